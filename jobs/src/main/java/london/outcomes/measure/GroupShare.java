package london.outcomes.measure;

import static london.outcomes.measure.CellColumns.ALL;
import static london.outcomes.measure.CellColumns.AREA;
import static london.outcomes.measure.CellColumns.COUNT;
import static london.outcomes.measure.CellColumns.DENOMINATOR;
import static london.outcomes.measure.CellColumns.GROUP_TYPE;
import static london.outcomes.measure.CellColumns.MEASURE;
import static london.outcomes.measure.CellColumns.PERIOD;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.stream.Stream;
import london.outcomes.catalogue.Kind;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * How many of the records that a breakdown divides are in each group: for the group {@code
 * unknown}, how much is not known. Every record is in one group of each breakdown.
 */
final class GroupShare {

  private static final String RECORDS = "_records";

  private GroupShare() {}

  /**
   * Notes how many records each group has.
   *
   * @param values with {@code kind}
   */
  static Dataset<Row> count(Dataset<Row> values) {
    Column isOfDenominator = col("kind").isin(kindsOfDenominator());
    Column records = when(isOfDenominator, col(DENOMINATOR)).otherwise(col(COUNT));
    return values.withColumn(RECORDS, when(col(GROUP_TYPE).notEqual(ALL), records));
  }

  /** Adds {@code group_base} and {@code group_pct}; both are null for everybody. */
  static Dataset<Row> add(Dataset<Row> counted) {
    Column all = sum(RECORDS).over(Window.partitionBy(MEASURE, PERIOD, AREA, GROUP_TYPE));
    Column share = lit(100).multiply(col(RECORDS)).divide(col("group_base"));
    return counted
        .withColumn("group_base", when(col(RECORDS).isNotNull(), all))
        .withColumn("group_pct", when(col("group_base").gt(0), share))
        .drop(RECORDS);
  }

  /** Kinds whose records are those of the denominator, of which only some are counted. */
  private static Object[] kindsOfDenominator() {
    return Stream.of(Kind.values())
        .filter(kind -> kind.isPart() || kind == Kind.MEAN)
        .map(Kind::name)
        .toArray();
  }
}
