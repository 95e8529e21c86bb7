package london.outcomes.measure;

import static org.apache.spark.sql.functions.udf;

import java.util.TreeMap;
import london.outcomes.catalogue.Kind;
import london.outcomes.stats.Estimate;
import london.outcomes.stats.Means;
import london.outcomes.stats.Medians;
import london.outcomes.stats.Proportions;
import london.outcomes.stats.Quantiles;
import london.outcomes.stats.RateRatios;
import london.outcomes.stats.Rates;
import london.outcomes.stats.TwoProportions;
import london.outcomes.stats.survey.BaseRule;
import london.outcomes.stats.survey.Reliability;
import london.outcomes.stats.survey.SurveyInterval;
import london.outcomes.stats.survey.SurveyProportion;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.api.java.UDF4;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.Iterable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The statistics of the {@code stats} room as functions on aggregated rows: few rows, so that a
 * plain Java formula with a unit test of its own is right.
 */
final class Formula {

  /** Parts of a cell with their sums. */
  static final DataType PARTS = DataTypes.createArrayType(part());

  static final double CONFIDENCE = 0.95;
  private static final StructType ESTIMATE =
      new StructType()
          .add("value", DataTypes.DoubleType)
          .add("lower", DataTypes.DoubleType)
          .add("upper", DataTypes.DoubleType)
          .add("standard_error", DataTypes.DoubleType)
          .add("effective_base", DataTypes.DoubleType)
          .add("reliability", DataTypes.StringType);

  private Formula() {}

  private static StructType part() {
    StructType part = new StructType().add(CellColumns.PART, DataTypes.StringType);
    for (String sum : CellColumns.SUMS) {
      part = part.add(sum, DataTypes.DoubleType);
    }
    return part;
  }

  /** (kind, per, sums, parts) to an estimate. */
  static UserDefinedFunction estimate() {
    UDF4<String, Double, Row, Iterable<Row>, Row> f = Formula::estimate;
    return udf(f, ESTIMATE);
  }

  private static Row estimate(String kind, Double per, Row sums, Iterable<Row> parts) {
    double count = number(sums, CellColumns.COUNT);
    double of = number(sums, CellColumns.DENOMINATOR);
    return switch (Kind.valueOf(kind)) {
      case COUNT -> row(Rates.count(count, CONFIDENCE));
      case RATE, RATIO -> row(Rates.crude(count, of, per, CONFIDENCE));
      case PROPORTION -> row(Proportions.wilson(count, of, per, CONFIDENCE));
      case RATE_RATIO ->
          row(
              RateRatios.exact(
                  count,
                  of,
                  number(sums, "_reference_count"),
                  number(sums, "_reference_of"),
                  CONFIDENCE));
      case MEAN ->
          row(
              Means.student(of, count, number(sums, CellColumns.AMOUNT_SQUARES), CONFIDENCE)
                  .times(per));
      case MEDIAN_DAYS -> row(Medians.ofCounts(days(parts), CONFIDENCE));
      case WEIGHTED_PROPORTION -> row(Strata.of(parts).proportion(), per);
    };
  }

  private static TreeMap<Long, Double> days(Iterable<Row> parts) {
    TreeMap<Long, Double> days = new TreeMap<>();
    for (Row part : CollectionConverters.asJava(parts)) {
      days.put(Long.valueOf(part.getAs(CellColumns.PART)), number(part, CellColumns.AMOUNT));
    }
    return days;
  }

  private static Row row(SurveyProportion share, double per) {
    Estimate estimate = share.publishable(SurveyInterval.LOGIT, CONFIDENCE).times(per);
    return RowFactory.create(
        orNull(estimate.value()),
        orNull(estimate.lower()),
        orNull(estimate.upper()),
        orNull(share.standardError() * per),
        orNull(share.effectiveBase()),
        reliability(share));
  }

  /** What {@link Reliability} says, or {@code marked} for a base that is small but shown. */
  static String reliability(SurveyProportion share) {
    Reliability.Presentation presentation = Reliability.of(share).presentation();
    BaseRule.Display display = BaseRule.CUSTOMARY.of(share.respondents());
    if (display == BaseRule.Display.HIDDEN) {
      presentation = Reliability.Presentation.SUPPRESS_SMALL_BASE;
    }
    boolean isMarked =
        presentation == Reliability.Presentation.PRESENT && display == BaseRule.Display.MARKED;
    return isMarked ? "marked" : presentation.code();
  }

  private static Row row(Estimate estimate) {
    return RowFactory.create(
        orNull(estimate.value()),
        orNull(estimate.lower()),
        orNull(estimate.upper()),
        null,
        null,
        null);
  }

  /** (kind, sums, earlier sums) to the two-sided p-value of no change. */
  static UserDefinedFunction changeP() {
    UDF3<String, Row, Row, Double> f = Formula::changeP;
    return udf(f, DataTypes.DoubleType);
  }

  /** Counts and rates: exact (M03). Shares: pooled z (M08). Samples: z of the two errors (M14). */
  private static Double changeP(String kind, Row now, Row earlier) {
    if (earlier == null) {
      return null;
    }
    double count = number(now, CellColumns.COUNT);
    double of = number(now, CellColumns.DENOMINATOR);
    double before = number(earlier, CellColumns.COUNT);
    double beforeOf = number(earlier, CellColumns.DENOMINATOR);
    return orNull(
        switch (Kind.valueOf(kind)) {
          case COUNT -> exact(count, 1, before, 1);
          case RATE, RATIO -> exact(count, of, before, beforeOf);
          case PROPORTION -> TwoProportions.pooledPValue(count, of, before, beforeOf);
          case WEIGHTED_PROPORTION -> normal(now, earlier);
          case RATE_RATIO, MEAN, MEDIAN_DAYS -> Double.NaN;
        });
  }

  private static double exact(double count, double of, double before, double beforeOf) {
    boolean isAnything = count + before > 0 && of > 0 && beforeOf > 0;
    return isAnything ? RateRatios.exactPValue(count, of, before, beforeOf) : Double.NaN;
  }

  private static double normal(Row now, Row earlier) {
    double change = number(now, CellColumns.VALUE) - number(earlier, CellColumns.VALUE);
    double error = Math.hypot(number(now, "standard_error"), number(earlier, "standard_error"));
    return error > 0 ? Quantiles.normalPValue(change / error) : Double.NaN;
  }

  static double number(Row row, String name) {
    Double value = row.getAs(name);
    return value == null ? Double.NaN : value;
  }

  static Double orNull(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
