package london.outcomes.measure;

import static london.outcomes.measure.CellColumns.ALL;
import static london.outcomes.measure.CellColumns.AMOUNT;
import static london.outcomes.measure.CellColumns.AREA;
import static london.outcomes.measure.CellColumns.GROUP;
import static london.outcomes.measure.CellColumns.GROUP_TYPE;
import static london.outcomes.measure.CellColumns.MEASURE;
import static london.outcomes.measure.CellColumns.MONTH;
import static london.outcomes.measure.CellColumns.TABLE;
import static london.outcomes.measure.CellColumns.UNKNOWN;
import static london.outcomes.measure.CellColumns.YEAR;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import london.outcomes.catalogue.Breakdown;
import london.outcomes.catalogue.Measure;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Records to cells: one pass over a conformed table serves all measures on it. */
public final class Tally {

  private static final List<String> KEY = List.of(MEASURE, MONTH, AREA, GROUP_TYPE, GROUP);
  private static final List<String> PLACE = List.of(MEASURE, MONTH, AREA);

  private final List<Measure> measures;

  /**
   * @param measures measures that share a table
   */
  public Tally(List<Measure> measures) {
    this.measures = measures;
  }

  /**
   * Counts.
   *
   * @param records rows of the measures' table for the months in question, with {@code month},
   *     {@code borough_code} and {@code source_id}
   * @param scaffold one row for every cell that must be there: {@link Scaffold}
   * @return columns of the table {@code cells} but {@code run_id}
   */
  public Dataset<Row> cells(Dataset<Row> records, Dataset<Row> scaffold) {
    Dataset<Row> placed = placed(amounts(records), scaffold);
    return scaffold
        .join(placed, names(KEY), "left")
        .withColumn(AMOUNT, coalesce(col(AMOUNT), lit(0.0)))
        .withColumn(TABLE, lit(measures.get(0).table()))
        .withColumn(YEAR, financialYear(col(MONTH)));
  }

  private static String[] names(List<String> names) {
    return names.toArray(String[]::new);
  }

  /** Sums for each measure, month, borough and group in which anything happened. */
  private Dataset<Row> amounts(Dataset<Row> records) {
    List<Column> sums = new ArrayList<>();
    List<Column> entries = new ArrayList<>();
    for (int i = 0; i < measures.size(); i++) {
      Measure measure = measures.get(i);
      sums.add(sum(amount(measure)).as("m" + i));
      entries.add(struct(lit(measure.id()).as(MEASURE), col("m" + i).as(AMOUNT)));
    }
    return records
        .withColumn("_group", explode(groups()))
        .groupBy(
            col(MONTH),
            col("borough_code").as(AREA),
            col("_group.type").as(GROUP_TYPE),
            col("_group.id").as(GROUP))
        .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new))
        .withColumn("_entry", explode(array(entries.toArray(Column[]::new))))
        .select(
            col("_entry." + MEASURE),
            col(MONTH),
            col(AREA),
            col(GROUP_TYPE),
            col(GROUP),
            col("_entry." + AMOUNT))
        .where(col(AMOUNT).isNotNull());
  }

  private static Column amount(Measure measure) {
    Column counts =
        expr(measure.numerator().where()).and(col("source_id").isInCollection(measure.sources()));
    return when(counts, expr(measure.numerator().sum()).cast("double"));
  }

  private Column groups() {
    Map<String, Column> groups = new LinkedHashMap<>();
    groups.put(ALL, group(ALL, lit(ALL)));
    for (Measure measure : measures) {
      measure.breakdowns().forEach(b -> groups.put(b.id(), group(b.id(), category(b))));
    }
    return array(groups.values().toArray(Column[]::new));
  }

  /** A category that the definition does not name is unknown, like none: no record is lost. */
  private static Column category(Breakdown breakdown) {
    Column column = col(breakdown.column());
    return when(column.isInCollection(breakdown.groups()), column).otherwise(UNKNOWN);
  }

  private static Column group(String type, Column id) {
    return struct(lit(type).as("type"), id.as("id"));
  }

  /** What lies in an area whose force has not delivered counts as unknown until it has. */
  private static Dataset<Row> placed(Dataset<Row> amounts, Dataset<Row> scaffold) {
    Dataset<Row> covered =
        scaffold.select(col(MEASURE), col(MONTH), col(AREA), lit(true).as("_covered")).distinct();
    return amounts
        .join(broadcast(covered), names(PLACE), "left")
        .withColumn(AREA, when(col("_covered"), col(AREA)).otherwise(UNKNOWN))
        .groupBy(KEY.stream().map(org.apache.spark.sql.functions::col).toArray(Column[]::new))
        .agg(sum(AMOUNT).as(AMOUNT));
  }

  /** April to March: {@code 2025-26}. */
  static Column financialYear(Column date) {
    Column start =
        org.apache.spark.sql.functions.year(
            org.apache.spark.sql.functions.add_months(date, lit(-3)));
    return org.apache.spark.sql.functions.format_string("%d-%02d", start, start.plus(1).mod(100));
  }
}
