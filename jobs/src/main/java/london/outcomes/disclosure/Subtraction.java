package london.outcomes.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import london.outcomes.disclosure.AdditiveTable.Sum;

/**
 * What a reader works out sum by sum: a total less all other parts, at their least and at their
 * greatest. It is quick, and what it finds is sure; what it does not find may be known all the
 * same, to a linear program.
 */
final class Subtraction {
  private static final int ROUNDS = 20;

  private final List<String> cells;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final double[] counts;
  private final List<int[]> equations = new ArrayList<>();

  Subtraction(AdditiveTable table) {
    this.cells = List.copyOf(table.counts().keySet());
    cells.forEach(cell -> numbers.put(cell, numbers.size()));
    this.counts = table.counts().values().stream().mapToDouble(Long::doubleValue).toArray();
    for (Sum sum : table.sums()) {
      equations.add(sum.cells().stream().mapToInt(numbers::get).toArray());
    }
  }

  /**
   * Those of the withheld cells that are known.
   *
   * @param withheld cells of 1 or more without a published count
   */
  SortedSet<String> known(Set<String> withheld) {
    Ranges ranges = new Ranges(counts);
    withheld.forEach(cell -> ranges.open(numbers.get(cell)));
    boolean isNarrowing = true;
    for (int round = 0; isNarrowing && round < ROUNDS; round++) {
      isNarrowing = false;
      for (int[] equation : equations) {
        isNarrowing |= ranges.narrow(equation);
      }
    }
    SortedSet<String> known = new TreeSet<>(withheld);
    known.removeIf(cell -> !ranges.isExact(numbers.get(cell)));
    return known;
  }

  /** What each cell may be, as far as it has been worked out. */
  private static final class Ranges {
    private final double[] lower;
    private final double[] upper;

    private Ranges(double[] counts) {
      this.lower = counts.clone();
      this.upper = counts.clone();
    }

    private void open(int cell) {
      lower[cell] = 1;
      upper[cell] = Double.POSITIVE_INFINITY;
    }

    private boolean isExact(int cell) {
      return lower[cell] == upper[cell];
    }

    /** Parts less the total, which is the last cell, are nothing: each is the rest's negative. */
    private boolean narrow(int[] equation) {
      if (IntStream.of(equation).allMatch(this::isExact)) {
        return false;
      }
      double[] least = new double[equation.length];
      double[] most = new double[equation.length];
      for (int i = 0; i < equation.length; i++) {
        boolean isTotal = i == equation.length - 1;
        least[i] = isTotal ? -upper[equation[i]] : lower[equation[i]];
        most[i] = isTotal ? -lower[equation[i]] : upper[equation[i]];
      }
      boolean isNarrower = false;
      for (int i = 0; i < equation.length; i++) {
        int cell = equation[i];
        if (!isExact(cell)) {
          double low = -others(most, i);
          double high = -others(least, i);
          boolean isTotal = i == equation.length - 1;
          isNarrower |= narrow(cell, isTotal ? -high : low, isTotal ? -low : high);
        }
      }
      return isNarrower;
    }

    private static double others(double[] terms, int one) {
      double sum = 0;
      for (int i = 0; i < terms.length; i++) {
        sum += i == one ? 0 : terms[i];
      }
      return sum;
    }

    private boolean narrow(int cell, double low, double high) {
      boolean isNarrower = low > lower[cell] || high < upper[cell];
      lower[cell] = Math.max(low, lower[cell]);
      upper[cell] = Math.min(high, upper[cell]);
      return isNarrower;
    }
  }
}
