package london.outcomes.disclosure;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Optional;

/**
 * Another table that fits the publication just as well: a withheld count is one more, and so is
 * every total that it is a part of. Where a total has parts of another kind as well (everybody, of
 * the sexes), the largest of them makes up for it. A table that is withheld as a whole can always
 * grow so, however many sums hang together; a search for an exchange loses its way in it.
 */
final class Growth {
  /** Cells and steps beyond which it is given up: that it finds nothing proves nothing. */
  private static final int STEPS = 4_000;

  private final Equations table;

  Growth(Equations table) {
    this.table = table;
  }

  /**
   * Cells that grow together with a withheld one; empty when one of them would be on show.
   *
   * @param withheld cells without a published count
   */
  Optional<BitSet> of(int cell, BitSet withheld) {
    Growing growing = new Growing(withheld);
    return growing.raise(cell, 1) && growing.isBalanced()
        ? Optional.of(growing.moved)
        : Optional.empty();
  }

  private final class Growing {
    private final BitSet withheld;
    private final BitSet moved = new BitSet(table.size());
    private final int[] by = new int[table.size()];
    private final Deque<Integer> waiting = new ArrayDeque<>();

    private Growing(BitSet withheld) {
      this.withheld = withheld;
    }

    private boolean raise(int cell, int more) {
      if (!withheld.get(cell) || table.isKnownZero(cell)) {
        return false;
      }
      by[cell] += more;
      moved.set(cell);
      for (int sum : table.sumsOf(cell)) {
        waiting.add(sum);
      }
      return true;
    }

    private boolean isBalanced() {
      int left = STEPS;
      while (!waiting.isEmpty()) {
        if (left-- == 0 || !balance(waiting.remove())) {
          return false;
        }
      }
      return true;
    }

    private boolean balance(int sum) {
      int[] cells = table.cells(sum);
      int total = cells[cells.length - 1];
      int parts = 0;
      for (int i = 0; i < cells.length - 1; i++) {
        parts += by[cells[i]];
      }
      int missing = parts - by[total];
      if (missing >= 0) {
        return missing == 0 || raise(total, missing);
      }
      int largest = largestPart(cells);
      return largest >= 0 && raise(largest, -missing);
    }

    private int largestPart(int[] cells) {
      int largest = -1;
      for (int i = 0; i < cells.length - 1; i++) {
        boolean canGrow = withheld.get(cells[i]) && !table.isKnownZero(cells[i]);
        if (canGrow && (largest < 0 || table.count(cells[i]) > table.count(largest))) {
          largest = cells[i];
        }
      }
      return largest;
    }
  }
}
