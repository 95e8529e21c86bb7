package london.outcomes.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import london.outcomes.disclosure.Attacker.Alternative;

/**
 * Which cells of a table of two and more dimensions or levels to withhold (method M27).
 *
 * <p>Counts of 1 to the threshold are withheld (primary), and as many more (secondary) as it takes
 * that the {@link Attacker} finds at least two possible counts for each primary cell. Zeros are
 * published, so the attacker knows every withheld cell to be 1 or more.
 *
 * <p>Secondary cells come from Gaussian elimination, which knows nothing of signs; what the
 * attacker still finds is protected by one cell more, the cheapest of the smallest near it that
 * helps; at last, cells that turn out not to be needed are published after all, the largest first.
 */
public final class TableSuppression {
  /** Of the cells next to a disclosed one, so many are tried. */
  private static final int TRIED = 8;

  private final AdditiveTable table;
  private final SecondaryCells secondary;
  private final SortedSet<String> primary;
  private final List<Alternative> alternatives = new ArrayList<>();

  private TableSuppression(AdditiveTable table, SortedSet<String> primary) {
    this.table = table;
    this.secondary = new SecondaryCells(table);
    this.primary = primary;
  }

  /**
   * The decision for a table. Both kinds carry one symbol in a publication.
   *
   * @param primary cells that are small themselves
   * @param secondary cells that protect them
   */
  public record Pattern(SortedSet<String> primary, SortedSet<String> secondary) {
    /** Copies the sets. */
    public Pattern {
      primary = new TreeSet<>(primary);
      secondary = new TreeSet<>(secondary);
    }

    /** All cells without a published count. */
    public SortedSet<String> withheld() {
      return plus(primary, secondary);
    }
  }

  /**
   * Decides what to withhold.
   *
   * @param threshold the largest count that is withheld, 4 or 7 in practice; 0 withholds nothing
   * @throws IllegalArgumentException for a negative threshold
   */
  public static Pattern suppress(AdditiveTable table, long threshold) {
    if (threshold < 0) {
      throw new IllegalArgumentException("threshold: expected 0 or more, saw " + threshold);
    }
    SortedSet<String> primary =
        table.counts().keySet().stream()
            .filter(cell -> table.counts().get(cell) >= 1)
            .filter(cell -> table.counts().get(cell) <= threshold)
            .collect(Collectors.toCollection(TreeSet::new));
    return new TableSuppression(table, primary).pattern();
  }

  private Pattern pattern() {
    SortedSet<String> withheld = plus(primary, secondary.of(primary));
    SortedSet<String> disclosed = disclosed(withheld, primary);
    while (!disclosed.isEmpty()) {
      withheld = extended(withheld, disclosed);
      // What was in doubt stays in doubt: more unknowns allow no fewer tables.
      disclosed = disclosed(withheld, disclosed);
    }
    prune(withheld);
    withheld.removeAll(primary);
    return new Pattern(primary, withheld);
  }

  /** Withholds one cell more, with what protects it: the cheapest that helps a disclosed cell. */
  private SortedSet<String> extended(SortedSet<String> withheld, SortedSet<String> disclosed) {
    Set<String> first = Set.of(disclosed.first());
    List<String> near = secondary.neighbours(first, withheld);
    if (near.isEmpty()) {
      near = secondary.neighbours(table.counts().keySet(), withheld);
    }
    List<String> tried = near.subList(0, Math.min(TRIED, near.size()));
    return cheapest(tried.stream().map(cell -> plus(withheld, Set.of(cell))), first)
        .or(() -> cheapest(tried.stream().map(cell -> with(withheld, cell)), first))
        .orElseGet(() -> plus(withheld, tried));
  }

  /** The cheapest of the sets that leave the cell in doubt. */
  private Optional<SortedSet<String>> cheapest(
      Stream<SortedSet<String>> trials, Set<String> disclosed) {
    return trials
        .filter(trial -> disclosed(trial, disclosed).isEmpty())
        .min(Comparator.<SortedSet<String>>comparingInt(Set::size).thenComparingLong(this::lost));
  }

  private static SortedSet<String> plus(Set<String> withheld, Collection<String> more) {
    SortedSet<String> all = new TreeSet<>(withheld);
    all.addAll(more);
    return all;
  }

  private SortedSet<String> with(SortedSet<String> withheld, String cell) {
    SortedSet<String> isProtected = plus(primary, Set.of(cell));
    return plus(plus(withheld, isProtected), secondary.of(isProtected));
  }

  private long lost(Set<String> withheld) {
    return withheld.stream().mapToLong(table.counts()::get).sum();
  }

  /** Publishes the secondary cells that are not needed, the largest first. */
  private void prune(SortedSet<String> withheld) {
    List<String> others = new ArrayList<>(withheld);
    others.removeAll(primary);
    others.sort(Comparator.comparing(table.counts()::get, Comparator.reverseOrder()));
    for (String cell : others) {
      withheld.remove(cell);
      if (!disclosed(withheld, primary).isEmpty()) {
        withheld.add(cell);
      }
    }
  }

  /** Those of the cells that the attacker knows; one alternative often clears many. */
  private SortedSet<String> disclosed(Set<String> withheld, Set<String> cells) {
    Attacker attacker = new Attacker(table, withheld, 1);
    SortedSet<String> disclosed = new TreeSet<>();
    for (String cell : cells) {
      if (alternatives.stream().noneMatch(other -> isInDoubt(cell, other, withheld))) {
        Optional<Alternative> found = attacker.alternative(cell);
        found.ifPresentOrElse(alternatives::add, () -> disclosed.add(cell));
      }
    }
    return disclosed;
  }

  /** A table that changes withheld cells only is possible, whatever else is withheld. */
  private static boolean isInDoubt(String cell, Alternative other, Set<String> withheld) {
    return other.differing().contains(cell) && withheld.containsAll(other.changed());
  }
}
