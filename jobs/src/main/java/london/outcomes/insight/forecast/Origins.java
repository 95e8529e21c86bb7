package london.outcomes.insight.forecast;

import java.util.stream.IntStream;

/**
 * From which months forecasts are made. Models are tested on the same two years of origins, each
 * with all its horizons known by now, and are chosen anew once a year: an origin uses what was
 * learned at the last yearly cut-off before it. Earlier origins serve to learn how wide intervals
 * must be.
 *
 * <p>Source: Tashman (2000), International Journal of Forecasting 16, rolling origins.
 */
final class Origins {

  static final int HORIZONS = 6;
  static final int TESTED = 24;

  /** Six years: two to start from, two to learn how wide intervals are, two to be tested on. */
  static final int SHORTEST = 72;

  /** Months that must be known at an origin: two years, as Holt-Winters needs them. */
  static final int LEARNING = 2 * Series.YEAR;

  /** A forecast from figures older than this would be about months that have passed. */
  static final int STALE = HORIZONS;

  private static final int CUTOFFS = 4;

  private Origins() {}

  /** Months at whose ends models are chosen, the last being now. */
  static int[] cutoffs(int now) {
    return IntStream.range(0, CUTOFFS).map(i -> now - (CUTOFFS - 1 - i) * Series.YEAR).toArray();
  }

  /**
   * The place of the cut-off that an origin relies on. Origins before the first one, which are not
   * tested, rely on it too.
   */
  static int cutoffOf(int origin, int now) {
    int yearsBack = Math.floorDiv(now - origin + Series.YEAR - 1, Series.YEAR);
    return Math.max(0, CUTOFFS - 1 - Math.max(0, yearsBack));
  }

  static int firstOf(Series series) {
    return series.first() + LEARNING - 1;
  }

  /** The first of the tested origins, whose last one has its last horizon in the newest month. */
  static int firstTested(Series series) {
    return series.last() - HORIZONS - TESTED + 1;
  }

  static boolean isTested(Series series, int origin) {
    return origin >= firstTested(series) && origin <= series.last() - HORIZONS;
  }
}
