package london.outcomes.stats.spc;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Values that are neighbours in one baseline, and the rules that find special causes in them. */
final class XmrRun {
  private final double[] values;
  private final XmrLimits limits;
  private final XmrOptions options;
  private final SpecialCause[] causes;

  private XmrRun(double[] values, XmrLimits limits, XmrOptions options) {
    this.values = values;
    this.limits = limits;
    this.options = options;
    this.causes = new SpecialCause[values.length];
    Arrays.fill(causes, SpecialCause.COMMON_CAUSE);
  }

  /** The class of each value. */
  static SpecialCause[] classify(double[] values, XmrLimits limits, XmrOptions options) {
    XmrRun run = new XmrRun(values, limits, options);
    // From the weakest to the strongest, each over the ones before.
    run.markShifts();
    run.markTwoOfThree();
    run.markTrends();
    run.markOutside();
    return run.causes;
  }

  private void markOutside() {
    for (int i = 0; i < values.length; i++) {
      if (limits.isOutside(values[i])) {
        mark(i, 1, SpecialCause.ABOVE_UPPER_LIMIT, SpecialCause.BELOW_LOWER_LIMIT, side(i));
      }
    }
  }

  private void markTrends() {
    int length = options.trendPoints();
    for (int i = 0; i + length <= values.length; i++) {
      // A point in two trends takes the later one.
      mark(
          i,
          length,
          SpecialCause.TREND_INCREASING,
          SpecialCause.TREND_DECREASING,
          same(IntStream.range(i, i + length - 1).map(this::step)));
    }
  }

  private void markTwoOfThree() {
    for (int i = 0; i + 3 <= values.length; i++) {
      int[] beyond = IntStream.range(i, i + 3).filter(this::isBeyond).toArray();
      int side = beyond.length < 2 ? 0 : same(IntStream.range(i, i + 3).map(this::side));
      for (int point : beyond) {
        mark(point, 1, SpecialCause.TWO_OF_THREE_ABOVE, SpecialCause.TWO_OF_THREE_BELOW, side);
      }
    }
  }

  private void markShifts() {
    int length = options.shiftPoints();
    for (int i = 0; i + length <= values.length; i++) {
      int side = same(IntStream.range(i, i + length).map(this::side));
      mark(i, length, SpecialCause.SHIFT_ABOVE, SpecialCause.SHIFT_BELOW, side);
    }
  }

  private void mark(int from, int count, SpecialCause high, SpecialCause low, int side) {
    if (side != 0) {
      Arrays.fill(causes, from, from + count, side > 0 ? high : low);
    }
  }

  private boolean isBeyond(int i) {
    boolean mayBeOutside = options.rules() == RuleSet.MDC2024;
    return limits.isBeyondTwoSigma(values[i]) && (mayBeOutside || !limits.isOutside(values[i]));
  }

  private int side(int i) {
    return limits.side(values[i]);
  }

  private int step(int i) {
    return Double.compare(values[i + 1], values[i]);
  }

  /** 1 or -1 when all are, else 0. */
  private static int same(IntStream signs) {
    int[] distinct = signs.map(Integer::signum).distinct().toArray();
    return distinct.length == 1 ? distinct[0] : 0;
  }
}
