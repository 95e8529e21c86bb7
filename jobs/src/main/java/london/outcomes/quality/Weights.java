package london.outcomes.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The weights of the respondents of one delivery: none should speak for many others, and together
 * they should speak for as many as were asked.
 *
 * @param column column with the weights
 * @param people respondents with a weight
 */
public record Weights(String column, long people, double median, double largest, double sum) {

  /** The code of the finding. */
  public static final String WEIGHT_ANOMALY = "WEIGHT_ANOMALY";

  private static final double MOST_TIMES_MEDIAN = 10;
  private static final double MOST_OFF = 0.01;

  /** What is unusual about them, in words. */
  public List<String> anomalies() {
    List<String> found = new ArrayList<>();
    if (largest > MOST_TIMES_MEDIAN * median) {
      found.add(
          say(
              "%s: the largest weight, %.2f, is more than %.0f times the median, %.2f; ask how they"
                  + " were trimmed",
              column, largest, MOST_TIMES_MEDIAN, median));
    }
    if (Math.abs(sum - people) > MOST_OFF * people) {
      found.add(
          say(
              "%s: the weights add up to %,.1f for %,d respondents, more than %.0f %% apart; ask"
                  + " whether they were rebased",
              column, sum, people, 100 * MOST_OFF));
    }
    return found;
  }

  private static String say(String format, Object... values) {
    return String.format(Locale.UK, format, values);
  }
}
