package london.outcomes.insight.forecast;

import java.util.Arrays;

/**
 * Forecasts of a model for a series from all its origins, and how wide of the mark they were on the
 * scale of square roots, on which counts scatter alike whatever their size (Anscombe 1948).
 */
final class Errors {

  private static final double ANSCOMBE = 0.375;

  /** A Poisson count's variance on the scale of square roots, and how many errors it counts for. */
  private static final double POISSON = 0.25;

  private static final double POISSON_COUNTS_FOR = 4;

  /** Errors of a horizon that must be known before a spread is one to measure others by. */
  private static final int ENOUGH = 12;

  private final Series series;

  /** By origin from the first one on, and by horizon less one. */
  private final double[][] forecasts;

  Errors(Series series, double[][] forecasts) {
    this.series = series;
    this.forecasts = forecasts;
  }

  Series series() {
    return series;
  }

  double forecast(int origin, int horizon) {
    return forecasts[origin - Origins.firstOf(series)][horizon - 1];
  }

  /** {@code NaN} for a month that is still to come. */
  double absolute(int origin, int horizon) {
    return Math.abs(series.at(origin + horizon) - forecast(origin, horizon));
  }

  private double root(int origin, int horizon) {
    return Math.sqrt(series.at(origin + horizon) + ANSCOMBE)
        - Math.sqrt(forecast(origin, horizon) + ANSCOMBE);
  }

  /** The spread of a horizon by the errors known at an origin. */
  double spread(int origin, int horizon) {
    double sum = POISSON * POISSON_COUNTS_FOR;
    int errors = 0;
    for (int from = Origins.firstOf(series); from + horizon <= origin; from++) {
      double error = root(from, horizon);
      sum += error * error;
      errors++;
    }
    return Math.sqrt(sum / (errors + POISSON_COUNTS_FOR));
  }

  /**
   * Errors in units of the spread that was known when the forecast was made.
   *
   * @return by month that the forecast was of, from the first origin's on; months without any are
   *     empty
   */
  double[][] scores() {
    int first = Origins.firstOf(series);
    double[][] scores = new double[series.last() - first + 1][0];
    for (int horizon = 1; horizon <= Origins.HORIZONS; horizon++) {
      for (int origin = first + ENOUGH + horizon; origin + horizon <= series.last(); origin++) {
        double score = Math.abs(root(origin, horizon)) / spread(origin, horizon);
        int month = origin + horizon - first;
        scores[month] = Arrays.copyOf(scores[month], scores[month].length + 1);
        scores[month][scores[month].length - 1] = score;
      }
    }
    return scores;
  }

  /** The interval whose ends are so many spreads away on the scale of square roots. */
  double[] interval(int origin, int horizon, double spreads) {
    double middle = Math.sqrt(forecast(origin, horizon) + ANSCOMBE);
    double half = spreads * spread(origin, horizon);
    double lower = Math.max(0, middle - half);
    return new double[] {
      Math.max(0, lower * lower - ANSCOMBE), (middle + half) * (middle + half) - ANSCOMBE
    };
  }
}
