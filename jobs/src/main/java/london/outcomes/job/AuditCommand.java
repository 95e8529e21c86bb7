package london.outcomes.job;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import london.outcomes.catalogue.ExitCode;
import london.outcomes.catalogue.Failure;
import london.outcomes.disclosure.Audit;
import london.outcomes.disclosure.Audit.Found;
import london.outcomes.disclosure.MeasureCounts;
import london.outcomes.disclosure.Quantities;
import london.outcomes.disclosure.ReleasedCounts;
import london.outcomes.ingest.References;
import london.outcomes.run.JsonText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code outcomes audit}: what a reader with a pencil can find out about withheld figures. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = {
      "Attack the published figures: work out withheld small counts from areas, groups, windows and",
      "earlier releases. Ends with 65 when one is found."
    })
final class AuditCommand implements Callable<Integer> {

  private static final int EXAMPLES = 3;

  @Spec CommandSpec spec;

  @Mixin CommonOptions options;

  @Option(
      names = "--release",
      paramLabel = "ID",
      description = "Release to audit, with all before it; default: the latest.")
  String release = "";

  private final Clock clock;

  AuditCommand(Clock clock) {
    this.clock = clock;
  }

  /**
   * What an audit says.
   *
   * @param releases how many releases were put together
   */
  record Report(int releases, long milliseconds, int exposed, List<Found> measures) {

    private static Report of(int releases, Duration time, List<Found> found) {
      int exposed = found.stream().mapToInt(f -> f.exposed().size()).sum();
      return new Report(releases, time.toMillis(), exposed, found);
    }
  }

  @Override
  public Integer call() {
    Workplace place = options.open(spec.name());
    Quantities quantities = new Quantities(place.catalogue().measures());
    List<List<MeasureCounts>> editions =
        new Editions(place.lake(), new ReleasedCounts(quantities)).until(release);
    if (editions.isEmpty()) {
      throw new Failure.InputMissing(
          "No release %s in %s. Look with: outcomes query \"select distinct release_id from fact_measure\""
              .formatted(release, place.lake().root()));
    }
    var areas = new References(place.session(), place.catalogue().references()).list("area");
    long start = clock.millis();
    List<Found> found = new Audit(quantities, ReleasedCounts.parents(areas)).of(editions);
    Report report = Report.of(editions.size(), Duration.ofMillis(clock.millis() - start), found);
    spec.commandLine().getOut().println(options.json ? JsonText.of(report) : text(report));
    return (report.exposed() > 0 ? ExitCode.DATA_REJECTED : ExitCode.DONE).code();
  }

  private static String text(Report report) {
    StringBuilder text = new StringBuilder();
    line(
        text,
        "%-40s %8s %9s %6s %11s %8s",
        "measure",
        "figures",
        "withheld",
        "small",
        "for others",
        "exposed");
    for (Found f : report.measures()) {
      line(
          text,
          "%-40s %,8d %,9d %,6d %,11d %,8d",
          f.measureId(),
          f.figures(),
          f.withheld(),
          f.primary(),
          f.secondary(),
          f.exposed().size());
      f.exposed().stream().limit(EXAMPLES).forEach(place -> line(text, "    known: %s", place));
    }
    int figures = report.measures().stream().mapToInt(Found::figures).sum();
    int secondary = report.measures().stream().mapToInt(Found::secondary).sum();
    line(
        text,
        "%,d small counts can be worked out from %,d releases. %,d of %,d figures (%.1f %%) are withheld for others. (%.1f s)",
        report.exposed(),
        report.releases(),
        secondary,
        figures,
        figures == 0 ? 0 : 100.0 * secondary / figures,
        report.milliseconds() / 1000.0);
    return text.toString().stripTrailing();
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.UK, format, values)).append('\n');
  }
}
