package london.outcomes.measure;

import static london.outcomes.measure.CellColumns.AMOUNT_SQUARES;
import static london.outcomes.measure.CellColumns.AREA;
import static london.outcomes.measure.CellColumns.BASE;
import static london.outcomes.measure.CellColumns.BASE_SQUARES;
import static london.outcomes.measure.CellColumns.COUNT;
import static london.outcomes.measure.CellColumns.COVERAGE;
import static london.outcomes.measure.CellColumns.DENOMINATOR;
import static london.outcomes.measure.CellColumns.DRAWN;
import static london.outcomes.measure.CellColumns.GROUP;
import static london.outcomes.measure.CellColumns.GROUP_TYPE;
import static london.outcomes.measure.CellColumns.MEASURE;
import static london.outcomes.measure.CellColumns.PERIOD;
import static london.outcomes.measure.CellColumns.STATUS;
import static london.outcomes.measure.CellColumns.YEAR;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.time.YearMonth;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import london.outcomes.catalogue.Kind;
import london.outcomes.catalogue.Measure;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

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

  private final PeriodSums sums;

  /**
   * @param measures all measures, by id
   * @param forces for each measure the forces that its sources cover
   */
  public Evaluate(Map<String, Measure> measures, Map<String, Set<String>> forces, Areas areas) {
    this.sums = new PeriodSums(measures, forces, areas);
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
    Set<YearMonth> withPrior = new TreeSet<>(ends);
    ends.forEach(end -> withPrior.add(end.minusYears(1)));
    return sums.of(cells, withPrior, lastMonths)
        .transform(this::withReference)
        .transform(Evaluate::valued)
        .transform(GroupShare::count)
        .transform(Change::add)
        .where(col("period_end").isInCollection(lastDays(ends)))
        .transform(GroupShare::add)
        .withColumn(YEAR, Tally.financialYear(col("period_end")));
  }

  private static Collection<?> lastDays(Collection<YearMonth> ends) {
    return ends.stream().map(end -> java.sql.Date.valueOf(end.atEndOfMonth())).toList();
  }

  private Dataset<Row> withReference(Dataset<Row> rows) {
    Dataset<Row> reference =
        rows.where(col(MEASURE).isInCollection(sums.compared()))
            .where(col(GROUP).equalTo(col("reference")))
            .select(
                col(MEASURE),
                col(PERIOD),
                col(AREA),
                col(GROUP_TYPE),
                col(COUNT).as("_reference_count"),
                col(DENOMINATOR).as("_reference_of"));
    return rows.join(reference, new String[] {MEASURE, PERIOD, AREA, GROUP_TYPE}, "left");
  }

  private static Dataset<Row> valued(Dataset<Row> sums) {
    Column isComplete = col(COVERAGE).geq(col("minimum_coverage"));
    Column needsDenominator = isOf(Kind::hasDenominator);
    Column hasNone = needsDenominator.and(col(DENOMINATOR).isNull());
    // Nothing has no mean and no median either.
    Column isZero =
        col(DENOMINATOR)
            .equalTo(0)
            .or(col("kind").equalTo("MEDIAN_DAYS").and(col(COUNT).equalTo(0)));
    Column rounding = lit(1 + 1e-9);
    Column isTooMuch = col(COUNT).gt(col(DENOMINATOR).multiply(rounding));
    Column status =
        when(isComplete.equalTo(false), INCOMPLETE)
            .when(hasNone, NO_DENOMINATOR)
            .when(isZero, ZERO_DENOMINATOR)
            .when(isOf(Kind::isPart).and(isTooMuch), CONTRADICTORY)
            .otherwise(OK);
    Column own =
        struct(
            col(COUNT),
            col(DENOMINATOR),
            col(AMOUNT_SQUARES),
            col("_reference_count"),
            col("_reference_of"));
    Column estimate = Formula.estimate().apply(col("kind"), col("per"), own, col(PeriodSums.PARTS));
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
            PeriodSums.PARTS,
            BASE,
            AMOUNT_SQUARES,
            BASE_SQUARES,
            DRAWN);
  }

  private static Column isOf(Predicate<Kind> property) {
    return col("kind").isin(Stream.of(Kind.values()).filter(property).map(Kind::name).toArray());
  }
}
