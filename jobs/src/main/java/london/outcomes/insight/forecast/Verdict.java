package london.outcomes.insight.forecast;

import java.util.List;
import java.util.Optional;

/**
 * What is told of a series.
 *
 * @param status {@code ok}, or why nothing is forecast
 * @param skills of the models, empty where none was tested
 * @param best the best model but last year's figure, empty where none was tested
 * @param ahead forecasts by horizon, empty unless the status is {@code ok}
 */
record Verdict(
    Series series, String status, List<Skill> skills, Optional<Model> best, List<Ahead> ahead) {

  static final String OK = "ok";

  /** Its newest figure is half a year older than the newest of all. */
  static final String OUT_OF_DATE = "out-of-date";

  /** Fewer months without a gap than it takes to learn and to test. */
  static final String TOO_SHORT = "too-short";

  /** On average, fewer than 5 cases a month in the last year. */
  static final String TOO_FEW = "too-few";

  /** No model was nearer than the figures of the year before. */
  static final String NO_BETTER = "no-better-than-last-year";

  /** A forecast of a count with its 95 % interval. */
  record Ahead(int month, int horizon, double count, double lower, double upper) {}

  static Verdict without(Series series, String status) {
    return new Verdict(series, status, List.of(), Optional.empty(), List.of());
  }

  boolean isShown() {
    return status.equals(OK);
  }
}
