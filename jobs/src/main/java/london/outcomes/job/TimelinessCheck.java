package london.outcomes.job;

import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import london.outcomes.ingest.Delivery;
import london.outcomes.ingest.RowCounts;
import london.outcomes.ingest.csv.Problem;

/** Notes a delivery that comes again, late, after a gap, or in an unusual size. */
final class TimelinessCheck {

  /** Fewer months than this say nothing about what is usual. */
  private static final int ENOUGH_MONTHS = 3;

  private TimelinessCheck() {}

  static void check(Delivery delivery, RowCounts counts, Holdings holdings, IngestReport report) {
    if (delivery.period().isEmpty()) {
      restated(delivery, counts.months(), holdings, report);
      return;
    }
    YearMonth month = delivery.period().get();
    TreeSet<String> held = holdings.months(delivery);
    String text = month.toString();
    if (holdings.isRestating(delivery)) {
      report.warn(delivery, Refusals.periodRestated(text, holdings.holder(delivery, text)));
    } else if (!held.isEmpty() && !held.contains(text) && text.compareTo(held.last()) < 0) {
      report.warn(delivery, Refusals.late(text, held.last()));
    }
    String before = month.minusMonths(1).toString();
    if (!held.isEmpty() && text.compareTo(held.last()) > 0 && !held.contains(before)) {
      report.warn(delivery, Refusals.gap(before));
    }
    unusualSize(delivery, counts, held, report.meanRows(delivery))
        .ifPresent(problem -> report.warn(delivery, problem));
    report.counted(delivery, counts.rows());
  }

  /**
   * Notes a delivery that takes the place of others and brings no new month, as a final year does.
   * A register that grows repeats what was there each time, and versions follow each other by
   * nature.
   */
  private static void restated(
      Delivery delivery, TreeSet<String> months, Holdings holdings, IngestReport report) {
    boolean isVersioned = delivery.source().upsert().isPresent();
    if (isVersioned || months.isEmpty() || !holdings.months(delivery).containsAll(months)) {
      return;
    }
    String span = months.first() + (months.size() > 1 ? " to " + months.last() : "");
    String before =
        months.stream()
            .map(month -> holdings.holder(delivery, month))
            .distinct()
            .filter(holder -> !holder.equals(delivery.id()))
            .collect(Collectors.joining(", "));
    // One that is read again takes its own place.
    if (!before.isEmpty()) {
      report.warn(delivery, Refusals.periodRestated(span, before));
    }
  }

  /** Whether a delivery has many more or fewer rows than those before it. */
  static Optional<Problem> unusualSize(
      Delivery delivery, RowCounts counts, Set<String> held, double mean) {
    boolean isUsual = Math.abs(counts.rows() - mean) <= delivery.source().volumeTolerance() * mean;
    boolean isComparable =
        delivery.period().isPresent() && held.size() >= ENOUGH_MONTHS && mean > 0;
    return isComparable && !isUsual
        ? Optional.of(Refusals.volume(counts.rows(), mean))
        : Optional.empty();
  }
}
