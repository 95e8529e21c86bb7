package london.outcomes.stats.series;

import java.util.List;
import london.outcomes.stats.Estimate;
import london.outcomes.stats.Inputs;
import london.outcomes.stats.Quantiles;
import london.outcomes.stats.Reasons;
import london.outcomes.stats.WeightedLine;

/**
 * Whether any figure with an interval rises or falls (method M10): the straight line through its
 * last five points, each weighted by its precision.
 *
 * <p>Points must be annual, must not overlap, and must not reach across a break in recording.
 *
 * @param slope change in the figure from period to period, {@code NaN} when undefined
 * @param chiSquared the statistic on one degree of freedom, {@code NaN} when undefined
 * @param pValue its p-value, {@code NaN} when undefined
 * @param points how many points it rests on, 0 when undefined
 * @param reason empty, {@code missing_input}, {@code fewer_than_5_points} or {@code
 *     degenerate_variance}
 */
public record WeightedTrend(
    double slope, double chiSquared, double pValue, int points, String reason) {
  private static final int POINTS = 5;

  /**
   * se = (U - L)/2z, w = 1/se², b the weighted least squares slope, chi² = b²·sum w(t - mean t)².
   *
   * <p>Source: the trend rules of Fingertips, Office for Health Improvement and Disparities.
   *
   * @param points figures with their intervals in the order of time, one for each period
   * @param confidence coverage of those intervals between 0 and 1, such as 0.95
   * @return undefined with fewer than five points, when one of the last five has no value or
   *     interval, or when an interval has no width or no end
   * @throws IllegalArgumentException for a confidence out of range
   */
  public static WeightedTrend of(List<Estimate> points, double confidence) {
    Inputs.requireConfidence(confidence);
    if (points.size() < POINTS) {
      return undefined(Reasons.FEWER_THAN_5_POINTS);
    }
    List<Estimate> last = points.subList(points.size() - POINTS, points.size());
    if (last.stream().anyMatch(point -> !point.isDefined() || !point.hasInterval())) {
      return undefined(Reasons.MISSING_INPUT);
    }
    double z = Quantiles.normalMultiplier(confidence);
    double[] errors =
        last.stream().mapToDouble(point -> (point.upper() - point.lower()) / (2 * z)).toArray();
    for (double error : errors) {
      if (error == 0 || Double.isInfinite(error)) {
        return undefined(Reasons.DEGENERATE_VARIANCE);
      }
    }
    return compute(last.stream().mapToDouble(Estimate::value).toArray(), errors);
  }

  private static WeightedTrend compute(double[] values, double[] errors) {
    double[] times = new double[POINTS];
    double[] weights = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      times[i] = i;
      weights[i] = 1 / (errors[i] * errors[i]);
    }
    WeightedLine line = WeightedLine.fit(times, values, weights);
    double chiSquared = line.slope() * line.slope() * line.spread();
    return new WeightedTrend(
        line.slope(),
        chiSquared,
        Quantiles.normalPValue(Math.sqrt(chiSquared)),
        POINTS,
        Reasons.NONE);
  }

  private static WeightedTrend undefined(String reason) {
    return new WeightedTrend(Double.NaN, Double.NaN, Double.NaN, 0, reason);
  }
}
