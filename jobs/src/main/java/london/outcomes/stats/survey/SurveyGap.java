package london.outcomes.stats.survey;

import london.outcomes.stats.Estimate;
import london.outcomes.stats.Inputs;
import london.outcomes.stats.Proportions;
import london.outcomes.stats.Quantiles;
import london.outcomes.stats.Reasons;

/**
 * The gap between a group and a reference in percentage points, 100·(p_g - p_ref) (method M14).
 *
 * <p>Its variance is that of the difference of the two linearised variables through the same strata
 * and units: var(p_g) + var(p_ref) - 2·cov. The covariance is what shared strata and clusters, and
 * a reference that holds the group, make of it; leaving it out is wrong in all three cases.
 *
 * <p>Source: as {@link SurveyProportion}.
 *
 * @param group the group's proportion
 * @param reference the reference's, of a named group or of everyone
 * @param covariance of the two proportions
 * @param degreesOfFreedom of everyone who is compared
 */
public record SurveyGap(
    SurveyProportion group,
    SurveyProportion reference,
    double covariance,
    double degreesOfFreedom) {
  /** Method name of the interval gap -+ z·SE. */
  public static final String NORMAL = "normal";

  /** Method name of the interval gap -+ t·SE. */
  public static final String STUDENT = "student_t";

  /** Method name of the interval from the two Wilson intervals. */
  public static final String MOVER_WILSON = "mover_wilson";

  private static final double POINTS = 100;

  /**
   * From sums by stratum.
   *
   * @param design of the full file
   * @param group sums of the group
   * @param reference sums of the reference
   * @param joint what the group, as a, has in common with the reference, as b
   * @param degreesOfFreedom of the domain of everyone who is compared: a valid answer and a known
   *     characteristic
   * @throws IllegalArgumentException if a domain has units that the full file has not
   */
  public static SurveyGap of(
      SampleDesign design,
      DomainSums group,
      DomainSums reference,
      JointSums joint,
      double degreesOfFreedom) {
    return new SurveyGap(
        SurveyProportion.of(design, group),
        SurveyProportion.of(design, reference),
        design.covariance(group, reference, joint),
        degreesOfFreedom);
  }

  /** From totals by sampling unit; the joint sums follow from them. */
  public static SurveyGap of(
      SampleDesign design, DomainTotals group, DomainTotals reference, double degreesOfFreedom) {
    return of(design, group.sums(), reference.sums(), group.with(reference), degreesOfFreedom);
  }

  /** 100·(p_g - p_ref), {@code NaN} when either is undefined. */
  public double points() {
    return POINTS * (group.value() - reference.value());
  }

  /** The standard error in points. */
  public double standardError() {
    double variance = group.variance() + reference.variance() - 2 * covariance;
    return POINTS * Math.sqrt(Math.max(0, variance));
  }

  /** Why there is no interval: that of the group, else that of the reference. */
  public String reason() {
    if (!group.reason().isEmpty()) {
      return group.reason();
    }
    if (!reference.reason().isEmpty()) {
      return reference.reason();
    }
    // The whole compared with itself.
    return standardError() > 0 ? Reasons.NONE : Reasons.DEGENERATE_VARIANCE;
  }

  /**
   * The interval gap -+ z·SE.
   *
   * @param confidence coverage between 0 and 1, such as 0.95
   * @throws IllegalArgumentException for a confidence out of range
   */
  public Estimate normal(double confidence) {
    return symmetric(NORMAL, Quantiles.normalMultiplier(confidence));
  }

  /** As {@link #normal} with Student's quantile in place of z. */
  public Estimate student(double confidence) {
    Inputs.requireConfidence(confidence);
    return hasInterval()
        ? symmetric(STUDENT, Quantiles.studentMultiplier(confidence, degreesOfFreedom))
        : Estimate.withoutInterval(points(), STUDENT, reason());
  }

  private Estimate symmetric(String method, double multiplier) {
    if (!hasInterval()) {
      return Estimate.withoutInterval(points(), method, reason());
    }
    double half = multiplier * standardError();
    return Estimate.of(points(), points() - half, points() + half, method);
  }

  /**
   * The interval from the two survey-Wilson intervals (MOVER), for a group and a reference that
   * have no member in common.
   *
   * @param confidence coverage between 0 and 1, such as 0.95
   * @throws IllegalArgumentException for a confidence out of range
   */
  public Estimate mover(double confidence) {
    Inputs.requireConfidence(confidence);
    if (!hasInterval()) {
      return Estimate.withoutInterval(points(), MOVER_WILSON, reason());
    }
    Estimate shares =
        Proportions.hybrid(
            group.interval(SurveyInterval.WILSON, confidence),
            reference.interval(SurveyInterval.WILSON, confidence),
            MOVER_WILSON);
    return Estimate.of(points(), POINTS * shares.lower(), POINTS * shares.upper(), MOVER_WILSON);
  }

  /** Two-sided p-value of gap 0 by the normal distribution, {@code NaN} without an interval. */
  public double normalPValue() {
    return hasInterval() ? Quantiles.normalPValue(points() / standardError()) : Double.NaN;
  }

  /** Two-sided p-value of gap 0 by Student's, {@code NaN} without an interval. */
  public double studentPValue() {
    return hasInterval()
        ? Quantiles.studentPValue(points() / standardError(), degreesOfFreedom)
        : Double.NaN;
  }

  /**
   * The change since an earlier period that shares no respondent: difference of the gaps -+ z times
   * the root of the variances added. Rolling four quarters share three: compare those with the four
   * quarters a year before only.
   *
   * @param prior the gap of the earlier period
   * @param confidence coverage between 0 and 1, such as 0.95
   * @throws IllegalArgumentException for a confidence out of range
   */
  public Estimate changeFrom(SurveyGap prior, double confidence) {
    double change = points() - prior.points();
    double half =
        Quantiles.normalMultiplier(confidence) * Math.hypot(standardError(), prior.standardError());
    String reason = hasInterval() ? prior.reason() : reason();
    return reason.isEmpty()
        ? Estimate.of(change, change - half, change + half, NORMAL)
        : Estimate.withoutInterval(change, NORMAL, reason);
  }

  private boolean hasInterval() {
    return reason().isEmpty();
  }
}
