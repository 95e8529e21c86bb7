package london.outcomes.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import london.outcomes.run.DeliveryRecord;

/** What a run has left as it was, and why: lines for its summary. */
final class Skipped {

  private final List<String> lines = new ArrayList<>();

  List<String> lines() {
    return List.copyOf(lines);
  }

  /**
   * Deliveries of the ledger that were not decided on anew.
   *
   * @param replay why others were read again; empty where new ones were looked for
   */
  void deliveries(List<DeliveryRecord> known, IngestReport report, Optional<Replay> replay) {
    Set<String> anew =
        report.records().stream().map(DeliveryRecord::deliveryId).collect(Collectors.toSet());
    long left = known.stream().filter(d -> !anew.contains(d.deliveryId())).count();
    lines.addAll(report.unread());
    replay.ifPresent(r -> lines.addAll(r.skipped()));
    if (left > 0 && replay.isEmpty()) {
      add("%,d deliveries known already", left);
    }
  }

  /**
   * Months of cells.
   *
   * @param tallied those that were tallied
   */
  void cells(Coverage coverage, Set<String> tallied) {
    TreeSet<String> left = coverage.months();
    int all = left.size();
    left.removeAll(tallied);
    if (!left.isEmpty()) {
      add("%,d of %,d months of cells: what they rest on has not changed", left.size(), all);
    }
  }

  private void add(String line, Object... values) {
    lines.add(String.format(Locale.UK, line, values));
  }
}
