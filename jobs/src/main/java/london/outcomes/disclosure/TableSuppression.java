package london.outcomes.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which cells of a table of any number of dimensions and levels to withhold (method M27).
 *
 * <p>Small counts are withheld (primary), and as many more (secondary) as it takes that the {@link
 * Attacker} finds at least two possible counts for each primary cell. Zeros are published, so the
 * attacker knows every withheld cell to be 1 or more.
 *
 * <p>Secondary cells come from Gaussian elimination, which knows nothing of signs; what the
 * attacker still finds is protected by one cell more, the cheapest of the smallest near it that
 * helps; at last, cells that turn out not to be needed are published after all, the largest first.
 */
public final class TableSuppression {
  /** Of the cells next to a disclosed one, so many are tried. */
  private static final int TRIED = 8;

  private final AdditiveTable table;
  private final SortedSet<String> primary;
  private final Set<String> published;
  private final Set<String> kept;
  private final SecondaryCells secondary;
  private final Doubts doubts;

  private TableSuppression(
      AdditiveTable table, SortedSet<String> primary, Set<String> published, Set<String> kept) {
    this.table = table;
    this.primary = primary;
    this.published = published;
    this.kept = kept;
    this.secondary = new SecondaryCells(table, published, kept);
    this.doubts = new Doubts(table);
  }

  /**
   * The decision for a table. Both kinds carry one symbol in a publication.
   *
   * @param primary cells that are small themselves
   * @param secondary cells that protect them
   * @param lost primary cells that what is published already gives away, whatever else is withheld
   */
  public record Pattern(
      SortedSet<String> primary, SortedSet<String> secondary, SortedSet<String> lost) {
    /** Copies the sets. */
    public Pattern {
      primary = new TreeSet<>(primary);
      secondary = new TreeSet<>(secondary);
      lost = new TreeSet<>(lost);
    }

    /** All cells without a published count. */
    public SortedSet<String> withheld() {
      return plus(primary, secondary);
    }
  }

  /**
   * Decides what to withhold of a table of which nothing is published yet.
   *
   * @param threshold the largest count that is withheld, 4 or 7 in practice; 0 withholds nothing
   * @throws IllegalArgumentException for a negative threshold
   */
  public static Pattern suppress(AdditiveTable table, long threshold) {
    if (threshold < 0) {
      throw new IllegalArgumentException("threshold: expected 0 or more, saw " + threshold);
    }
    SortedSet<String> small =
        table.counts().keySet().stream()
            .filter(cell -> table.counts().get(cell) <= threshold)
            .collect(Collectors.toCollection(TreeSet::new));
    return suppress(table, small, Set.of(), Set.of());
  }

  /**
   * Decides what to withhold.
   *
   * @param small cells that must not be known; zeros among them are published all the same
   * @param published cells that readers know already: withholding them now would help nothing
   * @param kept cells that are withheld whatever is decided of others
   */
  public static Pattern suppress(
      AdditiveTable table, Set<String> small, Set<String> published, Set<String> kept) {
    SortedSet<String> primary = new TreeSet<>(small);
    primary.removeIf(cell -> table.counts().get(cell) == 0 || published.contains(cell));
    return new TableSuppression(table, primary, published, kept).pattern();
  }

  private Pattern pattern() {
    SortedSet<String> lost = lost();
    primary.removeAll(lost);
    SortedSet<String> withheld = plus(plus(primary, lost), secondary.of(primary));
    withheld.addAll(kept);
    SortedSet<String> disclosed = doubts.known(primary, withheld);
    int before = -1;
    while (!disclosed.isEmpty() && withheld.size() > before) {
      before = withheld.size();
      withheld = extended(withheld, disclosed);
      // What was in doubt stays in doubt: more unknowns allow no fewer tables.
      disclosed = doubts.known(disclosed, withheld);
    }
    lost.addAll(disclosed);
    primary.removeAll(disclosed);
    prune(withheld, lost);
    primary.addAll(lost);
    withheld.removeAll(primary);
    return new Pattern(primary, withheld, lost);
  }

  /** What readers know even when all that is not published yet is withheld. */
  private SortedSet<String> lost() {
    if (published.isEmpty()) {
      return new TreeSet<>();
    }
    return doubts.known(primary, plus(kept, open(Set.of())));
  }

  /** Withholds one cell more, or as many as it takes, to protect a disclosed cell. */
  private SortedSet<String> extended(SortedSet<String> withheld, SortedSet<String> disclosed) {
    String first = disclosed.first();
    List<String> near = secondary.neighbours(Set.of(first), withheld);
    if (near.isEmpty()) {
      near = secondary.neighbours(table.counts().keySet(), withheld);
    }
    List<String> tried = near.subList(0, Math.min(TRIED, near.size()));
    return cheapest(tried.stream().map(cell -> plus(withheld, Set.of(cell))), Set.of(first))
        .or(() -> doubts.company(first, withheld, open(withheld)).map(more -> plus(withheld, more)))
        .orElseGet(() -> plus(withheld, tried));
  }

  /** Positive cells that are neither withheld nor known. */
  private Set<String> open(Set<String> withheld) {
    Set<String> open = new HashSet<>(table.counts().keySet());
    open.removeIf(c -> table.counts().get(c) == 0 || published.contains(c) || withheld.contains(c));
    return open;
  }

  /** The cheapest of the sets that leave the cell in doubt. */
  private Optional<SortedSet<String>> cheapest(
      Stream<SortedSet<String>> trials, Set<String> disclosed) {
    return trials
        .filter(trial -> doubts.known(disclosed, trial).isEmpty())
        .min(Comparator.<SortedSet<String>>comparingInt(Set::size).thenComparingLong(this::lost));
  }

  private static SortedSet<String> plus(Set<String> withheld, Collection<String> more) {
    SortedSet<String> all = new TreeSet<>(withheld);
    all.addAll(more);
    return all;
  }

  private long lost(Set<String> withheld) {
    return withheld.stream().mapToLong(table.counts()::get).sum();
  }

  /** Publishes the secondary cells that are not needed, the largest first. */
  private void prune(SortedSet<String> withheld, Set<String> lost) {
    List<String> others = new ArrayList<>(withheld);
    others.removeAll(primary);
    others.removeAll(lost);
    others.removeAll(kept);
    others.sort(Comparator.comparing(table.counts()::get, Comparator.reverseOrder()));
    for (String cell : others) {
      withheld.remove(cell);
      if (!doubts.unproven(primary, withheld).isEmpty()) {
        withheld.add(cell);
      }
    }
  }
}
