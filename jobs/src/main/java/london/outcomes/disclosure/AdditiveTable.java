package london.outcomes.disclosure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts that a reader can add up, of any number of dimensions and levels: rows and columns with
 * their totals, wards in boroughs in London, months in quarters in rolling years, a figure of this
 * release and the same of an earlier one.
 *
 * @param counts cell to count, 0 or more; totals are cells too
 * @param sums what adds up to what
 * @param free cells that may be zero for all a reader knows: zeros among them are withheld too.
 *     Elsewhere zeros are shown, so that a withheld cell is 1 or more.
 */
public record AdditiveTable(SortedMap<String, Long> counts, List<Sum> sums, Set<String> free) {

  /** A table whose zeros are all shown. */
  public AdditiveTable(SortedMap<String, Long> counts, List<Sum> sums) {
    this(counts, sums, Set.of());
  }

  /**
   * Cells that add up to another.
   *
   * @param total the cell that holds the sum
   * @param parts the cells that it is the sum of
   */
  public record Sum(String total, List<String> parts) {
    /** Copies the list. */
    public Sum {
      parts = List.copyOf(parts);
    }

    /** Total and parts. */
    List<String> cells() {
      List<String> cells = new ArrayList<>(parts);
      cells.add(total);
      return cells;
    }
  }

  /**
   * Copies map and list.
   *
   * @throws IllegalArgumentException for a negative count, a sum of unknown cells, or one that does
   *     not add up
   */
  public AdditiveTable {
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    sums = List.copyOf(sums);
    free = Set.copyOf(free);
    counts.forEach((cell, count) -> require(count >= 0, "count of " + cell, count, "0 or more"));
    for (Sum sum : sums) {
      for (String cell : sum.cells()) {
        require(counts.containsKey(cell), "cell of a sum", cell, "a cell of the table");
      }
      long expected = sum.parts().stream().mapToLong(counts::get).sum();
      long seen = counts.get(sum.total());
      require(seen == expected, "total " + sum.total(), seen, "the sum of its parts " + expected);
    }
  }

  /**
   * This table and another that shares cells with it, such as an earlier release.
   *
   * @throws IllegalArgumentException if a shared cell has two counts
   */
  public AdditiveTable with(AdditiveTable other) {
    SortedMap<String, Long> all = new TreeMap<>(counts);
    other.counts.forEach(
        (cell, count) -> {
          Long before = all.put(cell, count);
          require(before == null || before.equals(count), "count of " + cell, count, "" + before);
        });
    Set<Sum> both = new LinkedHashSet<>(sums);
    both.addAll(other.sums);
    return new AdditiveTable(all, List.copyOf(both));
  }

  /** The same table with other zeros withheld. */
  AdditiveTable withFree(Set<String> cells) {
    return new AdditiveTable(counts, sums, cells);
  }

  /** What a reader knows of a withheld cell. */
  long least(String cell) {
    return free.contains(cell) ? 0 : 1;
  }

  /** Whether a cell is a zero that readers can see. */
  boolean isKnownZero(String cell) {
    return counts.get(cell) == 0 && !free.contains(cell);
  }

  private static void require(boolean holds, String what, Object seen, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(what + ": expected " + expected + ", saw " + seen);
    }
  }
}
