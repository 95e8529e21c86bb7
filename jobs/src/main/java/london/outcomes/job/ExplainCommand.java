package london.outcomes.job;

import java.util.concurrent.Callable;
import london.outcomes.catalogue.ExitCode;
import london.outcomes.run.Explanation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code outcomes explain}: one figure, back to the files that it rests on. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Walk one figure back: value, cells, table versions, deliveries, files and rules.")
final class ExplainCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Mixin CommonOptions options;

  @Parameters(
      paramLabel = "MEASURE",
      description = "Id of a measure; conf/measures and dim_measure list them.")
  String measure;

  @Option(
      names = "--period",
      paramLabel = "ID",
      description =
          "2026-03, 2025-26-Q4, R12-2026-03, FY2025-26 or YTD-2026-03; default: the latest.")
  String period = "";

  @Option(
      names = "--area",
      paramLabel = "AREA",
      defaultValue = "E12000007",
      description = "Area code or name (default: London).")
  String area;

  @Option(
      names = "--group",
      paramLabel = "GROUP",
      defaultValue = "all",
      description = "Group (default: ${DEFAULT-VALUE}).")
  String group;

  @Override
  public Integer call() {
    Workplace place = options.open(spec.name());
    Figure figure = new Figure(place);
    Explanation explanation = figure.explain(measure, period, area, group);
    spec.commandLine().getOut().println(options.json ? explanation.toJson() : explanation.toText());
    return ExitCode.DONE.code();
  }
}
