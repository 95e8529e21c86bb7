package london.outcomes.stats;

import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;

/**
 * Counts that vary more than chance alone: the negative binomial distribution with a given mean and
 * variance. Where the variance is no more than the mean it is the Poisson distribution.
 *
 * <p>With variance mean + mean²/r, P(X &gt;= x) is the regularised incomplete beta function
 * I(mean/(mean + r); x, r) (Abramowitz and Stegun 26.5.26).
 *
 * @param mean above 0
 * @param variance 0 or more
 */
public record NegativeBinomial(double mean, double variance) {

  /** A variance that exceeds the mean by less than this part of it is that of chance. */
  private static final double NEARLY_POISSON = 1e-6;

  /**
   * @throws IllegalArgumentException for a mean that is not above 0, or a negative variance
   */
  public NegativeBinomial {
    Inputs.requirePositive("mean", mean);
    Inputs.requireCount("variance", variance);
  }

  /** P(X &gt;= x); 1 for x of 0 or less. */
  public double atLeast(long x) {
    if (x <= 0) {
      return 1;
    }
    double beyondChance = variance - mean;
    if (beyondChance <= NEARLY_POISSON * mean) {
      return Gamma.regularizedGammaP(x, mean);
    }
    double size = mean * mean / beyondChance;
    return Beta.regularizedBeta(mean / (mean + size), x, size);
  }

  /**
   * The smallest x with P(X &lt;= x) of p or more.
   *
   * @throws IllegalArgumentException if p is outside (0, 1)
   */
  public long quantile(double p) {
    Inputs.requireProbability("p", p);
    long high = (long) Math.ceil(mean + Math.sqrt(Math.max(mean, variance)));
    while (1 - atLeast(high + 1) < p) {
      high = 2 * high + 1;
    }
    long low = -1;
    while (high - low > 1) {
      long middle = (low + high) / 2;
      if (1 - atLeast(middle + 1) < p) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
