package london.outcomes.stats.survey;

import london.outcomes.stats.Inputs;

/**
 * Products of the totals of two domains, a and b, summed over the primary sampling units of a
 * stratum, with W = sum of w and Y = sum of w·y in a unit. With a = b they are the squares of one
 * domain. They add up over units, and over months as long as no unit is in two of them.
 *
 * @param successSuccess sum of Ya·Yb
 * @param successWeight sum of Ya·Wb
 * @param weightSuccess sum of Wa·Yb
 * @param weightWeight sum of Wa·Wb
 */
public record Products(
    double successSuccess, double successWeight, double weightSuccess, double weightWeight) {
  /** No unit has members of both domains. */
  public static final Products NONE = new Products(0, 0, 0, 0);

  /**
   * @throws IllegalArgumentException for a negative or infinite sum
   */
  public Products {
    Inputs.requireCount("sum of successes times successes", successSuccess);
    Inputs.requireCount("sum of successes times weights", successWeight);
    Inputs.requireCount("sum of weights times successes", weightSuccess);
    Inputs.requireCount("sum of weights times weights", weightWeight);
  }

  /** The products of one unit. */
  static Products of(PsuTotals a, PsuTotals b) {
    return new Products(
        a.success() * b.success(),
        a.success() * b.weight(),
        a.weight() * b.success(),
        a.weight() * b.weight());
  }

  /** The sums of both. */
  public Products plus(Products other) {
    return new Products(
        successSuccess + other.successSuccess,
        successWeight + other.successWeight,
        weightSuccess + other.weightSuccess,
        weightWeight + other.weightWeight);
  }

  /** Sum of (Ya - pa·Wa)(Yb - pb·Wb). */
  double residuals(double pa, double pb) {
    return successSuccess - pb * successWeight - pa * weightSuccess + pa * pb * weightWeight;
  }
}
