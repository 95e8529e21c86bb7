package london.outcomes.measure.signal;

import java.time.LocalDate;
import london.outcomes.catalogue.Period;
import london.outcomes.catalogue.Window;

/**
 * A published figure of everybody in one area and period.
 *
 * @param value {@code NaN} where none is published
 * @param count {@code NaN} where none is published
 * @param denominator {@code NaN} where there is none
 * @param changeP probability of the change on the year before by chance alone, {@code NaN} where it
 *     was not tested
 * @param change in the unit of the value, {@code NaN} where there is none
 */
record Observation(
    String area,
    String areaName,
    String level,
    Period period,
    double value,
    double count,
    double denominator,
    double change,
    double changeP,
    String dataStatus,
    String provenance) {

  Window window() {
    return period.window();
  }

  LocalDate end() {
    return period.endDate();
  }

  boolean isKnown() {
    return !Double.isNaN(value);
  }
}
