package london.outcomes.stats.survey;

import london.outcomes.stats.Estimate;
import london.outcomes.stats.Inputs;

/**
 * Whether a survey estimate is good enough to be shown (method M13).
 *
 * <p>Source: Parker and others (2017), National Center for Health Statistics Data Presentation
 * Standards for Proportions, Vital and Health Statistics 2(175).
 *
 * @param presentation what to do with the estimate
 * @param hasFewDegreesOfFreedom whether fewer than 8 degrees of freedom call for a statistician
 */
public record Reliability(Presentation presentation, boolean hasFewDegreesOfFreedom) {

  /** What to do with an estimate; the first that applies. */
  public enum Presentation {
    /** Base or effective base under 30. */
    SUPPRESS_SMALL_BASE,

    /** Korn-Graubard interval 0.30 wide or more. */
    SUPPRESS_WIDE_INTERVAL,

    /** Interval wider than 0.05 and than 1.30 times the estimate. */
    SUPPRESS_RELATIVE_WIDTH,

    /** No estimate, or no interval to judge it by. */
    SUPPRESS_UNDEFINED,

    /** Show it. */
    PRESENT;

    /** The text that goes into tables. */
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private static final double LEAST_BASE = 30;
  private static final double WIDEST = 0.30;
  private static final double NARROW = 0.05;
  private static final double WIDEST_RELATIVE = 1.30;
  private static final double LEAST_DF = 8;

  /**
   * Judges an estimate by its Korn-Graubard interval at 95 percent; an unanimous answer by the
   * exact interval of its base.
   */
  public static Reliability of(SurveyProportion estimate) {
    double effective = estimate.isDegenerate() ? estimate.respondents() : estimate.effectiveBase();
    return of(
        estimate.respondents(),
        effective,
        estimate.publishable(SurveyInterval.KORN_GRAUBARD, 0.95),
        estimate.degreesOfFreedom());
  }

  /**
   * Judges an estimate.
   *
   * @param respondents n, the unweighted base
   * @param effectiveBase n* = p(1-p)/variance, {@code NaN} when unknown
   * @param interval the share from 0 to 1 with its Korn-Graubard interval
   * @param degreesOfFreedom of the variance
   * @throws IllegalArgumentException for a negative base
   */
  public static Reliability of(
      double respondents, double effectiveBase, Estimate interval, double degreesOfFreedom) {
    Inputs.requireCount("respondents", respondents);
    Inputs.requireCount("effective base", effectiveBase);
    return new Reliability(
        presentation(respondents, effectiveBase, interval), degreesOfFreedom < LEAST_DF);
  }

  private static Presentation presentation(
      double respondents, double effectiveBase, Estimate interval) {
    if (respondents < LEAST_BASE || effectiveBase < LEAST_BASE) {
      return Presentation.SUPPRESS_SMALL_BASE;
    }
    if (!interval.isDefined() || !interval.hasInterval()) {
      return Presentation.SUPPRESS_UNDEFINED;
    }
    double width = interval.upper() - interval.lower();
    if (width >= WIDEST) {
      return Presentation.SUPPRESS_WIDE_INTERVAL;
    }
    boolean isWideForItsSize = width > NARROW && width / interval.value() > WIDEST_RELATIVE;
    return isWideForItsSize ? Presentation.SUPPRESS_RELATIVE_WIDTH : Presentation.PRESENT;
  }
}
