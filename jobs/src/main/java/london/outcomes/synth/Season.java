package london.outcomes.synth;

import java.time.YearMonth;

/**
 * How a level moves: over the year about its peak, and from year to year.
 *
 * @param level of an ordinary month of 2024
 * @param swing how far the peak lies above the level, as a part of it
 * @param yearlyTrend what a year adds, as a part of the level, for four years each way at most
 */
record Season(double level, int peakMonth, double swing, double yearlyTrend) {

  private static final int MIDDLE_YEAR = 2024;
  private static final double LONGEST_TREND_YEARS = 4;

  double in(YearMonth month) {
    double angle = 2 * Math.PI * (month.getMonthValue() - peakMonth) / 12;
    double years = month.getYear() + (month.getMonthValue() - 1) / 12.0 - MIDDLE_YEAR;
    double capped = Math.max(-LONGEST_TREND_YEARS, Math.min(LONGEST_TREND_YEARS, years));
    return level * (1 + swing * StrictMath.cos(angle)) * (1 + yearlyTrend * capped);
  }
}
