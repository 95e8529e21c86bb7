package london.outcomes.insight.alike;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Areas by what is published of them, a row an area and a column a measure.
 *
 * @param areas codes, in order
 * @param traits measures that nearly all areas have, in order; none tells what another one tells
 * @param values standardised, a row an area; the middle where nothing is published
 * @param errors standard errors of the values, on the same scale
 * @param untold areas of which too little is published
 */
record Profiles(
    List<String> areas,
    List<Trait> traits,
    double[][] values,
    double[][] errors,
    List<String> untold) {

  static final int LEAST_AREAS = 8;
  static final int LEAST_TRAITS = 3;
  private static final double LEAST_COVERAGE = 0.9;
  private static final double LEAST_OF_TRAITS = 0.75;

  /** Measures that go together like this say the same twice. */
  private static final double SAME = 0.95;

  private static final double WIDTH_95 = 2 * 1.959963984540054;
  private static final String COUNT = "count";
  private static final Set<String> KINDS =
      Set.of(COUNT, "rate", "proportion", "weighted-proportion", "ratio", "mean");

  /**
   * @param residents of each area, for measures that are counts
   */
  static Profiles of(Collection<Figure> figures, Map<String, Double> residents) {
    TreeSet<String> areas = new TreeSet<>();
    TreeMap<String, TreeMap<String, Figure>> measures = new TreeMap<>();
    for (Figure figure : figures) {
      areas.add(figure.area());
      if (KINDS.contains(figure.kind())) {
        measures.computeIfAbsent(figure.measure(), m -> new TreeMap<>()).put(figure.area(), figure);
      }
    }
    List<String> all = List.copyOf(areas);
    List<Trait> traits = new ArrayList<>();
    measures.values().forEach(m -> add(traits, trait(all, m, residents)));
    return of(all, traits);
  }

  private static Trait trait(
      List<String> areas, Map<String, Figure> figures, Map<String, Double> residents) {
    double[] values = new double[areas.size()];
    double[] errors = new double[areas.size()];
    for (int i = 0; i < values.length; i++) {
      Figure figure = figures.get(areas.get(i));
      double base = 1;
      if (figure != null && figure.kind().equals(COUNT)) {
        base = residents.getOrDefault(figure.area(), Double.NaN) / 1000;
      }
      values[i] = figure == null ? Double.NaN : figure.value() / base;
      errors[i] = figure == null ? 0 : (figure.upper() - figure.lower()) / WIDTH_95 / base;
    }
    Figure any = figures.values().iterator().next();
    return Trait.of(any.measure(), any.title(), values, errors);
  }

  private static void add(List<Trait> traits, Trait trait) {
    boolean isNew =
        trait.coverage() >= LEAST_COVERAGE
            && trait.tellsApart()
            && traits.stream().noneMatch(t -> Math.abs(t.correlation(trait)) >= SAME);
    if (isNew) {
      traits.add(trait);
    }
  }

  private static Profiles of(List<String> all, List<Trait> traits) {
    List<String> areas = new ArrayList<>();
    List<String> untold = new ArrayList<>();
    List<double[]> values = new ArrayList<>();
    List<double[]> errors = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      int at = i;
      double[] row = traits.stream().mapToDouble(t -> t.values()[at]).toArray();
      long told = Arrays.stream(row).filter(v -> !Double.isNaN(v)).count();
      if (told < LEAST_OF_TRAITS * traits.size()) {
        untold.add(all.get(i));
      } else {
        areas.add(all.get(i));
        values.add(Arrays.stream(row).map(v -> Double.isNaN(v) ? 0 : v).toArray());
        errors.add(traits.stream().mapToDouble(t -> t.errors()[at]).toArray());
      }
    }
    return new Profiles(
        areas, traits, values.toArray(double[][]::new), errors.toArray(double[][]::new), untold);
  }

  /** Whether enough is published to compare areas by. */
  boolean canBeCompared() {
    return areas.size() >= LEAST_AREAS && traits.size() >= LEAST_TRAITS;
  }

  /** How far areas are apart in a usual measure: root of the mean squared difference. */
  static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += (a[j] - b[j]) * (a[j] - b[j]);
    }
    return Math.sqrt(sum / a.length);
  }
}
