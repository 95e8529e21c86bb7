package london.outcomes.stats.area;

import london.outcomes.stats.Inputs;

/**
 * Numerator and denominator of one area.
 *
 * @param numerator successes, or observed events; {@code NaN} is missing
 * @param denominator trials, or expected events; {@code NaN} is missing
 */
public record AreaFigure(double numerator, double denominator) {

  /**
   * @throws IllegalArgumentException for a negative or infinite number
   */
  public AreaFigure {
    Inputs.requireCount("numerator", numerator);
    Inputs.requireCount("denominator", denominator);
  }

  /** Numerator over denominator, {@code NaN} when either is missing or both are zero. */
  double value() {
    return denominator > 0 ? numerator / denominator : Double.NaN;
  }
}
