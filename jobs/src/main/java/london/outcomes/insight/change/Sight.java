package london.outcomes.insight.change;

import java.util.Set;

/**
 * What is published of a figure in one period.
 *
 * @param status of {@code fact_measure}; {@code none} where there is no row
 * @param count what is counted, {@code NaN} where it is not told
 * @param base what the count is set against, {@code NaN} where there is none
 * @param value {@code NaN} where there is none
 * @param provenance {@code none} where nothing has arrived
 */
record Sight(
    String status,
    double count,
    double base,
    double value,
    String changeStatus,
    String provenance) {

  static final Sight NONE =
      new Sight("none", Double.NaN, Double.NaN, Double.NaN, "no-earlier-value", "none");

  private static final Set<String> WITHHELD = Set.of("suppressed", "restricted", "unreliable");

  /** There is a count even where there is nothing to set it against. */
  private static final Set<String> SHOWN = Set.of("ok", "no-denominator", "zero-denominator");

  boolean isWithheld() {
    return WITHHELD.contains(status);
  }

  boolean isShown() {
    return SHOWN.contains(status) && !Double.isNaN(count);
  }

  boolean isMissing() {
    return !isWithheld() && !isShown();
  }

  /** Base, or 0 where there is none. */
  double baseOrNothing() {
    return Double.isNaN(base) ? 0 : base;
  }
}
