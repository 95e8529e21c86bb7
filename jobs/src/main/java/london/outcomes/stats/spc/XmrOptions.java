package london.outcomes.stats.spc;

import london.outcomes.stats.Inputs;

/**
 * How a chart is made.
 *
 * @param rules whose rules
 * @param shiftPoints points on one side of the mean that make a shift, 7 by custom
 * @param trendPoints points each above, or each below, the one before that make a trend: 6 or 7
 * @param screensRanges whether large moving ranges are left out of the limits, once
 * @param fixAfter the first so many points of a baseline fix its limits; 0 for all of them
 * @param missing what a missing value does
 */
public record XmrOptions(
    RuleSet rules,
    int shiftPoints,
    int trendPoints,
    boolean screensRanges,
    int fixAfter,
    MissingPolicy missing) {
  /** The default of this product: it has a runnable reference. */
  public static final XmrOptions NHSR =
      new XmrOptions(RuleSet.NHSR, 7, 7, true, 0, MissingPolicy.BRIDGE);

  /** As the Making Data Count tools are set, with a trend of six. */
  public static final XmrOptions MDC2024 =
      new XmrOptions(RuleSet.MDC2024, 7, 6, false, 0, MissingPolicy.BRIDGE);

  /**
   * @throws IllegalArgumentException for a run of less than two points, or a negative number
   */
  public XmrOptions {
    Inputs.requirePart("shortest run", 2, "points of a shift", shiftPoints);
    Inputs.requirePart("shortest run", 2, "points of a trend", trendPoints);
    Inputs.requireCount("points that fix the limits", fixAfter);
  }
}
