package london.outcomes.stats.series;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import london.outcomes.stats.Inputs;
import london.outcomes.stats.Reasons;

/**
 * Exponential smoothing of level, trend and season (method M22). Publish it only where its scaled
 * error over rolling origins is under that of {@link SeasonalNaive}.
 *
 * <p>Source: Holt (1957); Winters (1960), Management Science 6; R's {@code HoltWinters}, with its
 * simple starting values.
 */
public final class HoltWinters {
  private final Seasonality seasonality;
  private final SmoothingState start;
  private final SmoothingState end;
  private final double[] fitted;
  private final double squaredError;
  private final String reason;

  private HoltWinters(
      Seasonality seasonality,
      SmoothingState start,
      SmoothingState end,
      double[] fitted,
      double squaredError,
      String reason) {
    this.seasonality = seasonality;
    this.start = start;
    this.end = end;
    this.fitted = fitted;
    this.squaredError = squaredError;
    this.reason = reason;
  }

  /**
   * l(t) = a(y(t) - s(t-m)) + (1-a)(l + b), b(t) = B(l(t) - l) + (1-B)b, s(t) = g(y(t) - l(t)) +
   * (1-g)s(t-m); with division instead of subtraction of a season when multiplicative. Starts from
   * the first two years; the first fitted value is that of period m + 1.
   *
   * @param values the series in the order of time; {@code NaN} is missing
   * @param seasonLength m, 12 for months
   * @return without forecasts when a value is missing ({@code missing_input}) or with less than two
   *     years ({@code too_few_points})
   * @throws IllegalArgumentException for a season under 1, or a multiplicative season of values
   *     that are not above 0
   */
  public static HoltWinters fit(
      double[] values, int seasonLength, Seasonality seasonality, Smoothing smoothing) {
    Inputs.requirePositive("season length", seasonLength);
    if (Inputs.anyMissing(values)) {
      return undefined(seasonality, values.length, Reasons.MISSING_INPUT);
    }
    if (values.length < 2 * seasonLength) {
      return undefined(seasonality, values.length, Reasons.TOO_FEW_POINTS);
    }
    if (seasonality == Seasonality.MULTIPLICATIVE) {
      DoubleStream.of(values)
          .forEach(value -> Inputs.requirePositive("value of a multiplicative season", value));
    }
    SmoothingState start = SmoothingState.start(values, seasonLength, seasonality);
    SmoothingState state = start;
    double[] fitted = missing(values.length);
    double squaredError = 0;
    for (int i = seasonLength; i < values.length; i++) {
      fitted[i] = state.forecast(1, seasonality);
      squaredError += (values[i] - fitted[i]) * (values[i] - fitted[i]);
      state = state.next(values[i], smoothing, seasonality);
    }
    return new HoltWinters(seasonality, start, state, fitted, squaredError, Reasons.NONE);
  }

  private static double[] missing(int length) {
    double[] missing = new double[length];
    Arrays.fill(missing, Double.NaN);
    return missing;
  }

  private static HoltWinters undefined(Seasonality seasonality, int length, String reason) {
    SmoothingState none = new SmoothingState(Double.NaN, Double.NaN, List.of(Double.NaN));
    return new HoltWinters(seasonality, none, none, missing(length), Double.NaN, reason);
  }

  /**
   * The forecast h periods after the last value, {@code NaN} when undefined.
   *
   * @throws IllegalArgumentException for a horizon under 1
   */
  public double forecast(int horizon) {
    Inputs.requirePositive("horizon", horizon);
    return end.forecast(horizon, seasonality);
  }

  /** The state before period m + 1. */
  public SmoothingState start() {
    return start;
  }

  /** The state after the last value. */
  public SmoothingState end() {
    return end;
  }

  /** The forecasts one period ahead, {@code NaN} in the first year. */
  public double[] fitted() {
    return fitted.clone();
  }

  /** The sum of squares of the errors one period ahead. */
  public double squaredError() {
    return squaredError;
  }

  /** Empty, {@code missing_input} or {@code too_few_points}. */
  public String reason() {
    return reason;
  }
}
