package london.outcomes.stats.area;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * The first four cumulants of an uncertain number. Those of independent numbers add up, and give
 * the quantiles of a sum that is nearly normal.
 *
 * <p>Source: Cornish and Fisher (1938), Revue de l'Institut International de Statistique 5.
 *
 * @param mean the mean
 * @param variance the variance
 * @param third the third central moment
 * @param fourth the fourth central moment less three times the squared variance
 */
record Cumulants(double mean, double variance, double third, double fourth) {
  static final Cumulants ZERO = new Cumulants(0, 0, 0, 0);
  private static final int NODES = 20;
  private static final GaussIntegrator HERMITE = new GaussIntegratorFactory().hermite(NODES);

  /** Of f(x) for normal x. */
  static Cumulants of(DoubleUnaryOperator f, double mean, double error) {
    double first = expected(z -> f.applyAsDouble(mean + error * z));
    double[] central = new double[5];
    for (int power = 2; power < central.length; power++) {
      int exponent = power;
      central[power] = expected(z -> Math.pow(f.applyAsDouble(mean + error * z) - first, exponent));
    }
    double variance = central[2];
    return new Cumulants(first, variance, central[3], central[4] - 3 * variance * variance);
  }

  /** Gauss-Hermite quadrature has the weight exp(-x²): z = sqrt(2)·x. */
  private static double expected(DoubleUnaryOperator f) {
    double sum = 0;
    for (int i = 0; i < NODES; i++) {
      double z = Math.sqrt(2) * HERMITE.getPoint(i);
      sum += HERMITE.getWeight(i) * f.applyAsDouble(z);
    }
    return sum / Math.sqrt(Math.PI);
  }

  Cumulants times(double factor) {
    double square = factor * factor;
    return new Cumulants(
        mean * factor, variance * square, third * square * factor, fourth * square * square);
  }

  Cumulants plus(Cumulants other) {
    return new Cumulants(
        mean + other.mean, variance + other.variance, third + other.third, fourth + other.fourth);
  }

  /** The quantile that is the normal one at z, corrected for skewness and kurtosis. */
  double quantile(double z) {
    if (variance == 0) {
      return mean;
    }
    double deviation = Math.sqrt(variance);
    double skewness = third / (variance * deviation);
    double kurtosis = fourth / (variance * variance);
    double corrected =
        z
            + (z * z - 1) * skewness / 6
            + (z * z * z - 3 * z) * kurtosis / 24
            - (2 * z * z * z - 5 * z) * skewness * skewness / 36;
    return mean + deviation * corrected;
  }
}
