package london.outcomes.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Failure;
import london.outcomes.catalogue.NearMisses;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.config.ConfigFolder;
import london.outcomes.config.ConfigProblem;
import london.outcomes.ingest.Batch;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code outcomes read}: how one file would be read, without a trace. */
@Command(
    name = "read",
    mixinStandardHelpOptions = true,
    description = {
      "Read one file as its contract says, and show what would become of its rows.",
      "No lake is opened and nothing is written. Accepted rows go to standard output as CSV in UTF-8"
          + " (RFC 4180; formulas are not neutralised: this is no export), all else to standard"
          + " error. Of a delivery that would be rejected no row is accepted, and the exit code is"
          + " 65."
    })
final class ReadCommand implements Callable<Integer> {

  private static final int ACCEPTED = 20;
  private static final int REFUSED = 10;

  @Spec CommandSpec spec;

  @Mixin CommonOptions options;

  @Parameters(paramLabel = "FILE", description = "A file as an agency delivers it.")
  Path file;

  @ArgGroup Choice choice = new Choice();

  @Option(
      names = "--period",
      paramLabel = "YYYY-MM",
      description =
          "Month that the delivery is for, where the contract takes it from the file's name. Else:"
              + " what the name says; if it says nothing, the first month in the rows; if there is"
              + " none, the month of the run.")
  YearMonth period;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description =
          "Most accepted and most refused rows to show; 0 for none, 'all' for all"
              + " (default: 20 accepted, 10 refused).")
  String rows;

  private final Clock clock;

  ReadCommand(Clock clock) {
    this.clock = clock;
  }

  /** Which contract, when the file's name does not say it. */
  static final class Choice {
    @Option(
        names = "--source",
        paramLabel = "ID",
        description = "Contract of conf/sources, whatever the file's name.")
    String source;

    @Option(
        names = "--contract",
        paramLabel = "PATH",
        description =
            "Contract file outside conf/, checked against the tables and lists of conf/; it may"
                + " name no conformed table yet.")
    Path contract;
  }

  @Override
  public Integer call() throws IOException {
    int accepted = most(ACCEPTED);
    int refused = most(REFUSED);
    ConfigFolder config = options.config();
    Catalogue catalogue = config.load();
    if (!Files.isRegularFile(file)) {
      throw new Failure.InputMissing("No file at " + file + ". Name one file, not a folder.");
    }
    SourceContract contract = contract(config, catalogue);
    SparkSession session = Sessions.open(spec.name(), config.environment(options.env));
    requireSound(new ExpressionCheck(session, catalogue, config), contract);
    TrialReader reader = new TrialReader(session, catalogue, options.run(clock).asOf());
    Trial trial = reader.read(contract, file, Optional.ofNullable(period));
    var line = spec.commandLine();
    if (options.json) {
      new TrialJson(line.getOut()).print(trial, accepted, refused);
    } else {
      new TrialText(line.getOut(), line.getErr()).print(trial, accepted, refused);
    }
    trial.batch().ifPresent(Batch::release);
    return trial.exitCode().code();
  }

  private int most(int otherwise) {
    if (rows == null) {
      return otherwise;
    }
    if (rows.equals("all")) {
      return Integer.MAX_VALUE;
    }
    if (!rows.matches("[0-9]{1,9}")) {
      throw new ParameterException(
          spec.commandLine(), "--rows: '" + rows + "' is neither a number nor 'all'.");
    }
    return Integer.parseInt(rows);
  }

  private SourceContract contract(ConfigFolder config, Catalogue catalogue) {
    if (choice.contract != null) {
      return config.contract(choice.contract, catalogue);
    }
    if (choice.source != null) {
      return Optional.ofNullable(catalogue.sources().get(choice.source))
          .orElseThrow(() -> new Failure.Usage(unknown(catalogue)));
    }
    String name = file.getFileName().toString();
    String path = file.toAbsolutePath().toString();
    return catalogue.sources().values().stream()
        .filter(c -> c.fileNames().matches(path))
        .findFirst()
        .orElseThrow(() -> new Failure.InputMissing(unknown(name, path, catalogue)));
  }

  /** A wrong expression is the author's to mend, with its line, and not a fault of ours. */
  private void requireSound(ExpressionCheck check, SourceContract contract) {
    String label =
        choice.contract == null
            ? "conf/sources/" + contract.id() + ".yaml"
            : choice.contract.toString();
    List<ConfigProblem> problems = check.problems(label, contract);
    if (!problems.isEmpty()) {
      throw new Failure.Configuration(
          problems.stream().map(ConfigProblem::toString).collect(Collectors.joining("\n")));
    }
  }

  private String unknown(Catalogue catalogue) {
    return "No contract '%s' in conf/sources. There are: %s. Choose one with --source."
        .formatted(choice.source, String.join(", ", catalogue.sources().keySet()));
  }

  private static String unknown(String name, String path, Catalogue catalogue) {
    StringBuilder text = new StringBuilder("No contract knows the file name '" + name + "'");
    new NearMisses(catalogue.sources().values())
        .closest(path)
        .ifPresent(near -> text.append("; ").append(near));
    text.append(". Names:");
    catalogue
        .sources()
        .values()
        .forEach(c -> text.append("\n  ").append(c.id()).append(": ").append(c.fileNames()));
    return text.append("\nChoose a contract with --source ID or --contract PATH.").toString();
  }
}
