package london.outcomes.measure.signal;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import london.outcomes.catalogue.Kind;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.Window;
import london.outcomes.stats.spc.Direction;

/**
 * What signals need to know of a measure.
 *
 * @param chartWindow independent periods for a control chart: the shortest that is published
 * @param compareWindow the period in which boroughs are compared: the longest that is published and
 *     ends with any month or quarter
 * @param per multiplier of the value
 * @param recordingChanges days on which the series breaks
 * @param settlesAfter months that the latest figures need to fill up; until then they are not
 *     judged
 */
record Subject(
    String title,
    String unit,
    Kind kind,
    Direction direction,
    Window chartWindow,
    Window compareWindow,
    double per,
    List<LocalDate> recordingChanges,
    int settlesAfter)
    implements Serializable {

  static Subject of(Measure measure) {
    Set<Window> windows = measure.disclosure().published(measure.windows());
    return new Subject(
        measure.title(),
        measure.unit(),
        measure.kind(),
        direction(measure.better()),
        first(windows, Window.MONTH, Window.QUARTER, Window.FINANCIAL_YEAR),
        first(windows, Window.ROLLING_12, Window.QUARTER, Window.FINANCIAL_YEAR, Window.MONTH),
        measure.per(),
        measure.recordingChanges().stream().map(change -> change.date()).toList(),
        measure.settlesAfter());
  }

  /** Null when none of them is published: a rolling year alone cannot be charted. */
  private static Window first(Set<Window> published, Window... order) {
    return List.of(order).stream().filter(published::contains).findFirst().orElse(null);
  }

  private static Direction direction(String better) {
    return switch (better) {
      case "lower" -> Direction.DECREASE;
      case "higher" -> Direction.INCREASE;
      default -> Direction.NEUTRAL;
    };
  }
}
