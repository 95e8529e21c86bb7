package london.outcomes.stats.series;

import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A log-linear Poisson regression with an exposure, prior weights and a ridge, by iteratively
 * reweighted least squares. Its variances are those of weighted estimating equations, A⁻¹BA⁻¹.
 *
 * <p>Source: McCullagh and Nelder (1989), Generalized Linear Models, 2.5 and 9.
 */
final class WeightedPoisson {
  private static final int MAX_STEPS = 25;
  private static final double CONVERGED = 1e-8;

  /** No fitted count is smaller: its logarithm must exist. */
  private static final double SMALLEST = 1e-10;

  private final double[] coefficients;
  private final RealMatrix covariance;
  private final double[] fitted;

  private WeightedPoisson(double[] coefficients, RealMatrix covariance, double[] fitted) {
    this.coefficients = coefficients;
    this.covariance = covariance;
    this.fitted = fitted;
  }

  /**
   * Rows of terms, counts, exposure and weights of the same length.
   *
   * @param penalties of each term's square, in units of information: the inverse variance of a
   *     normal prior around 0, times the dispersion
   */
  record Data(
      double[][] terms, double[] counts, double[] exposure, double[] weights, double[] penalties) {
    int size() {
      return counts.length;
    }

    private double[] fitted(double[] coefficients) {
      double[] fitted = new double[size()];
      for (int i = 0; i < fitted.length; i++) {
        fitted[i] = Math.max(SMALLEST, exposure[i] * Math.exp(dot(terms[i], coefficients)));
      }
      return fitted;
    }

    private double[] start() {
      double counted = 0;
      double exposed = 0;
      for (int i = 0; i < size(); i++) {
        counted += weights[i] * counts[i];
        exposed += weights[i] * exposure[i];
      }
      double[] start = new double[terms[0].length];
      start[0] = Math.log(counted / exposed);
      return start;
    }
  }

  /**
   * @return a fit that {@link #isSound()}, or that is not to be used
   */
  static WeightedPoisson fit(Data data) {
    double[] coefficients = data.start();
    double step = 1;
    try {
      for (int i = 0; i < MAX_STEPS && step > CONVERGED; i++) {
        double[] change = change(data, coefficients);
        step = 0;
        for (int j = 0; j < change.length; j++) {
          coefficients[j] += change[j];
          step = Math.max(step, Math.abs(change[j]));
        }
      }
      if (!(step <= CONVERGED)) {
        return new WeightedPoisson(coefficients, null, null);
      }
      double[] fitted = data.fitted(coefficients);
      RealMatrix bread = inverse(information(data, fitted, 1));
      RealMatrix covariance = bread.multiply(information(data, fitted, 2)).multiply(bread);
      return new WeightedPoisson(coefficients, covariance, fitted);
    } catch (NonPositiveDefiniteMatrixException e) {
      // Counts that do not tell the terms apart: there is no such model.
      return new WeightedPoisson(coefficients, null, null);
    }
  }

  private static double[] change(Data data, double[] coefficients) {
    double[] fitted = data.fitted(coefficients);
    double[] score = new double[data.terms[0].length];
    for (int i = 0; i < fitted.length; i++) {
      double residual = data.weights[i] * (data.counts[i] - fitted[i]);
      for (int j = 0; j < score.length; j++) {
        score[j] += residual * data.terms[i][j];
      }
    }
    for (int j = 0; j < score.length; j++) {
      score[j] -= data.penalties[j] * coefficients[j];
    }
    return new CholeskyDecomposition(information(data, fitted, 1))
        .getSolver()
        .solve(new ArrayRealVector(score, false))
        .toArray();
  }

  /** Sum of weight to a power · fitted · term · term', and the penalties. */
  private static RealMatrix information(Data data, double[] fitted, int power) {
    int size = data.terms[0].length;
    double[][] sum = new double[size][size];
    for (int j = 0; j < size; j++) {
      sum[j][j] = data.penalties[j];
    }
    for (int i = 0; i < fitted.length; i++) {
      double weight = power == 1 ? data.weights[i] : data.weights[i] * data.weights[i];
      for (int j = 0; j < size; j++) {
        for (int k = 0; k <= j; k++) {
          sum[j][k] += weight * fitted[i] * data.terms[i][j] * data.terms[i][k];
          sum[k][j] = sum[j][k];
        }
      }
    }
    return MatrixUtils.createRealMatrix(sum);
  }

  private static RealMatrix inverse(RealMatrix matrix) {
    return new CholeskyDecomposition(matrix).getSolver().getInverse();
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Whether the steps converged and the terms can be told apart. */
  boolean isSound() {
    return fitted != null;
  }

  double[] fitted() {
    return fitted;
  }

  double predict(double[] terms, double exposure) {
    return exposure * Math.exp(dot(terms, coefficients));
  }

  /** Variance of the logarithm of a prediction, without over-dispersion. */
  double logVariance(double[] terms) {
    return dot(terms, covariance.operate(terms));
  }

  /**
   * Weighted mean of (count - fitted)²/fitted, by the degrees of freedom.
   *
   * @param size months that the weights are worth
   */
  double dispersion(Data data, double size) {
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < fitted.length; i++) {
      double residual = data.counts[i] - fitted[i];
      sum += data.weights[i] * residual * residual / fitted[i];
      weight += data.weights[i];
    }
    return sum / weight * size / (size - coefficients.length);
  }
}
