package london.outcomes.run;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** One row of {@code ops/reconciliation}: two sums that were compared. */
public record Reconciled(
    String deliveryId,
    String sourceId,
    String otherSourceId,
    String check,
    String month,
    String part,
    double left,
    double right,
    double difference,
    double tolerance,
    String verdict,
    String runId) {

  public static final String AGREES = "agrees";
  public static final String DIFFERS = "differs";

  /** What is replaced when it is compared again: a check of a delivery, or of a month. */
  static final String SUBJECT =
      "concat_ws('/', delivery_id, source_id, check_name, if(delivery_id = '', month, ''))";

  String subject() {
    return String.join("/", deliveryId, sourceId, check, deliveryId.isEmpty() ? month : "");
  }

  Row toRow() {
    return RowFactory.create(
        deliveryId,
        sourceId,
        otherSourceId,
        check,
        month,
        part,
        left,
        right,
        difference,
        tolerance,
        verdict,
        runId);
  }

  static Reconciled of(Row row) {
    return new Reconciled(
        row.getString(0),
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getDouble(6),
        row.getDouble(7),
        row.getDouble(8),
        row.getDouble(9),
        row.getString(10),
        row.getString(11));
  }
}
