package london.outcomes.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import london.outcomes.disclosure.Audit.Found;
import london.outcomes.disclosure.Quantities.Count;
import london.outcomes.disclosure.Withholding.Key;

/**
 * Decides what is shown of protected measures, attacks what is left, and withholds more until the
 * attack fails.
 */
public final class Protection {

  private final Quantities quantities;
  private final Withholding withholding;
  private final Audit audit;

  /** What is withheld with an exposed count: all cells like it, then its financial year. */
  private final List<BiPredicate<Place, Place>> repairs;

  /**
   * @param parents area to the area that it is a part of
   */
  public Protection(Quantities quantities, Map<String, String> parents) {
    this.quantities = quantities;
    this.withholding = new Withholding(quantities, parents);
    this.audit = new Audit(quantities, parents);
    Hierarchy hierarchy = new Hierarchy(parents);
    BiPredicate<Place, Place> isOfYear = (a, b) -> a.financialYear().equals(b.financialYear());
    this.repairs =
        List.of(isOfYear.and((a, b) -> hierarchy.block(a).equals(hierarchy.block(b))), isOfYear);
  }

  /**
   * A decision.
   *
   * @param figures all figures of protected measures, with whether they are to be shown
   * @param before those of the release before, of years that are not decided anew
   * @param found what an attack on all of them found; exposed is what was not exposed before
   * @param repaired how many figures were withheld because an attack succeeded
   */
  public record Decision(
      List<MeasureCounts> figures, List<MeasureCounts> before, List<Found> found, int repaired) {
    /** Copies the lists. */
    public Decision {
      figures = List.copyOf(figures);
      before = List.copyOf(before);
      found = List.copyOf(found);
    }

    /** What readers can see when it is released. */
    public Set<Key> shown() {
      Set<Key> shown = new HashSet<>();
      for (List<MeasureCounts> counts : List.of(figures, before)) {
        counts.stream().filter(MeasureCounts::isShown).map(Key::of).forEach(shown::add);
      }
      return shown;
    }
  }

  /**
   * Decides.
   *
   * @param figures all figures of protected measures that are to be released, of whole financial
   *     years
   * @param before what was released before, of all years
   */
  public Decision decide(List<MeasureCounts> figures, List<MeasureCounts> before) {
    Set<String> years = new HashSet<>();
    figures.forEach(figure -> years.add(figure.place().financialYear()));
    List<MeasureCounts> other =
        before.stream().filter(f -> !years.contains(f.place().financialYear())).toList();
    Set<Key> decided = withholding.withheld(figures, before);
    Set<Key> withheld = new HashSet<>(decided);
    Attack attack = new Attack(figures, before, other);
    Map<String, Set<Place>> exposed = attack.on(withheld);
    for (BiPredicate<Place, Place> repair : repairs) {
      if (!exposed.isEmpty()) {
        addExposed(figures, exposed, repair, withheld);
        withheld = withholding.closed(figures, withheld);
        exposed = attack.on(withheld);
      }
    }
    List<MeasureCounts> now = shown(figures, withheld);
    return new Decision(now, other, audit.found(now, exposed), withheld.size() - decided.size());
  }

  private void addExposed(
      List<MeasureCounts> figures,
      Map<String, Set<Place>> exposed,
      BiPredicate<Place, Place> repair,
      Set<Key> withheld) {
    for (MeasureCounts figure : figures) {
      for (Count count : quantities.in(figure)) {
        Set<Place> places = exposed.getOrDefault(count.quantity(), Set.of());
        if (places.stream().anyMatch(place -> repair.test(place, figure.place()))) {
          withheld.add(Key.of(figure));
        }
      }
    }
  }

  private static List<MeasureCounts> shown(Collection<MeasureCounts> figures, Set<Key> withheld) {
    return figures.stream().map(f -> f.shown(!withheld.contains(Key.of(f)))).toList();
  }

  /** The attack on a release, less what the release before gives away by itself. */
  private final class Attack {
    private final List<MeasureCounts> figures;
    private final List<MeasureCounts> before;
    private final List<MeasureCounts> other;
    private Map<String, Set<Place>> known;

    Attack(List<MeasureCounts> figures, List<MeasureCounts> before, List<MeasureCounts> other) {
      this.figures = figures;
      this.before = before;
      this.other = other;
    }

    /** Quantity to the places whose small counts are known, when figures are withheld. */
    Map<String, Set<Place>> on(Set<Key> withheld) {
      List<MeasureCounts> now = new ArrayList<>(shown(figures, withheld));
      now.addAll(other);
      Map<String, Set<Place>> exposed = new HashMap<>(audit.exposed(List.of(before, now)));
      exposed.values().removeIf(Set::isEmpty);
      if (!exposed.isEmpty() && !before.isEmpty()) {
        known = known == null ? audit.exposed(List.of(before)) : known;
        exposed.replaceAll((quantity, places) -> without(places, known.get(quantity)));
        exposed.values().removeIf(Set::isEmpty);
      }
      return exposed;
    }

    private static Set<Place> without(Set<Place> places, Set<Place> known) {
      Set<Place> unknown = new HashSet<>(places);
      unknown.removeAll(known == null ? Set.of() : known);
      return unknown;
    }
  }
}
