package london.outcomes.job;

import java.sql.Date;
import java.util.Collection;
import java.util.stream.Collectors;

/** Months as the condition that selects their rows: every table by month has the column. */
final class Months {

  private Months() {}

  /** The first day of a month such as {@code 2025-06}. */
  static Date firstDay(String month) {
    return Date.valueOf(month + "-01");
  }

  /** The rows of months such as {@code 2025-06}; the column holds their first days. */
  static String in(Collection<String> months) {
    return months.stream()
        .map(m -> "DATE'" + m + "-01'")
        .collect(Collectors.joining(", ", "month IN (", ")"));
  }
}
