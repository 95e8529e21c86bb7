package london.outcomes.disclosure;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import london.outcomes.catalogue.Breakdown;
import london.outcomes.catalogue.Kind;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.Period;
import london.outcomes.catalogue.Window;
import london.outcomes.disclosure.Quantities.Count;

/**
 * Decides which figures of protected measures to withhold, so that no small count can be worked out
 * from all the others, and from those of the release before.
 *
 * <p>The counts of a quantity and a financial year are one table (method M27). Rolling years and
 * years to date, which overlap, are shown only where all periods that they consist of are: they
 * tell nothing new. That nobody can work a small one out, all small beginnings and ends of a
 * financial year are protected as if they were figures.
 */
public final class Withholding {

  private static final double MOSTLY = 0.5;

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

    @Override
    public String toString() {
      return measureId + ", " + place;
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
  Set<Key> withheld(Collection<MeasureCounts> figures, Collection<MeasureCounts> before) {
    Map<Table, Set<Place>> hidden = hidden(figures, before);
    Set<Key> withheld = new HashSet<>();
    for (MeasureCounts figure : figures) {
      if (!figure.place().window().isOverlapping() && isHidden(figure, hidden)) {
        withheld.add(Key.of(figure));
      }
    }
    return closed(figures, withheld);
  }

  /** The withheld figures, and those that tell of them whatever else is withheld. */
  Set<Key> closed(Collection<MeasureCounts> figures, Set<Key> withheld) {
    Set<Key> closed = new HashSet<>(withheld);
    figures.stream().filter(f -> isOfWithheld(f, withheld)).map(Key::of).forEach(closed::add);
    addOverlapping(figures, closed);
    return closed;
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
    int threshold = quantities.threshold(table.quantity());
    Set<String> known =
        before.stream().filter(Count::isShown).map(this::cell).collect(Collectors.toSet());
    Set<String> blocks = keptBlocks(now, known);
    List<Count> unseen = new ArrayList<>();
    for (Count count : now) {
      boolean isZero = count.count() == 0 && !blocks.contains(hierarchy.block(count.place()));
      unseen.add(count.shown(isZero));
    }
    unseen.addAll(smallParts(now, threshold));
    LinkedCounts linked = LinkedCounts.of(hierarchy, List.of(before, unseen), threshold);
    Set<String> kept =
        now.stream()
            .filter(count -> blocks.contains(hierarchy.block(count.place())))
            .map(this::cell)
            .collect(Collectors.toSet());
    if (linked.small().isEmpty()) {
      return Set.of();
    }
    Set<String> cells =
        TableSuppression.suppress(linked.table(), linked.small(), linked.shown(), kept).withheld();
    // What has not changed stays as it was: so a release can be computed again.
    before.stream()
        .map(this::cell)
        .filter(cell -> !linked.shown().contains(cell))
        .forEach(cells::add);
    return now.stream()
        .filter(c -> c.isSmall() || cells.contains(cell(c)))
        .map(Count::place)
        .collect(Collectors.toSet());
  }

  private String cell(Count count) {
    return Hierarchy.cell(count.place(), count.count());
  }

  /**
   * Blocks of alike cells of which so many are small that little would be left of them: nothing of
   * them is shown, no zeros either, which protects more than cells here and there. A block of which
   * readers know cells is decided cell by cell.
   */
  private Set<String> keptBlocks(List<Count> now, Set<String> known) {
    Set<String> blocks = new HashSet<>();
    now.stream()
        .collect(Collectors.groupingBy(count -> hierarchy.block(count.place())))
        .forEach(
            (block, counts) -> {
              long positive = counts.stream().filter(count -> count.count() > 0).count();
              long small = counts.stream().filter(Count::isSmall).count();
              boolean isNew = counts.stream().map(this::cell).noneMatch(known::contains);
              if (isNew && small > MOSTLY * positive) {
                blocks.add(block);
              }
            });
    return blocks;
  }

  /** Small beginnings and ends of the year: overlapping years are made of them. */
  private static List<Count> smallParts(List<Count> counts, int threshold) {
    Map<Place, Count> byPlace = new LinkedHashMap<>();
    counts.forEach(count -> byPlace.put(count.place(), count));
    List<Count> small = new ArrayList<>();
    for (Count count : List.copyOf(byPlace.values())) {
      for (Place part : partsOfYear(count.place())) {
        long sum =
            part.parts(count.place().window()).stream()
                .map(byPlace::get)
                .filter(Objects::nonNull)
                .mapToLong(Count::count)
                .sum();
        if (sum >= 1 && sum <= threshold && !byPlace.containsKey(part)) {
          Count sumOfParts = new Count(count.quantity(), part, sum, false, true);
          byPlace.put(part, sumOfParts);
          small.add(sumOfParts);
        }
      }
    }
    return small;
  }

  /** The year up to a period, and from it on: the part of a rolling year in the year it begins. */
  private static List<Place> partsOfYear(Place place) {
    if (place.window() != Window.MONTH && place.window() != Window.QUARTER) {
      return List.of();
    }
    YearMonth start = place.period().first().minusMonths(1);
    return List.of(
        place.of(new Period(Window.YEAR_TO_DATE, place.end())),
        place.of(new Period(Window.ROLLING_12, start.plusYears(1))));
  }

  private Map<Table, List<Count>> tables(Collection<MeasureCounts> figures) {
    return figures.stream()
        .filter(figure -> !figure.place().window().isOverlapping())
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

  /** Withholds overlapping years that are more than the sum of what is shown. */
  private void addOverlapping(Collection<MeasureCounts> figures, Set<Key> withheld) {
    Set<Key> shown = new HashSet<>();
    for (MeasureCounts figure : figures) {
      if (!quantities.in(figure).isEmpty() && !withheld.contains(Key.of(figure))) {
        shown.add(Key.of(figure));
      }
    }
    Set<Key> hidden = new HashSet<>();
    for (MeasureCounts figure : figures) {
      if (figure.place().window().isOverlapping() && !quantities.in(figure).isEmpty()) {
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
    return published.stream().filter(w -> !w.isOverlapping()).findFirst().orElseThrow();
  }

  /** Whether a period is published: where periods overlap, those that end with one of the unit. */
  static boolean isPublished(Measure measure, Period period) {
    return measure.disclosure().published(measure.windows()).contains(period.window())
        && (!period.window().isOverlapping() || unit(measure).endsWith(period.last()));
  }
}
