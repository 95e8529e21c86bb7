package london.outcomes.stats.survey;

import london.outcomes.stats.Inputs;

/**
 * The house style of British survey tables: a small unweighted base is not shown, a moderate one is
 * marked. It comes on top of {@link Reliability}.
 *
 * @param shownFrom the least base that is shown, 50 by custom
 * @param unmarkedFrom the least base that is shown without a mark, 100 by custom
 */
public record BaseRule(double shownFrom, double unmarkedFrom) {
  /** Under 50 not shown, under 100 marked. */
  public static final BaseRule CUSTOMARY = new BaseRule(50, 100);

  /** What to do with an estimate. */
  public enum Display {
    HIDDEN,
    MARKED,
    SHOWN
  }

  /**
   * @throws IllegalArgumentException for a negative base, or a mark that comes after hiding
   */
  public BaseRule {
    Inputs.requireCount("least base shown", shownFrom);
    Inputs.requireCount("least base without a mark", unmarkedFrom);
    Inputs.requirePart("least base shown", shownFrom, "least base without a mark", unmarkedFrom);
  }

  /** What to do with an estimate on this unweighted base; a missing base is not shown. */
  public Display of(double respondents) {
    Inputs.requireCount("respondents", respondents);
    if (!(respondents >= shownFrom)) {
      return Display.HIDDEN;
    }
    return respondents >= unmarkedFrom ? Display.SHOWN : Display.MARKED;
  }
}
