package london.outcomes.insight.alike;

import java.util.Arrays;
import org.apache.commons.math3.stat.descriptive.moment.Skewness;

/**
 * One measure across the areas, on a scale on which measures can be compared: 0 is the area in the
 * middle, 1 a usual difference from it.
 *
 * @param values an area each; {@code NaN} where nothing is published
 * @param errors standard errors on the same scale, 0 where none is known
 */
record Trait(String measure, String title, double[] values, double[] errors) {

  /** What lies further out counts as this far, so that no single figure decides who is alike. */
  static final double FURTHEST = 3;

  /** Makes the median absolute deviation of normal values their standard deviation. */
  private static final double NORMAL = 1.4826;

  private static final double SKEWED = 1;

  /**
   * @param errors standard errors of the values
   */
  static Trait of(String measure, String title, double[] values, double[] errors) {
    double[] known = known(values);
    boolean isSkewed = known.length > 0 && known[0] > 0 && skewness(known) > SKEWED;
    double[] x = new double[values.length];
    double[] e = new double[values.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = isSkewed ? Math.log(values[i]) : values[i];
      e[i] = isSkewed ? errors[i] / values[i] : errors[i];
    }
    return scaled(measure, title, x, e);
  }

  private static Trait scaled(String measure, String title, double[] x, double[] e) {
    double middle = median(known(x));
    double[] away = Arrays.stream(known(x)).map(v -> Math.abs(v - middle)).sorted().toArray();
    double unit = NORMAL * median(away);
    for (int i = 0; i < x.length; i++) {
      x[i] = clipped((x[i] - middle) / unit);
      e[i] = Double.isNaN(e[i]) ? 0 : e[i] / unit;
    }
    return new Trait(measure, title, x, e);
  }

  static double clipped(double value) {
    return Math.max(-FURTHEST, Math.min(FURTHEST, value));
  }

  /** Whether areas differ in it, so that there was a unit to scale by. */
  boolean tellsApart() {
    double[] known = known(values);
    return known.length > 0
        && Arrays.stream(known).allMatch(Double::isFinite)
        && Arrays.stream(known).distinct().count() > 2;
  }

  /** Share of the areas that have a figure. */
  double coverage() {
    return known(values).length / (double) values.length;
  }

  /** Pearson's correlation over the areas that have both. */
  double correlation(Trait other) {
    double n = 0;
    double x = 0;
    double y = 0;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < values.length; i++) {
      double a = values[i];
      double b = other.values[i];
      if (!Double.isNaN(a) && !Double.isNaN(b)) {
        n++;
        x += a;
        y += b;
        xx += a * a;
        yy += b * b;
        xy += a * b;
      }
    }
    return (xy - x * y / n) / Math.sqrt((xx - x * x / n) * (yy - y * y / n));
  }

  private static double[] known(double[] values) {
    return Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
  }

  private static double median(double[] sorted) {
    int half = sorted.length / 2;
    return sorted.length == 0
        ? Double.NaN
        : sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  private static double skewness(double[] values) {
    return new Skewness().evaluate(values);
  }
}
