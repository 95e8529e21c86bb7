package london.outcomes.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.ExitCode;
import london.outcomes.config.ConfigFolder;
import london.outcomes.config.ConfigProblem;
import london.outcomes.publish.Documents;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code outcomes check}: every mistake in {@code conf/}, before it costs anything. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Validate conf/: names, references, and every SQL expression against its table.")
final class CheckCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Mixin CommonOptions options;

  @Option(
      names = "--write-docs",
      description = "Also write the pages of docs/ that follow from conf/.")
  boolean isWritingDocs;

  @Override
  public Integer call() throws IOException {
    ConfigFolder config = options.config();
    Path docs = CommonOptions.home().resolve("docs");
    ConfigFolder.Checked checked = config.read();
    List<ConfigProblem> problems = new ArrayList<>(checked.problems());
    if (problems.isEmpty()) {
      problems.addAll(new GroupCheck(checked.catalogue(), config).problems());
      // Expressions are resolved by Spark, without a job; that needs sound definitions.
      SparkSession session = Sessions.open(spec.name(), config.environment(options.env));
      problems.addAll(new ExpressionCheck(session, checked.catalogue(), config).problems());
    }
    if (problems.isEmpty()) {
      problems.addAll(config.contractProblems(checked.catalogue(), docs.resolve("contracts")));
    }
    if (problems.isEmpty() && isWritingDocs) {
      Files.createDirectories(docs.resolve("measures"));
      Files.createDirectories(docs.resolve("contracts"));
      for (var page : new Documents(checked.catalogue(), config.examples()).all().entrySet()) {
        Files.writeString(docs.resolve(page.getKey()), page.getValue());
      }
    }
    var out = spec.commandLine().getOut();
    problems.forEach(out::println);
    Catalogue catalogue = checked.catalogue();
    out.printf(
        "%s: %d sources, %d tables, %d measures, %d reference lists%n",
        problems.isEmpty() ? "conf/ is sound" : problems.size() + " mistakes",
        catalogue.sources().size(),
        catalogue.tables().size(),
        catalogue.measures().size(),
        catalogue.references().size());
    return (problems.isEmpty() ? ExitCode.DONE : ExitCode.CONFIGURATION).code();
  }
}
