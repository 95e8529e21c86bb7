package london.outcomes.catalogue;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * When the deliveries of a source are due.
 *
 * @param dueAfterDays days after the end of a period until which its delivery is on time
 * @param severity what a late delivery costs: a warning, or the exit code of the run
 */
public record Freshness(Cadence cadence, int dueAfterDays, Severity severity) {

  /** How long the period is that each delivery adds. */
  public enum Cadence {
    MONTH(1),
    QUARTER(3),
    YEAR(12);

    private final int months;

    Cadence(int months) {
      this.months = months;
    }
  }

  /** The last month of the period that follows one whose last month is {@code newest}. */
  public YearMonth next(YearMonth newest) {
    return newest.plusMonths(cadence.months);
  }

  /** The last day on which the delivery that follows {@code newest} is on time. */
  public LocalDate due(YearMonth newest) {
    return next(newest).atEndOfMonth().plusDays(dueAfterDays);
  }
}
