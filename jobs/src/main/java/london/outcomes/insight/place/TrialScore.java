package london.outcomes.insight.place;

import java.util.ArrayList;
import java.util.List;

/**
 * How well planted rises were found. What was noticed and not planted counts as false, although the
 * history has rises of its own: the shares of false ones are upper bounds.
 *
 * @param planted rises
 * @param found of them, in any of their months
 * @param delay months from the first month of a rise to the first in which it was found, together
 * @param flagged areas, categories and months that were found to be unusual
 * @param isFalse of them, those without a planted rise
 * @param tests areas times categories times months without a planted rise
 */
record TrialScore(int planted, int found, int delay, int flagged, int isFalse, long tests) {

  static TrialScore of(
      List<Planting.Planted> planted, List<Findings.Finding> findings, long tests) {
    int found = 0;
    int delay = 0;
    List<Rise> unexplained = new ArrayList<>(findings.stream().map(f -> f.rise()).toList());
    for (Planting.Planted one : planted) {
      int first =
          findings.stream()
              .map(Findings.Finding::rise)
              .filter(rise -> isOf(one, rise))
              .mapToInt(Rise::month)
              .min()
              .orElse(-1);
      if (first >= 0) {
        found++;
        delay += first - one.from();
      }
      unexplained.removeIf(rise -> isOf(one, rise));
    }
    long without = tests - (long) planted.size() * Planting.MONTHS;
    return new TrialScore(
        planted.size(), found, delay, findings.size(), unexplained.size(), Math.max(0, without));
  }

  private static boolean isOf(Planting.Planted planted, Rise rise) {
    return planted.holdsIn(rise.month())
        && planted.area().equals(rise.area())
        && planted.category().equals(rise.category());
  }

  double recall() {
    return (double) found / planted;
  }

  double meanDelay() {
    return (double) delay / found;
  }

  double falseDiscoveryRate() {
    return flagged == 0 ? 0 : (double) isFalse / flagged;
  }

  double falseRiseRate() {
    return (double) isFalse / tests;
  }
}
