package london.outcomes.stats.spc;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.StatUtils;

/**
 * The limits of natural variation of a baseline, in the units of the values.
 *
 * @param mean {@code NaN} without a value
 * @param width 2.66 times the average moving range, {@code NaN} without a moving range
 */
public record XmrLimits(double mean, double width) {
  /** 3/d2 with d2 = 1.128 for ranges of two, rounded as in every reference. */
  private static final double THREE_SIGMA = 2.66;

  /** D4 for ranges of two. */
  private static final double RANGE_LIMIT = 3.267;

  /**
   * mean = average of the values, width = 2.66 times that of the moving ranges.
   *
   * @param runs values that are neighbours; ranges are taken within a run
   * @param screensRanges whether ranges of 3.267 times their average or more are left out, once
   */
  static XmrLimits of(List<double[]> runs, boolean screensRanges) {
    double[] values = runs.stream().flatMapToDouble(Arrays::stream).toArray();
    double[] ranges = runs.stream().flatMapToDouble(XmrLimits::ranges).toArray();
    double average = StatUtils.mean(ranges);
    if (screensRanges && average > 0) {
      double limit = RANGE_LIMIT * average;
      average = StatUtils.mean(Arrays.stream(ranges).filter(r -> r < limit).toArray());
    }
    return new XmrLimits(StatUtils.mean(values), THREE_SIGMA * average);
  }

  private static DoubleStream ranges(double[] run) {
    double[] ranges = new double[Math.max(0, run.length - 1)];
    for (int i = 0; i < ranges.length; i++) {
      ranges[i] = Math.abs(run[i + 1] - run[i]);
    }
    return Arrays.stream(ranges);
  }

  /** mean - width; below zero for small counts, and not cut there. */
  public double lower() {
    return mean - width;
  }

  /** mean + width. */
  public double upper() {
    return mean + width;
  }

  /** Whether a value is strictly outside the limits. */
  boolean isOutside(double value) {
    return value < lower() || value > upper();
  }

  /** Whether a value is strictly beyond two thirds of the way to a limit. */
  boolean isBeyondTwoSigma(double value) {
    double near = 2 * width / 3;
    return value < mean - near || value > mean + near;
  }

  /** -1 below the mean, 1 above it, 0 exactly on it. */
  int side(double value) {
    return (int) Math.signum(value - mean);
  }
}
