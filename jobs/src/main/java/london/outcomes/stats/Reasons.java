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

  /** Everybody in a survey's domain gave one answer, or its variance is zero. */
  public static final String DEGENERATE_VARIANCE = "degenerate_variance";

  /** A survey's domain lives in no more sampling units than strata: its variance is unknown. */
  public static final String INSUFFICIENT_DF = "insufficient_df";

  private Reasons() {}
}
