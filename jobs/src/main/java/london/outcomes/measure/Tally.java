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
import java.util.function.Function;
import java.util.stream.Stream;
import london.outcomes.catalogue.Breakdown;
import london.outcomes.catalogue.Measure;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Records to cells: one pass over a conformed table serves all measures on it. */
public final class Tally {

  private static final String[] PLACE = {MEASURE, MONTH, AREA};
  private static final String[] OF_GROUP = {MEASURE, GROUP_TYPE, GROUP};
  private static final String[] CELL = {MEASURE, MONTH, AREA, GROUP_TYPE, GROUP, PART};

  private final List<Measure> measures;

  /**
   * @param measures measures that share a table
   */
  public Tally(List<Measure> measures) {
    this.measures = measures;
  }

  /**
   * Brings amounts to the cells that must be there. What lies in an area whose force has not
   * delivered counts in the area {@code unknown} until it has.
   *
   * @param amounts of one table, or those of several together
   * @param places the places of a {@link Scaffold}
   * @param groups its groups
   * @return columns of the table {@code cells} but {@code run_id}: for each cell a row for the
   *     whole, also when nothing happened, and one for each of its parts
   */
  public static Dataset<Row> cells(Dataset<Row> amounts, Dataset<Row> places, Dataset<Row> groups) {
    Dataset<Row> covered = places.select(PeriodSums.cols(PLACE));
    Dataset<Row> nothing =
        covered
            .join(broadcast(groups.drop(TABLE)), MEASURE)
            .withColumn(PART, lit(""))
            .select(cell(sum -> lit(0.0)));
    return total(placed(amounts, covered).unionByName(nothing))
        .join(broadcast(places), PLACE)
        .join(broadcast(groups), OF_GROUP);
  }

  private static Dataset<Row> placed(Dataset<Row> amounts, Dataset<Row> covered) {
    return amounts
        .join(broadcast(covered.withColumn("_covered", lit(true))), PLACE, "left")
        .withColumn(AREA, when(col("_covered"), col(AREA)).otherwise(UNKNOWN))
        .drop("_covered");
  }

  private static Dataset<Row> total(Dataset<Row> rows) {
    List<Column> sums = SUMS.stream().map(name -> sum(name).as(name)).toList();
    return rows.groupBy(PeriodSums.cols(CELL)).agg(sums.get(0), rest(sums));
  }

  /** The key of a cell, and its sums. */
  private static Column[] cell(Function<String, Column> sum) {
    return Stream.concat(
            Stream.of(PeriodSums.cols(CELL)), SUMS.stream().map(name -> sum.apply(name).as(name)))
        .toArray(Column[]::new);
  }

  private static Column[] rest(List<Column> columns) {
    return columns.subList(1, columns.size()).toArray(Column[]::new);
  }

  /**
   * Sums for each measure, month, borough, group and part in which anything happened.
   *
   * @param records rows of the measures' table for the months in question, with {@code month},
   *     {@code borough_code} and {@code source_id}
   */
  public Dataset<Row> amounts(Dataset<Row> records) {
    Map<String, Column> addends = new LinkedHashMap<>();
    List<Column> sums = new ArrayList<>();
    List<Column> entries = new ArrayList<>();
    for (int i = 0; i < measures.size(); i++) {
      Addends own = new Addends(measures.get(i));
      String prefix = "m" + i + "_";
      own.sums().forEach((name, addend) -> addends.put(prefix + name, addend));
      own.sums().keySet().forEach(name -> sums.add(ownSum(own, prefix + name)));
      entries.add(entry(own, prefix));
    }
    return counted(records, addends)
        .withColumn("_group", explode(col("_groups")))
        .groupBy(
            col(MONTH),
            col(AREA),
            col("_ward"),
            col("_group.type").as(GROUP_TYPE),
            col("_group.id").as(GROUP),
            col("_group.cut").as("_cut"),
            col("_group.part").as(PART))
        .agg(sums.get(0), rest(sums))
        .withColumn("_entry", explode(array(entries.toArray(Column[]::new))))
        .withColumn(MEASURE, col("_entry." + MEASURE))
        .withColumn(AREA, area())
        .where(isAny(SUMS.stream().map(name -> col("_entry." + name))))
        .select(cell(name -> coalesce(col("_entry." + name), lit(0.0))));
  }

  /**
   * Records that count in any measure, with their groups and with what they add: worked out once
   * for a record, and not once more for each of its groups.
   */
  private Dataset<Row> counted(Dataset<Row> records, Map<String, Column> addends) {
    List<Column> columns =
        new ArrayList<>(List.of(col(MONTH), col("borough_code").as(AREA), ward().as("_ward")));
    columns.add(groups().as("_groups"));
    addends.forEach((name, addend) -> columns.add(addend.as(name)));
    Column adds =
        measures.stream().map(m -> new Addends(m).isAny()).reduce(Column::or).orElseThrow();
    return records.where(adds).select(columns.toArray(Column[]::new));
  }

  private static Column isAny(Stream<Column> numbers) {
    return coalesce(numbers.toArray(Column[]::new)).isNotNull();
  }

  /** Measures that are shown by ward. */
  private List<String> byWard() {
    return measures.stream().filter(m -> m.levels().contains(Areas.WARD)).map(Measure::id).toList();
  }

  private Column ward() {
    return byWard().isEmpty() ? lit(null).cast("string") : col("ward_code");
  }

  /** The ward for measures that are shown by ward, and where there is one; else the borough. */
  private Column area() {
    Column isByWard = col(MEASURE).isInCollection(byWard());
    return when(isByWard, coalesce(col("_ward"), col(AREA))).otherwise(col(AREA));
  }

  /** A record stands in each of its groups once for each cut, and adds to one of them. */
  private Column ownSum(Addends addends, String name) {
    boolean isOnlyCut = cuts().size() == 1;
    Column own = when(col("_group.cut").equalTo(addends.part()), col(name));
    return sum(isOnlyCut ? col(name) : own).as(name);
  }

  /** One measure's sums; null for those that its kind has no use for. */
  private static Column entry(Addends addends, String prefix) {
    List<Column> fields = new ArrayList<>(List.of(lit(addends.measure().id()).as(MEASURE)));
    for (String name : SUMS) {
      boolean isOwn = addends.sums().containsKey(name);
      fields.add((isOwn ? col(prefix + name) : lit(null).cast("double")).as(name));
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

  /** April to March: {@code 2025-26}. */
  static Column financialYear(Column date) {
    Column start =
        org.apache.spark.sql.functions.year(
            org.apache.spark.sql.functions.add_months(date, lit(-3)));
    return org.apache.spark.sql.functions.format_string("%d-%02d", start, start.plus(1).mod(100));
  }
}
