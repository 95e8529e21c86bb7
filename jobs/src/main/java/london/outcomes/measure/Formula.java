package london.outcomes.measure;

import static org.apache.spark.sql.functions.udf;

import london.outcomes.catalogue.Kind;
import london.outcomes.stats.Estimate;
import london.outcomes.stats.Proportions;
import london.outcomes.stats.RateRatios;
import london.outcomes.stats.Rates;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF5;
import org.apache.spark.sql.api.java.UDF6;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The statistics of the {@code stats} room as functions on aggregated rows: few rows, so that a
 * plain Java formula with a unit test of its own is right.
 */
final class Formula {

  private static final double CONFIDENCE = 0.95;
  private static final StructType ESTIMATE =
      new StructType()
          .add("value", DataTypes.DoubleType)
          .add("lower", DataTypes.DoubleType)
          .add("upper", DataTypes.DoubleType);

  private Formula() {}

  /** (kind, count, denominator, per, reference count, reference denominator) to an estimate. */
  static UserDefinedFunction estimate() {
    UDF6<String, Double, Double, Double, Double, Double, Row> f = Formula::estimate;
    return udf(f, ESTIMATE);
  }

  private static Row estimate(
      String kind, Double count, Double denominator, Double per, Double refCount, Double refOf) {
    Estimate estimate =
        switch (Kind.valueOf(kind)) {
          case COUNT -> Rates.count(count, CONFIDENCE);
          case RATE -> Rates.crude(count, orNaN(denominator), per, CONFIDENCE);
          case PROPORTION -> Proportions.wilson(count, orNaN(denominator), per, CONFIDENCE);
          case RATE_RATIO ->
              RateRatios.exact(
                  count, orNaN(denominator), orNaN(refCount), orNaN(refOf), CONFIDENCE);
        };
    return RowFactory.create(
        orNull(estimate.value()), orNull(estimate.lower()), orNull(estimate.upper()));
  }

  /** (kind, count, denominator, earlier count, earlier denominator) to a two-sided p-value. */
  static UserDefinedFunction changeP() {
    UDF5<String, Double, Double, Double, Double, Double> f = Formula::changeP;
    return udf(f, DataTypes.DoubleType);
  }

  /** The exact test of two Poisson rates; proportions and ratios have other tests. */
  private static Double changeP(
      String kind, Double count, Double denominator, Double earlier, Double earlierOf) {
    boolean isPoisson = kind.equals(Kind.COUNT.name()) || kind.equals(Kind.RATE.name());
    if (!isPoisson || count == null || earlier == null || count + earlier == 0) {
      return null;
    }
    boolean hasDenominators = denominator != null && earlierOf != null;
    return RateRatios.exactPValue(
        count, hasDenominators ? denominator : 1, earlier, hasDenominators ? earlierOf : 1);
  }

  private static double orNaN(Double value) {
    return value == null ? Double.NaN : value;
  }

  private static Double orNull(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
