package london.outcomes.stats;

/**
 * What a standardised ratio needs to know of one age band.
 *
 * @param events o, events in the band of the area; {@code NaN} is missing
 * @param population n, people in the band of the area; {@code NaN} is missing
 * @param referenceEvents events in the band of the reference population
 * @param referencePopulation people in the band of the reference population
 */
public record ReferenceBand(
    double events, double population, double referenceEvents, double referencePopulation) {

  /**
   * @throws IllegalArgumentException for a negative or infinite number, or a reference population
   *     that is missing or zero
   */
  public ReferenceBand {
    Inputs.requireCount("events", events);
    Inputs.requireCount("population", population);
    Inputs.requireCount("referenceEvents", referenceEvents);
    Inputs.requirePositive("referencePopulation", referencePopulation);
  }

  boolean isMissing() {
    return Inputs.anyMissing(events, population, referenceEvents);
  }

  /** Events that the area would have at the reference's rate. */
  double expected() {
    return referenceEvents / referencePopulation * population;
  }
}
