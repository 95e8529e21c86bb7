package london.outcomes.stats.survey;

import java.util.List;
import london.outcomes.stats.Inputs;
import london.outcomes.stats.Messages;

/**
 * Weights that make a sample add up to known totals of the population (method M15).
 *
 * <p>Source: Deming and Stephan (1940), Annals of Mathematical Statistics 11; Lumley, survey
 * package for R, {@code rake} and {@code postStratify}.
 */
public final class Raking {
  private static final double TOLERANCE = 1e-10;

  /** Margins that add up to totals further apart than this contradict each other. */
  private static final double SAME_TOTAL = 1e-9;

  private static final int MAX_ROUNDS = 10_000;

  private Raking() {}

  /**
   * One margin: each weight times target over the sum of weights in its level.
   *
   * @param weights base weights, above 0
   * @throws IllegalArgumentException for a weight that is not above 0, or of another number
   */
  public static double[] poststratify(double[] weights, Margin margin) {
    require(weights, margin);
    return margin.fit(weights);
  }

  /**
   * Iterative proportional fitting: poststratifies to one margin after the other until all are met
   * to 1e-10 of each target. Products of the base weight and one factor for each level result.
   *
   * @param weights base weights, above 0
   * @param margins whose targets add up to the same number of people
   * @throws IllegalArgumentException for a weight that is not above 0, or margins that disagree
   * @throws ArithmeticException if the margins cannot be met together, as when levels that are
   *     empty in combination would be needed
   */
  public static double[] rake(double[] weights, List<Margin> margins) {
    for (Margin margin : margins) {
      require(weights, margin);
      requireSameTotal(margins.get(0), margin);
    }
    double[] raked = weights.clone();
    for (int round = 0; round < MAX_ROUNDS; round++) {
      for (Margin margin : margins) {
        raked = margin.fit(raked);
      }
      if (distance(raked, margins) <= TOLERANCE) {
        return raked;
      }
    }
    throw new ArithmeticException(
        Messages.unexpected(
            "largest relative distance from a target after " + MAX_ROUNDS + " rounds",
            distance(raked, margins),
            "at most " + TOLERANCE));
  }

  private static double distance(double[] weights, List<Margin> margins) {
    return margins.stream().mapToDouble(margin -> margin.distance(weights)).max().orElse(0);
  }

  private static void require(double[] weights, Margin margin) {
    if (weights.length != margin.levels().size()) {
      throw new IllegalArgumentException(
          Messages.unexpected("weights", weights.length, "one for each level of " + margin.name()));
    }
    for (double weight : weights) {
      Inputs.requirePositive("weight", weight);
    }
  }

  private static void requireSameTotal(Margin first, Margin margin) {
    double total = first.total();
    if (Math.abs(margin.total() - total) > SAME_TOTAL * total) {
      throw new IllegalArgumentException(
          Messages.unexpected(
              "targets of " + margin.name() + " in all",
              margin.total(),
              "those of " + first.name() + ", " + total));
    }
  }
}
