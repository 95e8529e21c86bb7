package london.outcomes.stats;

import java.util.Objects;

/**
 * A number with its confidence interval, or the reason why it has none.
 *
 * <p>{@code NaN} stands for undefined, so that records hold no nulls; the writer of a table turns
 * it into NULL. An undefined value may still have an interval: a rate ratio to a group without
 * events has a lower limit and an infinite upper one.
 *
 * @param value the point estimate, {@code NaN} when undefined
 * @param lower the lower limit, {@code NaN} when undefined
 * @param upper the upper limit, {@code NaN} when undefined, infinite when unbounded
 * @param method the interval method, such as {@code wilson}
 * @param reason empty, or one of the codes in {@link Reasons}
 */
public record Estimate(double value, double lower, double upper, String method, String reason) {

  /**
   * @throws IllegalArgumentException if the limits are the wrong way round, if one of them is
   *     missing, or if something undefined has no reason
   */
  public Estimate {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(reason, "reason");
    if (lower > upper || Double.isNaN(lower) != Double.isNaN(upper)) {
      throw new IllegalArgumentException(Messages.disorderedLimits(method, lower, upper));
    }
    if (reason.isEmpty() && (Double.isNaN(value) || Double.isNaN(lower))) {
      throw new IllegalArgumentException(Messages.unexplained(method));
    }
  }

  /** A defined value with its interval. */
  public static Estimate of(double value, double lower, double upper, String method) {
    return new Estimate(value, lower, upper, method, Reasons.NONE);
  }

  /** A defined value that has no interval, with the reason for that. */
  public static Estimate withoutInterval(double value, String method, String reason) {
    return new Estimate(value, Double.NaN, Double.NaN, method, reason);
  }

  /** Neither value nor interval, with the reason for that. */
  public static Estimate undefined(String method, String reason) {
    return withoutInterval(Double.NaN, method, reason);
  }

  /** Whether there is a value to show. */
  public boolean isDefined() {
    return !Double.isNaN(value);
  }

  /** Whether there are limits to show; the upper one may be infinite. */
  public boolean hasInterval() {
    return !Double.isNaN(lower);
  }

  /** The same estimate in other units: value and limits times a positive factor. */
  public Estimate times(double factor) {
    return new Estimate(value * factor, lower * factor, upper * factor, method, reason);
  }
}
