package london.outcomes.stats.series;

import java.util.List;
import java.util.stream.IntStream;
import london.outcomes.stats.Quantiles;
import london.outcomes.stats.Reasons;
import london.outcomes.stats.WeightedLine;

/**
 * The log-linear trend of events in a population that changes too (method M11).
 *
 * <p>Recorded crime scatters more widely than Poisson counts, so significance comes from the
 * quasi-Poisson standard error. Periods must not overlap.
 *
 * @param slope change in ln(rate) from period to period
 * @param standardError of the slope if counts were Poisson
 * @param intercept ln(rate) one period before the first
 * @param deviance of the fitted line
 * @param dispersion Pearson chi² over degrees of freedom, 1 for Poisson counts
 * @param quasiPValue p-value of slope 0 by Student's t on the quasi-Poisson standard error
 * @param degreesOfFreedom periods less two, 0 when undefined
 * @param reason empty, and otherwise every number is {@code NaN}: {@code missing_input}, {@code
 *     too_few_points}, {@code no_events} or {@code not_estimable}
 */
public record PoissonTrend(
    double slope,
    double standardError,
    double intercept,
    double deviance,
    double dispersion,
    double quasiPValue,
    int degreesOfFreedom,
    String reason) {

  /**
   * ln(events) = ln(population) + a + b·t, t = 1..k, by maximum likelihood.
   *
   * <p>Source: McCullagh and Nelder (1989), Generalized Linear Models, chapters 6 and 9; R's {@code
   * glm} with the families poisson and quasipoisson.
   *
   * @param periods events and people in the order of time; a period without people keeps its place
   *     and says nothing
   * @return undefined when a number is missing, with fewer than three periods, without events, or
   *     when all events are in the first or in the last period
   */
  public static PoissonTrend of(List<TrendPeriod> periods) {
    if (periods.stream().anyMatch(TrendPeriod::isMissing)) {
      return undefined(Reasons.MISSING_INPUT);
    }
    int[] used =
        IntStream.range(0, periods.size()).filter(i -> periods.get(i).base() > 0).toArray();
    double[] times = IntStream.of(used).mapToDouble(i -> i + 1).toArray();
    double[] events = IntStream.of(used).mapToDouble(i -> periods.get(i).events()).toArray();
    double[] people = IntStream.of(used).mapToDouble(i -> periods.get(i).base()).toArray();
    if (used.length < 3) {
      return undefined(Reasons.TOO_FEW_POINTS);
    }
    if (IntStream.range(0, used.length).allMatch(i -> events[i] == 0)) {
      return undefined(Reasons.NO_EVENTS);
    }
    WeightedLine line = TrendLine.poisson(times, events, people);
    return Double.isNaN(line.slope())
        ? undefined(Reasons.NOT_ESTIMABLE)
        : judged(line, times, events, people);
  }

  private static PoissonTrend judged(
      WeightedLine line, double[] times, double[] events, double[] people) {
    double deviance = 0;
    double pearson = 0;
    for (int i = 0; i < times.length; i++) {
      double expected = people[i] * Math.exp(line.at(times[i]));
      double residual = events[i] - expected;
      double logTerm = events[i] == 0 ? 0 : events[i] * Math.log(events[i] / expected);
      deviance += 2 * (logTerm - residual);
      pearson += residual * residual / expected;
    }
    int degreesOfFreedom = times.length - 2;
    double dispersion = pearson / degreesOfFreedom;
    double error = 1 / Math.sqrt(line.spread());
    double t = line.slope() / (error * Math.sqrt(dispersion));
    return new PoissonTrend(
        line.slope(),
        error,
        line.intercept(),
        deviance,
        dispersion,
        Quantiles.studentPValue(t, degreesOfFreedom),
        degreesOfFreedom,
        Reasons.NONE);
  }

  /** exp(slope): the factor by which the rate changes from period to period. */
  public double rateRatioPerPeriod() {
    return Math.exp(slope);
  }

  /** The standard error of the slope with the scatter that the counts have. */
  public double quasiStandardError() {
    return standardError * Math.sqrt(dispersion);
  }

  private static PoissonTrend undefined(String reason) {
    double none = Double.NaN;
    return new PoissonTrend(none, none, none, none, none, none, 0, reason);
  }
}
