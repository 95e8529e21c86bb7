package london.outcomes.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import london.outcomes.disclosure.AdditiveTable.Sum;

/**
 * Which other cells to withhold so that no protected one can be computed by adding and subtracting.
 *
 * <p>Cells are published from the largest to the smallest, each unless a protected cell could then
 * be computed from the published ones: so the large ones are kept and the small ones are lost.
 *
 * <p>Source: Langsrud (2024), Secondary cell suppression by Gaussian elimination, in Privacy in
 * Statistical Databases; R package GaussSuppression.
 */
final class SecondaryCells {
  private final AdditiveTable table;
  private final Map<String, List<String>> parts = new HashMap<>();
  private final Map<String, Integer> atoms = new HashMap<>();
  private final Map<String, double[]> vectors = new HashMap<>();
  private final Set<String> published;
  private final List<String> candidates;

  /**
   * @param published cells that readers know already
   * @param kept cells that are not published whatever is decided of others
   */
  SecondaryCells(AdditiveTable table, Set<String> published, Set<String> kept) {
    this.table = table;
    this.published = published;
    table.sums().forEach(sum -> parts.putIfAbsent(sum.total(), sum.parts()));
    table.counts().keySet().forEach(this::addAtom);
    table.counts().keySet().forEach(this::vector);
    this.candidates =
        table.counts().keySet().stream()
            .filter(cell -> table.counts().get(cell) > 0)
            .filter(cell -> !published.contains(cell) && !kept.contains(cell))
            // Of equal counts the first by name is lost.
            .sorted(
                Comparator.<String, Long>comparing(table.counts()::get)
                    .thenComparing(Comparator.naturalOrder())
                    .reversed())
            .toList();
  }

  /** Inner cells that are known to be zero add nothing to anything. */
  private void addAtom(String cell) {
    if (!table.isKnownZero(cell) && !parts.containsKey(cell)) {
      atoms.put(cell, atoms.size());
    }
  }

  private double[] vector(String cell) {
    double[] known = vectors.get(cell);
    if (known != null) {
      return known;
    }
    double[] vector = new double[atoms.size()];
    if (atoms.containsKey(cell)) {
      vector[atoms.get(cell)] = 1;
    }
    for (String part : parts.getOrDefault(cell, List.of())) {
      double[] other = vector(part);
      for (int i = 0; i < vector.length; i++) {
        vector[i] += other[i];
      }
    }
    vectors.put(cell, vector);
    return vector;
  }

  /** Cells beyond the protected ones to withhold. */
  SortedSet<String> of(Set<String> isProtected) {
    List<double[]> hidden = new ArrayList<>();
    isProtected.forEach(cell -> hidden.add(vectors.get(cell).clone()));
    LinearSpan known = known(hidden);
    SortedSet<String> withheld = new TreeSet<>();
    for (String cell : candidates) {
      if (isProtected.contains(cell)) {
        continue;
      }
      double[] rest = known.reduce(vectors.get(cell));
      if (LinearSpan.isZero(rest)) {
        continue;
      }
      if (LinearSpan.isMultiple(rest, hidden)) {
        withheld.add(cell);
      } else {
        known.add(rest, hidden);
      }
    }
    return withheld;
  }

  /** What readers know before anything is decided; a total that is two sums makes them equal. */
  private LinearSpan known(List<double[]> hidden) {
    LinearSpan known = new LinearSpan();
    for (Sum sum : table.sums()) {
      double[] difference = vectors.get(sum.total()).clone();
      for (String part : sum.parts()) {
        double[] vector = vectors.get(part);
        for (int i = 0; i < vector.length; i++) {
          difference[i] -= vector[i];
        }
      }
      add(known, difference, hidden);
    }
    published.forEach(cell -> add(known, vectors.get(cell), hidden));
    return known;
  }

  private static void add(LinearSpan known, double[] vector, List<double[]> hidden) {
    double[] rest = known.reduce(vector);
    if (!LinearSpan.isZero(rest)) {
      known.add(rest, hidden);
    }
  }

  /** Positive cells outside a set that share a sum with one of the cells, the smallest first. */
  List<String> neighbours(Set<String> cells, Set<String> withheld) {
    SortedSet<String> near = new TreeSet<>();
    for (Sum sum : table.sums()) {
      if (sum.cells().stream().anyMatch(cells::contains)) {
        near.addAll(sum.cells());
      }
    }
    return near.stream()
        .filter(cell -> table.counts().get(cell) > 0)
        .filter(cell -> !withheld.contains(cell) && !published.contains(cell))
        .sorted(Comparator.comparing(table.counts()::get))
        .toList();
  }
}
