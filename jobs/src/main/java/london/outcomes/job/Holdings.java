package london.outcomes.job;

import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.ingest.Delivery;
import london.outcomes.ingest.RowCounts;
import london.outcomes.run.DeliveryRecord;

/**
 * Which delivery supplies which month. A file that names its month supplies it from then on; among
 * files that hold many months the newest vintage (the latest last month) supplies each of them,
 * whatever the order of arrival, and of equal vintages the one that came last.
 */
final class Holdings {

  private final Map<String, Holding> byMonth = new HashMap<>();

  Holdings(Collection<DeliveryRecord> ledger) {
    for (DeliveryRecord record : ledger) {
      if (record.isAccepted()) {
        record.months().forEach(month -> claim(key(record, month), holding(record)));
      }
    }
  }

  /** The months of the source that anyone supplies, for the force of the delivery. */
  synchronized TreeSet<String> months(Delivery delivery) {
    String prefix = delivery.source().id() + "/" + delivery.forceId() + "/";
    TreeSet<String> months = new TreeSet<>();
    byMonth.keySet().stream()
        .filter(key -> key.startsWith(prefix))
        .forEach(key -> months.add(key.substring(prefix.length())));
    return months;
  }

  /**
   * Enters a delivery and returns the months that it now supplies.
   *
   * @param counts its counted rows
   */
  synchronized Set<String> claim(Delivery delivery, RowCounts counts) {
    Set<String> held = held(delivery, counts);
    // As the ledger says it of earlier deliveries: else an older one would win over its
    // restatement.
    String vintage =
        delivery.forceId().isEmpty() && !held.isEmpty() ? new TreeSet<>(held).last() : "";
    Set<String> won = new TreeSet<>();
    Holding own = new Holding(delivery.id(), vintage, delivery.sequence());
    for (String month : held) {
      if (claim(key(delivery, month), own)) {
        won.add(month);
      }
    }
    return won;
  }

  /** The delivery that supplies the month; empty when none does. */
  synchronized String holder(Delivery delivery, String month) {
    Holding holder = byMonth.get(key(delivery, month));
    return holder == null ? "" : holder.deliveryId;
  }

  synchronized boolean isHolder(Delivery delivery, String month) {
    return holder(delivery, month).equals(delivery.id());
  }

  /** Whether another delivery supplies the month that this one names. */
  synchronized boolean isRestating(Delivery delivery) {
    String holder = delivery.period().map(m -> holder(delivery, m.toString())).orElse("");
    return !holder.isEmpty() && !holder.equals(delivery.id());
  }

  /** Whether a delivery of the ledger still supplies any of its months. */
  boolean isHolder(DeliveryRecord record) {
    return !held(record).isEmpty();
  }

  /** The months that a delivery of the ledger still supplies. */
  synchronized TreeSet<String> held(DeliveryRecord record) {
    TreeSet<String> months = new TreeSet<>(record.months());
    months.removeIf(
        month -> {
          Holding holder = byMonth.get(key(record, month));
          return holder == null || !holder.deliveryId.equals(record.deliveryId());
        });
    return months;
  }

  private boolean claim(String key, Holding own) {
    Holding holder = byMonth.merge(key, own, Holding::newer);
    return holder.equals(own);
  }

  /** Months that a delivery speaks about, also those in which nothing happened. */
  private static Set<String> held(Delivery delivery, RowCounts counts) {
    if (delivery.period().isPresent()) {
      return Set.of(delivery.period().get().toString());
    }
    TreeSet<String> seen = counts.months();
    SourceContract source = delivery.source();
    return seen.isEmpty() || !source.melt().isNone() ? seen : range(seen.first(), seen.last());
  }

  /** A register without month columns speaks about every month between its first and its last. */
  private static Set<String> range(String first, String last) {
    Set<String> months = new TreeSet<>();
    YearMonth end = YearMonth.parse(last);
    for (YearMonth m = YearMonth.parse(first); !m.isAfter(end); m = m.plusMonths(1)) {
      months.add(m.toString());
    }
    return months;
  }

  private static Holding holding(DeliveryRecord record) {
    boolean isNamed = !record.forceId().isEmpty();
    return new Holding(record.deliveryId(), isNamed ? "" : record.vintage(), record.sequence());
  }

  private static String key(DeliveryRecord record, String month) {
    return record.sourceId() + "/" + record.forceId() + "/" + month;
  }

  private static String key(Delivery delivery, String month) {
    return delivery.source().id() + "/" + delivery.forceId() + "/" + month;
  }

  private record Holding(String deliveryId, String vintage, long sequence) {

    Holding newer(Holding other) {
      int order = vintage.compareTo(other.vintage);
      return order == 0 ? (sequence > other.sequence ? this : other) : order > 0 ? this : other;
    }
  }
}
