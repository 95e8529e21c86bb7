package london.outcomes.disclosure;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import london.outcomes.disclosure.Quantities.Count;

/**
 * The counts of one quantity in one or more releases, as one table that a reader can add up. A
 * count that a release has corrected is another cell; one that it repeats is the same.
 *
 * <p>Where nothing of a block of alike cells is shown, though there are zeros among them, no cell
 * of it is known to be more than zero.
 *
 * @param small cells that must not be known
 * @param shown cells that some release has published
 */
record LinkedCounts(AdditiveTable table, SortedSet<String> small, Set<String> shown) {

  /**
   * Links.
   *
   * @param releases counts of each release
   * @param threshold the largest rest of a total that must not be known
   */
  static LinkedCounts of(Hierarchy hierarchy, Collection<List<Count>> releases, int threshold) {
    AdditiveTable table = new AdditiveTable(new TreeMap<>(), List.of());
    SortedSet<String> small = new TreeSet<>();
    Set<String> shown = new HashSet<>();
    Set<String> free = new HashSet<>();
    Set<String> bound = new HashSet<>();
    for (List<Count> release : releases) {
      // In the order given, so that each attack goes the same way: a window's hash is by chance.
      Map<Place, Long> counts = new LinkedHashMap<>();
      for (Count count : release) {
        counts.put(count.place(), count.count());
      }
      for (Count count : release) {
        String cell = Hierarchy.cell(count.place(), counts.get(count.place()));
        if (count.isShown()) {
          shown.add(cell);
        }
        if (count.isSmall()) {
          small.add(cell);
        }
      }
      table = table.with(hierarchy.table(counts));
      release.stream()
          .collect(Collectors.groupingBy(count -> hierarchy.block(count.place())))
          .values()
          .forEach(block -> (isFree(block) ? free : bound).addAll(cells(block, counts)));
    }
    free.removeAll(bound);
    table
        .counts()
        .forEach(
            (cell, count) -> {
              if (Hierarchy.isRest(cell) && count <= threshold) {
                small.add(cell);
              }
            });
    return new LinkedCounts(table.withFree(free), small, shown);
  }

  private static boolean isFree(List<Count> block) {
    return block.stream().noneMatch(Count::isShown)
        && block.stream().anyMatch(count -> count.count() == 0);
  }

  private static List<String> cells(List<Count> block, Map<Place, Long> counts) {
    return block.stream().map(c -> Hierarchy.cell(c.place(), counts.get(c.place()))).toList();
  }

  /**
   * Cells that no release has published. Zeros are taken to be known where others of their block
   * are shown: the safe side.
   */
  SortedSet<String> unknown() {
    SortedSet<String> unknown = new TreeSet<>(table.counts().keySet());
    unknown.removeIf(cell -> table.isKnownZero(cell) || shown.contains(cell));
    return unknown;
  }

  /** Unknown cells whose count can be worked out all the same, though it is small. */
  SortedSet<String> exposed() {
    SortedSet<String> unknown = unknown();
    SortedSet<String> isProtected = new TreeSet<>(small);
    isProtected.retainAll(unknown);
    return new Doubts(table).known(isProtected, unknown);
  }
}
