package london.outcomes.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import london.outcomes.disclosure.AdditiveTable.Sum;

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

  private final Map<String, Long> counts;
  private final Map<String, List<Term>> terms = new HashMap<>();
  private final List<List<Term>> equations = new ArrayList<>();

  /** A cell's place in a sum: parts add 1 to it, the total takes 1 away. */
  private record Term(int equation, String cell, int sign) {}

  Exchanges(AdditiveTable table) {
    this.counts = table.counts();
    for (Sum sum : table.sums()) {
      List<Term> equation = new ArrayList<>();
      sum.parts().forEach(part -> equation.add(new Term(equations.size(), part, 1)));
      equation.add(new Term(equations.size(), sum.total(), -1));
      equation.forEach(t -> terms.computeIfAbsent(t.cell(), c -> new ArrayList<>()).add(t));
      equations.add(equation);
    }
  }

  /**
   * Cells of an exchange that a withheld cell takes part in; empty when none was found.
   *
   * @param withheld cells without a published count; those of 1 never become 0, which would be
   *     shown
   */
  Optional<Set<String>> of(String cell, Set<String> withheld) {
    return of(cell, withheld, Set.of());
  }

  /**
   * The same when more cells could be withheld.
   *
   * @param others cells that are used where no withheld one will do, the smallest first
   */
  Optional<Set<String>> of(String cell, Set<String> withheld, Set<String> others) {
    for (int by : new int[] {1, -1}) {
      Search search = new Search(withheld, others);
      if (search.canMove(cell, by) && search.completes(cell, by)) {
        return Optional.of(new TreeSet<>(search.moved.keySet()));
      }
    }
    return Optional.empty();
  }

  private final class Search {
    private final Set<String> withheld;
    private final Set<String> others;
    private final Map<String, Integer> moved = new LinkedHashMap<>();
    private final Map<Integer, Integer> open = new LinkedHashMap<>();
    private int steps;

    private Search(Set<String> withheld, Set<String> others) {
      this.withheld = withheld;
      this.others = others;
    }

    private boolean canMove(String cell, int by) {
      return (withheld.contains(cell) || others.contains(cell))
          && !moved.containsKey(cell)
          && counts.get(cell) > 0
          && (by > 0 || counts.get(cell) > 1);
    }

    /** Moves a cell, and others until all sums are as they were; as before when that fails. */
    private boolean completes(String cell, int by) {
      move(cell, by);
      if (open.isEmpty()) {
        return true;
      }
      if (moved.size() < LONGEST && steps++ < STEPS) {
        for (Move next : next()) {
          if (completes(next.cell(), next.by())) {
            return true;
          }
        }
      }
      move(cell, -by);
      moved.remove(cell);
      return false;
    }

    private void move(String cell, int by) {
      moved.put(cell, by);
      for (Term term : terms.getOrDefault(cell, List.of())) {
        open.merge(term.equation(), term.sign() * by, Integer::sum);
        open.remove(term.equation(), 0);
      }
    }

    private record Move(String cell, int by, int left) {}

    /** Moves that mend the first sum that is out of balance, those that mend the most first. */
    private List<Move> next() {
      Map.Entry<Integer, Integer> first = open.entrySet().iterator().next();
      List<Move> moves = new ArrayList<>();
      for (Term term : equations.get(first.getKey())) {
        int by = -Integer.signum(first.getValue()) * term.sign();
        if (canMove(term.cell(), by)) {
          moves.add(new Move(term.cell(), by, left(term.cell(), by)));
        }
      }
      moves.sort(
          Comparator.comparingInt(Move::left)
              .thenComparing(move -> !withheld.contains(move.cell()))
              .thenComparing(move -> counts.get(move.cell())));
      return moves.subList(0, Math.min(TRIED, moves.size()));
    }

    /** Sums that a move puts out of balance, less those that it mends. */
    private int left(String cell, int by) {
      int left = 0;
      for (Term term : terms.get(cell)) {
        int now = open.getOrDefault(term.equation(), 0);
        left += Math.abs(now + term.sign() * by) - Math.abs(now);
      }
      return left;
    }
  }
}
