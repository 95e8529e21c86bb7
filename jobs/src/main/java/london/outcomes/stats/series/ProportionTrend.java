package london.outcomes.stats.series;

import java.util.List;
import java.util.stream.IntStream;
import london.outcomes.stats.Inputs;
import london.outcomes.stats.Quantiles;
import london.outcomes.stats.Reasons;

/**
 * Whether a proportion rises or falls over equally spaced periods (method M09).
 *
 * <p>Periods must not overlap: rolling sums share their months and give p-values far too small.
 *
 * @param chiSquared the statistic on one degree of freedom, {@code NaN} when undefined
 * @param pValue its p-value, {@code NaN} when undefined
 * @param logitSlope change in the log-odds from period to period by logistic regression, {@code
 *     NaN} when undefined or when no slope is the likeliest, as where nobody succeeds before and
 *     everybody after some period
 * @param reason empty, {@code missing_input}, {@code too_few_points} or {@code degenerate_variance}
 */
public record ProportionTrend(double chiSquared, double pValue, double logitSlope, String reason) {

  /**
   * With scores t = 1..k: U = sum x(t - mean t), mean t = sum n·t/sum n, chi² = U²/[p(1-p)·sum n(t
   * - mean t)²].
   *
   * <p>Source: Cochran (1954), Biometrics 10; Armitage (1955), Biometrics 11; R's {@code
   * prop.trend.test}.
   *
   * @param periods successes of trials in the order of time; a period without trials keeps its
   *     place and says nothing
   * @return undefined when a number is missing, when fewer than two periods have trials, or when
   *     all or none succeed
   * @throws IllegalArgumentException for successes above trials
   */
  public static ProportionTrend of(List<TrendPeriod> periods) {
    periods.forEach(p -> Inputs.requirePart("events", p.events(), "base", p.base()));
    if (periods.stream().anyMatch(TrendPeriod::isMissing)) {
      return undefined(Reasons.MISSING_INPUT);
    }
    int[] used = IntStream.range(0, periods.size()).filter(i -> base(periods, i) > 0).toArray();
    if (used.length < 2) {
      return undefined(Reasons.TOO_FEW_POINTS);
    }
    double[] times = IntStream.of(used).mapToDouble(i -> i + 1).toArray();
    double[] events = IntStream.of(used).mapToDouble(i -> periods.get(i).events()).toArray();
    double[] trials = IntStream.of(used).mapToDouble(i -> base(periods, i)).toArray();
    double chiSquared = chiSquared(times, events, trials);
    return Double.isNaN(chiSquared)
        ? undefined(Reasons.DEGENERATE_VARIANCE)
        : new ProportionTrend(
            chiSquared,
            Quantiles.normalPValue(Math.sqrt(chiSquared)),
            TrendLine.logistic(times, events, trials).slope(),
            Reasons.NONE);
  }

  /** All or none succeeding makes this 0/0, which is NaN. */
  private static double chiSquared(double[] times, double[] events, double[] trials) {
    double total = 0;
    double successes = 0;
    double weightedTime = 0;
    for (int i = 0; i < times.length; i++) {
      total += trials[i];
      successes += events[i];
      weightedTime += trials[i] * times[i];
    }
    double meanTime = weightedTime / total;
    double excess = 0;
    double spread = 0;
    for (int i = 0; i < times.length; i++) {
      double deviation = times[i] - meanTime;
      excess += (events[i] - trials[i] * successes / total) * deviation;
      spread += trials[i] * deviation * deviation;
    }
    double p = successes / total;
    double variance = p * (1 - p) * spread;
    return variance > 0 ? excess * excess / variance : Double.NaN;
  }

  private static double base(List<TrendPeriod> periods, int index) {
    return periods.get(index).base();
  }

  private static ProportionTrend undefined(String reason) {
    return new ProportionTrend(Double.NaN, Double.NaN, Double.NaN, reason);
  }
}
