package london.outcomes.stats;

import java.util.List;

/**
 * Ratios of two Poisson rates (methods M03 and M04): change in counts from year to year, stop and
 * search relative rates, relative risk of victimisation.
 *
 * <p>In every function the first pair of arguments is the group, the second the reference; {@code
 * NaN} is missing and a population of zero gives {@code zero_denominator}.
 */
public final class RateRatios {
  /** Method name of the interval that conditions on the total count. */
  public static final String EXACT_CONDITIONAL = "exact_conditional";

  /** Method name of the large-sample interval. */
  public static final String LOG_WALD = "log_wald";

  private RateRatios() {}

  /**
   * RR = (x1/t1)/(x2/t2) with the exact conditional interval: given N = x1 + x2, limits p/(1-p)·
   * t2/t1 at p = betainv(a/2; x1, x2+1) and betainv(1-a/2; x1+1, x2).
   *
   * <p>Source: Clopper and Pearson (1934) on the conditional binomial; R's {@code poisson.test}.
   *
   * @param events1 x1, whole
   * @param population1 t1, people or person-time
   * @param events2 x2, whole
   * @param population2 t2
   * @param confidence coverage between 0 and 1, such as 0.95
   * @return the ratio; with x2 = 0 no value, a lower limit and an infinite upper one; with no
   *     events at all {@code no_events}
   * @throws IllegalArgumentException for a count that is negative, not whole or above 2^31 - 1, a
   *     negative or infinite population, or a confidence out of range
   */
  public static Estimate exact(
      double events1, double population1, double events2, double population2, double confidence) {
    requireWholeTotal(events1, events2);
    Inputs.requireConfidence(confidence);
    String reason = reason(events1, population1, events2, population2);
    if (!reason.isEmpty() && !reason.equals(Reasons.ZERO_REFERENCE_EVENTS)) {
      return Estimate.undefined(EXACT_CONDITIONAL, reason);
    }
    double scale = population2 / population1;
    double tail = (1 - confidence) / 2;
    double lower = events1 == 0 ? 0 : scale * betaOdds(tail, events1, events2 + 1);
    if (events2 == 0) {
      return new Estimate(Double.NaN, lower, Double.POSITIVE_INFINITY, EXACT_CONDITIONAL, reason);
    }
    double upper = scale * betaOdds(1 - tail, events1 + 1, events2);
    return Estimate.of(events1 / events2 * scale, lower, upper, EXACT_CONDITIONAL);
  }

  /**
   * The two-sided exact p-value of RR = 1: the binomial probability, with N = x1 + x2 and p0 =
   * t1/(t1+t2), of all outcomes no more likely than x1 (relative tolerance 1e-7).
   *
   * <p>Source: R's {@code poisson.test}. Work grows with log N.
   *
   * @return between 0 and 1, {@code NaN} when an input is missing, a population is zero or there
   *     are no events
   * @throws IllegalArgumentException as {@link #exact}
   */
  public static double exactPValue(
      double events1, double population1, double events2, double population2) {
    requireWholeTotal(events1, events2);
    String reason = reason(events1, population1, events2, population2);
    if (!reason.isEmpty() && !reason.equals(Reasons.ZERO_REFERENCE_EVENTS)) {
      return Double.NaN;
    }
    return ExactBinomial.twoSidedP((int) events1, (int) events2, population1, population2);
  }

  /**
   * RR with the large-sample interval exp(ln RR -+ z·sqrt(1/x1 + 1/x2)).
   *
   * @return without value when x2 = 0, without interval when either count is 0
   * @throws IllegalArgumentException for a negative or infinite count or population, or a
   *     confidence out of range
   */
  public static Estimate logWald(
      double events1, double population1, double events2, double population2, double confidence) {
    Inputs.requireConfidence(confidence);
    String reason = reason(events1, population1, events2, population2);
    if (!reason.isEmpty()) {
      return Estimate.undefined(LOG_WALD, reason);
    }
    double scale = population2 / population1;
    return LogInterval.of(LOG_WALD, events1, events2, scale, 1 / events1 + 1 / events2, confidence);
  }

  /**
   * The Mantel-Haenszel ratio over strata, with the crude ratio to set beside it: see {@link
   * StratifiedRatio#of}.
   */
  public static StratifiedRatio stratified(List<Stratum> strata, double confidence) {
    return StratifiedRatio.of(strata, confidence);
  }

  private static String reason(
      double events1, double population1, double events2, double population2) {
    Inputs.requireCount("events1", events1);
    Inputs.requireCount("population1", population1);
    Inputs.requireCount("events2", events2);
    Inputs.requireCount("population2", population2);
    if (Inputs.anyMissing(events1, population1, events2, population2)) {
      return Reasons.MISSING_INPUT;
    }
    if (population1 == 0 || population2 == 0) {
      return Reasons.ZERO_DENOMINATOR;
    }
    if (events2 > 0) {
      return Reasons.NONE;
    }
    return events1 == 0 ? Reasons.NO_EVENTS : Reasons.ZERO_REFERENCE_EVENTS;
  }

  private static void requireWholeTotal(double events1, double events2) {
    Inputs.requireWholeCount("events1", events1);
    Inputs.requireWholeCount("events2", events2);
    Inputs.requireWholeCount("events1 + events2", events1 + events2);
  }

  private static double betaOdds(double p, double a, double b) {
    return Math.exp(Quantiles.betaLogOdds(p, a, b));
  }
}
