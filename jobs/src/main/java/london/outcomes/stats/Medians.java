package london.outcomes.stats;

import java.util.Map;
import java.util.SortedMap;

/**
 * The median of whole numbers that are given as a histogram, which adds up over months and areas.
 */
public final class Medians {
  /** Method name of the interval between two order statistics. */
  public static final String ORDER_STATISTICS = "order_statistics";

  private Medians() {}

  /**
   * Median with the interval that rests on no distribution: the order statistics at n/2 -+ z·root
   * of n/2, rounded outwards. For few records its limits are the least and the greatest.
   *
   * <p>Source: Conover (1999), Practical Nonparametric Statistics, 3.2.
   *
   * @param counts value to the number of records that have it
   * @param confidence coverage between 0 and 1, such as 0.95
   * @return no value for no records
   * @throws IllegalArgumentException for a negative count or a confidence out of range
   */
  public static Estimate ofCounts(SortedMap<Long, Double> counts, double confidence) {
    Inputs.requireConfidence(confidence);
    counts.values().forEach(count -> Inputs.requireCount("records", count));
    double n = counts.values().stream().mapToDouble(Double::doubleValue).sum();
    if (n == 0) {
      return Estimate.undefined(ORDER_STATISTICS, Reasons.ZERO_DENOMINATOR);
    }
    double half = Quantiles.normalMultiplier(confidence) * Math.sqrt(n) / 2;
    double median = (at(counts, Math.floor((n + 1) / 2)) + at(counts, Math.ceil((n + 1) / 2))) / 2;
    return Estimate.of(
        median,
        at(counts, Math.max(1, Math.floor(n / 2 - half))),
        at(counts, Math.min(n, Math.ceil(n / 2 + 1 + half))),
        ORDER_STATISTICS);
  }

  /** The value at a rank, the least being 1. */
  private static double at(SortedMap<Long, Double> counts, double rank) {
    double seen = 0;
    for (Map.Entry<Long, Double> entry : counts.entrySet()) {
      seen += entry.getValue();
      if (seen >= rank) {
        return entry.getKey();
      }
    }
    return counts.lastKey();
  }
}
