package london.outcomes.measure;

import static london.outcomes.measure.CellColumns.AREA;
import static london.outcomes.measure.CellColumns.COUNT;
import static london.outcomes.measure.CellColumns.DENOMINATOR;
import static london.outcomes.measure.CellColumns.GROUP;
import static london.outcomes.measure.CellColumns.GROUP_TYPE;
import static london.outcomes.measure.CellColumns.MEASURE;
import static london.outcomes.measure.CellColumns.PERIOD;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The change on the same period a year before (M02). Two periods a year apart share no month; a
 * small base gets no percentage, and nothing is compared across a change in recording.
 */
final class Change {

  /** Below this count a percentage misleads (M02, {@code small_base}). */
  private static final int SMALL_BASE = 50;

  private Change() {}

  /**
   * Adds {@code change}, {@code change_pct}, {@code change_p} and {@code change_status}.
   *
   * @param recordingChanges one row a measure and date of a known change in recording
   */
  static Dataset<Row> add(Dataset<Row> values, Dataset<Row> recordingChanges) {
    Dataset<Row> prior =
        values.select(
            col(MEASURE),
            col(PERIOD).as("prior_period_id"),
            col(AREA),
            col(GROUP_TYPE),
            col(GROUP),
            col(COUNT).as("_count"),
            col(DENOMINATOR).as("_of"),
            col("value").as("_value"));
    Dataset<Row> broken =
        values
            .select(MEASURE, PERIOD, "prior_start", "period_end")
            .distinct()
            .join(broadcast(recordingChanges), MEASURE)
            .where(col("date").gt(col("prior_start")).and(col("date").leq(col("period_end"))))
            .select(col(MEASURE), col(PERIOD), lit(true).as("_broken"))
            .distinct();
    String[] key = {MEASURE, "prior_period_id", AREA, GROUP_TYPE, GROUP};
    Dataset<Row> joined =
        values
            .join(prior, key, "left")
            .join(broadcast(broken), new String[] {MEASURE, PERIOD}, "left");
    return described(joined)
        .drop("_count", "_of", "_value", "_broken", "prior_period_id", "prior_start", "kind");
  }

  private static Dataset<Row> described(Dataset<Row> joined) {
    Column isCounted = col("kind").isin("COUNT", "RATE");
    Column status =
        when(col("_broken"), "recording-change")
            .when(col("value").isNull().or(col("_value").isNull()), "no-earlier-value")
            .when(isCounted.and(col("_count").lt(SMALL_BASE)), "small-base")
            .otherwise("ok");
    Column isShown = col("change_status").isin("ok", "small-base");
    Column percent = lit(100).multiply(col(COUNT).minus(col("_count"))).divide(col("_count"));
    Column p =
        Formula.changeP()
            .apply(col("kind"), col(COUNT), col(DENOMINATOR), col("_count"), col("_of"));
    return joined
        .withColumn("change_status", status)
        .withColumn("change", when(isShown, col("value").minus(col("_value"))))
        .withColumn("change_pct", when(col("change_status").equalTo("ok").and(isCounted), percent))
        .withColumn("change_p", when(isShown, p));
  }
}
