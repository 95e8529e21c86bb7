package london.outcomes.stats.survey;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import london.outcomes.stats.Inputs;
import london.outcomes.stats.Messages;

/**
 * Respondents of a domain with a yes-or-no answer, and the yes-or-no variables that it is set
 * against. Column 0 is the constant, and is 1 for everybody.
 *
 * @param width number of columns, the constant included
 * @param active for each respondent the columns that are 1, ascending, 0 first
 * @param answers whether each said yes
 * @param weights w of each, 0 or more
 * @param strata sampling stratum of each; the respondent is the sampling unit
 */
public record IndicatorSample(
    int width, int[][] active, boolean[] answers, double[] weights, List<String> strata) {

  /**
   * @throws IllegalArgumentException for lists of unequal length, a column out of range, or a
   *     weight that is missing or negative
   */
  public IndicatorSample {
    strata = List.copyOf(strata);
    int size = active.length;
    if (answers.length != size || weights.length != size || strata.size() != size) {
      throw new IllegalArgumentException(
          Messages.unexpected("answers, weights, strata", answers.length, "one a respondent"));
    }
    for (int i = 0; i < size; i++) {
      int last = active[i].length - 1;
      if (last < 0 || active[i][0] != 0 || active[i][last] >= width) {
        throw new IllegalArgumentException(
            Messages.unexpected("columns of respondent", i, "0 first, and below " + width));
      }
      if (Double.isNaN(weights[i])) {
        throw new IllegalArgumentException(Messages.unexpected("weight", weights[i], "a number"));
      }
      Inputs.requireCount("weight", weights[i]);
    }
  }

  /** Respondents. */
  public int size() {
    return active.length;
  }

  /** Sum of weights, in the order of the respondents. */
  public double weight() {
    return Arrays.stream(weights).sum();
  }

  /** The smaller number of respondents: who said yes, or who said no. */
  public int rarer() {
    int yes = 0;
    for (boolean answer : answers) {
      yes += answer ? 1 : 0;
    }
    return Math.min(yes, size() - yes);
  }

  /**
   * Sampling units less strata with one, and less what was fitted beside the constant: as R's
   * {@code svyglm} has it.
   */
  double degreesOfFreedom(int columns) {
    return size() - new HashSet<>(strata).size() - (columns - 1.0);
  }

  boolean has(int respondent, int column) {
    return Arrays.binarySearch(active[respondent], column) >= 0;
  }
}
