package london.outcomes.insight.place;

import java.util.ArrayList;
import java.util.List;
import london.outcomes.stats.NegativeBinomial;
import london.outcomes.stats.Quantiles;
import london.outcomes.stats.series.ExpectedCount;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * Compares what was recorded in a month with what was to be expected, for all areas of a level. The
 * dispersion of one area from 36 months is uncertain: it is drawn towards the median of the areas.
 */
final class Watch {

  /** Counts below are never told, and so never tested: their p counts as 1. */
  static final long SMALLEST_TOLD = 5;

  /** Months of dispersion that the median of all areas is worth. */
  private static final double PRIOR_FREEDOM = 24;

  /** No probability above can become a finding: a family has more than two tests. */
  static final double NEVER_UNUSUAL = 0.05;

  private static final double TAIL = 0.025;

  /** The normal quantile is known from here on; what is less likely is unusual anyway. */
  private static final double SMALLEST_P = 1e-300;

  private record Candidate(Panel.Line line, ExpectedCount expected) {}

  private Watch() {}

  /**
   * @param month position in the panel
   * @return what may turn out to be unusual among all tests of the month, by area
   */
  static List<Rise> rises(Panel panel, String level, int month) {
    List<Candidate> candidates = new ArrayList<>();
    for (Panel.Line line : panel.at(level)) {
      if (line.counts()[month] >= SMALLEST_TOLD) {
        ExpectedCount expected = ExpectedCount.of(line.counts(), panel.elsewhere(line), month);
        if (expected.mean() > 0) {
          candidates.add(new Candidate(line, expected));
        }
      }
    }
    double usual = usualDispersion(candidates);
    return candidates.stream()
        .map(candidate -> rise(panel, candidate, month, usual))
        .filter(rise -> rise.p() <= NEVER_UNUSUAL && rise.excess() > 0)
        .toList();
  }

  private static double usualDispersion(List<Candidate> candidates) {
    double[] all = candidates.stream().mapToDouble(c -> c.expected.dispersion()).toArray();
    return all.length == 0 ? 1 : Math.max(1, new Median().evaluate(all));
  }

  private static Rise rise(Panel panel, Candidate candidate, int month, double usual) {
    ExpectedCount expected = candidate.expected;
    double own = expected.dispersion() * expected.freedom() + usual * PRIOR_FREEDOM;
    double dispersion = Math.max(1, own / (expected.freedom() + PRIOR_FREEDOM));
    NegativeBinomial chance = expected.distribution(dispersion);
    Panel.Line line = candidate.line;
    long observed = Math.round(line.counts()[month]);
    double p = student(chance.atLeast(observed), expected.freedom() + PRIOR_FREEDOM);
    boolean isTold = p <= NEVER_UNUSUAL;
    return new Rise(
        panel.category(),
        line.area(),
        line.level(),
        line.borough(),
        panel.first() + month,
        observed,
        isTold ? Math.round(panel.whole(line, month)) : observed,
        expected.mean(),
        isTold ? chance.quantile(TAIL) : 0,
        isTold ? chance.quantile(1 - TAIL) : 0,
        p);
  }

  /**
   * The dispersion is estimated: as far out in units of an estimated deviation, Student's t is more
   * likely than the normal.
   */
  private static double student(double p, double freedom) {
    if (p >= 0.5 || p < SMALLEST_P) {
      return p;
    }
    return Quantiles.studentPValue(Quantiles.normal(p), freedom) / 2;
  }
}
