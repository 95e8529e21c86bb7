package london.outcomes.stats;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.special.Erf;

/**
 * Quantiles that the interval formulas need, accurate to 1e-12 relative.
 *
 * <p>All functions are pure and safe for concurrent use.
 */
public final class Quantiles {
  private static final double SQRT_2 = Math.sqrt(2);
  private static final int MAX_STEPS = 50;
  private static final double LAST_STEP = 1e-8;

  private Quantiles() {}

  /**
   * The standard normal quantile: z with probability p below it.
   *
   * @param p a probability of 1e-300 or more, below 1
   * @throws IllegalArgumentException if p is outside (0, 1)
   */
  public static double normal(double p) {
    Inputs.requireProbability("p", p);
    return p < 1e-3 ? tail(p) : SQRT_2 * Erf.erfInv(2 * p - 1);
  }

  /**
   * 2p - 1 loses the digits of a small p. Newton on the logarithm keeps them: it is concave, and
   * the start lies below the answer because the tail is at most exp(-z²/2)/2, so no step
   * overshoots.
   */
  private static double tail(double p) {
    double z = -Math.sqrt(-2 * Math.log(p));
    double step = 1;
    for (int i = 0; i < MAX_STEPS && Math.abs(step) > LAST_STEP; i++) {
      double below = Erf.erfc(-z / SQRT_2) / 2;
      step = Math.log(p / below) * below / density(z);
      z += step;
    }
    return z;
  }

  private static double density(double z) {
    return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
  }

  /**
   * The two-sided normal multiplier z at (1 + confidence)/2: 1.959963984540054 at 0.95.
   *
   * @param confidence the coverage of the interval, ends excluded
   * @throws IllegalArgumentException if the confidence is outside (0, 1)
   */
  public static double normalMultiplier(double confidence) {
    Inputs.requireConfidence(confidence);
    return SQRT_2 * Erf.erfInv(confidence);
  }

  /**
   * The two-sided Student multiplier: the quantile of t at (1 + confidence)/2.
   *
   * <p>With x = k/(k + t²), P(|T| > t) is the incomplete beta function of x with parameters k/2 and
   * 1/2 (Abramowitz and Stegun 26.7.1), so t² = k·(1 - x)/x at the beta quantile of 1 - confidence.
   *
   * @param confidence the coverage of the interval, ends excluded
   * @param degreesOfFreedom k, above 0, not necessarily whole
   * @throws IllegalArgumentException if the confidence is outside (0, 1) or the degrees of freedom
   *     are not above 0
   */
  public static double studentMultiplier(double confidence, double degreesOfFreedom) {
    Inputs.requireConfidence(confidence);
    Inputs.requirePositive("degrees of freedom", degreesOfFreedom);
    double logOdds = betaLogOdds(1 - confidence, degreesOfFreedom / 2, 0.5);
    return Math.sqrt(degreesOfFreedom * Math.exp(-logOdds));
  }

  /**
   * The two-sided p-value P(|T| > |t|) of Student's t.
   *
   * @param t the statistic; {@code NaN} gives {@code NaN}
   * @param degreesOfFreedom above 0, not necessarily whole
   * @throws IllegalArgumentException if the degrees of freedom are not above 0
   */
  public static double studentPValue(double t, double degreesOfFreedom) {
    Inputs.requirePositive("degrees of freedom", degreesOfFreedom);
    if (t == 0 || Double.isNaN(t)) {
      return t == 0 ? 1 : Double.NaN;
    }
    double logOdds = Math.log(degreesOfFreedom) - 2 * Math.log(Math.abs(t));
    return Math.exp(new IncompleteBeta(degreesOfFreedom / 2, 0.5).logCdf(logOdds));
  }

  /**
   * The two-sided p-value P(|Z| > |z|) of the standard normal.
   *
   * @param z the statistic; {@code NaN} gives {@code NaN}
   */
  public static double normalPValue(double z) {
    return Erf.erfc(Math.abs(z) / SQRT_2);
  }

  /**
   * The chi-squared quantile. A bracketing search of some 20 microseconds: callers with many equal
   * questions keep the answers.
   *
   * @param p a probability, ends excluded
   * @param degreesOfFreedom above 0, not necessarily whole
   * @throws IllegalArgumentException if p is outside (0, 1) or the degrees of freedom are not above
   *     0
   */
  public static double chiSquared(double p, double degreesOfFreedom) {
    Inputs.requireProbability("p", p);
    Inputs.requirePositive("degrees of freedom", degreesOfFreedom);
    return new ChiSquaredDistribution(null, degreesOfFreedom, 1e-15)
        .inverseCumulativeProbability(p);
  }

  /**
   * The beta quantile: x with probability p below it.
   *
   * @param p a probability, ends excluded
   * @param a first shape, above 0
   * @param b second shape, above 0
   * @throws IllegalArgumentException if p is outside (0, 1) or a shape is not above 0
   */
  public static double beta(double p, double a, double b) {
    return IncompleteBeta.logistic(betaLogOdds(p, a, b));
  }

  /** ln(x/(1-x)) of the beta quantile x: exact also where x is within a rounding error of 1. */
  static double betaLogOdds(double p, double a, double b) {
    Inputs.requireProbability("p", p);
    return new IncompleteBeta(a, b).logOddsAt(p);
  }
}
