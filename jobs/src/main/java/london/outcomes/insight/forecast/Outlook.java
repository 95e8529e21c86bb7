package london.outcomes.insight.forecast;

import java.util.Arrays;

/**
 * What a series shows at an origin, as ratios to its level: the season of the next months, how the
 * last months stand against the level, and the trend of the level. What few cases show counts for
 * less: each ratio is drawn towards London's, or towards none, by how many cases stand behind it.
 */
final class Outlook {

  private static final int MOST_YEARS = 5;
  private static final int QUARTER = 3;

  /**
   * Cases at which a ratio counts half: where its sampling variance, 1/cases, is as large as that
   * of true ratios. Seasons are taken to differ from London's by a tenth, levels to move by a
   * twentieth.
   */
  private static final double SEASON_HALF = 100;

  private static final double LEVEL_HALF = 400;

  /** Keeps logarithms of no cases finite. */
  private static final double START = 0.5;

  private final Series series;
  private final int origin;
  private final double level;

  /** By months after the origin, less one. */
  private final double[] season;

  private Outlook(Series series, int origin, double level, double[] season) {
    this.series = series;
    this.origin = origin;
    this.level = level;
    this.season = season;
  }

  /** What a series shows by itself. */
  static Outlook of(Series series, int origin) {
    double[] season = new double[Series.YEAR];
    int years = Math.min(MOST_YEARS, series.known(origin) / Series.YEAR);
    for (int back = 1; back <= years; back++) {
      double mean = series.mean(Series.YEAR, origin - (back - 1) * Series.YEAR);
      for (int i = 0; i < Series.YEAR; i++) {
        double count = series.at(origin + 1 + i - back * Series.YEAR);
        season[i] += Math.log((count + START) / (mean + START)) / years;
      }
    }
    return new Outlook(series, origin, series.mean(Series.YEAR, origin), season);
  }

  /** The same with its season drawn towards London's, the more so the fewer cases there are. */
  Outlook beside(Outlook london) {
    int years = Math.min(MOST_YEARS, series.known(origin) / Series.YEAR);
    double own = weight(years * level, SEASON_HALF);
    double[] drawn = new double[Series.YEAR];
    Arrays.setAll(drawn, i -> own * season[i] + (1 - own) * london.season[i]);
    return new Outlook(series, origin, level, drawn);
  }

  private static double weight(double cases, double half) {
    return cases / (cases + half);
  }

  /** Cases a month over the last year. */
  double level() {
    return level;
  }

  double logLevel() {
    return Math.log(level + START);
  }

  /** Logarithm of a month's share of the level. */
  double season(int horizon) {
    return season[(horizon - 1) % Series.YEAR];
  }

  /** How far the same month of last year was from its season. */
  double lastYear(int horizon) {
    double count = series.at(origin + horizon - Series.YEAR);
    double ratio = Math.log((count + START) / (level + START));
    return weight(level, SEASON_HALF) * (ratio - season(horizon));
  }

  /** How the last month stands against the level, without its season. */
  double lastMonth() {
    return recent(1);
  }

  /** How the last three months do. */
  double lastQuarter() {
    return recent(QUARTER);
  }

  private double recent(int months) {
    double expected = 0;
    for (int i = Series.YEAR - months; i < Series.YEAR; i++) {
      expected += level * Math.exp(season[i]) / months;
    }
    double ratio = Math.log((series.mean(months, origin) + START) / (expected + START));
    return weight(months * level, LEVEL_HALF) * ratio;
  }

  /** How the level has changed within a year. */
  double trend() {
    double before = series.mean(Series.YEAR, origin - Series.YEAR);
    return weight(Series.YEAR * level, LEVEL_HALF) * Math.log((level + START) / (before + START));
  }
}
