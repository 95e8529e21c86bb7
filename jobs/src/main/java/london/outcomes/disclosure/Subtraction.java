package london.outcomes.disclosure;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.stream.IntStream;

/**
 * What a reader works out sum by sum: a total less all other parts, at their least and at their
 * greatest. It is quick, and what it finds is sure; what it does not find may be known all the
 * same, to a linear program.
 */
final class Subtraction {
  /** A range that creeps on is narrow enough after so many steps for each sum. */
  private static final int STEPS = 20;

  private final Equations table;

  Subtraction(Equations table) {
    this.table = table;
  }

  /**
   * Those of the withheld cells that are known.
   *
   * @param withheld cells without a published count
   */
  BitSet known(BitSet withheld) {
    Ranges ranges = new Ranges(withheld);
    ranges.narrow();
    BitSet known = (BitSet) withheld.clone();
    withheld.stream().filter(cell -> !ranges.isExact(cell)).forEach(known::clear);
    return known;
  }

  /** What each cell may be, as far as it has been worked out. */
  private final class Ranges {
    private final double[] lower = new double[table.size()];
    private final double[] upper = new double[table.size()];
    private final Deque<Integer> waiting = new ArrayDeque<>();
    private final BitSet isWaiting = new BitSet(table.sums());

    private Ranges(BitSet withheld) {
      for (int cell = 0; cell < lower.length; cell++) {
        boolean isOpen = withheld.get(cell);
        lower[cell] = isOpen ? table.count(cell) - table.slack(cell) : table.count(cell);
        upper[cell] = isOpen ? Double.POSITIVE_INFINITY : table.count(cell);
      }
      withheld.stream().forEach(this::await);
    }

    private void await(int cell) {
      for (int sum : table.sumsOf(cell)) {
        if (!isWaiting.get(sum)) {
          isWaiting.set(sum);
          waiting.add(sum);
        }
      }
    }

    private boolean isExact(int cell) {
      return lower[cell] == upper[cell];
    }

    private void narrow() {
      int left = STEPS * table.sums();
      while (!waiting.isEmpty() && left-- > 0) {
        int sum = waiting.remove();
        isWaiting.clear(sum);
        narrow(sum);
      }
    }

    /** Parts less the total are nothing: each is the negative of the rest. */
    private void narrow(int sum) {
      int[] cells = table.cells(sum);
      if (IntStream.of(cells).allMatch(this::isExact)) {
        return;
      }
      Rest least = new Rest();
      Rest most = new Rest();
      for (int cell : cells) {
        boolean isTotal = table.sign(sum, cell) < 0;
        least.add(isTotal ? -upper[cell] : lower[cell]);
        most.add(isTotal ? -lower[cell] : upper[cell]);
      }
      for (int cell : cells) {
        if (!isExact(cell)) {
          boolean isTotal = table.sign(sum, cell) < 0;
          double low = -most.without(isTotal ? -lower[cell] : upper[cell]);
          double high = -least.without(isTotal ? -upper[cell] : lower[cell]);
          narrow(cell, isTotal ? -high : low, isTotal ? -low : high);
        }
      }
    }

    private void narrow(int cell, double low, double high) {
      if (low > lower[cell] || high < upper[cell]) {
        lower[cell] = Math.max(low, lower[cell]);
        upper[cell] = Math.min(high, upper[cell]);
        await(cell);
      }
    }
  }

  /** A sum from which one term is taken at a time, though others have no end. */
  private static final class Rest {
    private double finite;
    private double infinite;
    private int ends;

    void add(double term) {
      if (Double.isInfinite(term)) {
        ends++;
        infinite = term;
      } else {
        finite += term;
      }
    }

    double without(double term) {
      if (Double.isInfinite(term)) {
        return ends > 1 ? infinite : finite;
      }
      return ends > 0 ? infinite : finite - term;
    }
  }
}
