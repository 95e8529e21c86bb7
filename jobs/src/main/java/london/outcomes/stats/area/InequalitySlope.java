package london.outcomes.stats.area;

import java.util.List;
import london.outcomes.stats.Estimate;
import london.outcomes.stats.Inputs;
import london.outcomes.stats.Quantiles;
import london.outcomes.stats.Reasons;

/**
 * The slope and the relative index of inequality (method M20): how a figure changes from the most
 * to the least deprived end of the population, as a difference and as a ratio.
 *
 * <p>The line is fitted to the figures of groups in order, placed at the middle of their share of
 * the population and weighted by it. The reference draws figures at random for the intervals; here
 * they come from the distribution of what it draws, which is what many draws tend to.
 *
 * <p>Source: Pamuk (1985), Population Studies 39; Low and Low (2004), Journal of Public Health 26;
 * PHEindicatormethods 2.1.0.
 *
 * @param slope SII in the units of the figures times the multiplier
 * @param relative RII, a ratio
 * @param intercept the fitted figure at the first end, in the units of the figures
 */
public record InequalitySlope(Estimate slope, Estimate relative, double intercept) {
  /** Method name of both intervals. */
  public static final String PROPAGATED = "propagated";

  /**
   * A straight line a + b·x: SII = b·multiplier, RII = (a + b)/a, inverted when the multiplier is
   * negative.
   *
   * @param groups in order, the first end being the most deprived by custom
   * @param scale where the interval of a figure is symmetric
   * @param multiplier -1 when a high figure is bad, so that both indices are high where inequality
   *     is; 100 for proportions in percent
   * @param confidence coverage of the figures' intervals and of the result's, such as 0.95
   * @return undefined with {@code missing_input} when a figure or interval is missing, {@code
   *     too_few_points} for under two groups; without interval ({@code not_estimable}) where the
   *     limits of a figure have no place on its scale, such as a rate of 0
   * @throws IllegalArgumentException for a multiplier of 0 or a confidence out of range
   */
  public static InequalitySlope linear(
      List<GroupFigure> groups, FigureScale scale, double multiplier, double confidence) {
    String reason = check(groups, multiplier, confidence);
    if (!reason.isEmpty()) {
      return undefined(reason);
    }
    InequalityLine line = InequalityLine.straight(groups, scale, confidence);
    return indices(line, multiplier, confidence);
  }

  /**
   * A straight line on the figures' scale, f(a + b·x): SII = (f(a + b) - f(a))·multiplier, RII =
   * f(a + b)/f(a), inverted when the multiplier is negative. Limits are the indices of the lines
   * through the same middle with slopes b -+ z·se(b). Arguments and results as {@link #linear}.
   */
  public static InequalitySlope transformed(
      List<GroupFigure> groups, FigureScale scale, double multiplier, double confidence) {
    String reason = check(groups, multiplier, confidence);
    if (!reason.isEmpty()) {
      return undefined(reason);
    }
    InequalityLine line =
        scale == FigureScale.MEAN
            ? InequalityLine.straight(groups, scale, confidence)
            : InequalityLine.transformed(groups, scale, confidence);
    return indices(line, multiplier, confidence);
  }

  private static String check(List<GroupFigure> groups, double multiplier, double confidence) {
    Inputs.requirePositive("size of the multiplier", Math.abs(multiplier));
    Inputs.requireConfidence(confidence);
    if (groups.size() < 2) {
      return Reasons.TOO_FEW_POINTS;
    }
    boolean isMissing = groups.stream().anyMatch(GroupFigure::isMissing);
    return isMissing ? Reasons.MISSING_INPUT : Reasons.NONE;
  }

  private static InequalitySlope indices(
      InequalityLine line, double multiplier, double confidence) {
    double z = Quantiles.normalMultiplier(confidence);
    Estimate difference =
        estimate(line.difference(), line.differenceQuantile(-z), line.differenceQuantile(z));
    Estimate ratio = estimate(line.ratio(), line.ratioQuantile(-z), line.ratioQuantile(z));
    return multiplier > 0
        ? new InequalitySlope(difference.times(multiplier), ratio, line.intercept())
        : new InequalitySlope(
            negated(difference).times(-multiplier), inverted(ratio), line.intercept());
  }

  private static Estimate estimate(double value, double lower, double upper) {
    if (!Double.isFinite(value)) {
      return Estimate.undefined(PROPAGATED, Reasons.NOT_ESTIMABLE);
    }
    return Double.isFinite(lower) && Double.isFinite(upper)
        ? Estimate.of(value, lower, upper, PROPAGATED)
        : Estimate.withoutInterval(value, PROPAGATED, Reasons.NOT_ESTIMABLE);
  }

  private static Estimate negated(Estimate e) {
    return new Estimate(-e.value(), -e.upper(), -e.lower(), e.method(), e.reason());
  }

  /** A ratio whose lower limit is not above 0 has an inverse without upper limit. */
  private static Estimate inverted(Estimate e) {
    double upper = e.lower() > 0 ? 1 / e.lower() : Double.POSITIVE_INFINITY;
    return e.hasInterval()
        ? new Estimate(1 / e.value(), 1 / e.upper(), upper, e.method(), e.reason())
        : new Estimate(1 / e.value(), Double.NaN, Double.NaN, e.method(), e.reason());
  }

  private static InequalitySlope undefined(String reason) {
    Estimate none = Estimate.undefined(PROPAGATED, reason);
    return new InequalitySlope(none, none, Double.NaN);
  }
}
