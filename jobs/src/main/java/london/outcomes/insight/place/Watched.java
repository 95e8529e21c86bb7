package london.outcomes.insight.place;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * All categories together: whose tests make a family, and what of it holds.
 *
 * @param all categories, by id
 * @param last the last month of any, in months since year 0
 */
record Watched(List<Watching> all, int last) {

  static Watched of(List<Watching> all) {
    return new Watched(
        all.stream().sorted(Comparator.comparing((Watching w) -> w.panel().category())).toList(),
        all.stream().mapToInt(Watched::lastOf).max().orElse(0));
  }

  private static int lastOf(Watching watching) {
    return watching.panel().first() + watching.panel().months() - 1;
  }

  /** Findings of the published months; categories that are no longer recorded have none. */
  List<Findings.Finding> findings() {
    List<Rise> rises =
        all.stream()
            .flatMap(w -> w.rises().stream())
            .filter(rise -> rise.month() > last - Watching.PUBLISHED)
            .toList();
    return Findings.of(rises, tests((category, line) -> true));
  }

  /** What is found when rises were planted. */
  List<Findings.Finding> trialFindings() {
    List<Rise> rises =
        all.stream()
            .flatMap(w -> w.trials().stream())
            .filter(rise -> rise.month() > last - Watching.TRIED)
            .toList();
    return Findings.of(rises, tests((category, line) -> true));
  }

  List<Planting.Planted> planted() {
    return all.stream()
        .flatMap(w -> w.planted().stream())
        .filter(planted -> planted.from() > last - Watching.TRIED)
        .toList();
  }

  /** Areas times categories that are watched in each of the last months and on each level. */
  Map<Findings.Family, Integer> tests(BiPredicate<String, Panel.Line> which) {
    Map<Findings.Family, Integer> tests = new HashMap<>();
    for (Watching watching : all) {
      int end = watching.panel().first() + watching.panel().months();
      int from = watching.panel().first() + Watching.firstOf(watching.panel(), Watching.TRIED);
      for (Panel.Line line : watching.panel().lines()) {
        for (int month = from;
            which.test(watching.panel().category(), line) && month < end;
            month++) {
          tests.merge(new Findings.Family(month, line.level()), 1, Integer::sum);
        }
      }
    }
    tests.keySet().removeIf(family -> family.month() <= last - Watching.TRIED);
    return tests;
  }
}
