package london.outcomes.stats.survey;

import java.util.Arrays;
import london.outcomes.stats.Reasons;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;

/**
 * The survey-weighted logistic regression of an answer on yes-or-no variables: coefficients b that
 * solve sum of w·x·(y - p) = 0, p = 1/(1 + exp(-b·x)), the census fit estimated from the sample.
 *
 * <p>What it says is association: who says yes to one question and to another. No cause follows.
 *
 * <p>Source: Binder (1983), On the variances of asymptotically normal estimators from complex
 * surveys, International Statistical Review 51.
 */
public final class SurveyLogit {

  /** Beyond this many log odds a yes-or-no variable tells the answer, and there is no maximum. */
  private static final double SEPARATED = 15;

  private static final double SOLVED = 1e-10;

  /** What another solver may leave for one last step of Newton, whose error is the square of it. */
  private static final double NEARLY_SOLVED = 1e-3;

  private static final int MAX_STEPS = 50;

  private final IndicatorSample sample;
  private final double[] coefficients;
  private final double[] fitted;
  private final DecompositionSolver information;
  private final String reason;

  /** A solution. */
  private SurveyLogit(IndicatorSample sample, double[] coefficients) {
    this.sample = sample;
    this.coefficients = coefficients;
    this.fitted = probabilities(sample, coefficients);
    this.information = information(sample, fitted);
    this.reason = Reasons.NONE;
  }

  /** None. */
  private SurveyLogit(IndicatorSample sample, String reason) {
    this.sample = sample;
    this.coefficients = new double[sample.width()];
    Arrays.fill(coefficients, Double.NaN);
    this.fitted = probabilities(sample, coefficients);
    this.information =
        new CholeskyDecomposition(new Array2DRowRealMatrix(new double[][] {{1}})).getSolver();
    this.reason = reason;
  }

  /** Solves by Newton's method from zero. */
  public static SurveyLogit solve(IndicatorSample sample) {
    double[] b = new double[sample.width()];
    for (int step = 0; step < MAX_STEPS; step++) {
      double moved = step(sample, b);
      if (Double.isNaN(moved)) {
        return new SurveyLogit(sample, step == 0 ? Reasons.NOT_ESTIMABLE : Reasons.SEPARATED);
      }
      if (largest(b) > SEPARATED) {
        return new SurveyLogit(sample, Reasons.SEPARATED);
      }
      if (moved < SOLVED) {
        return solution(sample, b);
      }
    }
    return new SurveyLogit(sample, Reasons.NOT_CONVERGED);
  }

  /**
   * Takes the coefficients that another solver has found, once they are seen to solve the equations
   * but for one small step, which is made.
   */
  public static SurveyLogit solvedBy(IndicatorSample sample, double[] coefficients) {
    double[] b = coefficients.clone();
    double moved = largest(b) > SEPARATED ? Double.NaN : step(sample, b);
    if (Double.isNaN(moved)) {
      return new SurveyLogit(sample, Reasons.SEPARATED);
    }
    return moved > NEARLY_SOLVED
        ? new SurveyLogit(sample, Reasons.NOT_CONVERGED)
        : solution(sample, b);
  }

  private static SurveyLogit solution(IndicatorSample sample, double[] b) {
    try {
      return new SurveyLogit(sample, b);
    } catch (NonPositiveDefiniteMatrixException e) {
      return new SurveyLogit(sample, Reasons.SEPARATED);
    }
  }

  /** Whether the columns say different things, so that there is something to solve. */
  public static boolean isEstimable(IndicatorSample sample) {
    return !Double.isNaN(step(sample, new double[sample.width()]));
  }

  /** Moves b by one step; returns the largest move, {@code NaN} where there is no solution. */
  private static double step(IndicatorSample sample, double[] b) {
    double[] p = probabilities(sample, b);
    double[] score = new double[sample.width()];
    for (int i = 0; i < p.length; i++) {
      double residual = sample.weights()[i] * ((sample.answers()[i] ? 1 : 0) - p[i]);
      for (int column : sample.active()[i]) {
        score[column] += residual;
      }
    }
    try {
      double[] move = information(sample, p).solve(new ArrayRealVector(score, false)).toArray();
      double weight = sample.weight();
      for (int column = 0; column < b.length; column++) {
        move[column] /= weight;
        b[column] += move[column];
      }
      return largest(move);
    } catch (NonPositiveDefiniteMatrixException e) {
      return Double.NaN;
    }
  }

  /** Sum of w·p(1-p)·x·x' over the sum of w. */
  private static DecompositionSolver information(IndicatorSample sample, double[] p) {
    double[][] sums = new double[sample.width()][sample.width()];
    double weight = sample.weight();
    for (int i = 0; i < p.length; i++) {
      double spread = sample.weights()[i] * p[i] * (1 - p[i]) / weight;
      for (int row : sample.active()[i]) {
        for (int column : sample.active()[i]) {
          sums[row][column] += spread;
        }
      }
    }
    return new CholeskyDecomposition(new Array2DRowRealMatrix(sums, false)).getSolver();
  }

  private static double[] probabilities(IndicatorSample sample, double[] b) {
    double[] p = new double[sample.size()];
    for (int i = 0; i < p.length; i++) {
      p[i] = probability(logOdds(sample.active()[i], b));
    }
    return p;
  }

  static double probability(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }

  static double logOdds(int[] active, double[] b) {
    double sum = 0;
    for (int column : active) {
      sum += b[column];
    }
    return sum;
  }

  private static double largest(double[] b) {
    return Arrays.stream(b).map(Math::abs).max().orElse(0);
  }

  /**
   * For each respondent, how much a linear function of the coefficients hangs on them: w·(y - p)·x
   * · A⁻¹·gradient, A the information (Binder 1983).
   *
   * @param gradient of the function, by coefficient
   */
  double[] influence(double[] gradient) {
    double[] slopes = information.solve(new ArrayRealVector(gradient)).toArray();
    double total = sample.weight();
    double[] influence = new double[sample.size()];
    for (int i = 0; i < influence.length; i++) {
      double residual = sample.weights()[i] * ((sample.answers()[i] ? 1 : 0) - fitted[i]) / total;
      influence[i] = residual * logOdds(sample.active()[i], slopes);
    }
    return influence;
  }

  /** Standard error of a coefficient by the design of the sample. */
  public double standardError(int column, SampleDesign design) {
    double[] gradient = new double[sample.width()];
    gradient[column] = 1;
    return Math.sqrt(design.varianceOfTotal(sample.strata(), influence(gradient)));
  }

  public IndicatorSample sample() {
    return sample;
  }

  /** Log odds ratio of a column, {@code NaN} where there is a reason. */
  public double coefficient(int column) {
    return coefficients[column];
  }

  double[] coefficients() {
    return coefficients;
  }

  /** Probability of yes for each respondent. */
  public double[] fitted() {
    return fitted.clone();
  }

  /**
   * Empty, or why there are no coefficients: {@code not_estimable} (columns that say the same),
   * {@code separated} (a column tells the answer), {@code not_converged}.
   */
  public String reason() {
    return reason;
  }
}
