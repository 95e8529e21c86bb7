package london.outcomes.stats.spc;

import london.outcomes.stats.Messages;

/**
 * The value of one period. Values must be independent: months or quarters, never rolling sums.
 *
 * @param value {@code NaN} when missing
 * @param startsBaseline whether limits are computed anew from here, as after a dated, reasoned
 *     event such as a change of counting rules
 */
public record XmrValue(double value, boolean startsBaseline) {

  /**
   * @throws IllegalArgumentException for an infinite value
   */
  public XmrValue {
    if (Double.isInfinite(value)) {
      throw new IllegalArgumentException(Messages.unexpected("value", value, "a finite number"));
    }
  }

  /** A value within the current baseline. */
  public static XmrValue of(double value) {
    return new XmrValue(value, false);
  }

  boolean isMissing() {
    return Double.isNaN(value);
  }
}
