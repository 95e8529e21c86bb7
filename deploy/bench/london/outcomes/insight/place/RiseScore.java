package london.outcomes.insight.place;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What was found of planted rises, by a heading, and how much else was flagged. */
final class RiseScore {

  /** Sums under one heading. */
  private static final class Sum {
    private int rises;
    private int found;
    private int months;
    private int monthsFound;
    private int delay;
  }

  private final Map<String, Sum> sums = new TreeMap<>();
  private int flagged;
  private int isFalse;
  private long looks;

  /**
   * @param found months, of those of the rise, in which it was flagged, from 0
   */
  void planted(String heading, int months, List<Integer> found) {
    Sum sum = sums.computeIfAbsent(heading, key -> new Sum());
    sum.rises++;
    sum.months += months;
    sum.monthsFound += found.size();
    if (!found.isEmpty()) {
      sum.found++;
      sum.delay += found.get(0);
    }
  }

  void flagged(boolean isPlanted) {
    flagged++;
    isFalse += isPlanted ? 0 : 1;
  }

  void looked(long series) {
    looks += series;
  }

  void print(String title) {
    System.out.printf(Locale.ROOT, "%n%s%n", title);
    System.out.println("                            rises  found   recall   months  found   recall  delay");
    sums.forEach(
        (heading, s) ->
            System.out.printf(
                Locale.ROOT,
                "  %-24s %6d %6d %7.1f %% %8d %6d %6.1f %%  %5.2f%n",
                heading,
                s.rises,
                s.found,
                100.0 * s.found / s.rises,
                s.months,
                s.monthsFound,
                100.0 * s.monthsFound / s.months,
                (double) s.delay / s.found));
    System.out.printf(
        Locale.ROOT,
        "  flagged %d, of them false %d: false discovery rate %.1f %%; %d looks, %.2f false a thousand%n",
        flagged,
        isFalse,
        flagged == 0 ? 0 : 100.0 * isFalse / flagged,
        looks,
        1000.0 * isFalse / looks);
  }
}
