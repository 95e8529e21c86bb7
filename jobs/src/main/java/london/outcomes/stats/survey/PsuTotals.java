package london.outcomes.stats.survey;

import london.outcomes.stats.Inputs;
import london.outcomes.stats.Messages;

/**
 * Sums over the members of a domain in one primary sampling unit. They add up: the totals of a unit
 * that was interviewed over two months are those of the months together.
 *
 * @param respondents members of the domain, unweighted
 * @param weight sum of w, {@code NaN} when a weight is missing
 * @param success sum of w·y
 * @param squaredWeight sum of w²
 */
public record PsuTotals(double respondents, double weight, double success, double squaredWeight) {
  /** Sums of equal terms in another order differ by less. */
  private static final double ROUNDING = 1 + 1e-9;

  /**
   * @throws IllegalArgumentException for a negative or infinite sum, or successes above the weight
   */
  public PsuTotals {
    Inputs.requireCount("respondents", respondents);
    Inputs.requireCount("sum of weights", weight);
    Inputs.requireCount("sum of weighted successes", success);
    Inputs.requireCount("sum of squared weights", squaredWeight);
    Inputs.requirePart("weighted successes", success, "weights", weight * ROUNDING);
  }

  /**
   * One member of the domain.
   *
   * @param weight w, 0 or more, {@code NaN} when missing
   * @param answer y, 0 or 1
   * @throws IllegalArgumentException for a negative weight or another answer
   */
  public static PsuTotals of(double weight, double answer) {
    if (answer != 0 && answer != 1) {
      throw new IllegalArgumentException(Messages.unexpected("answer", answer, "0 or 1"));
    }
    return new PsuTotals(1, weight, weight * answer, weight * weight);
  }

  /** The sums of both. */
  public PsuTotals plus(PsuTotals other) {
    return new PsuTotals(
        respondents + other.respondents,
        weight + other.weight,
        success + other.success,
        squaredWeight + other.squaredWeight);
  }
}
