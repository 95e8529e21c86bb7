package london.outcomes.insight.forecast;

import java.util.List;

/** What the Poisson regression knows of a series at an origin, for one horizon. */
final class Features {

  /** In the order of the coefficients; London's are those of the same measure. */
  static final List<String> NAMES =
      List.of(
          "season",
          "same month last year",
          "last month",
          "last month by horizon",
          "last quarter",
          "last quarter by horizon",
          "trend",
          "trend by horizon",
          "London's last quarter",
          "London's last quarter by horizon",
          "London's trend",
          "London's trend by horizon",
          "horizon");

  private Features() {}

  /** The values of {@link #NAMES}. */
  static double[] of(Outlook own, Outlook london, int horizon) {
    double ahead = (double) horizon / Origins.HORIZONS;
    return new double[] {
      own.season(horizon),
      own.lastYear(horizon),
      own.lastMonth(),
      own.lastMonth() * ahead,
      own.lastQuarter(),
      own.lastQuarter() * ahead,
      own.trend(),
      own.trend() * ahead,
      london.lastQuarter(),
      london.lastQuarter() * ahead,
      london.trend(),
      london.trend() * ahead,
      ahead
    };
  }
}
