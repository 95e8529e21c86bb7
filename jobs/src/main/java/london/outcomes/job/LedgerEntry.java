package london.outcomes.job;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import london.outcomes.ingest.Delivery;
import london.outcomes.ingest.RowCounts;
import london.outcomes.run.DeliveryRecord;

/**
 * What the ledger says of a delivery once its rows are counted.
 *
 * @param arrived what it says of the file
 * @param months months that the delivery supplies
 */
record LedgerEntry(
    DeliveryRecord arrived, Delivery delivery, RowCounts counts, Set<String> months) {

  /** A file of which no row has been read. */
  static DeliveryRecord of(
      Arrival entry, String verdict, String code, String message, String runId) {
    return new DeliveryRecord(
        entry.id(),
        entry.sourceId(),
        entry.file.path(),
        entry.file.size(),
        entry.file.modifiedAt(),
        entry.sha256,
        "",
        "",
        List.of(),
        true,
        entry.provenance,
        verdict,
        code,
        message,
        0,
        0,
        0,
        0,
        0,
        runId,
        entry.sequence);
  }

  DeliveryRecord decided(String verdict, String code, String message, String runId) {
    boolean isTaken = verdict.startsWith(DeliveryRecord.ACCEPTED);
    Optional<String> vintage =
        Optional.of(new TreeSet<>(months)).filter(m -> !m.isEmpty()).map(TreeSet::last);
    return new DeliveryRecord(
        arrived.deliveryId(),
        arrived.sourceId(),
        arrived.filePath(),
        arrived.fileSize(),
        arrived.modifiedAt(),
        arrived.sha256(),
        delivery.forceId(),
        vintage.orElse(""),
        List.copyOf(months),
        isComplete(delivery, counts),
        arrived.provenance(),
        verdict,
        code,
        message,
        counts.records(),
        counts.rows(),
        isTaken ? counts.accepted() : 0,
        counts.quarantinedRows(),
        counts.droppedRows(),
        runId,
        arrived.sequence());
  }

  /** Whether all kinds of rows are there that a whole file holds at least. */
  static boolean isComplete(Delivery delivery, RowCounts counts) {
    return delivery
        .source()
        .completeness()
        .map(c -> counts.kinds().size() >= c.kinds())
        .orElse(true);
  }
}
