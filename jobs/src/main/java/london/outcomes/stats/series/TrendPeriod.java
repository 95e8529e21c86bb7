package london.outcomes.stats.series;

import london.outcomes.stats.Inputs;

/**
 * Events and what they are out of in one period: successes of trials, or events of a population.
 *
 * @param events x; {@code NaN} is missing
 * @param base n, trials or people; {@code NaN} is missing
 */
public record TrendPeriod(double events, double base) {

  /**
   * @throws IllegalArgumentException for a negative or infinite number
   */
  public TrendPeriod {
    Inputs.requireCount("events", events);
    Inputs.requireCount("base", base);
  }

  boolean isMissing() {
    return Inputs.anyMissing(events, base);
  }
}
