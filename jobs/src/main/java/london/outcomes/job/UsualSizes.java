package london.outcomes.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import london.outcomes.ingest.Delivery;
import london.outcomes.run.DeliveryRecord;

/** How many rows the deliveries of a source and force usually have. */
final class UsualSizes {

  /** How many deliveries before one say what size is usual. */
  private static final int TRAILING = 12;

  private final Map<String, List<Long>> sizes = new HashMap<>();

  UsualSizes(List<DeliveryRecord> earlier) {
    earlier.stream()
        .filter(DeliveryRecord::isAccepted)
        .forEach(r -> of(r.sourceId(), r.forceId()).add(r.rowCount()));
  }

  /** Remembers the size of a delivery. */
  void add(Delivery delivery, long rows) {
    of(delivery.source().id(), delivery.forceId()).add(rows);
  }

  /** Mean rows of the last deliveries of the same source and force; 0 without any. */
  double mean(Delivery delivery) {
    return mean(delivery.source().id(), delivery.forceId());
  }

  /** The same, of a source and force by name. */
  double mean(String sourceId, String forceId) {
    List<Long> rows = of(sourceId, forceId);
    return rows.stream()
        .skip(Math.max(0, rows.size() - TRAILING))
        .mapToLong(Long::longValue)
        .average()
        .orElse(0);
  }

  private List<Long> of(String sourceId, String forceId) {
    return sizes.computeIfAbsent(sourceId + "/" + forceId, key -> new ArrayList<>());
  }
}
