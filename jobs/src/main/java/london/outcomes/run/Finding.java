package london.outcomes.run;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * One row of {@code ops/finding}: what a rule found in a delivery, or in a source as it stands
 * since the last run.
 */
public record Finding(
    String deliveryId,
    String sourceId,
    String ruleCode,
    String effect,
    long rowCount,
    String message,
    String runId) {

  public static final String REJECT = "reject";
  public static final String QUARANTINE = "quarantine";
  public static final String DROP = "drop";
  public static final String WARN = "warn";

  /** Delivery of what is said of a source as a whole. */
  public static final String NO_DELIVERY = "";

  Row toRow() {
    return RowFactory.create(deliveryId, sourceId, ruleCode, effect, rowCount, message, runId);
  }

  static Finding of(Row row) {
    return new Finding(
        row.getString(0),
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getLong(4),
        row.getString(5),
        row.getString(6));
  }
}
