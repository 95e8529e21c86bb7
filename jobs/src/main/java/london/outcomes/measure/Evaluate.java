package london.outcomes.measure;

import static london.outcomes.measure.CellColumns.AMOUNT;
import static london.outcomes.measure.CellColumns.AREA;
import static london.outcomes.measure.CellColumns.COUNT;
import static london.outcomes.measure.CellColumns.COVERAGE;
import static london.outcomes.measure.CellColumns.DATA_STATUS;
import static london.outcomes.measure.CellColumns.DENOMINATOR;
import static london.outcomes.measure.CellColumns.GROUP;
import static london.outcomes.measure.CellColumns.GROUP_TYPE;
import static london.outcomes.measure.CellColumns.LEVEL;
import static london.outcomes.measure.CellColumns.MEASURE;
import static london.outcomes.measure.CellColumns.MONTH;
import static london.outcomes.measure.CellColumns.PERIOD;
import static london.outcomes.measure.CellColumns.PROVENANCE;
import static london.outcomes.measure.CellColumns.STATUS;
import static london.outcomes.measure.CellColumns.WINDOW;
import static london.outcomes.measure.CellColumns.YEAR;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.YearMonth;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
    return cells
        .join(broadcast(facts.parts(session)), new String[] {MEASURE, AREA})
        .groupBy(cols(MEASURE, MONTH, "target_area", LEVEL, GROUP_TYPE, GROUP))
        .agg(
            sum(AMOUNT).as(AMOUNT),
            sum("weight").as("weight"),
            Weakest.ofProvenances(col(PROVENANCE)).as(PROVENANCE),
            Weakest.ofDataStatuses(col(DATA_STATUS)).as(DATA_STATUS))
        .join(broadcast(facts.windows(session, lastMonths)), MEASURE)
        .join(broadcast(calendar), new String[] {MONTH, WINDOW})
        .where(col("period_end").leq(col("last_day")))
        // A period has one window and dates of its own, an area one level: keys here, not
        // aggregates.
        .groupBy(
            cols(
                MEASURE,
                PERIOD,
                "target_area",
                GROUP_TYPE,
                GROUP,
                LEVEL,
                WINDOW,
                "period_start",
                "period_end",
                "next_period_id"))
        .agg(
            sum(AMOUNT).as(COUNT),
            // Weights are sums of shares: rounding must not make a whole London incomplete.
            least(lit(1.0), round(sum(col("weight").divide(col("window_months"))), 9)).as(COVERAGE),
            Weakest.ofProvenances(col(PROVENANCE)).as(PROVENANCE),
            Weakest.ofDataStatuses(col(DATA_STATUS)).as(DATA_STATUS))
        .join(broadcast(facts.measures(session)), MEASURE)
        .withColumnRenamed("target_area", AREA);
  }

  private Dataset<Row> withDenominator(Dataset<Row> sums) {
    SparkSession session = sums.sparkSession();
    Dataset<Row> residents =
        sums.join(
            broadcast(facts.residents(session)),
            new String[] {MEASURE, AREA, GROUP_TYPE, GROUP},
            "left");
    if (facts.denominators().isEmpty()) {
      return residents.withColumnRenamed("residents", DENOMINATOR).drop("of_measure");
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
        .withColumn(DENOMINATOR, coalesce(col("residents"), col("_trials")))
        .drop("residents", "_trials", "of_measure");
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
    Column needsDenominator = col("kind").notEqual("COUNT");
    Column isPart = col("kind").equalTo("PROPORTION");
    Column hasNone = needsDenominator.and(col(DENOMINATOR).isNull());
    Column status =
        when(isComplete.equalTo(false), INCOMPLETE)
            .when(hasNone, NO_DENOMINATOR)
            .when(needsDenominator.and(col(DENOMINATOR).equalTo(0)), ZERO_DENOMINATOR)
            .when(isPart.and(col(COUNT).gt(col(DENOMINATOR))), CONTRADICTORY)
            .otherwise(OK);
    Column estimate =
        Formula.estimate()
            .apply(
                col("kind"),
                col(COUNT),
                col(DENOMINATOR),
                col("per"),
                col("_reference_count"),
                col("_reference_of"));
    // A group against itself is 1 by definition and has no uncertainty.
    Column isReference =
        col("kind").equalTo("RATE_RATIO").and(col(GROUP).equalTo(col("reference")));
    return sums.withColumn(STATUS, status)
        .withColumn("_estimate", when(col(STATUS).equalTo(OK), estimate))
        .withColumn("value", col("_estimate.value"))
        .withColumn("lower", when(isReference.equalTo(false), col("_estimate.lower")))
        .withColumn("upper", when(isReference.equalTo(false), col("_estimate.upper")))
        // A part of a sum reads like a fall: an incomplete period shows no count either.
        .withColumn(COUNT, when(col(STATUS).notEqual(INCOMPLETE), col(COUNT)))
        .drop(
            "_estimate",
            "_reference_count",
            "_reference_of",
            "reference",
            "per",
            "minimum_coverage");
  }

  private static Column[] cols(String... names) {
    return java.util.Arrays.stream(names)
        .map(org.apache.spark.sql.functions::col)
        .toArray(Column[]::new);
  }
}
