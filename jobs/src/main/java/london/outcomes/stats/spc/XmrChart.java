package london.outcomes.stats.spc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A chart of individual values and moving ranges (XmR): which periods of a series are out of the
 * ordinary (method M21).
 *
 * <p>Per baseline: mean of the values, limits mean -+ 2.66 times the average moving range. Special
 * causes, the first that applies: strictly outside the limits; a trend (consecutive steps the same
 * way, ties break it); two of three consecutive points beyond two thirds of the way to a limit, all
 * three on one side of the mean; a shift (consecutive points on one side, a point on the mean
 * breaks it). Nothing runs across the start of a baseline.
 *
 * <p>A strongly seasonal series is charted without its season. Rolling sums share their months and
 * must not be charted at all.
 *
 * <p>Source: Wheeler (1993), Understanding Variation; NHS England, Making Data Count; R package
 * NHSRplotthedots 0.2.2.
 *
 * @param points one for each value, in order
 */
public record XmrChart(List<XmrPoint> points) {
  /** With fewer points in the baseline, limits are on trial. */
  public static final int SETTLED_FROM = 13;

  /** Copies the list. */
  public XmrChart {
    points = List.copyOf(points);
  }

  /**
   * Charts a series.
   *
   * @param values in order of time
   * @return limits are {@code NaN} in a baseline without a moving range, such as of one point
   */
  public static XmrChart of(List<XmrValue> values, XmrOptions options) {
    List<XmrPoint> points = new ArrayList<>();
    int start = 0;
    int baseline = 0;
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i).startsBaseline()) {
        points.addAll(baseline(values.subList(start, i), baseline, options));
        start = i;
        baseline++;
      }
    }
    points.addAll(baseline(values.subList(start, values.size()), baseline, options));
    return new XmrChart(points);
  }

  private static List<XmrPoint> baseline(List<XmrValue> values, int number, XmrOptions options) {
    XmrRuns runs = XmrRuns.of(values, options.missing());
    List<double[]> fixing = options.fixAfter() > 0 ? runs.first(options.fixAfter()) : runs.runs();
    XmrLimits limits = XmrLimits.of(fixing, options.screensRanges());
    SpecialCause[] causes =
        runs.runs().stream()
            .flatMap(run -> Arrays.stream(XmrRun.classify(run, limits, options)))
            .toArray(SpecialCause[]::new);
    List<XmrPoint> points = new ArrayList<>();
    int known = 0;
    for (XmrValue value : values) {
      SpecialCause cause = value.isMissing() ? SpecialCause.NONE : causes[known++];
      points.add(new XmrPoint(value.value(), number, limits, cause));
    }
    return points;
  }

  /** The latest known value; empty when all are missing. */
  public Optional<XmrPoint> latest() {
    return points.stream().filter(XmrPoint::isKnown).reduce((earlier, later) -> later);
  }

  /** Known values in the baseline of the latest one. */
  public long pointsInLatestBaseline() {
    return latest().stream()
        .flatMap(last -> points.stream().filter(p -> p.baseline() == last.baseline()))
        .filter(XmrPoint::isKnown)
        .count();
  }

  /** Whether the latest limits are on trial: fewer than 13 points. */
  public boolean hasTrialLimits() {
    return pointsInLatestBaseline() < SETTLED_FROM;
  }
}
