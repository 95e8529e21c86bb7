package london.outcomes.measure;

import static london.outcomes.measure.CellColumns.ALL;
import static london.outcomes.measure.CellColumns.AMOUNT;
import static london.outcomes.measure.CellColumns.AREA;
import static london.outcomes.measure.CellColumns.BASE;
import static london.outcomes.measure.CellColumns.COUNT;
import static london.outcomes.measure.CellColumns.COVERAGE;
import static london.outcomes.measure.CellColumns.DATA_STATUS;
import static london.outcomes.measure.CellColumns.DENOMINATOR;
import static london.outcomes.measure.CellColumns.DRAWN;
import static london.outcomes.measure.CellColumns.GROUP;
import static london.outcomes.measure.CellColumns.GROUP_TYPE;
import static london.outcomes.measure.CellColumns.LEVEL;
import static london.outcomes.measure.CellColumns.MEASURE;
import static london.outcomes.measure.CellColumns.MONTH;
import static london.outcomes.measure.CellColumns.PART;
import static london.outcomes.measure.CellColumns.PERIOD;
import static london.outcomes.measure.CellColumns.PROVENANCE;
import static london.outcomes.measure.CellColumns.SUMS;
import static london.outcomes.measure.CellColumns.WINDOW;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.month;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.Window;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Cells to the sums of periods, areas and groups, and what these are set against: what every
 * arithmetic on cells begins with.
 */
final class PeriodSums {

  /** Column with the parts of a cell and their sums; null where nothing has parts. */
  static final String PARTS = "parts";

  private static final List<String> PERIOD_KEY =
      List.of(MEASURE, PERIOD, "target_area", GROUP_TYPE, GROUP, LEVEL);

  private final Facts facts;

  /**
   * @param measures all measures, by id
   * @param forces for each measure the forces that its sources cover
   */
  PeriodSums(Map<String, Measure> measures, Map<String, Set<String>> forces, Areas areas) {
    this.facts = new Facts(measures, forces, areas);
  }

  /** Measures whose groups are compared with a reference group. */
  Set<String> compared() {
    return facts.compared();
  }

  /** The sums of all periods that end in the given months, with what they are set against. */
  Dataset<Row> of(
      Dataset<Row> cells, Collection<YearMonth> ends, Map<String, YearMonth> lastMonths) {
    Dataset<Row> calendar = Calendar.of(cells.sparkSession(), ends, EnumSet.allOf(Window.class));
    return summed(cells, calendar, lastMonths).transform(this::withDenominator);
  }

  /** One row for each measure, period, area and group that has any cell. */
  private Dataset<Row> summed(
      Dataset<Row> cells, Dataset<Row> calendar, Map<String, YearMonth> lastMonths) {
    SparkSession session = cells.sparkSession();
    // Every cell has one row without a part: that one says that its borough and month are there.
    Column weight = sum(when(col(PART).equalTo(""), col("weight")).otherwise(0.0));
    // Which months make up which periods is worked out for measures, and not once more for cells.
    Dataset<Row> months =
        calendar
            .join(broadcast(facts.windows(session, lastMonths)), WINDOW)
            .where(col("period_end").leq(col("last_day")))
            .where(month(col("period_end")).mod(col("every_months")).equalTo(0))
            .select(MEASURE, MONTH, PERIOD, "window_months");
    Dataset<Row> periods =
        calendar.select(PERIOD, WINDOW, "period_start", "period_end", "next_period_id").distinct();
    Dataset<Row> parts =
        cells
            .join(broadcast(facts.parts(session)), new String[] {MEASURE, AREA, GROUP_TYPE})
            .groupBy(cols(MEASURE, MONTH, "target_area", LEVEL, GROUP_TYPE, GROUP, PART))
            .agg(weight.as("weight"), sumsAndStatus())
            .join(broadcast(months), new String[] {MEASURE, MONTH})
            .groupBy(with(PERIOD_KEY, PART))
            .agg(sum(col("weight").divide(col("window_months"))).as(COVERAGE), sumsAndStatus());
    return whole(parts)
        .withColumnRenamed(AMOUNT, COUNT)
        // Weights are sums of shares: rounding must not make a whole London incomplete.
        .withColumn(COVERAGE, least(lit(1.0), round(col(COVERAGE), 9)))
        .join(broadcast(periods), PERIOD)
        .join(broadcast(facts.measures(session, lastMonths)), MEASURE)
        .withColumn(
            DATA_STATUS,
            when(col("period_end").leq(col("final_until")), Weakest.FINAL)
                .otherwise(col(DATA_STATUS)))
        .drop("final_until")
        .withColumnRenamed("target_area", AREA);
  }

  private static Column[] sumsAndStatus() {
    List<Column> columns = new ArrayList<>();
    SUMS.forEach(name -> columns.add(sum(name).as(name)));
    columns.add(Weakest.ofProvenances(col(PROVENANCE)).as(PROVENANCE));
    columns.add(Weakest.ofDataStatuses(col(DATA_STATUS)).as(DATA_STATUS));
    return columns.toArray(Column[]::new);
  }

  /** Adds the parts up, and keeps them in the column {@code parts} for what needs each of them. */
  private Dataset<Row> whole(Dataset<Row> parts) {
    if (!facts.haveParts()) {
      return parts.drop(PART).withColumn(PARTS, lit(null).cast(Formula.PARTS));
    }
    List<Column> part = new ArrayList<>(List.of(col(PART)));
    SUMS.forEach(name -> part.add(col(name)));
    return withDrawn(parts)
        .groupBy(with(PERIOD_KEY))
        .agg(
            sum(COVERAGE).as(COVERAGE),
            append(
                sumsAndStatus(),
                collect_list(when(col(PART).notEqual(""), struct(part.toArray(Column[]::new))))
                    .as(PARTS)));
  }

  /** Of a stratum, everybody who was drawn counts, whoever is asked about (M12). */
  private Dataset<Row> withDrawn(Dataset<Row> parts) {
    if (facts.sampled().isEmpty()) {
      return parts;
    }
    Dataset<Row> drawn =
        parts
            .where(col(MEASURE).isInCollection(facts.sampled()))
            .where(col(LEVEL).equalTo("region").and(col(GROUP_TYPE).equalTo(ALL)))
            .select(col(MEASURE), col(PERIOD), col(PART), col(DRAWN).as("_drawn"));
    return parts
        .join(drawn, new String[] {MEASURE, PERIOD, PART}, "left")
        .withColumn(DRAWN, coalesce(col("_drawn"), col(DRAWN)))
        .drop("_drawn");
  }

  private Dataset<Row> withDenominator(Dataset<Row> sums) {
    SparkSession session = sums.sparkSession();
    Dataset<Row> residents =
        sums.join(
            broadcast(facts.residents(session)),
            new String[] {MEASURE, AREA, GROUP_TYPE, GROUP},
            "left");
    if (facts.denominators().isEmpty()) {
      return residents
          .withColumn(DENOMINATOR, coalesce(col("residents"), ownBase()))
          .drop("residents", "of_measure", "has_base");
    }
    // Only the cells of these few measures are read a second time. A part of a denominator is none.
    Dataset<Row> trials =
        sums.where(col(MEASURE).isInCollection(facts.denominators()))
            .where(col(COVERAGE).geq(col("minimum_coverage")))
            .select(
                col(MEASURE).as("of_measure"),
                col(PERIOD),
                col(AREA),
                col(GROUP_TYPE),
                col(GROUP),
                col(COUNT).as("_trials"));
    return residents
        .join(trials, new String[] {"of_measure", PERIOD, AREA, GROUP_TYPE, GROUP}, "left")
        .withColumn(DENOMINATOR, coalesce(col("residents"), col("_trials"), ownBase()))
        .drop("residents", "_trials", "of_measure", "has_base");
  }

  /** What stands in the same rows. */
  private static Column ownBase() {
    return when(col("has_base"), col(BASE));
  }

  private static Column[] with(List<String> names, String... more) {
    return cols(Stream.concat(names.stream(), Stream.of(more)).toArray(String[]::new));
  }

  private static Column[] append(Column[] columns, Column last) {
    return Stream.concat(Stream.of(columns), Stream.of(last)).toArray(Column[]::new);
  }

  static Column[] cols(String... names) {
    return java.util.Arrays.stream(names)
        .map(org.apache.spark.sql.functions::col)
        .toArray(Column[]::new);
  }
}
