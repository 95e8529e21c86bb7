package london.outcomes.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * One row of the ledger {@code ops/delivery}; {@code conf/tables/delivery.yaml} says what it holds.
 */
public record DeliveryRecord(
    String deliveryId,
    String sourceId,
    String filePath,
    long fileSize,
    Instant modifiedAt,
    String sha256,
    String forceId,
    String vintage,
    List<String> months,
    boolean isComplete,
    String provenance,
    String verdict,
    String reasonCode,
    String message,
    long lineCount,
    long rowCount,
    long acceptedCount,
    long quarantinedCount,
    long droppedCount,
    String runId,
    long sequence) {

  public static final String ACCEPTED = "accepted";
  public static final String ACCEPTED_WITH_WARNING = "accepted-with-warning";
  public static final String REJECTED = "rejected";
  public static final String DUPLICATE = "duplicate";
  public static final String IGNORED = "ignored";

  /** An archive: what became of the files in it stands in their own rows. */
  public static final String OPENED = "opened";

  @JsonIgnore
  public boolean isAccepted() {
    return verdict.startsWith(ACCEPTED);
  }

  Row toRow() {
    return RowFactory.create(
        deliveryId,
        sourceId,
        filePath,
        fileSize,
        Timestamp.from(modifiedAt),
        sha256,
        forceId,
        vintage,
        months.toArray(String[]::new),
        isComplete,
        provenance,
        verdict,
        reasonCode,
        message,
        lineCount,
        rowCount,
        acceptedCount,
        quarantinedCount,
        droppedCount,
        runId,
        sequence);
  }

  static DeliveryRecord of(Row row) {
    return new DeliveryRecord(
        row.getString(0),
        row.getString(1),
        row.getString(2),
        row.getLong(3),
        row.getTimestamp(4).toInstant(),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getList(8),
        row.getBoolean(9),
        row.getString(10),
        row.getString(11),
        row.getString(12),
        row.getString(13),
        row.getLong(14),
        row.getLong(15),
        row.getLong(16),
        row.getLong(17),
        row.getLong(18),
        row.getString(19),
        row.getLong(20));
  }
}
