package london.outcomes.stats.survey;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import london.outcomes.stats.Estimate;
import london.outcomes.stats.Quantiles;
import london.outcomes.stats.Reasons;

/**
 * How many points more often people say yes who have a yes-or-no variable than people who have not,
 * with the standard error of the sample's design. The respondents that it is averaged over are a
 * sample too, and the error holds that as well: it is about the people, not about this file.
 *
 * @param points effect, in percentage points; {@code NaN} where there is a reason
 * @param standardError in points
 * @param degreesOfFreedom units less strata less what was fitted
 * @param reason empty, or one of {@link Reasons}
 */
public record AverageEffect(
    double points, double standardError, double degreesOfFreedom, String reason) {

  /** Method name of the interval effect -+ t·SE. */
  public static final String METHOD = "linearised_t";

  private static final double POINTS = 100;

  /**
   * All else equal: the weighted mean over respondents of the difference between their fitted
   * probability with the variable and without it (the average marginal effect of a discrete
   * change). Its variance is that of u = w·(d - mean of d)/sum of w + w·(y - p)·x·A⁻¹·G, d the
   * difference and G the gradient of its mean.
   *
   * <p>Source: Graubard and Korn (1999), Predictive margins with survey data, Biometrics 55; Binder
   * (1983).
   *
   * @param column the variable, 1 or more
   * @param design of the full file
   */
  public static AverageEffect of(SurveyLogit logit, int column, SampleDesign design) {
    if (!logit.reason().isEmpty()) {
      return undefined(logit.reason());
    }
    IndicatorSample sample = logit.sample();
    double weight = sample.weight();
    double[] gradient = new double[sample.width()];
    double[] difference = new double[sample.size()];
    double own = logit.coefficient(column);
    double mean = 0;
    for (int i = 0; i < difference.length; i++) {
      double logOdds = SurveyLogit.logOdds(sample.active()[i], logit.coefficients());
      double without = SurveyLogit.probability(sample.has(i, column) ? logOdds - own : logOdds);
      double with = SurveyLogit.probability(sample.has(i, column) ? logOdds : logOdds + own);
      double share = sample.weights()[i] / weight;
      double slope = share * with * (1 - with);
      double change = slope - share * without * (1 - without);
      for (int other : sample.active()[i]) {
        gradient[other] += other == column ? 0 : change;
      }
      gradient[column] += slope;
      difference[i] = with - without;
      mean += share * difference[i];
    }
    double[] u = logit.influence(gradient);
    for (int i = 0; i < u.length; i++) {
      u[i] += sample.weights()[i] / weight * (difference[i] - mean);
    }
    return of(mean, design.varianceOfTotal(sample.strata(), u), sample, sample.width());
  }

  /**
   * Nothing else looked at: the weighted share of yes among those with the variable, less that
   * among those without, as {@link SurveyGap} has it.
   */
  public static AverageEffect unadjusted(IndicatorSample sample, int column, SampleDesign design) {
    Share with = Share.of(sample, i -> sample.has(i, column));
    Share without = Share.of(sample, i -> !sample.has(i, column));
    if (with.weight() == 0 || without.weight() == 0) {
      return undefined(Reasons.NO_VARIATION);
    }
    double[] u =
        IntStream.range(0, sample.size())
            .mapToDouble(
                i ->
                    sample.has(i, column)
                        ? with.influence(sample, i)
                        : -without.influence(sample, i))
            .toArray();
    double variance = design.varianceOfTotal(sample.strata(), u);
    return of(with.value() - without.value(), variance, sample, 2);
  }

  private static AverageEffect of(
      double effect, double variance, IndicatorSample sample, int columns) {
    double degrees = sample.degreesOfFreedom(columns);
    if (degrees < 1) {
      return undefined(Reasons.INSUFFICIENT_DF);
    }
    return variance > 0
        ? new AverageEffect(POINTS * effect, POINTS * Math.sqrt(variance), degrees, Reasons.NONE)
        : undefined(Reasons.DEGENERATE_VARIANCE);
  }

  /** No effect, for this reason. */
  public static AverageEffect undefined(String reason) {
    return new AverageEffect(Double.NaN, Double.NaN, 0, reason);
  }

  /**
   * The interval effect -+ t·SE, none where there is a reason.
   *
   * @param confidence coverage between 0 and 1, such as 0.95
   */
  public Estimate interval(double confidence) {
    if (!reason.isEmpty()) {
      return Estimate.undefined(METHOD, reason);
    }
    double half = Quantiles.studentMultiplier(confidence, degreesOfFreedom) * standardError;
    return Estimate.of(points, points - half, points + half, METHOD);
  }

  /** Two-sided p-value of no effect, {@code NaN} where there is a reason. */
  public double pValue() {
    return reason.isEmpty()
        ? Quantiles.studentPValue(points / standardError, degreesOfFreedom)
        : Double.NaN;
  }

  /** A weighted share of yes. */
  private record Share(double value, double weight) {

    static Share of(IndicatorSample sample, IntPredicate member) {
      double weight = 0;
      double yes = 0;
      for (int i = 0; i < sample.size(); i++) {
        if (member.test(i)) {
          weight += sample.weights()[i];
          yes += sample.answers()[i] ? sample.weights()[i] : 0;
        }
      }
      return new Share(yes / weight, weight);
    }

    double influence(IndicatorSample sample, int i) {
      return sample.weights()[i] * ((sample.answers()[i] ? 1 : 0) - value) / weight;
    }
  }
}
