package london.outcomes.stats;

/**
 * A figure and the earlier one that it is compared with; either may be {@code NaN}, missing.
 *
 * @param current the figure now
 * @param prior the figure it is compared with
 */
public record Change(double current, double prior) {
  /** Below this base a percentage says more than the counts do (method M02). */
  public static final double SMALL_BASE = 50;

  /**
   * @throws IllegalArgumentException for a negative or infinite number
   */
  public Change {
    Inputs.requireCount("current", current);
    Inputs.requireCount("prior", prior);
  }

  /** current - prior, {@code NaN} when either is missing. */
  public double difference() {
    return current - prior;
  }

  /** 100·(current - prior)/prior, {@code NaN} when either is missing or the prior is zero. */
  public double percent() {
    return prior == 0 ? Double.NaN : 100 * difference() / prior;
  }

  /** Whether to show the number and not the percent: the prior is known and under 50. */
  public boolean hasSmallBase() {
    return prior < SMALL_BASE;
  }

  /** Why {@link #percent} is undefined: empty, {@code missing_input}, {@code zero_denominator}. */
  public String reason() {
    if (Inputs.anyMissing(current, prior)) {
      return Reasons.MISSING_INPUT;
    }
    return prior == 0 ? Reasons.ZERO_DENOMINATOR : Reasons.NONE;
  }
}
