package london.outcomes.job;

import java.util.Collection;
import java.util.stream.Collectors;

/** Months as the condition that selects their rows: every table by month has the column. */
final class Months {

  private Months() {}

  /** The rows of months such as {@code 2025-06}; the column holds their first days. */
  static String in(Collection<String> months) {
    return months.stream()
        .map(m -> "DATE'" + m + "-01'")
        .collect(Collectors.joining(", ", "month IN (", ")"));
  }
}
