package london.outcomes.stats;

/**
 * The other ways to compare two proportions (method M08); {@link Proportions#difference} is the
 * default.
 *
 * <p>In every function the first pair of arguments is the group, the second the reference; {@code
 * NaN} is missing, zero trials give {@code zero_denominator}, and a negative or infinite count or
 * successes above trials throw {@link IllegalArgumentException}.
 */
public final class TwoProportions {
  /** Method name of the adjusted Wald interval of a difference. */
  public static final String AGRESTI_CAFFO = "agresti_caffo";

  /** Method name of the plain Wald interval of a difference. */
  public static final String WALD = "wald";

  /** Method name of the log interval of a risk ratio. */
  public static final String KATZ = "katz";

  private TwoProportions() {}

  /**
   * The difference p1 - p2 with the Wald interval around the difference after one success and one
   * failure are added to each group, held inside [-1, 1].
   *
   * <p>Source: Agresti and Caffo (2000), The American Statistician 54.
   */
  public static Estimate agrestiCaffo(
      double successes1, double trials1, double successes2, double trials2, double confidence) {
    SamplePair pair = SamplePair.of(successes1, trials1, successes2, trials2);
    Inputs.requireConfidence(confidence);
    if (!pair.isUsable()) {
      return Estimate.undefined(AGRESTI_CAFFO, pair.reason());
    }
    Estimate padded = wald(pair.padded(), confidence);
    double lower = Math.max(-1, padded.lower());
    return Estimate.of(pair.difference(), lower, Math.min(1, padded.upper()), AGRESTI_CAFFO);
  }

  /**
   * The difference p1 - p2 -+ z·sqrt(p1(1-p1)/n1 + p2(1-p2)/n2). For checking old figures: its
   * coverage is poor in small groups and it collapses at 0 and 1.
   */
  public static Estimate wald(
      double successes1, double trials1, double successes2, double trials2, double confidence) {
    SamplePair pair = SamplePair.of(successes1, trials1, successes2, trials2);
    Inputs.requireConfidence(confidence);
    return pair.isUsable() ? wald(pair, confidence) : Estimate.undefined(WALD, pair.reason());
  }

  private static Estimate wald(SamplePair pair, double confidence) {
    double half = Quantiles.normalMultiplier(confidence) * Math.sqrt(pair.variance());
    double difference = pair.difference();
    return Estimate.of(difference, difference - half, difference + half, WALD);
  }

  /**
   * The pooled z statistic (p1 - p2)/s0, s0 = sqrt(p(1-p)(1/n1 + 1/n2)) with p over both groups.
   *
   * @return {@code NaN} when an input is missing, or when all or none succeeded, so that s0 = 0
   */
  public static double pooledZ(
      double successes1, double trials1, double successes2, double trials2) {
    SamplePair pair = SamplePair.of(successes1, trials1, successes2, trials2);
    // All or none succeeding makes this 0/0, which is NaN.
    return pair.isUsable() ? pair.difference() / Math.sqrt(pair.pooledVariance()) : Double.NaN;
  }

  /** The two-sided p-value of {@link #pooledZ}, {@code NaN} when that is. */
  public static double pooledPValue(
      double successes1, double trials1, double successes2, double trials2) {
    double z = pooledZ(successes1, trials1, successes2, trials2);
    return Quantiles.normalPValue(z);
  }

  /**
   * The risk ratio p1/p2 with exp(ln RR -+ z·sqrt(1/x1 - 1/n1 + 1/x2 - 1/n2)).
   *
   * <p>Source: Katz and others (1978), Biometrics 34.
   *
   * @return without value when the reference has no successes, without interval when either group
   *     has none
   */
  public static Estimate riskRatio(
      double successes1, double trials1, double successes2, double trials2, double confidence) {
    SamplePair pair = SamplePair.of(successes1, trials1, successes2, trials2);
    Inputs.requireConfidence(confidence);
    if (!pair.isUsable()) {
      return Estimate.undefined(KATZ, pair.reason());
    }
    double logVariance = 1 / successes1 - 1 / trials1 + 1 / successes2 - 1 / trials2;
    return LogInterval.of(KATZ, successes1, successes2, trials2 / trials1, logVariance, confidence);
  }
}
