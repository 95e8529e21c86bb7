package london.outcomes.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import london.outcomes.disclosure.AdditiveTable.Sum;

/** Crosses dimensions: every combination of levels and totals is published. */
public final class CrossTable {
  /** The level that is the sum of all others of its dimension. */
  public static final String TOTAL = "Total";

  private static final String SEPARATOR = " | ";

  private CrossTable() {}

  /** The cell of one level in each dimension. */
  public static String cell(List<String> levels) {
    return String.join(SEPARATOR, levels);
  }

  /**
   * A table with its margins.
   *
   * @param inner one level in each dimension, none of them {@link #TOTAL}, to count
   */
  public static AdditiveTable of(Map<List<String>, Long> inner) {
    Map<List<String>, Long> counts = new TreeMap<>(CrossTable::compare);
    counts.putAll(inner);
    SortedMap<String, Sum> sums = new TreeMap<>();
    int dimensions = inner.keySet().stream().mapToInt(List::size).max().orElse(0);
    for (int dimension = 0; dimension < dimensions; dimension++) {
      addTotals(counts, dimension, sums);
    }
    SortedMap<String, Long> cells = new TreeMap<>();
    counts.forEach((levels, count) -> cells.put(cell(levels), count));
    return new AdditiveTable(cells, new ArrayList<>(sums.values()));
  }

  /** Adds the totals over one dimension of everything that is there. */
  private static void addTotals(
      Map<List<String>, Long> counts, int dimension, Map<String, Sum> sums) {
    Map<List<String>, List<String>> parts = new TreeMap<>(CrossTable::compare);
    Map<List<String>, Long> totals = new TreeMap<>(CrossTable::compare);
    counts.forEach(
        (levels, count) -> {
          List<String> total = new ArrayList<>(levels);
          total.set(dimension, TOTAL);
          parts.computeIfAbsent(total, key -> new ArrayList<>()).add(cell(levels));
          totals.merge(total, count, Long::sum);
        });
    counts.putAll(totals);
    parts.forEach(
        (total, cells) ->
            sums.put(dimension + SEPARATOR + cell(total), new Sum(cell(total), cells)));
  }

  private static int compare(List<String> a, List<String> b) {
    return cell(a).compareTo(cell(b));
  }
}
