package london.outcomes.stats.area;

import java.util.function.DoubleUnaryOperator;
import london.outcomes.stats.Estimate;
import london.outcomes.stats.Inputs;
import london.outcomes.stats.Quantiles;
import london.outcomes.stats.Rates;

/**
 * Funnels: which areas are out of line with the whole, allowing for their size (method M16).
 *
 * <p>With large counts nearly every borough lies outside, and says only that boroughs differ: use
 * {@link OverdispersedFunnel} there. Not for directly standardised rates of fewer than ten events.
 *
 * <p>Source: Spiegelhalter (2005), Statistics in Medicine 24; PHEindicatormethods 2.1.0.
 */
public final class Funnel {
  private static final double INNER = 0.95;
  private static final double OUTER = 0.998;

  private Funnel() {}

  /**
   * theta -+ z·sqrt(theta(1 - theta)/n), held inside [0, 1] before it is multiplied.
   *
   * @param target theta, the proportion of all areas together
   * @param trials n; zero or {@code NaN} has no limits
   * @param multiplier 100 for percent, 1 for a share
   * @throws IllegalArgumentException for a target outside [0, 1], a negative number of trials or a
   *     multiplier that is not above 0
   */
  public static FunnelLimits proportion(double target, double trials, double multiplier) {
    Inputs.requireCount("target", target);
    Inputs.requirePart("target", target, "whole", 1);
    Inputs.requireCount("trials", trials);
    Inputs.requirePositive("multiplier", multiplier);
    double error = trials > 0 ? Math.sqrt(target * (1 - target) / trials) : Double.NaN;
    DoubleUnaryOperator limit = z -> Math.min(1, Math.max(0, target + z * error));
    return at(Quantiles.normalMultiplier(INNER), Quantiles.normalMultiplier(OUTER), limit)
        .times(multiplier);
  }

  /** The limits at -+ z, for z of the inner and of the outer ones. */
  static FunnelLimits at(double inner, double outer, DoubleUnaryOperator limit) {
    return new FunnelLimits(
        limit.applyAsDouble(-inner),
        limit.applyAsDouble(inner),
        limit.applyAsDouble(-outer),
        limit.applyAsDouble(outer));
  }

  /**
   * The line to draw for a rate or a ratio, at o events: theta·o/EL and theta·o/EU, EL =
   * chi2inv(1-p, 2o+2)/2, EU = chi2inv(p, 2o)/2, p = 0.025 and 0.001. An area with o events lies on
   * it when its exact limits just reach theta.
   *
   * @param target theta, the rate of all areas together, or 1 for a ratio
   * @param events o, above 0
   * @param multiplier such as 1,000 residents, or 100 for a ratio
   * @throws IllegalArgumentException for a number that is not above 0
   */
  public static FunnelLimits line(double target, double events, double multiplier) {
    Inputs.requirePositive("target", target);
    Inputs.requirePositive("events", events);
    Inputs.requirePositive("multiplier", multiplier);
    double scale = target * events * multiplier;
    return new FunnelLimits(
        scale / mostExpected(events, INNER),
        scale / leastExpected(events, INNER),
        scale / mostExpected(events, OUTER),
        scale / leastExpected(events, OUTER));
  }

  private static double mostExpected(double events, double confidence) {
    return Quantiles.chiSquared((1 + confidence) / 2, 2 * events + 2) / 2;
  }

  private static double leastExpected(double events, double confidence) {
    return Quantiles.chiSquared((1 - confidence) / 2, 2 * events) / 2;
  }

  /**
   * Where an area's proportion lies.
   *
   * @param target the proportion of all areas together
   * @param successes of the area; {@code NaN} is missing
   * @param trials of the area
   * @throws IllegalArgumentException as {@link #proportion}, or for successes above trials
   */
  public static FunnelPosition ofProportion(double target, double successes, double trials) {
    Inputs.requireCount("successes", successes);
    Inputs.requirePart("successes", successes, "trials", trials);
    return proportion(target, trials, 1).position(successes / trials);
  }

  /**
   * Where an area's rate, or ratio of observed to expected events, lies: high when even the lower
   * Poisson limit of its own rate is above the target, low when the upper one is below.
   *
   * @param target the rate of all areas together, or 1 for a ratio
   * @param events of the area; {@code NaN} is missing
   * @param denominator people, or expected events for a ratio
   * @throws IllegalArgumentException for a negative or infinite number
   */
  public static FunnelPosition ofRate(double target, double events, double denominator) {
    Inputs.requireCount("target", target);
    Estimate inner = Rates.crude(events, denominator, 1, INNER);
    Estimate outer = Rates.crude(events, denominator, 1, OUTER);
    if (!inner.isDefined() || Double.isNaN(target)) {
      return FunnelPosition.UNDEFINED;
    }
    if (target < outer.lower() || target > outer.upper()) {
      return target < outer.lower() ? FunnelPosition.ABOVE_99_8 : FunnelPosition.BELOW_99_8;
    }
    if (target < inner.lower() || target > inner.upper()) {
      return target < inner.lower() ? FunnelPosition.ABOVE_95 : FunnelPosition.BELOW_95;
    }
    return FunnelPosition.WITHIN;
  }
}
