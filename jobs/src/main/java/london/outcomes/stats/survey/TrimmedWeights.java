package london.outcomes.stats.survey;

import java.util.Arrays;
import london.outcomes.stats.Inputs;

/**
 * Weights with the extremes cut, and what that changed. Trimming trades bias for variance, so it is
 * a step of its own that is reported; margins are no longer met until the weights are raked again.
 *
 * @param weights the trimmed ones
 * @param raised how many were below the least
 * @param lowered how many were above the greatest
 * @param change sum of the trimmed weights less that of the given ones
 */
public record TrimmedWeights(double[] weights, long raised, long lowered, double change) {

  /**
   * Cuts weights to an interval.
   *
   * @param weights any, above 0
   * @param least above 0
   * @param greatest no less than the least
   * @throws IllegalArgumentException for a weight or bound that is not above 0, or bounds the wrong
   *     way round
   */
  public static TrimmedWeights of(double[] weights, double least, double greatest) {
    Inputs.requirePositive("least weight", least);
    Inputs.requirePositive("greatest weight", greatest);
    Inputs.requirePart("least weight", least, "greatest weight", greatest);
    Arrays.stream(weights).forEach(weight -> Inputs.requirePositive("weight", weight));
    double[] trimmed =
        Arrays.stream(weights).map(w -> Math.min(greatest, Math.max(least, w))).toArray();
    return new TrimmedWeights(
        trimmed,
        Arrays.stream(weights).filter(w -> w < least).count(),
        Arrays.stream(weights).filter(w -> w > greatest).count(),
        Arrays.stream(trimmed).sum() - Arrays.stream(weights).sum());
  }
}
