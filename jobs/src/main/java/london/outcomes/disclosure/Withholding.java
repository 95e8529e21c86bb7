package london.outcomes.disclosure;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import london.outcomes.catalogue.Breakdown;
import london.outcomes.catalogue.Kind;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.Window;
import london.outcomes.disclosure.Quantities.Count;

/**
 * Decides which figures of protected measures to withhold, so that no small count can be worked out
 * from all the others, and from those of the release before.
 *
 * <p>The counts of a quantity and a financial year are one table (method M27). Rolling years, which
 * overlap, and years to date are shown only where all periods that they consist of are: they tell
 * nothing new.
 */
public final class Withholding {

  private final Quantities quantities;
  private final Hierarchy hierarchy;

  /**
   * @param parents area to the area that it is a part of
   */
  public Withholding(Quantities quantities, Map<String, String> parents) {
    this.quantities = quantities;
    this.hierarchy = new Hierarchy(parents);
  }

  /** A figure of a measure. */
  public record Key(String measureId, Place place) {
    static Key of(MeasureCounts figure) {
      return new Key(figure.measureId(), figure.place());
    }

    Key at(Place other) {
      return new Key(measureId, other);
    }
  }

  private record Table(String quantity, String financialYear) {}

  /**
   * Decides.
   *
   * @param figures all figures of protected measures that are to be released, of whole financial
   *     years
   * @param before those of the same years in the release before, as they were shown
   * @return figures to withhold
   */
  public Set<Key> withheld(Collection<MeasureCounts> figures, Collection<MeasureCounts> before) {
    Map<Table, Set<Place>> hidden = hidden(figures, before);
    Set<Key> withheld = new HashSet<>();
    for (MeasureCounts figure : figures) {
      if (!figure.place().isOverlapping() && isHidden(figure, hidden)) {
        withheld.add(Key.of(figure));
      }
    }
    figures.stream()
        .filter(f -> isOfWithheld(f, withheld))
        .map(Key::of)
        .toList()
        .forEach(withheld::add);
    addRolling(figures, withheld);
    return withheld;
  }

  private static Table table(Count count) {
    return new Table(count.quantity(), count.place().financialYear());
  }

  private Map<Table, Set<Place>> hidden(
      Collection<MeasureCounts> figures, Collection<MeasureCounts> before) {
    Map<Table, List<Count>> now = tables(figures);
    Map<Table, List<Count>> then = tables(before);
    Map<Table, Set<Place>> hidden = new ConcurrentHashMap<>();
    now.entrySet().parallelStream()
        .forEach(
            entry -> {
              List<Count> earlier = then.getOrDefault(entry.getKey(), List.of());
              hidden.put(entry.getKey(), hidden(entry.getKey(), entry.getValue(), earlier));
            });
    return hidden;
  }

  private Set<Place> hidden(Table table, List<Count> now, List<Count> before) {
    List<Count> unseen = now.stream().map(Count::unseen).toList();
    LinkedCounts linked =
        LinkedCounts.of(hierarchy, List.of(before, unseen), quantities.threshold(table.quantity()));
    if (linked.small().isEmpty()) {
      return Set.of();
    }
    Set<String> cells =
        TableSuppression.suppress(linked.table(), linked.small(), linked.shown()).withheld();
    // What has not changed stays as it was: so a release can be computed again.
    before.stream()
        .map(count -> Hierarchy.cell(count.place(), count.count()))
        .filter(cell -> !linked.shown().contains(cell))
        .forEach(cells::add);
    return now.stream()
        .filter(c -> c.isSmall() || cells.contains(Hierarchy.cell(c.place(), c.count())))
        .map(Count::place)
        .collect(Collectors.toSet());
  }

  private Map<Table, List<Count>> tables(Collection<MeasureCounts> figures) {
    return figures.stream()
        .filter(figure -> !figure.place().isOverlapping())
        .flatMap(figure -> quantities.in(figure).stream())
        .collect(Collectors.groupingBy(Withholding::table));
  }

  private boolean isHidden(MeasureCounts figure, Map<Table, Set<Place>> hidden) {
    return quantities.in(figure).stream()
        .anyMatch(count -> hidden.get(table(count)).contains(count.place()));
  }

  /** Whether a figure is set against that of a group that is withheld. */
  private boolean isOfWithheld(MeasureCounts figure, Set<Key> withheld) {
    Measure measure = quantities.measures().get(figure.measureId());
    if (measure.kind() != Kind.RATE_RATIO) {
      return false;
    }
    Place place = figure.place();
    return measure.breakdowns().stream()
        .filter(breakdown -> breakdown.id().equals(place.groupType()))
        .map(Breakdown::reference)
        .map(
            reference ->
                new Place(place.window(), place.end(), place.area(), place.groupType(), reference))
        .anyMatch(reference -> withheld.contains(Key.of(figure).at(reference)));
  }

  /** Withholds rolling years that are more than the sum of what is shown. */
  private void addRolling(Collection<MeasureCounts> figures, Set<Key> withheld) {
    Set<Key> shown = new HashSet<>();
    for (MeasureCounts figure : figures) {
      if (!quantities.in(figure).isEmpty() && !withheld.contains(Key.of(figure))) {
        shown.add(Key.of(figure));
      }
    }
    Set<Key> hidden = new HashSet<>();
    for (MeasureCounts figure : figures) {
      if (figure.place().isOverlapping() && !quantities.in(figure).isEmpty()) {
        Window unit = unit(quantities.measures().get(figure.measureId()));
        List<Place> parts = figure.place().parts(unit);
        boolean isSum =
            !parts.isEmpty() && parts.stream().map(Key.of(figure)::at).allMatch(shown::contains);
        if (!isSum || isSmall(figure)) {
          hidden.add(Key.of(figure));
        }
      }
    }
    withheld.addAll(hidden);
  }

  private boolean isSmall(MeasureCounts figure) {
    return quantities.in(figure).stream().anyMatch(Count::isSmall);
  }

  /** The shortest window that is published. */
  static Window unit(Measure measure) {
    Set<Window> published = measure.disclosure().published(measure.windows());
    return published.stream()
        .filter(w -> w != Window.ROLLING_12 && w != Window.YEAR_TO_DATE)
        .findFirst()
        .orElseThrow();
  }
}
