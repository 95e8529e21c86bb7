package london.outcomes.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import london.outcomes.catalogue.ExitCode;
import london.outcomes.catalogue.Failure;
import london.outcomes.config.DraftText;
import london.outcomes.ingest.Drafting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code outcomes contract}: a first contract for a file, for its author to finish. */
@Command(
    name = "contract",
    mixinStandardHelpOptions = true,
    description = {
      "Draft a contract from a sample file, and print it as YAML.",
      "At most the first 10,000 rows are read. 'outcomes read FILE --contract DRAFT' accepts the"
          + " draft as it is; a TODO marks what only a person can decide. No value of a column that"
          + " looks like personal data is shown. Exit code 65: the file is no table that can be"
          + " read."
    })
final class ContractCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A sample, as the agency delivers it.")
  Path file;

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new Failure.InputMissing("No file at " + file + ". Name one file, not a folder.");
    }
    Drafting drafting =
        Drafting.of(file.getFileName().toString(), Files.size(file), Files.newInputStream(file));
    var line = spec.commandLine();
    drafting.draft().map(DraftText::of).ifPresent(line.getOut()::print);
    line.getOut().flush();
    drafting
        .problems()
        .forEach(p -> line.getErr().println("Rejected  " + p.code() + ": " + p.detail()));
    return (drafting.draft().isPresent() ? ExitCode.DONE : ExitCode.DATA_REJECTED).code();
  }
}
