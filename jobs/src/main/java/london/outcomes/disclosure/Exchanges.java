package london.outcomes.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Another table that fits the publication just as well: some withheld counts are one more, others
 * one less, and every sum stays what it is. A cell that takes part in such an exchange is in doubt,
 * which proves without a linear program that nobody can know it.
 *
 * <p>The search is short and gives up early: that it finds nothing proves nothing.
 */
final class Exchanges {
  private static final int LONGEST = 24;
  private static final int TRIED = 6;
  private static final int STEPS = 400;

  private final Equations table;

  Exchanges(Equations table) {
    this.table = table;
  }

  /**
   * Cells of an exchange that a withheld cell takes part in; empty when none was found.
   *
   * @param withheld cells without a published count; none becomes less than a reader knows
   */
  Optional<BitSet> of(int cell, BitSet withheld) {
    return of(cell, withheld, new BitSet());
  }

  /**
   * The same when more cells could be withheld.
   *
   * @param others cells that are used where no withheld one will do, the smallest first
   */
  Optional<BitSet> of(int cell, BitSet withheld, BitSet others) {
    for (int by : new int[] {1, -1}) {
      Search search = new Search(withheld, others);
      if (search.canMove(cell, by) && search.completes(cell, by)) {
        return Optional.of(search.moved);
      }
    }
    return Optional.empty();
  }

  private final class Search {
    private final BitSet withheld;
    private final BitSet others;
    private final BitSet moved = new BitSet(table.size());
    private final Map<Integer, Integer> open = new LinkedHashMap<>();
    private int length;
    private int steps;

    private Search(BitSet withheld, BitSet others) {
      this.withheld = withheld;
      this.others = others;
    }

    private boolean canMove(int cell, int by) {
      return (withheld.get(cell) || others.get(cell))
          && !moved.get(cell)
          && !table.isKnownZero(cell)
          && table.slack(cell) + by >= 0;
    }

    /** Moves a cell, and others until all sums are as they were; as before when that fails. */
    private boolean completes(int cell, int by) {
      move(cell, by);
      length++;
      moved.set(cell);
      if (open.isEmpty()) {
        return true;
      }
      if (length < LONGEST && steps++ < STEPS) {
        for (Move next : next()) {
          if (completes(next.cell(), next.by())) {
            return true;
          }
        }
      }
      move(cell, -by);
      length--;
      moved.clear(cell);
      return false;
    }

    private void move(int cell, int by) {
      for (int sum : table.sumsOf(cell)) {
        open.merge(sum, table.sign(sum, cell) * by, Integer::sum);
        open.remove(sum, 0);
      }
    }

    private record Move(int cell, int by, int left) {}

    /** Moves that mend the first sum that is out of balance, those that mend the most first. */
    private List<Move> next() {
      Map.Entry<Integer, Integer> first = open.entrySet().iterator().next();
      List<Move> moves = new ArrayList<>();
      for (int cell : table.cells(first.getKey())) {
        int by = -Integer.signum(first.getValue()) * table.sign(first.getKey(), cell);
        if (canMove(cell, by)) {
          moves.add(new Move(cell, by, left(cell, by)));
        }
      }
      moves.sort(
          Comparator.comparingInt(Move::left)
              .thenComparing(move -> !withheld.get(move.cell()))
              .thenComparing(move -> table.count(move.cell()))
              .thenComparing(Move::cell));
      return moves.subList(0, Math.min(TRIED, moves.size()));
    }

    /** Sums that a move puts out of balance, less those that it mends. */
    private int left(int cell, int by) {
      int left = 0;
      for (int sum : table.sumsOf(cell)) {
        int balance = open.getOrDefault(sum, 0);
        left += Math.abs(balance + table.sign(sum, cell) * by) - Math.abs(balance);
      }
      return left;
    }
  }
}
