package london.outcomes.job;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.ExitCode;
import london.outcomes.config.ConfigFolder;
import london.outcomes.config.ConfigProblem;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code outcomes check}: every mistake in {@code conf/}, before it costs anything. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Validate conf/: names, references, and every SQL expression against its table.")
final class CheckCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Mixin CommonOptions options;

  @Override
  public Integer call() {
    ConfigFolder config = options.config();
    ConfigFolder.Checked checked = config.read();
    List<ConfigProblem> problems = new ArrayList<>(checked.problems());
    if (problems.isEmpty()) {
      // Expressions are resolved by Spark, without a job; that needs sound definitions.
      SparkSession session = Sessions.open(spec.name(), config.environment(options.env));
      problems.addAll(new ExpressionCheck(session, checked.catalogue(), config).problems());
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
