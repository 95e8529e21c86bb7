package london.outcomes.stats.spc;

import java.util.Locale;

/** Why a point is unlikely to be natural variation; of several causes the first of this order. */
public enum SpecialCause {
  ABOVE_UPPER_LIMIT(1),
  BELOW_LOWER_LIMIT(-1),
  TREND_INCREASING(1),
  TREND_DECREASING(-1),
  TWO_OF_THREE_ABOVE(1),
  TWO_OF_THREE_BELOW(-1),
  SHIFT_ABOVE(1),
  SHIFT_BELOW(-1),
  /** Nothing: natural variation. */
  COMMON_CAUSE(0),
  /** The value is missing. */
  NONE(0);

  private final int side;

  SpecialCause(int side) {
    this.side = side;
  }

  /** 1 for a high cause, -1 for a low one, 0 for none. */
  int side() {
    return side;
  }

  /** The text that goes into tables; empty stands for NULL. */
  public String code() {
    return this == NONE ? "" : name().toLowerCase(Locale.ROOT);
  }
}
