package london.outcomes.stats.series;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import london.outcomes.stats.Inputs;
import london.outcomes.stats.Reasons;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Trend, season and remainder of a series (method M23). Recorded crime is published unadjusted: the
 * seasonal figure is for control charts, and {@link #strength} says whether they need it.
 *
 * <p>Source: classical decomposition as R's {@code decompose}; strength from Wang, Smith and
 * Hyndman (2006), Data Mining and Knowledge Discovery 13.
 */
public final class SeasonalDecomposition {
  /** From this strength on, chart a series without its season, and say so (method M21). */
  public static final double STRONG = 0.64;

  private final Seasonality seasonality;
  private final double[] values;
  private final double[] trend;
  private final double[] figure;
  private final String reason;

  private SeasonalDecomposition(
      Seasonality seasonality, double[] values, double[] trend, double[] figure, String reason) {
    this.seasonality = seasonality;
    this.values = values;
    this.trend = trend;
    this.figure = figure;
    this.reason = reason;
  }

  /**
   * The trend is the centred moving average over a year, with half weights at its ends when m is
   * even; the seasonal figure the mean of each month without the trend, centred to sum 0 or mean 1.
   *
   * @param values the series in the order of time; {@code NaN} is missing
   * @param seasonLength m, 2 or more, 12 for months
   * @return all {@code NaN} when a value is missing ({@code missing_input}) or with less than two
   *     years ({@code too_few_points})
   * @throws IllegalArgumentException for a season under 2, or a multiplicative season of values
   *     that are not above 0
   */
  public static SeasonalDecomposition of(
      double[] values, int seasonLength, Seasonality seasonality) {
    Inputs.requirePositive("season length less 1", seasonLength - 1);
    double[] none = new double[seasonLength];
    Arrays.fill(none, Double.NaN);
    double[] trend = trend(values, seasonLength);
    if (Inputs.anyMissing(values) || values.length < 2 * seasonLength) {
      String reason = Inputs.anyMissing(values) ? Reasons.MISSING_INPUT : Reasons.TOO_FEW_POINTS;
      return new SeasonalDecomposition(seasonality, values.clone(), trend, none, reason);
    }
    if (seasonality == Seasonality.MULTIPLICATIVE) {
      DoubleStream.of(values)
          .forEach(value -> Inputs.requirePositive("value of a multiplicative season", value));
    }
    double[] figure = figure(values, trend, seasonLength, seasonality);
    return new SeasonalDecomposition(seasonality, values.clone(), trend, figure, Reasons.NONE);
  }

  private static double[] trend(double[] values, int seasonLength) {
    double[] trend = new double[values.length];
    Arrays.fill(trend, Double.NaN);
    int half = seasonLength / 2;
    double endWeight = seasonLength % 2 == 0 ? 0.5 : 1;
    for (int i = half; i < values.length - half; i++) {
      double inner = Arrays.stream(values, i - half + 1, i + half).sum();
      trend[i] = (inner + endWeight * (values[i - half] + values[i + half])) / seasonLength;
    }
    return trend;
  }

  private static double[] figure(
      double[] values, double[] trend, int seasonLength, Seasonality seasonality) {
    double[] means =
        IntStream.range(0, seasonLength)
            .mapToDouble(
                month ->
                    IntStream.iterate(month, i -> i < values.length, i -> i + seasonLength)
                        .filter(i -> !Double.isNaN(trend[i]))
                        .mapToDouble(i -> seasonality.without(values[i], trend[i]))
                        .average()
                        .orElse(Double.NaN))
            .toArray();
    double centre = StatUtils.mean(means);
    return Arrays.stream(means).map(mean -> seasonality.without(mean, centre)).toArray();
  }

  /** The trend at each period, {@code NaN} in the half years at both ends. */
  public double[] trend() {
    return trend.clone();
  }

  /** The season at each period. */
  public double[] seasonal() {
    return each(i -> figure[i % figure.length]);
  }

  /** What trend and season leave of each period, {@code NaN} in the half years at both ends. */
  public double[] remainder() {
    return each(i -> seasonality.without(withoutSeason(i), trend[i]));
  }

  /** The series without its season, for a control chart. */
  public double[] adjusted() {
    return each(this::withoutSeason);
  }

  private double withoutSeason(int index) {
    return seasonality.without(values[index], figure[index % figure.length]);
  }

  /**
   * max(0, 1 - var(remainder)/var(season and remainder)), of logarithms when multiplicative: 0 for
   * no season, 1 for nothing but; {@code NaN} when undefined or when the series is its trend.
   */
  public double strength() {
    double[] remainder = remainder();
    double[] detrended = each(i -> seasonality.without(values[i], trend[i]));
    return Math.max(0, 1 - variance(remainder) / variance(detrended));
  }

  private double variance(double[] parts) {
    return StatUtils.variance(
        Arrays.stream(parts)
            .filter(part -> !Double.isNaN(part))
            .map(part -> seasonality == Seasonality.ADDITIVE ? part : Math.log(part))
            .toArray());
  }

  private double[] each(IntToDoubleFunction part) {
    return IntStream.range(0, values.length).mapToDouble(part).toArray();
  }

  /** Empty, {@code missing_input} or {@code too_few_points}. */
  public String reason() {
    return reason;
  }
}
