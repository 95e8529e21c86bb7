package london.outcomes.measure;

import static london.outcomes.measure.CellColumns.ALL;
import static london.outcomes.measure.CellColumns.AMOUNT;
import static london.outcomes.measure.CellColumns.AMOUNT_SQUARES;
import static london.outcomes.measure.CellColumns.AREA;
import static london.outcomes.measure.CellColumns.BASE;
import static london.outcomes.measure.CellColumns.BASE_SQUARES;
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
import static london.outcomes.measure.CellColumns.STATUS;
import static london.outcomes.measure.CellColumns.SUMS;
import static london.outcomes.measure.CellColumns.WINDOW;
import static london.outcomes.measure.CellColumns.YEAR;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
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
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import london.outcomes.catalogue.Kind;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.Window;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Cells to measures: sums over areas and windows, then arithmetic. Quarters, rolling years,
 * financial years, Basic Command Units and London are all sums of the same cells.
 */
public final class Evaluate {

  static final String OK = "ok";
  static final String INCOMPLETE = "incomplete";
  static final String NO_DENOMINATOR = "no-denominator";
  static final String ZERO_DENOMINATOR = "zero-denominator";

  /** More cases than there are to count from: the two sides have not arrived alike. */
  static final String CONTRADICTORY = "contradictory";

  private static final String PARTS = "parts";

  /** A period has one window and dates of its own, an area one level: keys, not aggregates. */
  private static final List<String> PERIOD_KEY =
      List.of(
          MEASURE,
          PERIOD,
          "target_area",
          GROUP_TYPE,
          GROUP,
          LEVEL,
          WINDOW,
          "period_start",
          "period_end",
          "next_period_id");

  private final Facts facts;

  /**
   * @param measures all measures, by id
   * @param forces for each measure the forces that its sources cover
   */
  public Evaluate(Map<String, Measure> measures, Map<String, Set<String>> forces, Areas areas) {
    this.facts = new Facts(measures, forces, areas);
  }

  /**
   * Evaluates all periods that end in the given months.
   *
   * @param cells cells of these periods and of those a year before
   * @param lastMonths the last covered month of each measure; later periods are left out
   * @return columns of the table {@code measures} but {@code run_id}
   */
  public Dataset<Row> measures(
      Dataset<Row> cells, Collection<YearMonth> ends, Map<String, YearMonth> lastMonths) {
    SparkSession session = cells.sparkSession();
    Set<YearMonth> withPrior = new TreeSet<>(ends);
    ends.forEach(end -> withPrior.add(end.minusYears(1)));
    Dataset<Row> calendar = Calendar.of(session, withPrior, EnumSet.allOf(Window.class));
    return summed(cells, calendar, lastMonths)
        .transform(this::withDenominator)
        .transform(this::withReference)
        .transform(Evaluate::valued)
        .transform(Change::add)
        .where(col("period_end").isInCollection(lastDays(ends)))
        .withColumn(YEAR, Tally.financialYear(col("period_end")));
  }

  private static Collection<?> lastDays(Collection<YearMonth> ends) {
    return ends.stream().map(end -> java.sql.Date.valueOf(end.atEndOfMonth())).toList();
  }

  /** One row for each measure, period, area and group that has any cell. */
  private Dataset<Row> summed(
      Dataset<Row> cells, Dataset<Row> calendar, Map<String, YearMonth> lastMonths) {
    SparkSession session = cells.sparkSession();
    // Every cell has one row without a part: that one says that its borough and month are there.
    Column weight = sum(when(col(PART).equalTo(""), col("weight")).otherwise(0.0));
    Dataset<Row> parts =
        cells
            .join(broadcast(facts.parts(session)), new String[] {MEASURE, AREA})
            .groupBy(cols(MEASURE, MONTH, "target_area", LEVEL, GROUP_TYPE, GROUP, PART))
            .agg(weight.as("weight"), sumsAndStatus())
            .join(broadcast(facts.windows(session, lastMonths)), MEASURE)
            .join(broadcast(calendar), new String[] {MONTH, WINDOW})
            .where(col("period_end").leq(col("last_day")))
            .groupBy(with(PERIOD_KEY, PART))
            .agg(sum(col("weight").divide(col("window_months"))).as(COVERAGE), sumsAndStatus());
    return whole(parts)
        .withColumnRenamed(AMOUNT, COUNT)
        // Weights are sums of shares: rounding must not make a whole London incomplete.
        .withColumn(COVERAGE, least(lit(1.0), round(col(COVERAGE), 9)))
        .join(broadcast(facts.measures(session)), MEASURE)
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
    // Only the cells of these few measures are read a second time.
    Dataset<Row> trials =
        sums.where(col(MEASURE).isInCollection(facts.denominators()))
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

  private Dataset<Row> withReference(Dataset<Row> sums) {
    Dataset<Row> reference =
        sums.where(col(MEASURE).isInCollection(facts.compared()))
            .where(col(GROUP).equalTo(col("reference")))
            .select(
                col(MEASURE),
                col(PERIOD),
                col(AREA),
                col(GROUP_TYPE),
                col(COUNT).as("_reference_count"),
                col(DENOMINATOR).as("_reference_of"));
    return sums.join(reference, new String[] {MEASURE, PERIOD, AREA, GROUP_TYPE}, "left");
  }

  private static Dataset<Row> valued(Dataset<Row> sums) {
    Column isComplete = col(COVERAGE).geq(col("minimum_coverage"));
    Column needsDenominator = isOf(Kind::hasDenominator);
    Column hasNone = needsDenominator.and(col(DENOMINATOR).isNull());
    Column isZero = col(DENOMINATOR).equalTo(0);
    Column rounding = lit(1 + 1e-9);
    Column isTooMuch = col(COUNT).gt(col(DENOMINATOR).multiply(rounding));
    Column status =
        when(isComplete.equalTo(false), INCOMPLETE)
            .when(hasNone, NO_DENOMINATOR)
            .when(needsDenominator.and(isZero), ZERO_DENOMINATOR)
            .when(isOf(Kind::isPart).and(isTooMuch), CONTRADICTORY)
            .otherwise(OK);
    Column own =
        struct(
            col(COUNT),
            col(DENOMINATOR),
            col(AMOUNT_SQUARES),
            col("_reference_count"),
            col("_reference_of"));
    Column estimate = Formula.estimate().apply(col("kind"), col("per"), own, col(PARTS));
    // A group against itself is 1 by definition and has no uncertainty.
    Column isReference =
        col("kind").equalTo("RATE_RATIO").and(col(GROUP).equalTo(col("reference")));
    return sums.withColumn(STATUS, status)
        .withColumn("_estimate", when(col(STATUS).equalTo(OK), estimate))
        .withColumn("value", col("_estimate.value"))
        .withColumn("lower", when(isReference.equalTo(false), col("_estimate.lower")))
        .withColumn("upper", when(isReference.equalTo(false), col("_estimate.upper")))
        .withColumn("standard_error", col("_estimate.standard_error"))
        .withColumn("effective_base", col("_estimate.effective_base"))
        .withColumn("reliability", col("_estimate.reliability"))
        // A part of a sum reads like a fall: an incomplete period shows no count either.
        .withColumn(COUNT, when(col(STATUS).notEqual(INCOMPLETE), col(COUNT)))
        .withColumn(
            "respondents", when(col("kind").equalTo("WEIGHTED_PROPORTION"), col("respondents")))
        .drop(
            "_estimate",
            "_reference_count",
            "_reference_of",
            "reference",
            "per",
            "minimum_coverage",
            PARTS,
            BASE,
            AMOUNT_SQUARES,
            BASE_SQUARES,
            DRAWN);
  }

  private static Column isOf(Predicate<Kind> property) {
    return col("kind").isin(Stream.of(Kind.values()).filter(property).map(Kind::name).toArray());
  }

  private static Column[] with(List<String> names, String... more) {
    return cols(Stream.concat(names.stream(), Stream.of(more)).toArray(String[]::new));
  }

  private static Column[] append(Column[] columns, Column last) {
    return Stream.concat(Stream.of(columns), Stream.of(last)).toArray(Column[]::new);
  }

  private static Column[] cols(String... names) {
    return java.util.Arrays.stream(names)
        .map(org.apache.spark.sql.functions::col)
        .toArray(Column[]::new);
  }
}
