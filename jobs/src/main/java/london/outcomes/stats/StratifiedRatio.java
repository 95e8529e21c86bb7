package london.outcomes.stats;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A rate ratio that compares like with like within strata (method M04), beside the crude one. A
 * large difference between the two means that the group is clustered where rates are high, the
 * geographic-clustering warning of the Race Disparity Unit.
 *
 * @param estimate the Mantel-Haenszel ratio with its log interval
 * @param crudeRatio the ratio of the summed rates, {@code NaN} when undefined
 * @param logStandardError standard error of the logarithm, {@code NaN} when undefined
 * @param chiSquared test of ratio 1 on one degree of freedom, without continuity correction, {@code
 *     NaN} when undefined or when a single stratum is left, as in the reference program (metafor):
 *     use {@link RateRatios#exactPValue} there
 */
public record StratifiedRatio(
    Estimate estimate, double crudeRatio, double logStandardError, double chiSquared) {
  /** Method name of the stratified ratio's interval. */
  public static final String MANTEL_HAENSZEL = "mantel_haenszel";

  /**
   * With a events on N1 people in the group, b on N0 in the reference and T = N1 + N0 per stratum:
   * RR = sum(a·N0/T)/sum(b·N1/T), var(ln RR) = sum((a+b)·N1·N0/T²)/[sum(a·N0/T)·sum(b·N1/T)], and
   * chi² = (sum a - sum (a+b)·N1/T)²/sum((a+b)·N1·N0/T²).
   *
   * <p>Source: Greenland and Robins (1985), Biometrics 41; Rothman, Modern Epidemiology.
   *
   * @param strata those without people on both sides have no rates to compare and are left out
   * @param confidence coverage between 0 and 1, such as 0.95
   * @return undefined with {@code missing_input} when any number is missing, {@code
   *     zero_denominator} when no stratum is left, {@code zero_reference_events}, {@code no_events}
   * @throws IllegalArgumentException for a confidence out of range
   */
  public static StratifiedRatio of(List<Stratum> strata, double confidence) {
    Inputs.requireConfidence(confidence);
    List<Stratum> used = strata.stream().filter(Stratum::isComparable).toList();
    if (strata.stream().anyMatch(Stratum::isMissing)) {
      return undefined(Reasons.MISSING_INPUT);
    }
    return used.isEmpty() ? undefined(Reasons.ZERO_DENOMINATOR) : compute(used, confidence);
  }

  private static StratifiedRatio compute(List<Stratum> strata, double confidence) {
    double group = sum(strata, s -> s.events1() * s.population2() / s.people());
    double reference = sum(strata, s -> s.events2() * s.population1() / s.people());
    double variance = sum(strata, s -> (s.events1() + s.events2()) * s.balance());
    double logVariance = variance / (group * reference);
    return new StratifiedRatio(
        LogInterval.of(MANTEL_HAENSZEL, group, reference, 1, logVariance, confidence),
        crude(strata),
        group > 0 && reference > 0 ? Math.sqrt(logVariance) : Double.NaN,
        strata.size() > 1 ? chiSquared(group - reference, variance) : Double.NaN);
  }

  /** The excess is sum(a - (a+b)·N1/T), as each term is a·N0/T - b·N1/T; no events give 0/0. */
  private static double chiSquared(double excess, double variance) {
    return excess * excess / variance;
  }

  private static double crude(List<Stratum> strata) {
    double rate = sum(strata, Stratum::events1) / sum(strata, Stratum::population1);
    double reference = sum(strata, Stratum::events2) / sum(strata, Stratum::population2);
    return reference > 0 ? rate / reference : Double.NaN;
  }

  private static double sum(List<Stratum> strata, ToDoubleFunction<Stratum> term) {
    return strata.stream().mapToDouble(term).sum();
  }

  private static StratifiedRatio undefined(String reason) {
    Estimate none = Estimate.undefined(MANTEL_HAENSZEL, reason);
    return new StratifiedRatio(none, Double.NaN, Double.NaN, Double.NaN);
  }
}
