package london.outcomes.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import london.outcomes.catalogue.Denominator;
import london.outcomes.catalogue.Kind;
import london.outcomes.catalogue.Measure;

/**
 * What the protected measures count. Measures that count the same thing, such as offences that are
 * one measure and what another is set against, share its counts: a figure that is withheld in one
 * of them must not stand in the other.
 */
public final class Quantities {

  private final Map<String, Measure> measures;
  private final Map<String, Measure> isProtected = new TreeMap<>();
  private final Map<String, Integer> thresholds = new HashMap<>();

  /**
   * @param measures all measures, by id
   */
  public Quantities(Map<String, Measure> measures) {
    this.measures = measures;
    measures.forEach(
        (id, measure) -> {
          if (measure.disclosure().isProtected()) {
            isProtected.put(id, measure);
          }
        });
    isProtected
        .values()
        .forEach(
            m -> of(m).forEach(q -> thresholds.merge(q, m.disclosure().threshold(), Math::max)));
  }

  /** Measures whose small counts are withheld, by id. */
  Map<String, Measure> measures() {
    return isProtected;
  }

  /** Those of them whose counts are rounded. */
  Set<String> rounded() {
    Set<String> rounded = new TreeSet<>(isProtected.keySet());
    rounded.removeIf(id -> !isProtected.get(id).disclosure().isRounded());
    return rounded;
  }

  /** The largest count of a quantity that is withheld. */
  int threshold(String quantity) {
    return thresholds.get(quantity);
  }

  /** What a measure counts. */
  static String counted(Measure measure) {
    String base = measure.denominator() instanceof Denominator.Rows rows ? rows.where() : "";
    return quantity(measure, measure.numerator().sum(), base, measure.numerator().where());
  }

  /** What it is set against, where that is a count that needs protection itself; empty if not. */
  String setAgainst(Measure measure) {
    if (measure.kind() == Kind.MEAN) {
      return counted(measure) + " people";
    }
    if (measure.denominator() instanceof Denominator.Rows rows) {
      return quantity(measure, "1", "", rows.where());
    }
    return measure.denominator() instanceof Denominator.OfMeasure of
            && isProtected.containsKey(of.measureId())
        ? counted(measures.get(of.measureId()))
        : "";
  }

  /** What is left when it is taken from that: of 40, two that are not. Empty where none is. */
  private String left(Measure measure) {
    return measure.kind() == Kind.PROPORTION
        ? setAgainst(measure) + " | NOT " + measure.numerator().where()
        : "";
  }

  private Set<String> of(Measure measure) {
    Set<String> quantities =
        new TreeSet<>(List.of(counted(measure), setAgainst(measure), left(measure)));
    quantities.remove("");
    return quantities;
  }

  private static String quantity(Measure measure, String sum, String base, String where) {
    List<String> predicates = new ArrayList<>(List.of(base, where));
    predicates.removeIf(predicate -> predicate.isEmpty() || predicate.equals("true"));
    return String.join(
        " | ",
        measure.table(),
        String.join(",", new TreeSet<>(measure.sources())),
        sum,
        String.join(" AND ", predicates));
  }

  /**
   * A count in a figure.
   *
   * @param isSmall whether it must not be known
   */
  record Count(String quantity, Place place, long count, boolean isShown, boolean isSmall) {
    Count shown(boolean shown) {
      return new Count(quantity, place, count, shown, isSmall);
    }
  }

  /** The counts in a figure that need protection. */
  List<Count> in(MeasureCounts figure) {
    Measure measure = isProtected.get(figure.measureId());
    int threshold = measure.disclosure().threshold();
    boolean isOfFew = isSmall(figure.of(), threshold);
    List<Count> counts = new ArrayList<>();
    if (!Double.isNaN(figure.count())) {
      // The sum of a few people's numbers tells of them, however large it is.
      boolean isSmall =
          isSmall(figure.count(), threshold) || measure.kind() == Kind.MEAN && isOfFew;
      counts.add(count(counted(measure), figure, figure.count(), isSmall));
    }
    String against = setAgainst(measure);
    if (!against.isEmpty() && !Double.isNaN(figure.of())) {
      counts.add(count(against, figure, figure.of(), isOfFew));
    }
    double rest = figure.of() - figure.count();
    if (measure.kind() == Kind.PROPORTION && !Double.isNaN(rest)) {
      counts.add(count(left(measure), figure, rest, isSmall(rest, threshold)));
    }
    return counts;
  }

  private static Count count(String quantity, MeasureCounts figure, double count, boolean isSmall) {
    return new Count(quantity, figure.place(), Math.round(count), figure.isShown(), isSmall);
  }

  private static boolean isSmall(double count, int threshold) {
    return Math.round(count) >= 1 && Math.round(count) <= threshold;
  }
}
