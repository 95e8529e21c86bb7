package london.outcomes.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import london.outcomes.disclosure.Quantities.Count;

/**
 * The attack of a reader who has every release and a pencil, on the figures as they were published
 * (method M28): areas, groups and windows are added up and subtracted, rolling years among them,
 * what two measures share is shared, and a figure that a release once showed stays known.
 */
public final class Audit {

  private final Quantities quantities;
  private final Hierarchy hierarchy;

  /**
   * @param parents area to the area that it is a part of
   */
  public Audit(Quantities quantities, Map<String, String> parents) {
    this.quantities = quantities;
    this.hierarchy = new Hierarchy(parents);
  }

  /**
   * What was found in one measure.
   *
   * @param figures figures with any count, in the windows that are published
   * @param withheld those of them that are withheld
   * @param primary those of the withheld that are small themselves
   * @param exposed figures whose small count can be worked out all the same, as texts
   */
  public record Found(
      String measureId, int figures, int withheld, int primary, List<String> exposed) {
    /** Figures that are withheld to protect others. */
    public int secondary() {
      return withheld - primary;
    }
  }

  /**
   * Attacks.
   *
   * @param releases the figures of each release, the one to audit last; withheld figures with their
   *     counts, which serve to see who needs protection and to check the sums
   * @return one entry for each protected measure of the last release, by id
   */
  public List<Found> of(List<? extends Collection<MeasureCounts>> releases) {
    return found(releases.get(releases.size() - 1), exposed(releases));
  }

  /** One entry for each protected measure of a release, by id, when it is known what is exposed. */
  List<Found> found(Collection<MeasureCounts> release, Map<String, Set<Place>> exposed) {
    Map<String, List<MeasureCounts>> byMeasure =
        release.stream()
            .collect(
                Collectors.groupingBy(MeasureCounts::measureId, TreeMap::new, Collectors.toList()));
    List<Found> found = new ArrayList<>();
    byMeasure.forEach((measure, figures) -> found.add(found(measure, figures, exposed)));
    return found;
  }

  private Found found(
      String measure, List<MeasureCounts> figures, Map<String, Set<Place>> exposed) {
    int all = 0;
    int withheld = 0;
    int primary = 0;
    Set<String> open = new TreeSet<>();
    for (MeasureCounts figure : figures) {
      List<Count> counts = quantities.in(figure);
      if (counts.isEmpty()) {
        continue;
      }
      all++;
      if (!figure.isShown()) {
        withheld++;
        primary += counts.stream().anyMatch(Count::isSmall) ? 1 : 0;
      }
      boolean isOpen =
          counts.stream()
              .anyMatch(c -> exposed.getOrDefault(c.quantity(), Set.of()).contains(c.place()));
      if (isOpen) {
        open.add(figure.place().toString());
      }
    }
    return new Found(measure, all, withheld, primary, List.copyOf(open));
  }

  /** Quantity to the places whose small counts are known. */
  Map<String, Set<Place>> exposed(List<? extends Collection<MeasureCounts>> releases) {
    Map<String, List<List<Count>>> all = new HashMap<>();
    for (int i = 0; i < releases.size(); i++) {
      for (MeasureCounts figure : releases.get(i)) {
        for (Count count : quantities.in(figure)) {
          List<List<Count>> own = all.computeIfAbsent(count.quantity(), q -> new ArrayList<>());
          while (own.size() <= i) {
            own.add(new ArrayList<>());
          }
          own.get(i).add(count);
        }
      }
    }
    Map<String, Set<Place>> exposed = new ConcurrentHashMap<>();
    all.entrySet().parallelStream()
        .forEach(e -> exposed.put(e.getKey(), exposed(e.getKey(), e.getValue())));
    return exposed;
  }

  private Set<Place> exposed(String quantity, List<List<Count>> releases) {
    LinkedCounts linked = LinkedCounts.of(hierarchy, releases, quantities.threshold(quantity));
    Set<String> cells = linked.exposed().stream().map(Hierarchy::owner).collect(Collectors.toSet());
    Set<Place> places = new HashSet<>();
    for (List<Count> release : releases) {
      for (Count count : release) {
        // A small count that is shown has no protection at all.
        boolean isOpen = count.isSmall() && count.isShown();
        if (isOpen || cells.contains(Hierarchy.cell(count.place(), count.count()))) {
          places.add(count.place());
        }
      }
    }
    return places;
  }
}
