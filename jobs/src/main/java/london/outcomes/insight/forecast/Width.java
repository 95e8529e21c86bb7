package london.outcomes.insight.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import london.outcomes.stats.Quantiles;

/**
 * How many spreads wide intervals of a model must be for a measure, so that 95 % of what was
 * forecast in all areas before would have lain within. Only errors known at an origin count there.
 *
 * <p>Source: split conformal prediction with errors scaled by a local spread: Lei and others
 * (2018), Journal of the American Statistical Association 113, 5.2; with errors of all areas
 * together and in the order of time.
 */
final class Width {

  static final double CONFIDENCE = 0.95;
  private static final int ENOUGH = 60;

  private final SortedMap<Integer, Double> byOrigin = new TreeMap<>();

  /** Learns from the errors of a measure's series. */
  Width(List<Errors> all) {
    SortedMap<Integer, double[]> scores = new TreeMap<>();
    for (Errors errors : all) {
      double[][] own = errors.scores();
      for (int i = 0; i < own.length; i++) {
        scores.merge(Origins.firstOf(errors.series()) + i, own[i], Width::joined);
      }
    }
    double[] known = new double[0];
    for (var month : scores.entrySet()) {
      known = joined(known, month.getValue());
      byOrigin.put(month.getKey(), quantile(known));
    }
  }

  private static double[] joined(double[] a, double[] b) {
    double[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  /** The least number that so large a share of the scores, and of one more, do not exceed. */
  private static double quantile(double[] scores) {
    int rank = (int) Math.ceil(CONFIDENCE * (scores.length + 1));
    if (scores.length < ENOUGH) {
      return Quantiles.normalMultiplier(CONFIDENCE);
    }
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    return sorted[Math.min(rank, sorted.length) - 1];
  }

  double at(int origin) {
    return byOrigin.get(origin);
  }
}
