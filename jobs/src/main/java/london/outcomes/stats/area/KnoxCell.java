package london.outcomes.stats.area;

/**
 * One cell of the Knox table.
 *
 * @param distance metres apart
 * @param days days apart
 * @param observed pairs of events
 * @param expected pairs if dates had nothing to do with places, {@code NaN} with under two events
 * @param pValue share of permutations with at least as many pairs
 */
public record KnoxCell(
    Bands.Band distance, Bands.Band days, long observed, double expected, double pValue) {

  /** Observed over expected pairs, {@code NaN} when none are expected. */
  public double ratio() {
    return expected > 0 ? observed / expected : Double.NaN;
  }
}
