package london.outcomes.stats.spc;

import java.util.Locale;

/** Which way is better. */
public enum Direction {
  INCREASE(1),
  DECREASE(-1),
  NEUTRAL(0);

  private final int side;

  Direction(int side) {
    this.side = side;
  }

  /** What a point's class means to someone who wants this direction. */
  public Variation variation(SpecialCause cause) {
    if (cause == SpecialCause.NONE) {
      return Variation.NONE;
    }
    if (cause.side() == 0) {
      return Variation.COMMON_CAUSE;
    }
    if (this == NEUTRAL) {
      return cause.side() > 0 ? Variation.NEUTRAL_HIGH : Variation.NEUTRAL_LOW;
    }
    return cause.side() == side ? Variation.IMPROVEMENT : Variation.CONCERN;
  }

  /**
   * Whether a process within these limits will meet a target.
   *
   * @param target {@code NaN} where there is none
   */
  public Assurance assurance(XmrLimits limits, double target) {
    if (this == NEUTRAL || Double.isNaN(target) || Double.isNaN(limits.upper())) {
      return Assurance.NONE;
    }
    int targetSide = target > limits.upper() ? 1 : target < limits.lower() ? -1 : 0;
    if (targetSide == 0) {
      return Assurance.INCONSISTENT;
    }
    return targetSide == side ? Assurance.CONSISTENT_FAIL : Assurance.CONSISTENT_PASS;
  }

  /** What the latest point says. */
  public enum Variation {
    IMPROVEMENT,
    CONCERN,
    NEUTRAL_HIGH,
    NEUTRAL_LOW,
    COMMON_CAUSE,
    /** The value is missing. */
    NONE;

    /** The text that goes into tables; empty stands for NULL. */
    public String code() {
      return this == NONE ? "" : name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether a target will be met. */
  public enum Assurance {
    CONSISTENT_FAIL,
    CONSISTENT_PASS,
    /** The target lies between the limits: it will be met and missed by chance. */
    INCONSISTENT,
    /** No target, no direction or no limits. */
    NONE;

    /** The text that goes into tables; empty stands for NULL. */
    public String code() {
      return this == NONE ? "" : name().toLowerCase(Locale.ROOT);
    }
  }
}
