package london.outcomes.stats;

import java.time.Month;
import java.time.YearMonth;

/**
 * Change over a year on a monthly series (method M02).
 *
 * <p>Rolling sums of consecutive months share eleven of twelve: never test them against each other,
 * chart them on an XmR chart or fit a trend to them.
 */
public final class RollingChange {
  private static final int YEAR = 12;

  private RollingChange() {}

  /** R(t) against R(t - 12), R the sum of the 12 months ending t. */
  public static Change rolling12(MonthlySeries series, YearMonth month) {
    return new Change(series.sum(YEAR, month), series.sum(YEAR, month.minusMonths(YEAR)));
  }

  /** The month against the same month of last year. */
  public static Change sameMonth(MonthlySeries series, YearMonth month) {
    return new Change(series.at(month), series.at(month.minusMonths(YEAR)));
  }

  /** April to date against April to the same month of last year. */
  public static Change financialYearToDate(MonthlySeries series, YearMonth month) {
    int months = monthsSinceApril(month);
    return new Change(series.sum(months, month), series.sum(months, month.minusMonths(YEAR)));
  }

  /**
   * R(t) against a frozen baseline: the figure as it was published, not as revised data would now
   * give it. Before the baseline's own month there is nothing to compare, so R(t) is missing.
   *
   * @param baselineEnd the last month of the baseline's 12
   * @param frozenBaseline R(baselineEnd) as stored, {@code NaN} when not known
   * @throws IllegalArgumentException for a negative or infinite baseline
   */
  public static Change sinceBaseline(
      MonthlySeries series, YearMonth month, YearMonth baselineEnd, double frozenBaseline) {
    double current = month.isBefore(baselineEnd) ? Double.NaN : series.sum(YEAR, month);
    return new Change(current, frozenBaseline);
  }

  private static int monthsSinceApril(YearMonth month) {
    return Math.floorMod(month.getMonthValue() - Month.APRIL.getValue(), YEAR) + 1;
  }
}
