package london.outcomes.measure.signal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Map;

/** Figures and findings in plain words. */
final class Wording {

  private static final Map<String, String> FINDINGS =
      Map.of(
          "above_upper_limit", "is above the range of usual variation",
          "below_lower_limit", "is below the range of usual variation",
          "trend_increasing", "ends a run of rises in every period",
          "trend_decreasing", "ends a run of falls in every period",
          "two_of_three_above",
              "is, like one of its neighbours, close to the upper end of the usual range",
          "two_of_three_below",
              "is, like one of its neighbours, close to the lower end of the usual range",
          "shift_above", "belongs to a run of periods that all lie above the mean",
          "shift_below", "belongs to a run of periods that all lie below the mean");

  private Wording() {}

  /** What every sentence begins with: the measure, the area, the figure and its period. */
  static String figure(Subject subject, Observation about) {
    return "%s, %s: %s %s in %s"
        .formatted(
            subject.title(),
            about.areaName(),
            number(about.value()),
            subject.unit(),
            about.period().name());
  }

  static String finding(String signal) {
    return FINDINGS.get(signal);
  }

  /** Rounded half up on the decimal text: no decimals from 100, one from 10, else two. */
  static String number(double value) {
    double size = Math.abs(value);
    int places = size >= 100 ? 0 : size >= 10 ? 1 : 2;
    BigDecimal rounded =
        new BigDecimal(Double.toString(value)).setScale(places, RoundingMode.HALF_UP);
    boolean isWhole = rounded.stripTrailingZeros().scale() <= 0;
    NumberFormat format = NumberFormat.getNumberInstance(Locale.UK);
    format.setMinimumFractionDigits(isWhole ? 0 : places);
    format.setMaximumFractionDigits(places);
    return format.format(rounded);
  }
}
