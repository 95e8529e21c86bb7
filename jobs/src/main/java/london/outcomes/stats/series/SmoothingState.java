package london.outcomes.stats.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What Holt-Winters smoothing knows after a period.
 *
 * @param level l, where the series stands without its season
 * @param trend b, its change from period to period
 * @param seasons s, those of the next m periods in the order of time
 */
public record SmoothingState(double level, double trend, List<Double> seasons) {

  /** Copies the seasons. */
  public SmoothingState {
    seasons = List.copyOf(seasons);
  }

  /** From two years: l the mean of the first, b the mean change, s the first year without l. */
  static SmoothingState start(double[] values, int seasonLength, Seasonality seasonality) {
    double first = mean(values, 0, seasonLength);
    double second = mean(values, seasonLength, 2 * seasonLength);
    List<Double> seasons =
        Arrays.stream(values, 0, seasonLength)
            .mapToObj(value -> seasonality.without(value, first))
            .toList();
    return new SmoothingState(first, (second - first) / seasonLength, seasons);
  }

  private static double mean(double[] values, int from, int to) {
    return Arrays.stream(values, from, to).sum() / (to - from);
  }

  /** The forecast h periods on: the level, h times the trend, and the season of that period. */
  double forecast(int horizon, Seasonality seasonality) {
    return seasonality.join(level + horizon * trend, seasons.get((horizon - 1) % seasons.size()));
  }

  /** The state after one more value; the season is updated with the new level. */
  SmoothingState next(double value, Smoothing smoothing, Seasonality seasonality) {
    double season = seasons.get(0);
    double newLevel = mix(smoothing.alpha(), seasonality.without(value, season), level + trend);
    double newTrend = mix(smoothing.beta(), newLevel - level, trend);
    List<Double> newSeasons = new ArrayList<>(seasons.subList(1, seasons.size()));
    newSeasons.add(mix(smoothing.gamma(), seasonality.without(value, newLevel), season));
    return new SmoothingState(newLevel, newTrend, newSeasons);
  }

  private static double mix(double share, double news, double before) {
    return share * news + (1 - share) * before;
  }
}
