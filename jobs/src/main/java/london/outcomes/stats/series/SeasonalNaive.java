package london.outcomes.stats.series;

import london.outcomes.stats.Estimate;
import london.outcomes.stats.Inputs;
import london.outcomes.stats.Quantiles;
import london.outcomes.stats.Reasons;

/**
 * The forecast that next year's months will be as last year's (method M22), and the measure of
 * other forecasts against it.
 *
 * <p>Source: Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 5.2 and 5.5; Hyndman
 * and Koehler (2006), International Journal of Forecasting 22; R's {@code forecast}.
 */
public final class SeasonalNaive {
  /** Method name of the forecast and its interval. */
  public static final String METHOD = "seasonal_naive";

  private SeasonalNaive() {}

  /**
   * The value of the same season in the last year, f -+ z·sd·sqrt(floor((h-1)/m) + 1).
   *
   * @param values the series in the order of time; {@code NaN} is missing
   * @param seasonLength m, 12 for months
   * @param horizon h, periods after the last value
   * @param confidence coverage between 0 and 1, such as 0.95
   * @return in the units of the series; {@code missing_input} when the value to repeat is missing,
   *     {@code too_few_points} with less than a year of values, or without a pair a year apart
   * @throws IllegalArgumentException for a season or horizon under 1 or a confidence out of range
   */
  public static Estimate forecast(
      double[] values, int seasonLength, int horizon, double confidence) {
    Inputs.requirePositive("season length", seasonLength);
    Inputs.requirePositive("horizon", horizon);
    Inputs.requireConfidence(confidence);
    double deviation = standardDeviation(values, seasonLength);
    if (values.length < seasonLength || Double.isNaN(deviation)) {
      return Estimate.undefined(METHOD, Reasons.TOO_FEW_POINTS);
    }
    int yearsAhead = (horizon - 1) / seasonLength + 1;
    double value = values[values.length - seasonLength + (horizon - 1) % seasonLength];
    if (Double.isNaN(value)) {
      return Estimate.undefined(METHOD, Reasons.MISSING_INPUT);
    }
    double half = Quantiles.normalMultiplier(confidence) * deviation * Math.sqrt(yearsAhead);
    return Estimate.of(value, value - half, value + half, METHOD);
  }

  /** sd = sqrt(mean of (y(t) - y(t-m))²) over the pairs that are there, {@code NaN} without one. */
  public static double standardDeviation(double[] values, int seasonLength) {
    double sum = 0;
    int pairs = 0;
    for (int i = seasonLength; i < values.length; i++) {
      double change = values[i] - values[i - seasonLength];
      if (!Double.isNaN(change)) {
        sum += change * change;
        pairs++;
      }
    }
    return Math.sqrt(sum / pairs);
  }

  /**
   * The mean absolute scaled error: the mean absolute error of forecasts over the mean of |y(t) -
   * y(t-m)| in training. Under 1 is better than the seasonal naive forecast was in training.
   *
   * @param training the series that the forecasts were made from
   * @param seasonLength m, 12 for months
   * @param actual what came
   * @param forecast what was forecast, as long as the actual values
   * @return {@code NaN} when nothing can be compared; pairs with a missing value are left out
   */
  public static double scaledError(
      double[] training, int seasonLength, double[] actual, double[] forecast) {
    return meanAbsoluteError(actual, forecast) / scale(training, seasonLength);
  }

  /** The mean of |y(t) - y(t-m)|, {@code NaN} without a pair. */
  public static double scale(double[] training, int seasonLength) {
    Inputs.requirePositive("season length", seasonLength);
    int pairs = Math.max(0, training.length - seasonLength);
    double[] earlier = new double[pairs];
    double[] later = new double[pairs];
    System.arraycopy(training, 0, earlier, 0, pairs);
    System.arraycopy(training, training.length - pairs, later, 0, pairs);
    return meanAbsoluteError(later, earlier);
  }

  /** The mean of |actual - forecast| over the pairs that are there, {@code NaN} without one. */
  public static double meanAbsoluteError(double[] actual, double[] forecast) {
    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < actual.length; i++) {
      double error = Math.abs(actual[i] - forecast[i]);
      if (!Double.isNaN(error)) {
        sum += error;
        pairs++;
      }
    }
    return sum / pairs;
  }
}
