package london.outcomes.insight.forecast;

import java.time.LocalDate;
import java.time.YearMonth;

/** Months by number, 12·year + month - 1, so that a horizon is a difference. */
final class Month {

  private Month() {}

  static int of(LocalDate day) {
    return Series.YEAR * day.getYear() + day.getMonthValue() - 1;
  }

  static LocalDate firstDay(int month) {
    return yearMonth(month).atDay(1);
  }

  static LocalDate lastDay(int month) {
    return yearMonth(month).atEndOfMonth();
  }

  private static YearMonth yearMonth(int month) {
    return YearMonth.of(Math.floorDiv(month, Series.YEAR), Math.floorMod(month, Series.YEAR) + 1);
  }
}
