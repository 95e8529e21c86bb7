package london.outcomes.disclosure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import london.outcomes.disclosure.AdditiveTable.Sum;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.linear.UnboundedSolutionException;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;

/**
 * A reader who subtracts (method M28): what all published counts together allow a withheld one to
 * be. The least and the greatest value of a withheld cell are the answers of two linear programs
 * whose unknowns are the withheld cells and whose equations are the sums.
 *
 * <p>Counts are whole, so a bound of the program is moved inwards to the next whole number.
 *
 * <p>Source: Fischetti and Salazar (2000), Models and algorithms for optimizing cell suppression in
 * tabular data with linear constraints, JASA 95.
 */
public final class Attacker {
  private static final double ROUNDING = 1e-6;
  private static final MaxIter MAX_ITERATIONS = new MaxIter(100_000);

  private final AdditiveTable table;
  private final SortedSet<String> withheld;
  private final long least;

  /**
   * Readies an attack.
   *
   * @param withheld cells without a published count, totals among them
   * @param least what the reader knows of any withheld cell: 1 where zeros are shown, else 0
   * @throws IllegalArgumentException if a withheld cell is not in the table, or below the least
   */
  public Attacker(AdditiveTable table, Set<String> withheld, long least) {
    this.table = table;
    this.withheld = new TreeSet<>(withheld);
    this.least = least;
    for (String cell : withheld) {
      Long count = table.counts().get(cell);
      if (count == null || count < least) {
        throw new IllegalArgumentException(
            "withheld " + cell + ": expected a cell of " + least + " or more, saw " + count);
      }
    }
  }

  /**
   * What a withheld cell may be.
   *
   * @param lower the least count
   * @param upper the greatest count, infinite when unbounded
   */
  public record Bounds(double lower, double upper) {
    /** Whether only one count is possible. */
    public boolean isExact() {
      return lower == upper;
    }

    /** How many counts are possible, less one. */
    public double width() {
      return upper - lower;
    }
  }

  /** The bounds of every withheld cell. */
  public SortedMap<String, Bounds> bounds() {
    SortedMap<String, Bounds> bounds = new TreeMap<>();
    for (List<String> linked : linked()) {
      Program program = new Program(linked);
      for (String cell : linked) {
        bounds.put(cell, program.bounds(cell));
      }
    }
    return bounds;
  }

  /** Those of the given withheld cells whose count is known exactly. */
  public SortedSet<String> known(Set<String> cells) {
    SortedSet<String> known = new TreeSet<>();
    for (List<String> linked : linked()) {
      SortedSet<String> open = new TreeSet<>(linked);
      open.retainAll(cells);
      Program program = new Program(linked);
      while (!open.isEmpty()) {
        String cell = open.first();
        // Each answer is a table that might be: whatever differs in it from the truth is not known.
        if (!program.removeDiffering(cell, GoalType.MAXIMIZE, open)
            && !program.removeDiffering(cell, GoalType.MINIMIZE, open)) {
          known.add(cell);
          open.remove(cell);
        }
      }
    }
    return known;
  }

  /** Withheld cells in groups that no sum connects. */
  private List<List<String>> linked() {
    SortedSet<String> left = new TreeSet<>(withheld);
    List<List<String>> groups = new ArrayList<>();
    while (!left.isEmpty()) {
      SortedSet<String> group = new TreeSet<>();
      Deque<String> next = new ArrayDeque<>(List.of(left.first()));
      while (!next.isEmpty()) {
        String cell = next.pop();
        if (left.remove(cell)) {
          group.add(cell);
          table.sums().stream()
              .filter(sum -> sum.cells().contains(cell))
              .flatMap(sum -> sum.cells().stream())
              .filter(left::contains)
              .forEach(next::push);
        }
      }
      groups.add(List.copyOf(group));
    }
    return groups;
  }

  /** The linear program of cells that sums connect; its variables are counts above the least. */
  private final class Program {
    private final List<String> cells;
    private final LinearConstraintSet equations;

    Program(List<String> cells) {
      this.cells = cells;
      List<LinearConstraint> all = new ArrayList<>();
      for (Sum sum : table.sums()) {
        if (sum.cells().stream().anyMatch(cells::contains)) {
          all.add(equation(sum));
        }
      }
      this.equations = new LinearConstraintSet(all);
    }

    private LinearConstraint equation(Sum sum) {
      double[] factors = new double[cells.size()];
      double rest = 0;
      for (String part : sum.parts()) {
        rest += place(part, 1, factors);
      }
      rest += place(sum.total(), -1, factors);
      return new LinearConstraint(factors, Relationship.EQ, -rest);
    }

    /** Puts a cell into an equation; returns what is known of it. */
    private double place(String cell, int sign, double[] factors) {
      int i = cells.indexOf(cell);
      if (i < 0) {
        return sign * table.counts().get(cell);
      }
      factors[i] += sign;
      return sign * least;
    }

    Bounds bounds(String cell) {
      double[] low = solve(cell, GoalType.MINIMIZE);
      double[] high = solve(cell, GoalType.MAXIMIZE);
      int i = cells.indexOf(cell);
      return new Bounds(
          Math.ceil(low[i] - ROUNDING),
          high.length == 0 ? Double.POSITIVE_INFINITY : Math.floor(high[i] + ROUNDING));
    }

    /** Whether the answer differs from the truth in this cell; others that do are removed too. */
    boolean removeDiffering(String cell, GoalType goal, Set<String> open) {
      double[] answer = solve(cell, goal);
      if (answer.length == 0) {
        return open.remove(cell);
      }
      for (int i = 0; i < answer.length; i++) {
        if (Math.abs(answer[i] - table.counts().get(cells.get(i))) >= 1 - ROUNDING) {
          open.remove(cells.get(i));
        }
      }
      return !open.contains(cell);
    }

    /** Counts of a table that might be, with the cell at its end; empty when it has none. */
    private double[] solve(String cell, GoalType goal) {
      double[] factors = new double[cells.size()];
      factors[cells.indexOf(cell)] = 1;
      if (equations.getConstraints().isEmpty()) {
        return goal == GoalType.MAXIMIZE ? new double[0] : new double[] {least};
      }
      try {
        double[] point =
            new SimplexSolver()
                .optimize(
                    new LinearObjectiveFunction(factors, 0),
                    equations,
                    goal,
                    new NonNegativeConstraint(true),
                    MAX_ITERATIONS)
                .getPoint();
        for (int i = 0; i < point.length; i++) {
          point[i] += least;
        }
        return point;
      } catch (UnboundedSolutionException e) {
        return new double[0];
      }
    }
  }
}
