package london.outcomes.stats.survey;

import london.outcomes.stats.Estimate;
import london.outcomes.stats.Inputs;
import london.outcomes.stats.Reasons;

/**
 * A weighted proportion with its design-based variance (method M12).
 *
 * <p>p = sum of w·y / sum of w over the domain. Its variance is that of the linearised variable u =
 * w·(y - p)/sum of w, zero outside the domain, over the full file: sum over strata h of n_h/(n_h -
 * 1)·sum over units j of (U_hj - mean U_h)², with U_hj the total of u in unit j and n_h the units
 * of stratum h in the full file.
 *
 * <p>Since U_hj = (Y_hj - p·W_hj)/W, with W_hj and Y_hj the sums of w and w·y of the domain in the
 * unit and W the sum of w in the domain, these sums are sufficient, and all of them add up: by
 * stratum, the sums over units of W_hj, Y_hj, W_hj², W_hj·Y_hj and Y_hj² (variance), of w² (Kish),
 * the number of respondents (base) and of units with a member (degrees of freedom); and n_h of the
 * full file. {@link StratumSums} holds them. Where respondents are units, Y² = W·Y = w²·y, so five
 * sums do. Clusters that are spread over cells must be added up by unit first: {@link
 * DomainTotals}. For a gap, products of two domains' totals come on top: {@link JointSums}.
 *
 * <p>Source: Särndal, Swensson and Wretman (1992), Model Assisted Survey Sampling, 5.5; Lumley
 * (2010), Complex Surveys.
 *
 * @param value p, {@code NaN} when undefined
 * @param variance of p, 0 when degenerate, {@code NaN} when unknown
 * @param degreesOfFreedom units with a member less strata with one
 * @param respondents n, the unweighted base
 * @param weight sum of w
 * @param kishBase (sum of w)²/sum of w², {@code NaN} without members
 * @param reason empty, {@code missing_input}, {@code zero_denominator}, {@code
 *     degenerate_variance}, {@code insufficient_df}
 */
public record SurveyProportion(
    double value,
    double variance,
    double degreesOfFreedom,
    double respondents,
    double weight,
    double kishBase,
    String reason) {
  /** p(1-p) below this is zero but for rounding: a single different answer makes it far larger. */
  private static final double UNANIMOUS = 1e-12;

  /** A variance this small a part of p(1-p) is zero but for rounding. */
  private static final double ROUNDING = 1e-15;

  /**
   * Estimates a domain's proportion.
   *
   * @param design of the full file
   * @param domain sums of the domain
   * @throws IllegalArgumentException if the domain has units that the full file has not
   */
  public static SurveyProportion of(SampleDesign design, DomainSums domain) {
    double variance = design.variance(domain);
    String reason = reason(domain, variance);
    boolean isDegenerate = reason.equals(Reasons.DEGENERATE_VARIANCE);
    return new SurveyProportion(
        domain.proportion(),
        isDegenerate ? 0 : variance,
        domain.degreesOfFreedom(),
        domain.respondents(),
        domain.weight(),
        domain.kishBase(),
        reason);
  }

  private static String reason(DomainSums domain, double variance) {
    if (Double.isNaN(domain.weight())) {
      return Reasons.MISSING_INPUT;
    }
    if (domain.weight() == 0) {
      return Reasons.ZERO_DENOMINATOR;
    }
    double spread = domain.proportion() * (1 - domain.proportion());
    if (spread <= UNANIMOUS || variance <= spread * ROUNDING) {
      return Reasons.DEGENERATE_VARIANCE;
    }
    boolean isEstimable = domain.degreesOfFreedom() >= 1 && !Double.isNaN(variance);
    return isEstimable ? Reasons.NONE : Reasons.INSUFFICIENT_DF;
  }

  /** The square root of the variance. */
  public double standardError() {
    return Math.sqrt(variance);
  }

  /** n* = p(1-p)/variance: the simple random sample as good as this one; {@code NaN} at 0/0. */
  public double effectiveBase() {
    return value * (1 - value) / variance;
  }

  /** Variance over that of a simple random sample, p(1-p)/(n-1); {@code NaN} when degenerate. */
  public double designEffect() {
    return isDegenerate() ? Double.NaN : (respondents - 1) / effectiveBase();
  }

  /** Whether everybody gave one answer, or the variance is zero. */
  public boolean isDegenerate() {
    return reason.equals(Reasons.DEGENERATE_VARIANCE);
  }

  /**
   * The interval of the given kind, none where there is a reason.
   *
   * @param confidence coverage between 0 and 1, such as 0.95
   * @throws IllegalArgumentException for a confidence out of range
   */
  public Estimate interval(SurveyInterval kind, double confidence) {
    Inputs.requireConfidence(confidence);
    return reason.isEmpty()
        ? kind.of(this, confidence)
        : Estimate.withoutInterval(value, kind.code(), reason);
  }

  /**
   * The interval to publish: as {@link #interval}, but where the variance is degenerate, and there
   * are units enough, Korn and Graubard's with n' = n, so that an unanimous small group is not
   * taken for a certain one. Such an estimate keeps its reason.
   */
  public Estimate publishable(SurveyInterval kind, double confidence) {
    if (!isDegenerate() || degreesOfFreedom < 1) {
      return interval(kind, confidence);
    }
    Inputs.requireConfidence(confidence);
    Estimate exact = SurveyInterval.clopperPearson(value, respondents, confidence);
    return new Estimate(value, exact.lower(), exact.upper(), exact.method(), reason);
  }
}
