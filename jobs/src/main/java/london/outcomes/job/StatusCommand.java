package london.outcomes.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import london.outcomes.run.DeliveryRecord;
import london.outcomes.run.Ledger;
import london.outcomes.table.LakeTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code outcomes status}: what is in the lake, and what waits for a person. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Show what has arrived, what was rejected, and the tables' versions.")
final class StatusCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Mixin CommonOptions options;

  @Override
  public Integer call() {
    Workplace place = options.open(spec.name());
    List<DeliveryRecord> ledger = new Ledger(place.lake()).deliveries();
    var out = spec.commandLine().getOut();
    out.println("Lake " + place.lake().root());
    out.println();
    out.println("Sources (months held)");
    Map<String, TreeSet<String>> months = new LinkedHashMap<>();
    place.catalogue().sources().keySet().forEach(id -> months.put(id, new TreeSet<>()));
    ledger.stream()
        .filter(DeliveryRecord::isAccepted)
        .filter(r -> months.containsKey(r.sourceId()))
        .forEach(r -> months.get(r.sourceId()).addAll(r.months()));
    months.forEach(
        (source, held) ->
            out.printf(
                "  %-24s %s%n",
                source,
                held.isEmpty()
                    ? "nothing yet"
                    : "%d, %s to %s".formatted(held.size(), held.first(), held.last())));
    List<DeliveryRecord> refused =
        ledger.stream().filter(r -> !r.isAccepted() && !r.reasonCode().isEmpty()).toList();
    if (!refused.isEmpty()) {
      out.println();
      out.println("Not taken in");
      refused.forEach(
          r ->
              out.printf(
                  "  %-9s %s: %s: %s%n", r.verdict(), r.filePath(), r.reasonCode(), r.message()));
    }
    out.println();
    out.println("Tables (Delta version)");
    for (String name : place.catalogue().tables().keySet()) {
      if (place.catalogue().table(name).view().isEmpty()) {
        LakeTable table = place.lake().table(name);
        String version = table.version().isPresent() ? "" + table.version().getAsLong() : "-";
        out.printf("  %-12s %-18s %s%n", table.definition().layer(), name, version);
      }
    }
    return 0;
  }
}
