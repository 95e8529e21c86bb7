package london.outcomes.catalogue;

import java.time.YearMonth;

/** The length of a period. Windows end with a calendar month and are sums of whole months. */
public enum Window {
  MONTH("month", 1),
  QUARTER("quarter", 3),
  ROLLING_12("rolling-12", 12),
  FINANCIAL_YEAR("financial-year", 12),
  /** April to the month: set against the same months of the year before, never against a year. */
  YEAR_TO_DATE("year-to-date", 12);

  private final String id;
  private final int months;

  Window(String id, int months) {
    this.id = id;
    this.months = months;
  }

  public String id() {
    return id;
  }

  /** The months of a period; the year to date has no more than these. */
  public int months() {
    return months;
  }

  /** Whether periods share months, so that the difference of two tells of a shorter one. */
  public boolean isOverlapping() {
    return this == ROLLING_12 || this == YEAR_TO_DATE;
  }

  /**
   * Whether a period of this window ends with the month. Quarters are those of the year from April.
   */
  public boolean endsWith(YearMonth month) {
    return switch (this) {
      case MONTH, ROLLING_12, YEAR_TO_DATE -> true;
      case QUARTER -> month.getMonthValue() % 3 == 0;
      case FINANCIAL_YEAR -> month.getMonthValue() == 3;
    };
  }

  public static Window of(String id) {
    for (Window window : values()) {
      if (window.id.equals(id)) {
        return window;
      }
    }
    throw new IllegalArgumentException("no window " + id);
  }
}
