package london.outcomes.stats;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Confidence limits of a Poisson count.
 *
 * <p>Sources: exact, Garwood (1936), Biometrika 28; Byar, in Breslow and Day (1987), Statistical
 * Methods in Cancer Research II, p. 69. The switch at 10 is Public Health England's.
 *
 * @param lower the lower limit, 0 or more
 * @param upper the upper limit
 */
record PoissonLimits(double lower, double upper) {
  /** Below this count Byar's approximation is not close enough to the exact limits. */
  static final double BYAR_FROM = 10;

  /** Whole counts below 10 at a handful of confidences: a few dozen entries in a run. */
  private static final Map<Key, PoissonLimits> SMALL_COUNTS = new ConcurrentHashMap<>();

  private record Key(double count, double confidence) {}

  /** L = chi2inv((1-c)/2, 2x)/2, 0 when x = 0; U = chi2inv((1+c)/2, 2x+2)/2. */
  static PoissonLimits exact(double count, double confidence) {
    boolean isReusable = count < BYAR_FROM && count == Math.rint(count);
    return isReusable
        ? SMALL_COUNTS.computeIfAbsent(new Key(count, confidence), PoissonLimits::garwood)
        : garwood(new Key(count, confidence));
  }

  private static PoissonLimits garwood(Key key) {
    double tail = (1 - key.confidence) / 2;
    double lower = key.count == 0 ? 0 : Quantiles.chiSquared(tail, 2 * key.count) / 2;
    return new PoissonLimits(lower, Quantiles.chiSquared(1 - tail, 2 * key.count + 2) / 2);
  }

  /** x(1 - 1/(9x) - z/(3 sqrt x))^3, and with +z the same at x + 1 for the upper limit. */
  static PoissonLimits byar(double count, double confidence) {
    double z = Quantiles.normalMultiplier(confidence);
    return new PoissonLimits(byar(count, -z, count), byar(count + 1, z, count + 1));
  }

  private static double byar(double x, double z, double scale) {
    double root = 1 - 1 / (9 * x) + z / (3 * Math.sqrt(x));
    return scale * root * root * root;
  }
}
