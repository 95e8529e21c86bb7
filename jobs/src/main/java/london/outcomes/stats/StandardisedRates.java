package london.outcomes.stats;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Rates that allow for the age structure of an area (methods M05 and M06).
 *
 * <p>Source: Public Health England technical guide on confidence intervals; PHEindicatormethods
 * 2.1.0.
 */
public final class StandardisedRates {
  /** Method name of the interval of a directly standardised rate. */
  public static final String DOBSON = "dobson";

  private static final double FEWEST_EVENTS = 10;

  private StandardisedRates() {}

  /**
   * The directly standardised rate m·sum(w·o/n)/sum(w) with Dobson's interval: value + m·sqrt(V/O)·
   * (limit - O) at Byar's limits of all events O, V = sum(w²·o/n²)/(sum w)². Where people have f
   * events each, o in V is the sum of f² over people, so that the events of one person are not
   * taken for independent.
   *
   * <p>Source: Dobson and others (1991), Statistics in Medicine 10.
   *
   * @param bands all age bands of the standard population
   * @param multiplier m, such as 100,000 people
   * @param confidence coverage between 0 and 1, such as 0.95
   * @return events per m people of the standard population; {@code fewer_than_10_events} below ten,
   *     {@code missing_input} without bands
   * @throws IllegalArgumentException for a multiplier or confidence out of range
   */
  public static Estimate direct(List<AgeBand> bands, double multiplier, double confidence) {
    Inputs.requirePositive("multiplier", multiplier);
    Inputs.requireConfidence(confidence);
    if (bands.isEmpty()) {
      return Estimate.undefined(DOBSON, Reasons.MISSING_INPUT);
    }
    double events = sum(bands, AgeBand::events);
    if (events < FEWEST_EVENTS) {
      return Estimate.undefined(DOBSON, Reasons.FEWER_THAN_10_EVENTS);
    }
    double weight = sum(bands, AgeBand::weight);
    double value = sum(bands, AgeBand::weightedRate) / weight;
    double scale = Math.sqrt(sum(bands, AgeBand::weightedVariance) / events) / weight;
    PoissonLimits limits = PoissonLimits.byar(events, confidence);
    double lower = value + scale * (limits.lower() - events);
    double upper = value + scale * (limits.upper() - events);
    return Estimate.of(value, lower, upper, DOBSON).times(multiplier);
  }

  /**
   * The standardised ratio m·O/E of observed events to those expected at the reference's rates, E =
   * sum(n·rate of the reference), with the limits of the count O (exact below 10, Byar from 10)
   * divided by E.
   *
   * @param bands all age bands
   * @param multiplier m, usually 100
   * @param confidence coverage between 0 and 1, such as 0.95
   * @return m when the area has the reference's rates; {@code missing_input} without bands or when
   *     a number is missing, {@code zero_denominator} when no event is expected
   * @throws IllegalArgumentException for a multiplier or confidence out of range
   */
  public static Estimate indirect(List<ReferenceBand> bands, double multiplier, double confidence) {
    Inputs.requirePositive("multiplier", multiplier);
    Inputs.requireConfidence(confidence);
    double events = sum(bands, ReferenceBand::events);
    boolean isMissing = bands.isEmpty() || bands.stream().anyMatch(ReferenceBand::isMissing);
    double expected = isMissing ? Double.NaN : sum(bands, ReferenceBand::expected);
    return Rates.crude(events, expected, multiplier, confidence);
  }

  private static <T> double sum(List<T> bands, ToDoubleFunction<T> term) {
    return bands.stream().mapToDouble(term).sum();
  }
}
