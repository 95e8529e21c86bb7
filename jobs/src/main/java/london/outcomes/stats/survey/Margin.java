package london.outcomes.stats.survey;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import london.outcomes.stats.Inputs;
import london.outcomes.stats.Messages;

/**
 * A characteristic whose totals in the population are known.
 *
 * @param name of the characteristic, for messages
 * @param levels each respondent's level, in the order of the weights
 * @param targets level to the number of people in the population
 */
public record Margin(String name, List<String> levels, SortedMap<String, Double> targets) {

  /**
   * Copies list and map.
   *
   * @throws IllegalArgumentException for a negative target, a level without a target, or a level
   *     with people and no respondent
   */
  public Margin {
    levels = List.copyOf(levels);
    targets = Collections.unmodifiableSortedMap(new TreeMap<>(targets));
    Set<String> seen = new HashSet<>(levels);
    targets.forEach(
        (level, target) -> {
          Inputs.requireCount(what(name, level, "target"), target);
          if (target > 0 && !seen.contains(level)) {
            throw new IllegalArgumentException(
                Messages.unexpected(what(name, level, "respondents"), 0, "at least one"));
          }
        });
    for (String level : seen) {
      if (!targets.containsKey(level)) {
        throw new IllegalArgumentException(
            Messages.unexpected(what(name, level, "target"), Double.NaN, "a number"));
      }
    }
  }

  private static String what(String name, String level, String of) {
    return of + " of " + name + " " + level;
  }

  /** The people in the population. */
  double total() {
    return targets.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Weights times target over their sum in each level, so that the margin is met. */
  double[] fit(double[] weights) {
    SortedMap<String, Double> sums = sums(weights);
    double[] fitted = new double[weights.length];
    for (int i = 0; i < weights.length; i++) {
      String level = levels.get(i);
      double sum = sums.get(level);
      fitted[i] = sum == 0 ? 0 : weights[i] * (targets.get(level) / sum);
    }
    return fitted;
  }

  /** The largest distance of a level's sum from its target, relative to the target. */
  double distance(double[] weights) {
    return sums(weights).entrySet().stream()
        .mapToDouble(e -> distance(e.getValue(), targets.get(e.getKey())))
        .max()
        .orElse(0);
  }

  private static double distance(double sum, double target) {
    return sum == target ? 0 : Math.abs(sum - target) / target;
  }

  private SortedMap<String, Double> sums(double[] weights) {
    SortedMap<String, Double> sums = new TreeMap<>();
    for (int i = 0; i < weights.length; i++) {
      sums.merge(levels.get(i), weights[i], Double::sum);
    }
    return sums;
  }
}
