package london.outcomes.stats;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Control of false discoveries when many areas are tested at once (method M18). A family is one
 * measure in one release over all its boroughs.
 *
 * <p>Source: Benjamini and Hochberg (1995), Journal of the Royal Statistical Society B 57.
 */
public final class BenjaminiHochberg {

  private BenjaminiHochberg() {}

  /**
   * The adjusted p-values: from the largest down, the smallest so far of p·m/rank, at most 1.
   * Rejecting what is at most q here keeps the expected share of false discoveries at q or below.
   *
   * @param pValues one family in any order; {@code NaN} is a test that was not made and does not
   *     count in m
   * @return in the order of the p-values, {@code NaN} where they are
   * @throws IllegalArgumentException for a p-value outside [0, 1]
   */
  public static double[] adjust(double... pValues) {
    for (double p : pValues) {
      if (p < 0 || p > 1) {
        throw new IllegalArgumentException(
            Messages.unexpected("p-value", p, "a number from 0 to 1"));
      }
    }
    double[] adjusted = pValues.clone();
    List<Integer> descending =
        IntStream.range(0, pValues.length)
            .boxed()
            .filter(i -> !Double.isNaN(pValues[i]))
            .sorted(Comparator.comparingDouble((Integer i) -> pValues[i]).reversed())
            .toList();
    double tests = descending.size();
    double smallest = 1;
    for (int i = 0; i < descending.size(); i++) {
      double rank = tests - i;
      smallest = Math.min(smallest, tests / rank * pValues[descending.get(i)]);
      adjusted[descending.get(i)] = smallest;
    }
    return adjusted;
  }
}
