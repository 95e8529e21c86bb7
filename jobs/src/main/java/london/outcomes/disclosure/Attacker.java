package london.outcomes.disclosure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import london.outcomes.disclosure.AdditiveTable.Sum;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

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

  static {
    // Standard output is for what was asked for: ojAlgo would tell of the hardware there.
    System.setProperty("shut.up.ojAlgo", "true");
  }

  private final AdditiveTable table;
  private final SortedMap<String, Bounds> withheld;
  private final Map<String, List<Sum>> sums = new HashMap<>();

  /**
   * Readies an attack.
   *
   * @param withheld cells without a published count, totals among them
   * @param least what the reader knows of any withheld cell: 1 where zeros are shown, else 0
   * @throws IllegalArgumentException if a withheld cell is not in the table, or below the least
   */
  public Attacker(AdditiveTable table, Set<String> withheld, long least) {
    this(table, from(withheld, least));
  }

  /**
   * Readies an attack.
   *
   * @param withheld cells whose count is not published, totals among them, each with what its own
   *     publication says of it: 1 or more of a withheld one, 8 to 12 of a rounded 10
   * @throws IllegalArgumentException if a cell is not in the table, or outside what is said of it
   */
  public Attacker(AdditiveTable table, Map<String, Bounds> withheld) {
    this.table = table;
    this.withheld = new TreeMap<>(withheld);
    withheld.forEach(
        (cell, said) -> {
          Long count = table.counts().get(cell);
          if (count == null || !said.hold(count)) {
            throw new IllegalArgumentException(
                "withheld " + cell + ": expected a cell of " + said + ", saw " + count);
          }
          sums.put(cell, new ArrayList<>());
        });
    for (Sum sum : table.sums()) {
      sum.cells().stream().filter(sums::containsKey).forEach(cell -> sums.get(cell).add(sum));
    }
  }

  /**
   * What a withheld cell may be.
   *
   * @param lower the least count
   * @param upper the greatest count, infinite when unbounded
   */
  public record Bounds(double lower, double upper) {
    static Bounds from(long least) {
      return new Bounds(least, Double.POSITIVE_INFINITY);
    }

    /** Whether only one count is possible. */
    public boolean isExact() {
      return lower == upper;
    }

    /** How many counts are possible, less one. */
    public double width() {
      return upper - lower;
    }

    boolean hold(double count) {
      return lower <= count && count <= upper;
    }

    @Override
    public String toString() {
      return upper == Double.POSITIVE_INFINITY
          ? "%.0f or more".formatted(lower)
          : "%.0f to %.0f".formatted(lower, upper);
    }
  }

  private static Map<String, Bounds> from(Set<String> cells, long least) {
    Map<String, Bounds> bounds = new TreeMap<>();
    cells.forEach(cell -> bounds.put(cell, Bounds.from(least)));
    return bounds;
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
    SortedSet<String> open = new TreeSet<>(cells);
    open.retainAll(withheld.keySet());
    while (!open.isEmpty()) {
      String cell = open.first();
      Set<String> doubtful = alternative(cell).map(Alternative::differing).orElse(Set.of());
      if (doubtful.isEmpty()) {
        known.add(cell);
      }
      open.remove(cell);
      open.removeAll(doubtful);
    }
    return known;
  }

  /**
   * A table that might be, in which a withheld cell differs from the truth.
   *
   * @param changed cells whose count differs at all
   * @param differing cells whose count differs by 1 or more, the one that was asked for among them
   */
  record Alternative(Set<String> changed, Set<String> differing) {}

  /** A table that might be, in which the cell differs; empty if there is none: it is known. */
  Optional<Alternative> alternative(String cell) {
    Program program = new Program(linked(cell));
    for (Goal goal : Goal.values()) {
      double[] answer = program.solve(cell, goal);
      Alternative found = program.alternative(cell, answer);
      if (found.differing.contains(cell)) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /** Withheld cells in groups that no sum connects. */
  private List<List<String>> linked() {
    SortedSet<String> left = new TreeSet<>(withheld.keySet());
    List<List<String>> groups = new ArrayList<>();
    while (!left.isEmpty()) {
      List<String> group = linked(left.first());
      group.forEach(left::remove);
      groups.add(group);
    }
    return groups;
  }

  /** Withheld cells that sums connect with a withheld one. */
  List<String> linked(String first) {
    SortedSet<String> group = new TreeSet<>();
    Deque<String> next = new ArrayDeque<>(List.of(first));
    while (!next.isEmpty()) {
      String cell = next.pop();
      if (group.add(cell)) {
        sums.get(cell).stream()
            .flatMap(sum -> sum.cells().stream())
            .filter(withheld::containsKey)
            .filter(other -> !group.contains(other))
            .forEach(next::push);
      }
    }
    return List.copyOf(group);
  }

  /** The linear program of cells that sums connect; its variables are counts above their least. */
  private final class Program {
    private final List<String> cells;
    private final Map<String, Integer> places = new HashMap<>();
    private final Set<Sum> equations = new LinkedHashSet<>();

    Program(List<String> cells) {
      this.cells = cells;
      cells.forEach(cell -> places.put(cell, places.size()));
      cells.forEach(cell -> equations.addAll(sums.get(cell)));
    }

    private ExpressionsBasedModel model() {
      ExpressionsBasedModel model = new ExpressionsBasedModel();
      for (String cell : cells) {
        Variable variable = model.newVariable(cell).lower(0);
        Bounds said = withheld.get(cell);
        if (said.width() < Double.POSITIVE_INFINITY) {
          variable.upper(said.width());
        }
      }
      int number = 0;
      for (Sum sum : equations) {
        Expression equation = model.newExpression("sum " + number++);
        double[] factors = new double[cells.size()];
        double rest = 0;
        for (String part : sum.parts()) {
          rest += place(part, 1, factors);
        }
        rest += place(sum.total(), -1, factors);
        for (int i = 0; i < factors.length; i++) {
          if (factors[i] != 0) {
            equation.set(i, factors[i]);
          }
        }
        equation.level(-rest);
      }
      return model;
    }

    /** Puts a cell into an equation; returns what is known of it. */
    private double place(String cell, int sign, double[] factors) {
      Integer i = places.get(cell);
      if (i == null) {
        return sign * table.counts().get(cell);
      }
      factors[i] += sign;
      return sign * withheld.get(cell).lower();
    }

    Bounds bounds(String cell) {
      double[] low = solve(cell, Goal.LEAST);
      double[] high = solve(cell, Goal.GREATEST);
      int i = places.get(cell);
      return new Bounds(
          Math.ceil(low[i] - ROUNDING),
          high.length == 0 ? Double.POSITIVE_INFINITY : Math.floor(high[i] + ROUNDING));
    }

    /** What an answer changes; one that has no end in a cell may change all. */
    Alternative alternative(String cell, double[] answer) {
      if (answer.length == 0) {
        return new Alternative(Set.copyOf(cells), Set.of(cell));
      }
      Set<String> changed = new TreeSet<>();
      Set<String> differing = new TreeSet<>();
      for (int i = 0; i < answer.length; i++) {
        double distance = Math.abs(answer[i] - table.counts().get(cells.get(i)));
        if (distance > ROUNDING) {
          changed.add(cells.get(i));
        }
        if (distance >= 1 - ROUNDING) {
          differing.add(cells.get(i));
        }
      }
      return new Alternative(changed, differing);
    }

    /** Counts of a table that might be, with the cell at its end; empty when it has none. */
    private double[] solve(String cell, Goal goal) {
      ExpressionsBasedModel model = model();
      model.getVariable(places.get(cell)).weight(1);
      Optimisation.Result result = goal == Goal.LEAST ? model.minimise() : model.maximise();
      if (result.getState() == Optimisation.State.UNBOUNDED) {
        return new double[0];
      }
      if (!result.getState().isOptimal()) {
        throw new ArithmeticException(
            "bounds of " + cell + ": expected an optimum, saw " + result.getState());
      }
      double[] point = new double[cells.size()];
      for (int i = 0; i < point.length; i++) {
        point[i] = result.doubleValue(i) + withheld.get(cells.get(i)).lower();
      }
      return point;
    }
  }

  private enum Goal {
    LEAST,
    GREATEST
  }
}
