package london.outcomes.stats;

import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.util.ContinuedFraction;

/**
 * The beta distribution on the log-odds scale, y = ln(x/(1-x)), with parameters a and b.
 *
 * <p>Log-odds keep full relative precision at both ends of the unit interval, where a comparison of
 * a small borough with the whole of London lives, and make ln F concave, so that Newton's method
 * converges from anywhere. The library's own inverse is a bracketing search in x: slower, and only
 * absolutely accurate.
 *
 * <p>Source: NIST Digital Library of Mathematical Functions 8.17; Didonato and Morris (1992),
 * Algorithm 708, ACM TOMS 18.
 */
final class IncompleteBeta {
  private static final int MAX_STEPS = 100;

  /** Newton doubles the digits: a step of 1e-9 leaves an error near 1e-18. */
  private static final double LAST_STEP = 1e-9;

  private final double a;
  private final double b;
  private final double logBeta;

  IncompleteBeta(double a, double b) {
    Inputs.requirePositive("beta parameter a", a);
    Inputs.requirePositive("beta parameter b", b);
    this.a = a;
    this.b = b;
    this.logBeta = Beta.logBeta(a, b);
  }

  /** ln of the probability below log-odds y. */
  double logCdf(double y) {
    // The fraction converges fast only on the near side of the mean; beyond it, use the complement.
    return logistic(y) > (a + 1) / (a + b + 2)
        ? Math.log1p(-Math.exp(logTail(-y, b, a)))
        : logTail(y, a, b);
  }

  /** The log-odds with probability p below, for p in (0, 1). */
  double logOddsAt(double p) {
    if (p > 0.5) {
      return -new IncompleteBeta(b, a).logOddsAt(1 - p);
    }
    double target = Math.log(p);
    double y = Math.log(a / b) + Quantiles.normal(p) * Math.sqrt(1 / a + 1 / b);
    for (int i = 0; i < MAX_STEPS; i++) {
      double logCdf = logCdf(y);
      double step = (target - logCdf) * Math.exp(logCdf - logDensity(y));
      y += step;
      if (Math.abs(step) <= LAST_STEP) {
        return y;
      }
    }
    throw new ArithmeticException(
        Messages.unexpected("beta quantile after " + MAX_STEPS + " steps", y, "convergence"));
  }

  private double logDensity(double y) {
    return a * logLogistic(y) + b * logLogistic(-y) - logBeta;
  }

  private double logTail(double y, double near, double far) {
    double front = near * logLogistic(y) + far * logLogistic(-y) - logBeta;
    return front - Math.log(new Fraction(near, far, y).evaluate(y, 1e-15));
  }

  static double logistic(double y) {
    return 1 / (1 + Math.exp(-y));
  }

  private static double logLogistic(double y) {
    return y < 0 ? y - Math.log1p(Math.exp(y)) : -Math.log1p(Math.exp(-y));
  }

  /**
   * The even part of DLMF 8.17.22 in the form of Didonato and Morris, function BFRAC: all terms are
   * positive below the mean, so nothing cancels when x is close to 1.
   */
  private static final class Fraction extends ContinuedFraction {
    private final double a;
    private final double b;
    private final double x;
    private final double complement;

    Fraction(double a, double b, double logOdds) {
      this.a = a;
      this.b = b;
      this.x = logistic(logOdds);
      this.complement = logistic(-logOdds);
    }

    @Override
    protected double getA(int n, double unused) {
      double belowMean = a * complement - b * x;
      double first = n == 0 ? 0 : n + n * (b - n) * x / (a + 2.0 * n - 1);
      return first + (a + n) * (belowMean + 1 + n * (1 + complement)) / (a + 2.0 * n + 1);
    }

    @Override
    protected double getB(int n, double unused) {
      double ratio = x / (a + 2.0 * n - 1);
      return (a + n - 1) * (a + b + n - 1) * n * (b - n) * ratio * ratio;
    }
  }
}
