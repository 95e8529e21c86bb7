package london.outcomes.disclosure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts that a reader can add up, of any number of dimensions and levels: rows and columns with
 * their totals, wards in boroughs in London, months in quarters in rolling years, a figure of this
 * release and the same of an earlier one.
 *
 * @param counts cell to count, 0 or more; totals are cells too
 * @param sums what adds up to what
 */
public record AdditiveTable(SortedMap<String, Long> counts, List<Sum> sums) {

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
    List<Sum> both = new ArrayList<>(sums);
    other.sums.stream().filter(sum -> !sums.contains(sum)).forEach(both::add);
    return new AdditiveTable(all, both);
  }

  private static void require(boolean holds, String what, Object seen, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(what + ": expected " + expected + ", saw " + seen);
    }
  }
}
