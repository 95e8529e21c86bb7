package london.outcomes.config;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import london.outcomes.catalogue.Baseline;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.Period;
import london.outcomes.catalogue.RecordingChange;
import london.outcomes.catalogue.Window;

/** Reads the {@code baseline} block of a measure. */
final class BaselineParser {

  private static final Period NONE = new Period(Window.FINANCIAL_YEAR, YearMonth.of(2000, 3));

  private BaselineParser() {}

  static Baseline parse(ConfigNode node) {
    String id = node.text("period");
    String refrozen = node.text("refrozen", "");
    node.done();
    if (Period.year(id).isEmpty()) {
      node.problem("period", "'" + id + "' is no year", "Write FY2024-25 or R12-2025-03.");
    }
    if (!refrozen.isEmpty() && !isDate(refrozen)) {
      node.problem("refrozen", "'" + refrozen + "' is no date", "Write it as 2026-06-01.");
    }
    return new Baseline(Period.year(id).orElse(NONE), refrozen);
  }

  /** A baseline is a figure of the measure, and recorded in one way. */
  static void check(ConfigNode node, Measure measure) {
    if (measure.baseline().isEmpty()) {
      return;
    }
    Period period = measure.baseline().get().period();
    if (!measure.windows().contains(period.window())) {
      node.problem(
          "windows",
          "the baseline " + period.id() + " is of the window " + period.window().id(),
          "Add it, or choose another year.");
    }
    for (RecordingChange change : measure.recordingChanges()) {
      LocalDate date = change.date();
      if (date.isAfter(period.startDate()) && !date.isAfter(period.endDate())) {
        node.problem(
            "baseline",
            "recording changed within that year, on " + date,
            "Choose a year before or after, or no baseline.");
      }
    }
  }

  private static boolean isDate(String text) {
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
