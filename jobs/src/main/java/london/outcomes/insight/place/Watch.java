package london.outcomes.insight.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import london.outcomes.stats.NegativeBinomial;
import london.outcomes.stats.Quantiles;
import london.outcomes.stats.series.CountHistory;
import london.outcomes.stats.series.ExpectedCount;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * Compares what was recorded in a month, and in it and the one or two months before together, with
 * what was to be expected from before, for all areas of a level: a rise that lasts stands out in a
 * sum where it does not in a month. The dispersion of one area from 36 months is uncertain: it is
 * drawn towards the median of the areas.
 */
final class Watch {

  /** Counts below are never told, and so never tested: their p counts as 1. */
  static final long SMALLEST_TOLD = 5;

  /** Months that are looked at together, at most. */
  static final int WINDOW = 3;

  /** Months of dispersion that the median of all areas is worth. */
  private static final double PRIOR_FREEDOM = 24;

  /** No probability above can become a finding: a family has more than two tests. */
  static final double NEVER_UNUSUAL = 0.05;

  /**
   * A month whose own count is more likely than this is not unusual, whatever came before it: when
   * a rise is over, sums that hold its months are still high.
   */
  private static final double STILL_HIGH = 0.025;

  private static final double TAIL = 0.025;

  /** The normal quantile is known from here on; what is less likely is unusual anyway. */
  private static final double SMALLEST_P = 1e-300;

  private record Candidate(int line, ExpectedCount month, ExpectedCount sum) {}

  private final Panel panel;
  private final List<Panel.Line> lines;
  private final double[][] elsewhere;
  private final CountHistory[][] histories;

  Watch(Panel panel, String level) {
    this.panel = panel;
    this.lines = panel.at(level);
    this.elsewhere = lines.stream().map(panel::elsewhere).toArray(double[][]::new);
    this.histories = new CountHistory[lines.size()][panel.months()];
  }

  /**
   * @param month position in the panel
   * @return what may turn out to be unusual among all tests of the month, by area
   */
  List<Rise> rises(int month) {
    List<List<Rise>> ways = lines.stream().<List<Rise>>map(l -> new ArrayList<>()).toList();
    for (int window = 1; window <= WINDOW; window++) {
      List<Candidate> candidates = candidates(month, window);
      double usual = usual(candidates, ExpectedCount::dispersion, 1);
      double carried = 1 + (window - 1) * usual(candidates, ExpectedCount::correlation, 0);
      for (Candidate candidate : candidates) {
        ways.get(candidate.line).add(rise(candidate, month, window, usual, carried));
      }
    }
    return ways.stream()
        .flatMap(own -> Rise.together(own, WINDOW).stream())
        .filter(rise -> rise.p() <= NEVER_UNUSUAL)
        .toList();
  }

  private List<Candidate> candidates(int month, int window) {
    int from = month - window + 1;
    List<Candidate> candidates = new ArrayList<>();
    for (int line = 0; line < lines.size(); line++) {
      if (isTold(lines.get(line).counts(), from, month)) {
        CountHistory before = before(line, from);
        ExpectedCount expected = before.sum(month, month);
        if (expected.mean() > 0) {
          candidates.add(new Candidate(line, expected, before.sum(from, month)));
        }
      }
    }
    return candidates;
  }

  private static boolean isTold(double[] counts, int from, int to) {
    return from >= 0 && IntStream.rangeClosed(from, to).allMatch(t -> counts[t] >= SMALLEST_TOLD);
  }

  private CountHistory before(int line, int month) {
    if (histories[line][month] == null) {
      histories[line][month] =
          CountHistory.before(lines.get(line).counts(), elsewhere[line], month);
    }
    return histories[line][month];
  }

  /** The median of the areas, or a least value. */
  private static double usual(
      List<Candidate> candidates, ToDoubleFunction<ExpectedCount> of, double least) {
    double[] all = candidates.stream().mapToDouble(c -> of.applyAsDouble(c.month)).toArray();
    return all.length == 0 ? least : Math.max(least, new Median().evaluate(all));
  }

  /**
   * @param carried how many times as much a sum varies as if its months knew nothing of each other
   */
  private Rise rise(Candidate candidate, int month, int window, double usual, double carried) {
    Panel.Line line = lines.get(candidate.line);
    double dispersion = dispersion(candidate.month, usual);
    NegativeBinomial chance = candidate.month.distribution(dispersion);
    long observed = Math.round(line.counts()[month]);
    double p = p(candidate.month, dispersion, observed);
    if (window > 1) {
      p =
          p <= STILL_HIGH
              ? together(candidate, month - window + 1, month, dispersion * carried)
              : 1;
    }
    boolean isTold = p <= NEVER_UNUSUAL;
    return new Rise(
        panel.category(),
        line.area(),
        line.level(),
        line.borough(),
        panel.first() + month,
        window,
        observed,
        isTold ? Math.round(panel.whole(line, month)) : observed,
        candidate.month.mean(),
        isTold ? chance.quantile(TAIL) : 0,
        isTold ? chance.quantile(1 - TAIL) : 0,
        p);
  }

  /** A sum is not told of where it, with a month's total, would give away a small count. */
  private double together(Candidate candidate, int from, int to, double dispersion) {
    Panel.Line line = lines.get(candidate.line);
    boolean leavesFew =
        IntStream.range(from, to)
            .mapToDouble(t -> panel.whole(line, t) - line.counts()[t])
            .anyMatch(rest -> rest > 0 && rest < SMALLEST_TOLD);
    double sum = Arrays.stream(line.counts(), from, to + 1).sum();
    return leavesFew ? 1 : p(candidate.sum, dispersion, Math.round(sum));
  }

  private static double dispersion(ExpectedCount expected, double usual) {
    double own = expected.dispersion() * expected.freedom() + usual * PRIOR_FREEDOM;
    return Math.max(1, own / (expected.freedom() + PRIOR_FREEDOM));
  }

  private static double p(ExpectedCount expected, double dispersion, long observed) {
    double p = expected.distribution(dispersion).atLeast(observed);
    return observed > expected.mean() ? student(p, expected.freedom() + PRIOR_FREEDOM) : 1;
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
