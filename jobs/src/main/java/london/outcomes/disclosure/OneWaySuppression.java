package london.outcomes.disclosure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which cells of a one-way table with a published total to withhold (method M27).
 *
 * <p>Counts of 1 to the threshold are withheld (primary). Since the reader can subtract what is
 * shown from the total, more cells follow (secondary) until at least two are withheld and their sum
 * leaves more than one possibility. Zeros are published, so every withheld cell is known to be 1 or
 * more. Both kinds carry one symbol in a publication; they are told apart for the audit only.
 */
public final class OneWaySuppression {

  /** What happens to a cell. */
  public enum Mask {
    SHOWN,
    PRIMARY,
    SECONDARY;

    /** Whether the cell's count is withheld. */
    public boolean isHidden() {
      return this != SHOWN;
    }
  }

  /**
   * The decision for a table.
   *
   * @param cells one for each count, in the order given
   * @param total the total's
   */
  public record Pattern(List<Mask> cells, Mask total) {
    /** Copies the list. */
    public Pattern {
      cells = List.copyOf(cells);
    }
  }

  private final List<String> names;
  private final long[] counts;
  private final Mask[] masks;

  private OneWaySuppression(List<String> names, long[] counts) {
    this.names = names;
    this.counts = counts;
    this.masks = new Mask[counts.length];
    Arrays.fill(masks, Mask.SHOWN);
  }

  /**
   * Decides what to withhold.
   *
   * @param names names of the cells, distinct: of equal counts the first by name is withheld
   * @param counts counts of the cells, 0 or more, in the order of the names
   * @param total the published total, the sum of the counts
   * @param threshold the largest count that is withheld, 4 or 7 in practice; 0 withholds nothing
   * @throws IllegalArgumentException if the inputs contradict each other
   */
  public static Pattern suppress(
      List<String> names, List<Long> counts, long total, long threshold) {
    requireTable(names, counts, total, threshold);
    long[] values = counts.stream().mapToLong(Long::longValue).toArray();
    OneWaySuppression table = new OneWaySuppression(names, values);
    table.hideFrom(threshold);
    // A small total bounds each of its cells, so none of them may be shown.
    Mask totalMask = isSmall(total, threshold) ? Mask.PRIMARY : table.protect();
    return new Pattern(List.of(table.masks), totalMask);
  }

  private static boolean isSmall(long count, long threshold) {
    return count >= 1 && count <= threshold;
  }

  private void hideFrom(long threshold) {
    for (int i = 0; i < counts.length; i++) {
      if (isSmall(counts[i], threshold)) {
        masks[i] = Mask.PRIMARY;
      }
    }
  }

  /** Withholds cells until subtraction fails; returns what that means for the total. */
  private Mask protect() {
    while (isDisclosive()) {
      Optional<Integer> next = nextCell();
      if (next.isEmpty()) {
        return Mask.SECONDARY;
      }
      masks[next.get()] = Mask.SECONDARY;
    }
    return Mask.SHOWN;
  }

  /** One hidden cell is the remainder; hidden cells that sum to their number are 1 each. */
  private boolean isDisclosive() {
    long hidden = hidden().count();
    long sum = hidden().mapToLong(i -> counts[i]).sum();
    return hidden > 0 && (hidden == 1 || sum == hidden);
  }

  private IntStream hidden() {
    return IntStream.range(0, masks.length).filter(i -> masks[i].isHidden());
  }

  private Optional<Integer> nextCell() {
    return IntStream.range(0, masks.length)
        .filter(i -> !masks[i].isHidden() && counts[i] > 0)
        .boxed()
        .min(Comparator.<Integer>comparingLong(i -> counts[i]).thenComparing(names::get));
  }

  private static void requireTable(
      List<String> names, List<Long> counts, long total, long threshold) {
    require(names.size() == counts.size(), "counts", counts.size(), "one for each name", names);
    require(new HashSet<>(names).size() == names.size(), "names", names, "distinct names", names);
    require(threshold >= 0, "threshold", threshold, "0 or more", names);
    for (int i = 0; i < names.size(); i++) {
      require(counts.get(i) >= 0, "count of " + names.get(i), counts.get(i), "0 or more", names);
    }
    long sum = counts.stream().mapToLong(Long::longValue).sum();
    require(total == sum, "total", total, "the sum of the counts " + sum, names);
  }

  private static void require(
      boolean holds, String what, Object seen, String expected, List<String> names) {
    if (!holds) {
      throw new IllegalArgumentException(
          what + ": expected " + expected + ", saw " + seen + " in the table of " + names);
    }
  }
}
