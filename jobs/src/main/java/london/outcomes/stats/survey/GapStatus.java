package london.outcomes.stats.survey;

import london.outcomes.stats.Estimate;
import london.outcomes.stats.Inputs;

/**
 * Whether a gap keeps to a tolerance T (method M14): the headline by the estimate alone, the
 * evidence by its interval. The two are published apart, because a headline within T may be chance.
 *
 * @param headline within if |gap| <= T, else outside
 * @param evidence within if the interval lies in [-T, T], outside if it lies wholly beyond one
 *     side, else uncertain
 */
public record GapStatus(Verdict headline, Verdict evidence) {

  /** What is said of a gap. */
  public enum Verdict {
    WITHIN("within"),
    OUTSIDE("outside"),
    UNCERTAIN("uncertain"),
    /** Nothing, as the estimate or its interval is undefined. */
    UNKNOWN("");

    private final String code;

    Verdict(String code) {
      this.code = code;
    }

    /** The text that goes into tables; empty stands for NULL. */
    public String code() {
      return code;
    }
  }

  /**
   * Classifies a gap.
   *
   * @param gap with its interval, in the units of the tolerance
   * @param tolerance T, above 0, such as 5 points
   * @throws IllegalArgumentException for a tolerance out of range
   */
  public static GapStatus of(Estimate gap, double tolerance) {
    Inputs.requirePositive("tolerance", tolerance);
    return new GapStatus(headline(gap, tolerance), evidence(gap, tolerance));
  }

  private static Verdict headline(Estimate gap, double tolerance) {
    if (!gap.isDefined()) {
      return Verdict.UNKNOWN;
    }
    return Math.abs(gap.value()) <= tolerance ? Verdict.WITHIN : Verdict.OUTSIDE;
  }

  private static Verdict evidence(Estimate gap, double tolerance) {
    if (!gap.hasInterval()) {
      return Verdict.UNKNOWN;
    }
    if (gap.lower() >= -tolerance && gap.upper() <= tolerance) {
      return Verdict.WITHIN;
    }
    boolean isBeyond = gap.lower() > tolerance || gap.upper() < -tolerance;
    return isBeyond ? Verdict.OUTSIDE : Verdict.UNCERTAIN;
  }
}
