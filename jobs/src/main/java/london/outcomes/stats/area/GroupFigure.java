package london.outcomes.stats.area;

import london.outcomes.stats.Estimate;
import london.outcomes.stats.Inputs;

/**
 * The figure of one group of areas, such as a tenth by deprivation.
 *
 * @param population people, or respondents, in the group
 * @param figure its value with interval
 */
public record GroupFigure(double population, Estimate figure) {

  /**
   * @throws IllegalArgumentException for a population that is missing or not above 0
   */
  public GroupFigure {
    Inputs.requirePositive("population", population);
  }

  boolean isMissing() {
    return !figure.isDefined() || !figure.hasInterval();
  }
}
