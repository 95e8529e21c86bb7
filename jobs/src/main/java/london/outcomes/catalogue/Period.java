package london.outcomes.catalogue;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A window at its place in time, such as the rolling 12 months to March 2026. */
public record Period(Window window, YearMonth last) {

  /**
   * Stable public id: {@code 2026-03}, {@code 2025-26-Q4}, {@code R12-2026-03}, {@code FY2025-26},
   * {@code YTD-2026-03}.
   */
  public String id() {
    return switch (window) {
      case MONTH -> last.toString();
      case QUARTER -> financialYear(last) + "-Q" + financialQuarter(last);
      case ROLLING_12 -> "R12-" + last;
      case FINANCIAL_YEAR -> "FY" + financialYear(last);
      case YEAR_TO_DATE -> "YTD-" + last;
    };
  }

  /** The name a reader sees. */
  public String name() {
    String end = last.getMonth().getDisplayName(TextStyle.FULL, Locale.UK) + " " + last.getYear();
    return switch (window) {
      case MONTH -> end;
      case QUARTER -> "Q" + financialQuarter(last) + " " + financialYear(last).replace('-', '/');
      case ROLLING_12 -> "12 months to " + end;
      case FINANCIAL_YEAR -> "Financial year " + financialYear(last).replace('-', '/');
      case YEAR_TO_DATE -> "Financial year to " + end;
    };
  }

  public YearMonth first() {
    int months = window == Window.YEAR_TO_DATE ? financialMonth(last) : window.months();
    return last.minusMonths(months - 1L);
  }

  public LocalDate startDate() {
    return first().atDay(1);
  }

  public LocalDate endDate() {
    return last.atEndOfMonth();
  }

  public List<YearMonth> months() {
    List<YearMonth> months = new ArrayList<>();
    for (YearMonth m = first(); !m.isAfter(last); m = m.plusMonths(1)) {
      months.add(m);
    }
    return months;
  }

  /** The year that an id names, such as {@code FY2024-25} or {@code R12-2025-03}. */
  public static Optional<Period> year(String id) {
    if (id.matches("R12-\\d{4}-(0[1-9]|1[0-2])")) {
      return Optional.of(new Period(Window.ROLLING_12, YearMonth.parse(id.substring(4))));
    }
    if (!id.matches("FY\\d{4}-\\d{2}")) {
      return Optional.empty();
    }
    YearMonth last = YearMonth.of(Integer.parseInt(id.substring(2, 6)) + 1, 3);
    return Optional.of(new Period(Window.FINANCIAL_YEAR, last)).filter(p -> p.id().equals(id));
  }

  /** All periods of the windows that end in the month. */
  public static List<Period> endingIn(YearMonth month, Iterable<Window> windows) {
    List<Period> periods = new ArrayList<>();
    for (Window window : windows) {
      if (window.endsWith(month)) {
        periods.add(new Period(window, month));
      }
    }
    return periods;
  }

  /** The UK financial year of a month, April to March: {@code 2025-26}. */
  public static String financialYear(YearMonth month) {
    int start = month.getMonthValue() >= 4 ? month.getYear() : month.getYear() - 1;
    return "%d-%02d".formatted(start, (start + 1) % 100);
  }

  private static int financialQuarter(YearMonth month) {
    return (financialMonth(month) + 2) / 3;
  }

  /** 1 for April. */
  private static int financialMonth(YearMonth month) {
    return (month.getMonthValue() + 8) % 12 + 1;
  }
}
