package london.outcomes.stats;

/** The mean of a number over independent records. */
public final class Means {
  /** Method name of the interval mean -+ t·s/root of n. */
  public static final String STUDENT = "student_t";

  /** What is left of a variance of zero, against the squares from which it is the difference. */
  private static final double ALIKE = 1e-12;

  private Means() {}

  /**
   * Mean with Student's interval: mean -+ t·s/root of n, t with n - 1 degrees of freedom and s² =
   * (sum of x² - n·mean²)/(n - 1). For large n it holds whatever the distribution. Records that are
   * all alike say nothing of how others would differ: an interval without width would be a claim.
   *
   * @param records n
   * @param sum of x
   * @param squares sum of x²
   * @param confidence coverage between 0 and 1, such as 0.95
   * @return no value for no records; no interval for one, or for several that are alike
   * @throws IllegalArgumentException for a negative number of records or sum of squares, or a
   *     confidence out of range
   */
  public static Estimate student(double records, double sum, double squares, double confidence) {
    Inputs.requireConfidence(confidence);
    Inputs.requireCount("records", records);
    Inputs.requireCount("sum of squares", squares);
    if (Double.isNaN(records + sum + squares)) {
      return Estimate.undefined(STUDENT, Reasons.MISSING_INPUT);
    }
    if (records == 0) {
      return Estimate.undefined(STUDENT, Reasons.ZERO_DENOMINATOR);
    }
    double mean = sum / records;
    if (records < 2) {
      return Estimate.withoutInterval(mean, STUDENT, Reasons.INSUFFICIENT_DF);
    }
    double variance = Math.max(0, squares - records * mean * mean) / (records - 1);
    if (variance <= ALIKE * mean * mean) {
      return Estimate.withoutInterval(mean, STUDENT, Reasons.DEGENERATE_VARIANCE);
    }
    double half =
        Quantiles.studentMultiplier(confidence, records - 1) * Math.sqrt(variance / records);
    return Estimate.of(mean, mean - half, mean + half, STUDENT);
  }
}
