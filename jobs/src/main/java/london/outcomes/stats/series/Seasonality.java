package london.outcomes.stats.series;

import java.util.function.DoubleBinaryOperator;

/** How the season joins the rest of a series. */
public enum Seasonality {
  /** The same number is added in every year. */
  ADDITIVE((rest, season) -> rest + season, (value, part) -> value - part),

  /** The rest is multiplied by the same number in every year; all values must be above 0. */
  MULTIPLICATIVE((rest, season) -> rest * season, (value, part) -> value / part);

  private final DoubleBinaryOperator join;
  private final DoubleBinaryOperator part;

  Seasonality(DoubleBinaryOperator join, DoubleBinaryOperator part) {
    this.join = join;
    this.part = part;
  }

  double join(double rest, double season) {
    return join.applyAsDouble(rest, season);
  }

  /** What is left of a value without one of its parts. */
  double without(double value, double part) {
    return this.part.applyAsDouble(value, part);
  }
}
