package london.outcomes.measure;

import static london.outcomes.measure.CellColumns.AREA;
import static london.outcomes.measure.CellColumns.COUNT;
import static london.outcomes.measure.CellColumns.DENOMINATOR;
import static london.outcomes.measure.CellColumns.GROUP;
import static london.outcomes.measure.CellColumns.GROUP_TYPE;
import static london.outcomes.measure.CellColumns.MEASURE;
import static london.outcomes.measure.CellColumns.PERIOD;
import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The change on the same period a year before (M02). Two periods a year apart share no month; a
 * small base gets no percentage. Nothing is compared across a change in recording, or while it
 * still fills up: an unfinished year against a finished one.
 */
final class Change {

  /** Below this count a percentage misleads (M02, {@code small_base}). */
  private static final int SMALL_BASE = 50;

  private Change() {}

  /**
   * Adds {@code change}, {@code change_pct}, {@code change_p}, {@code change_status} and {@code
   * is_settled}. Each row is also the earlier value of the period a year later, so that one pass
   * brings both together.
   *
   * @param values with {@code next_period_id}, {@code kind}, {@code recording_changes} and {@code
   *     settled_until}
   */
  static Dataset<Row> add(Dataset<Row> values) {
    Column own = struct(col("*")).as("own");
    Column earlier = compared();
    Column roles =
        array(
            struct(col(PERIOD).as("id"), lit(true).as("is_own")),
            struct(col("next_period_id").as("id"), lit(false).as("is_own")));
    Dataset<Row> paired =
        values
            .select(
                col(MEASURE),
                col(AREA),
                col(GROUP_TYPE),
                col(GROUP),
                own,
                earlier.as("earlier"),
                explode(roles).as("role"))
            .groupBy(
                col(MEASURE).as("_m"),
                col("role.id").as("_p"),
                col(AREA).as("_a"),
                col(GROUP_TYPE).as("_t"),
                col(GROUP).as("_g"))
            .agg(
                max(when(col("role.is_own"), col("own"))).as("own"),
                max(when(col("role.is_own").equalTo(false), col("earlier"))).as("earlier"))
            .where(col("own").isNotNull())
            .select(col("own.*"), col("earlier"));
    return described(paired)
        .drop("earlier", "kind", "next_period_id", "recording_changes", "settled_until");
  }

  /** Counts, of which a change can be told in per cent. */
  static Column isCounted() {
    return col("kind").isin("COUNT", "RATE");
  }

  /** Whether a change in per cent of what is compared with would mislead. */
  static Column isSmall(String earlier) {
    return isCounted().and(col(earlier + "." + COUNT).lt(SMALL_BASE));
  }

  static Column compared() {
    return struct(col(COUNT), col(DENOMINATOR), col("value"), col("standard_error"));
  }

  private static Dataset<Row> described(Dataset<Row> paired) {
    Column before = col("earlier." + COUNT);
    Column isBroken =
        exists(
            col("recording_changes"),
            date -> date.gt(add_months(col("period_start"), -12)).and(date.leq(col("period_end"))));
    Column status =
        when(isBroken, "recording-change")
            .when(col("value").isNull().or(col("earlier.value").isNull()), "no-earlier-value")
            .when(not(col("is_settled")), "unsettled")
            .when(isSmall("earlier"), "small-base")
            .otherwise("ok");
    Column isShown = col("change_status").isin("ok", "small-base");
    Column percent = lit(100).multiply(col(COUNT).minus(before)).divide(before);
    Column p = Formula.changeP().apply(col("kind"), compared(), col("earlier"));
    return paired
        .withColumn("is_settled", col("period_end").leq(col("settled_until")))
        .withColumn("change_status", status)
        .withColumn("change", when(isShown, col("value").minus(col("earlier.value"))))
        .withColumn(
            "change_pct", when(col("change_status").equalTo("ok").and(isCounted()), percent))
        .withColumn("change_p", when(isShown, p));
  }
}
