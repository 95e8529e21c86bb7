package london.outcomes.stats;

/** Proportions and their differences with score intervals (methods M07 and M08). */
public final class Proportions {
  /** Method name of a proportion's interval. */
  public static final String WILSON = "wilson";

  /** Method name of a difference's interval. */
  public static final String NEWCOMBE = "newcombe";

  private Proportions() {}

  /**
   * The proportion p = x/n with Wilson's score interval: centre (p + z²/2n)/(1 + z²/n), half width
   * z/(1 + z²/n)·sqrt(p(1-p)/n + z²/4n²), held inside [0, 1], multiplied last.
   *
   * <p>Source: Wilson (1927), JASA 22; as used by Public Health England.
   *
   * @param successes x; {@code NaN} is missing
   * @param trials n; zero gives {@code zero_denominator}
   * @param multiplier 100 for percent, 1 for a share
   * @param confidence coverage between 0 and 1, such as 0.95
   * @return successes per multiplier trials
   * @throws IllegalArgumentException for a negative or infinite count, successes above trials, or a
   *     multiplier or confidence out of range
   */
  public static Estimate wilson(
      double successes, double trials, double multiplier, double confidence) {
    Sample sample = Sample.of("successes", successes, "trials", trials);
    Inputs.requirePositive("multiplier", multiplier);
    Inputs.requireConfidence(confidence);
    return sample.isUsable()
        ? wilson(sample, Quantiles.normalMultiplier(confidence)).times(multiplier)
        : Estimate.undefined(WILSON, sample.reason());
  }

  /**
   * The difference p1 - p2 with Newcombe's hybrid score interval: d - sqrt((p1-L1)² + (U2-p2)²) to
   * d + sqrt((U1-p1)² + (p2-L2)²), from the two Wilson intervals.
   *
   * <p>Source: Newcombe (1998), Statistics in Medicine 17, method 10.
   *
   * @param successes1 successes of the group; {@code NaN} is missing
   * @param trials1 trials of the group; zero gives {@code zero_denominator}
   * @param successes2 successes of the reference
   * @param trials2 trials of the reference
   * @param confidence coverage between 0 and 1, such as 0.95
   * @return a difference between -1 and 1
   * @throws IllegalArgumentException as {@link #wilson}
   */
  public static Estimate difference(
      double successes1, double trials1, double successes2, double trials2, double confidence) {
    SamplePair pair = SamplePair.of(successes1, trials1, successes2, trials2);
    Inputs.requireConfidence(confidence);
    if (!pair.isUsable()) {
      return Estimate.undefined(NEWCOMBE, pair.reason());
    }
    double z = Quantiles.normalMultiplier(confidence);
    return hybrid(wilson(pair.first(), z), wilson(pair.second(), z), NEWCOMBE);
  }

  /**
   * The difference of two independent estimates from their own intervals: d - sqrt((p1-L1)² +
   * (U2-p2)²) to d + sqrt((U1-p1)² + (p2-L2)²), the method of variance estimates recovery.
   *
   * <p>Source: Zou and Donner (2008), Statistics in Medicine 27.
   *
   * @param first the group, with an interval
   * @param second the reference, with an interval
   * @param method the name that the interval is to have
   */
  public static Estimate hybrid(Estimate first, Estimate second, String method) {
    double below = Math.hypot(first.value() - first.lower(), second.upper() - second.value());
    double above = Math.hypot(first.upper() - first.value(), second.value() - second.lower());
    double difference = first.value() - second.value();
    return Estimate.of(difference, difference - below, difference + above, method);
  }

  private static Estimate wilson(Sample sample, double z) {
    return score(sample.proportion(), sample.trials(), z);
  }

  /**
   * Wilson's score interval of a proportion whose base is an effective one.
   *
   * @param p the proportion, from 0 to 1
   * @param n the base, above 0, not necessarily whole
   * @param z the multiplier: a normal quantile, or Student's where the variance was estimated
   */
  public static Estimate score(double p, double n, double z) {
    double shrink = 1 + z * z / n;
    double centre = (p + z * z / (2 * n)) / shrink;
    double half = z / shrink * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    // p lies inside the interval; only rounding at 0 and 1 could say otherwise.
    double lower = Math.min(p, Math.max(0, centre - half));
    double upper = Math.max(p, Math.min(1, centre + half));
    return Estimate.of(p, lower, upper, WILSON);
  }
}
