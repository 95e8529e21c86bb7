package london.outcomes.stats;

import java.time.YearMonth;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts by month. A month that is absent, or {@code NaN}, is missing: it is never zero. */
public final class MonthlySeries {
  private final SortedMap<YearMonth, Double> counts;

  private MonthlySeries(SortedMap<YearMonth, Double> counts) {
    this.counts = counts;
  }

  /**
   * Copies the counts.
   *
   * @throws IllegalArgumentException for a negative or infinite count
   */
  public static MonthlySeries of(Map<YearMonth, Double> counts) {
    counts.forEach((month, count) -> Inputs.requireCount("count of " + month, count));
    return new MonthlySeries(new TreeMap<>(counts));
  }

  /** The count of a month, {@code NaN} when missing. */
  public double at(YearMonth month) {
    return counts.getOrDefault(month, Double.NaN);
  }

  /**
   * The sum of a number of months up to and including the last, {@code NaN} when any is missing.
   *
   * @throws IllegalArgumentException for less than one month
   */
  public double sum(int months, YearMonth last) {
    Inputs.requirePositive("months", months);
    double sum = 0;
    for (int i = 0; i < months; i++) {
      sum += at(last.minusMonths(i));
    }
    return sum;
  }
}
