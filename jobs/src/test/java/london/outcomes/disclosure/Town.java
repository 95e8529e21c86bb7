package london.outcomes.disclosure;

import static london.outcomes.disclosure.ProtectedMeasures.LONDON;
import static london.outcomes.disclosure.ProtectedMeasures.PARENTS;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import london.outcomes.catalogue.Period;
import london.outcomes.catalogue.Window;
import london.outcomes.disclosure.Withholding.Key;

/** Random counts of a town, quarter by quarter, and all figures that add them up. */
final class Town {

  private static final List<String> GROUPS = List.of("female", "male", "unknown");
  private static final YearMonth FIRST = YearMonth.of(2024, 6);

  /** Borough, group and quarter to a count. */
  private final Map<String, Long> atoms = new TreeMap<>();

  private final int quarters;

  Town(Random random, int quarters, int most) {
    this.quarters = quarters;
    for (String borough : boroughs()) {
      for (String group : GROUPS) {
        for (int quarter = 0; quarter < quarters; quarter++) {
          long count = Math.max(0, random.nextInt(most + 3) - 2);
          atoms.put(atom(borough, group, quarter), group.equals("unknown") ? count / 5 : count);
        }
      }
    }
  }

  static List<String> boroughs() {
    return PARENTS.keySet().stream().filter(area -> !PARENTS.containsValue(area)).toList();
  }

  private static String atom(String borough, String group, int quarter) {
    return borough + " " + group + " " + quarter;
  }

  /** Corrects the counts of one quarter. */
  void correct(Random random, int quarter) {
    atoms.replaceAll(
        (atom, count) ->
            atom.endsWith(" " + quarter) && random.nextInt(3) == 0 ? count + 1 : count);
  }

  /**
   * Everybody in all areas and groups in London: quarters, rolling and financial years, years to
   * date.
   */
  List<MeasureCounts> figures(String measure) {
    return figures(measure, quarters);
  }

  List<MeasureCounts> figures(String measure, int until) {
    List<MeasureCounts> figures = new ArrayList<>();
    for (int quarter = 0; quarter < until; quarter++) {
      YearMonth end = FIRST.plusMonths(3L * quarter);
      for (Period period : Period.endingIn(end, EnumSet.complementOf(EnumSet.of(Window.MONTH)))) {
        int length = period.months().size() / 3;
        if (quarter + 1 >= length) {
          add(figures, measure, period, quarter, length);
        }
      }
    }
    return figures;
  }

  private void add(
      List<MeasureCounts> figures, String measure, Period period, int quarter, int length) {
    List<String> areas = new ArrayList<>(PARENTS.keySet());
    areas.add(LONDON);
    for (String area : areas) {
      Place place = new Place(period.window(), period.last(), area, "all", "all");
      long count = sum(area, GROUPS, quarter, length);
      figures.add(new MeasureCounts(measure, place, count, Double.NaN, false));
    }
    for (String group : GROUPS) {
      Place place = new Place(period.window(), period.last(), LONDON, "sex", group);
      long count = sum(LONDON, List.of(group), quarter, length);
      figures.add(new MeasureCounts(measure, place, count, Double.NaN, false));
    }
  }

  private long sum(String area, List<String> groups, int last, int length) {
    long sum = 0;
    for (String borough : boroughs()) {
      String unit = PARENTS.get(borough);
      if (List.of(borough, unit, LONDON).contains(area)) {
        for (String group : groups) {
          for (int quarter = last - length + 1; quarter <= last; quarter++) {
            sum += atoms.get(atom(borough, group, quarter));
          }
        }
      }
    }
    return sum;
  }

  /** The figures as readers see them when some are withheld. */
  static List<MeasureCounts> shown(List<MeasureCounts> figures, Set<Key> withheld) {
    return figures.stream()
        .map(
            f ->
                new MeasureCounts(
                    f.measureId(), f.place(), f.count(), f.of(), !withheld.contains(Key.of(f))))
        .toList();
  }
}
