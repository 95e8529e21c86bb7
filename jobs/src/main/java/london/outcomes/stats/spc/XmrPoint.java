package london.outcomes.stats.spc;

/**
 * One period of a chart.
 *
 * @param value as given, {@code NaN} when missing
 * @param baseline number of its baseline, from 0
 * @param limits of its baseline
 * @param cause its class
 */
public record XmrPoint(double value, int baseline, XmrLimits limits, SpecialCause cause) {

  /** Whether the value is known. */
  public boolean isKnown() {
    return !Double.isNaN(value);
  }

  /** Whether the value is strictly outside the limits. */
  public boolean isOutsideLimits() {
    return limits.isOutside(value);
  }

  /** Whether the value is between two thirds of the way to a limit and the limit. */
  public boolean isCloseToLimits() {
    return limits.isBeyondTwoSigma(value) && !isOutsideLimits();
  }

  /** -1 below the mean, 1 above it, 0 exactly on it or missing. */
  public int sideOfMean() {
    return limits.side(value);
  }
}
