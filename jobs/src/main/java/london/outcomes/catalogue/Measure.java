package london.outcomes.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A measure with a value for each period, area and group.
 *
 * @param table conformed table or view that it is tallied from
 * @param sources contracts whose rows count; their arrival is the measure's coverage
 * @param sample for a measure of a survey, how its records stand for people
 * @param per multiplier of a rate, such as 1,000
 * @param levels area levels that are published
 * @param minimumCoverage share of the expected input below which no value is given
 * @param settlesAfter months until a period's figure hardly changes any more, as when outcomes of
 *     its offences still arrive; until then it is compared with nothing
 * @param finalAfter months after which a period's figure is final, whatever its sources say of
 *     their newest months; 0 where nobody has declared it
 * @param baseline the year that later figures are set against, beside the year before
 * @param limits what it does not show, and how it is misread: at least one
 * @param definition digest of the file, so that a changed definition is noticed
 */
public record Measure(
    String id,
    String title,
    String theme,
    String question,
    String planSection,
    Alignment nationalMeasure,
    String better,
    String table,
    Set<String> sources,
    Kind kind,
    Numerator numerator,
    Denominator denominator,
    Optional<Sample> sample,
    double per,
    String unit,
    Set<Window> windows,
    Set<String> levels,
    List<Breakdown> breakdowns,
    double minimumCoverage,
    Disclosure disclosure,
    List<RecordingChange> recordingChanges,
    int settlesAfter,
    int finalAfter,
    Optional<Baseline> baseline,
    String notes,
    List<String> limits,
    String owner,
    String definition)
    implements Entry {

  /** Ages in months at which what is said of a figure changes, though its data do not. */
  public Set<Integer> turningAges() {
    return Stream.of(settlesAfter, finalAfter).filter(a -> a > 0).collect(Collectors.toSet());
  }

  /**
   * Periods end with months whose number is a multiple of this: a survey is drawn quarter by
   * quarter, and its rolling year is of four quarters.
   */
  public int endsEvery() {
    return sample.isPresent() && !windows.contains(Window.MONTH) ? 3 : 1;
  }
}
