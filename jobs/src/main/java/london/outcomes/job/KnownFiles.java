package london.outcomes.job;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import london.outcomes.run.DeliveryRecord;
import london.outcomes.table.StoredFile;

/** What the ledger knows of files, by their path and by their content. */
final class KnownFiles {

  private final Map<String, DeliveryRecord> byPath = new HashMap<>();
  private final Map<String, DeliveryRecord> acceptedById = new HashMap<>();
  private long sequence;

  KnownFiles(Collection<DeliveryRecord> ledger) {
    for (DeliveryRecord record : ledger) {
      sequence = Math.max(sequence, record.sequence());
      if (record.isAccepted()) {
        acceptedById.put(record.deliveryId(), record);
      }
    }
    ledger.stream().filter(this::isDecided).forEach(r -> byPath.put(r.filePath(), r));
  }

  /** A copy of a file that was rejected in the end has yet to be looked at. */
  private boolean isDecided(DeliveryRecord record) {
    return !record.verdict().equals(DeliveryRecord.DUPLICATE)
        || acceptedById.containsKey(record.deliveryId());
  }

  long nextSequence() {
    return ++sequence;
  }

  /** Whether path, size and time are as they were: then it need not be opened. */
  boolean isUnchanged(StoredFile file) {
    DeliveryRecord known = byPath.get(file.path());
    return known != null
        && known.fileSize() == file.size()
        && known.modifiedAt().equals(file.modifiedAt());
  }

  /** The accepted delivery with the same content, unless the file has returned to it. */
  Optional<DeliveryRecord> same(Arrival arrival) {
    return Optional.ofNullable(acceptedById.get(arrival.id()))
        .filter(same -> !isTakenBack(arrival, same));
  }

  /** Whether a file has returned to content that another content had replaced under its name. */
  private boolean isTakenBack(Arrival arrival, DeliveryRecord same) {
    DeliveryRecord last = byPath.get(arrival.file.path());
    return same.filePath().equals(arrival.file.path())
        && last != null
        && last.isAccepted()
        && !last.deliveryId().equals(same.deliveryId());
  }

  /** The accepted delivery that stood under the same path before. */
  Optional<DeliveryRecord> before(Arrival arrival) {
    return Optional.ofNullable(byPath.get(arrival.file.path())).filter(DeliveryRecord::isAccepted);
  }

  /** A delivery that will be read: the same content is not read again in this run. */
  void enter(DeliveryRecord pending) {
    acceptedById.put(pending.deliveryId(), pending);
  }
}
