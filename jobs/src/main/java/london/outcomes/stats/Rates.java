package london.outcomes.stats;

/**
 * Crude rates and plain counts with Poisson intervals (method M01).
 *
 * <p>Source: Public Health England technical guide on confidence intervals; PHEindicatormethods
 * 2.1.0.
 */
public final class Rates {
  /** Method name of the exact limits, used below 10 events. */
  public static final String EXACT = "exact";

  /** Method name of Byar's limits, used from 10 events. */
  public static final String BYARS = "byars";

  private Rates() {}

  /**
   * The rate m·x/n, with the limits of the count x divided by n and multiplied by m.
   *
   * @param events x, the count before any rounding, since the method depends on it; {@code NaN} is
   *     missing
   * @param population n, people at risk; zero gives {@code zero_denominator}
   * @param multiplier m, such as 1,000 residents
   * @param confidence coverage between 0 and 1, such as 0.95
   * @return events per m people
   * @throws IllegalArgumentException for a negative or infinite count or population, or a
   *     multiplier or confidence out of range
   */
  public static Estimate crude(
      double events, double population, double multiplier, double confidence) {
    Inputs.requireCount("events", events);
    Inputs.requireCount("population", population);
    Inputs.requirePositive("multiplier", multiplier);
    Inputs.requireConfidence(confidence);
    if (Inputs.anyMissing(events, population)) {
      return Estimate.undefined(method(events), Reasons.MISSING_INPUT);
    }
    if (population == 0) {
      return Estimate.undefined(method(events), Reasons.ZERO_DENOMINATOR);
    }
    return count(events, confidence).times(multiplier / population);
  }

  /**
   * A count with its Poisson limits: exact below 10, Byar from 10.
   *
   * @param events the count; {@code NaN} is missing
   * @param confidence coverage between 0 and 1, such as 0.95
   * @return events, with limits for the expected number of them
   * @throws IllegalArgumentException for a negative or infinite count, or a confidence out of range
   */
  public static Estimate count(double events, double confidence) {
    Inputs.requireCount("events", events);
    Inputs.requireConfidence(confidence);
    if (Double.isNaN(events)) {
      return Estimate.undefined(EXACT, Reasons.MISSING_INPUT);
    }
    PoissonLimits limits =
        events < PoissonLimits.BYAR_FROM
            ? PoissonLimits.exact(events, confidence)
            : PoissonLimits.byar(events, confidence);
    return Estimate.of(events, limits.lower(), limits.upper(), method(events));
  }

  private static String method(double events) {
    return events >= PoissonLimits.BYAR_FROM ? BYARS : EXACT;
  }
}
