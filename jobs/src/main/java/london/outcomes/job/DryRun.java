package london.outcomes.job;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import london.outcomes.ingest.Delivery;
import london.outcomes.run.DeliveryRecord;
import london.outcomes.run.Ledger;
import picocli.CommandLine.Model.CommandSpec;

/** What a run would read, without writing anything. */
final class DryRun {

  private DryRun() {}

  static int of(CommandSpec spec, CommonOptions options, Clock clock) {
    Workplace place = options.open(spec.name());
    List<DeliveryRecord> known = new Ledger(place.lake()).deliveries();
    IngestReport report = new IngestReport(options.run(clock).id(), known);
    Arrivals arrivals =
        Arrivals.withoutCopies(
            place.lake(), place.environment(), place.catalogue().sources().values(), known, report);
    Map<String, List<Delivery>> byContract = arrivals.look();
    var out = spec.commandLine().getOut();
    out.println("A run would read:");
    byContract.forEach(
        (source, deliveries) ->
            deliveries.forEach(d -> out.println("  " + source + ": " + d.fileName())));
    if (byContract.isEmpty()) {
      out.println("  nothing: every file is known");
    }
    for (DeliveryRecord record : report.records()) {
      if (!record.reasonCode().isEmpty()) {
        out.println(
            "  %s: %s: %s: %s"
                .formatted(
                    record.verdict(), record.filePath(), record.reasonCode(), record.message()));
      }
    }
    return 0;
  }
}
