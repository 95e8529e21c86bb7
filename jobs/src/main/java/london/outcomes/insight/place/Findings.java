package london.outcomes.insight.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import london.outcomes.stats.BenjaminiHochberg;

/** The rises of a month that hold among all that was looked at in that month, largest first. */
final class Findings {

  /** Expected share of false ones among the findings of a month and level, at most. */
  static final double FALSE_DISCOVERY_RATE = 0.05;

  /** A rise that holds, with its probability adjusted for the number of tests. */
  record Finding(Rise rise, double adjustedP, int rank) {}

  /** A month and level: all of its tests are one family. */
  record Family(int month, String level) {}

  private Findings() {}

  /**
   * @param rises of any months and levels, in any order
   * @param tests areas times categories of each family, those included that cannot be unusual
   */
  static List<Finding> of(List<Rise> rises, Map<Family, Integer> tests) {
    Map<Family, List<Rise>> families =
        rises.stream()
            .collect(
                Collectors.groupingBy(
                    rise -> new Family(rise.month(), rise.level()),
                    () ->
                        new TreeMap<>(
                            Comparator.comparing(Family::month).thenComparing(Family::level)),
                    Collectors.toList()));
    List<Finding> findings = new ArrayList<>();
    families.forEach(
        (family, own) -> findings.addAll(ofFamily(own, Math.max(own.size(), tests.get(family)))));
    return findings;
  }

  private static List<Finding> ofFamily(List<Rise> rises, int tests) {
    double[] p = new double[tests];
    Arrays.fill(p, 1);
    for (int i = 0; i < rises.size(); i++) {
      p[i] = rises.get(i).p();
    }
    double[] adjusted = BenjaminiHochberg.adjust(p);
    List<Finding> found = new ArrayList<>();
    for (int i = 0; i < rises.size(); i++) {
      if (adjusted[i] <= FALSE_DISCOVERY_RATE) {
        found.add(new Finding(rises.get(i), adjusted[i], 0));
      }
    }
    found.sort(
        Comparator.comparingDouble((Finding f) -> -f.rise.excess())
            .thenComparing(f -> f.rise.area())
            .thenComparing(f -> f.rise.category()));
    List<Finding> ranked = new ArrayList<>();
    for (Finding finding : found) {
      ranked.add(new Finding(finding.rise, finding.adjustedP, ranked.size() + 1));
    }
    return ranked;
  }
}
