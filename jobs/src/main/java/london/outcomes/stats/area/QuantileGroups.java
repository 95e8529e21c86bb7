package london.outcomes.stats.area;

import java.util.Arrays;
import london.outcomes.stats.Inputs;

/**
 * Areas in groups of nearly equal number by the size of a figure, such as fifths by deprivation
 * (method M19).
 *
 * <p>Source: Public Health England technical guide; PHEindicatormethods 2.1.0.
 */
public final class QuantileGroups {

  /** Which end of the figures is group 1. */
  public enum Order {
    HIGHEST_FIRST,
    LOWEST_FIRST
  }

  private QuantileGroups() {}

  /**
   * Group Q + 1 - ceil((N + 1 - rank)/(N/Q)), at least 1, of Q over N figures; ties share the
   * lowest of their ranks, so that areas with the same figure are in the same group.
   *
   * @param values the figures of the areas compared; {@code NaN} is missing and in no group
   * @param groups Q, such as 5
   * @return a whole number from 1 to Q for each area, {@code NaN} without figure, or for all when
   *     there are fewer figures than groups
   * @throws IllegalArgumentException for no groups
   */
  public static double[] assign(double[] values, int groups, Order order) {
    Inputs.requirePositive("groups", groups);
    double[] keys = Arrays.stream(values).map(v -> order == Order.HIGHEST_FIRST ? -v : v).toArray();
    double[] sorted = Arrays.stream(keys).filter(key -> !Double.isNaN(key)).sorted().toArray();
    return Arrays.stream(keys).map(key -> group(key, sorted, groups)).toArray();
  }

  private static double group(double key, double[] sorted, int groups) {
    if (Double.isNaN(key) || sorted.length < groups) {
      return Double.NaN;
    }
    double size = (double) sorted.length / groups;
    double fromTop = sorted.length + 1 - rank(key, sorted);
    return Math.max(1, groups + 1 - Math.ceil(fromTop / size));
  }

  /** One more than the number of smaller keys. */
  private static int rank(double key, double[] sorted) {
    int below = 0;
    while (sorted[below] < key) {
      below++;
    }
    return below + 1;
  }
}
