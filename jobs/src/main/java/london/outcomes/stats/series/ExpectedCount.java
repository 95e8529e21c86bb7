package london.outcomes.stats.series;

import london.outcomes.stats.NegativeBinomial;

/**
 * The count to expect of an area in a month, from its own last three years and from what happens
 * elsewhere in the month: a quasi-Poisson regression of the area's counts on the exposure (the
 * count of everywhere else), with a trend and a season of its own. Past outbreaks weigh less.
 *
 * <p>Source: Farrington and others (1996), JRSS A 159; Noufaily and others (2013), Statistics in
 * Medicine 32 (weights by Anscombe residuals, negative binomial tail). Ours: the exposure; weights
 * that halve with each year of age, so that a lasting change of level becomes the new usual; and in
 * place of tests that keep or drop trend and season, normal priors that hold them near 0 unless the
 * history speaks up, for what is chosen by a test looks more certain than it is.
 *
 * @param mean expected count, {@code NaN} without enough history
 * @param logVariance variance of its logarithm from estimation, without over-dispersion
 * @param dispersion variance of the counts over their mean, as estimated; may be under 1
 * @param freedom degrees of freedom of the dispersion
 * @param correlation of what a month and the next have above or below what was to be expected
 */
public record ExpectedCount(
    double mean, double logVariance, double dispersion, double freedom, double correlation) {
  /** Months of history that are looked at. */
  public static final int LONGEST = 36;

  /** Months of history that there must be. */
  public static final int SHORTEST = 24;

  static final ExpectedCount UNKNOWN = new ExpectedCount(Double.NaN, Double.NaN, Double.NaN, 0, 0);

  /**
   * @param counts of consecutive months; {@code NaN} is missing
   * @param exposure of the same months, in any unit; 0 or {@code NaN} is missing
   * @param month the position to expect the count of; its own count and later ones are not looked
   *     at
   */
  public static ExpectedCount of(double[] counts, double[] exposure, int month) {
    return CountHistory.before(counts, exposure, month).sum(month, month);
  }

  /**
   * The count as chance has it, for a dispersion that may be better known than from this area
   * alone.
   */
  public NegativeBinomial distribution(double dispersion) {
    return new NegativeBinomial(mean, dispersion * mean + dispersion * logVariance * mean * mean);
  }
}
