package london.outcomes.stats;

/**
 * Why a number is undefined or has no interval: the codes that travel with a null into the tables.
 *
 * <p>They are data, documented for readers of the tables, so a code is never reworded once
 * published.
 */
public final class Reasons {
  /** Nothing to explain: the number and its interval are there. */
  public static final String NONE = "";

  /** An input is absent from the source. */
  public static final String MISSING_INPUT = "missing_input";

  /** The population, or the number of trials, is zero. */
  public static final String ZERO_DENOMINATOR = "zero_denominator";

  /** The reference group has no events, so a ratio to it is unbounded. */
  public static final String ZERO_REFERENCE_EVENTS = "zero_reference_events";

  /** Neither group has events, so nothing can be compared. */
  public static final String NO_EVENTS = "no_events";

  /** The ratio is zero, so an interval on the logarithmic scale does not exist. */
  public static final String ZERO_EVENTS = "zero_events";

  /** A standardised rate of fewer than ten events is not published. */
  public static final String FEWER_THAN_10_EVENTS = "fewer_than_10_events";

  /** A trend of published figures is judged on the last five points, and there are not five. */
  public static final String FEWER_THAN_5_POINTS = "fewer_than_5_points";

  /** The series is too short for the method. */
  public static final String TOO_FEW_POINTS = "too_few_points";

  /** All values or answers are alike, so that nothing can be measured against their spread. */
  public static final String DEGENERATE_VARIANCE = "degenerate_variance";

  /** The likelihood has no maximum, as where events happen only at one end of a series. */
  public static final String NOT_ESTIMABLE = "not_estimable";

  /** A yes-or-no variable tells the answer of everybody who has it, or has it not. */
  public static final String SEPARATED = "separated";

  /** The equations were not solved. */
  public static final String NOT_CONVERGED = "not_converged";

  /** Everybody said the same, so that there is nobody to compare with. */
  public static final String NO_VARIATION = "no_variation";

  /** A survey's domain lives in no more sampling units than strata: its variance is unknown. */
  public static final String INSUFFICIENT_DF = "insufficient_df";

  private Reasons() {}
}
