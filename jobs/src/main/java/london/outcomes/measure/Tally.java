package london.outcomes.measure;

import static london.outcomes.measure.CellColumns.ALL;
import static london.outcomes.measure.CellColumns.AREA;
import static london.outcomes.measure.CellColumns.GROUP;
import static london.outcomes.measure.CellColumns.GROUP_TYPE;
import static london.outcomes.measure.CellColumns.MEASURE;
import static london.outcomes.measure.CellColumns.MONTH;
import static london.outcomes.measure.CellColumns.PART;
import static london.outcomes.measure.CellColumns.SUMS;
import static london.outcomes.measure.CellColumns.TABLE;
import static london.outcomes.measure.CellColumns.UNKNOWN;
import static london.outcomes.measure.CellColumns.YEAR;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.exists;
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
import java.util.stream.Stream;
import london.outcomes.catalogue.Breakdown;
import london.outcomes.catalogue.Measure;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Records to cells: one pass over a conformed table serves all measures on it. */
public final class Tally {

  private static final List<String> KEY = List.of(MEASURE, MONTH, AREA, GROUP_TYPE, GROUP);
  private static final List<String> PLACE = List.of(MEASURE, MONTH, AREA);
  private static final String ROWS = "_rows";

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
   * @return columns of the table {@code cells} but {@code run_id}: for each cell a row for the
   *     whole, and one for each of its parts
   */
  public Dataset<Row> cells(Dataset<Row> records, Dataset<Row> scaffold) {
    Dataset<Row> placed = placed(amounts(records), scaffold);
    List<Column> columns = new ArrayList<>(List.of(col("_scaffold.*"), col("_row.*")));
    return scaffold
        .select(with(KEY, struct(col("*")).as("_scaffold")))
        .join(placed, names(KEY), "left")
        .withColumn("_row", explode(withWhole(col(ROWS))))
        .select(columns.toArray(Column[]::new))
        .withColumn(TABLE, lit(measures.get(0).table()))
        .withColumn(YEAR, financialYear(col(MONTH)));
  }

  /** A cell has a row for the whole, also when nothing happened or all that did has parts. */
  private static Column withWhole(Column rows) {
    List<Column> none = new ArrayList<>(List.of(lit("").as(PART)));
    SUMS.forEach(sum -> none.add(lit(0.0).as(sum)));
    Column whole = array(struct(none.toArray(Column[]::new)));
    return when(rows.isNull(), whole)
        .when(exists(rows, row -> row.getField(PART).equalTo("")), rows)
        .otherwise(concat(whole, rows));
  }

  private static String[] names(List<String> names) {
    return names.toArray(String[]::new);
  }

  /** Sums for each measure, month, borough, group and part in which anything happened. */
  private Dataset<Row> amounts(Dataset<Row> records) {
    List<Column> sums = new ArrayList<>();
    List<Column> entries = new ArrayList<>();
    for (int i = 0; i < measures.size(); i++) {
      entries.add(entry(i, new Addends(measures.get(i)), sums));
    }
    Column isAnything =
        coalesce(SUMS.stream().map(s -> col("_entry." + s)).toArray(Column[]::new)).isNotNull();
    List<Column> columns =
        new ArrayList<>(List.of(col("_entry." + MEASURE), col(MONTH), col(AREA)));
    List.of(GROUP_TYPE, GROUP, PART).forEach(name -> columns.add(col(name)));
    SUMS.forEach(s -> columns.add(coalesce(col("_entry." + s), lit(0.0)).as(s)));
    return records
        .withColumn("_group", explode(groups()))
        .groupBy(
            col(MONTH),
            col("borough_code").as(AREA),
            col("_group.type").as(GROUP_TYPE),
            col("_group.id").as(GROUP),
            col("_group.cut").as("_cut"),
            col("_group.part").as(PART))
        .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new))
        .withColumn("_entry", explode(array(entries.toArray(Column[]::new))))
        .where(isAnything)
        .select(columns.toArray(Column[]::new));
  }

  /** One measure's sums; adds those to make to a list. */
  private Column entry(int number, Addends addends, List<Column> sums) {
    Column isOwnCut = col("_group.cut").equalTo(addends.part());
    List<Column> fields = new ArrayList<>(List.of(lit(addends.measure().id()).as(MEASURE)));
    Map<String, Column> own = addends.sums();
    for (String name : SUMS) {
      if (own.containsKey(name)) {
        String sum = "m" + number + "_" + name;
        sums.add(sum(isOnlyCut() ? own.get(name) : when(isOwnCut, own.get(name))).as(sum));
        fields.add(col(sum).as(name));
      } else {
        fields.add(lit(null).cast("double").as(name));
      }
    }
    return struct(fields.toArray(Column[]::new));
  }

  /** The ways to cut cells into parts; a record stands in each of its groups once for each. */
  private Map<String, List<Measure>> cuts() {
    Map<String, List<Measure>> cuts = new LinkedHashMap<>();
    measures.forEach(
        m -> cuts.computeIfAbsent(new Addends(m).part(), p -> new ArrayList<>()).add(m));
    return cuts;
  }

  private boolean isOnlyCut() {
    return cuts().size() == 1;
  }

  private Column groups() {
    List<Column> all = new ArrayList<>();
    cuts()
        .forEach(
            (part, own) -> {
              Map<String, Column> groups = new LinkedHashMap<>();
              groups.put(ALL, group(ALL, lit(ALL), part));
              for (Measure measure : own) {
                measure
                    .breakdowns()
                    .forEach(b -> groups.put(b.id(), group(b.id(), category(b), part)));
              }
              all.addAll(groups.values());
            });
    return array(all.toArray(Column[]::new));
  }

  /** A category that the definition does not name is unknown, like none: no record is lost. */
  private static Column category(Breakdown breakdown) {
    Column column = expr(breakdown.column());
    return when(column.isInCollection(breakdown.groups()), column).otherwise(UNKNOWN);
  }

  private static Column group(String type, Column id, String part) {
    Column own = coalesce(expr(part), lit(""));
    return struct(lit(type).as("type"), id.as("id"), lit(part).as("cut"), own.as("part"));
  }

  /** What lies in an area whose force has not delivered counts as unknown until it has. */
  private static Dataset<Row> placed(Dataset<Row> amounts, Dataset<Row> scaffold) {
    Dataset<Row> covered =
        scaffold.select(col(MEASURE), col(MONTH), col(AREA), lit(true).as("_covered")).distinct();
    List<Column> row = new ArrayList<>(List.of(col(PART)));
    List<Column> sums = new ArrayList<>();
    SUMS.forEach(name -> row.add(col(name)));
    SUMS.forEach(name -> sums.add(sum(name).as(name)));
    return amounts
        .join(broadcast(covered), names(PLACE), "left")
        .withColumn(AREA, when(col("_covered"), col(AREA)).otherwise(UNKNOWN))
        .groupBy(with(KEY, col(PART)))
        .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new))
        .groupBy(with(KEY))
        .agg(collect_list(struct(row.toArray(Column[]::new))).as(ROWS));
  }

  private static Column[] with(List<String> names, Column... more) {
    return Stream.concat(names.stream().map(org.apache.spark.sql.functions::col), Stream.of(more))
        .toArray(Column[]::new);
  }

  /** April to March: {@code 2025-26}. */
  static Column financialYear(Column date) {
    Column start =
        org.apache.spark.sql.functions.year(
            org.apache.spark.sql.functions.add_months(date, lit(-3)));
    return org.apache.spark.sql.functions.format_string("%d-%02d", start, start.plus(1).mod(100));
  }
}
