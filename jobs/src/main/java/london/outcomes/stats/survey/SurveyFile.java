package london.outcomes.stats.survey;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * A survey's full file of respondents: the microdata form, which every other form must equal.
 *
 * @param <R> a respondent
 * @param rows every respondent of the file, also those without a valid answer
 * @param unit the primary sampling unit; the respondent where the sample was not clustered
 * @param weight w, 0 or more, {@code NaN} when missing
 */
public record SurveyFile<R>(List<R> rows, Function<R, Psu> unit, ToDoubleFunction<R> weight) {

  /** Copies the list. */
  public SurveyFile {
    rows = List.copyOf(rows);
  }

  /** The design, counted on the full file. */
  public SampleDesign design(LonelyPsu rule) {
    Set<Psu> seen = new HashSet<>();
    SortedMap<String, Integer> units = new TreeMap<>();
    for (R row : rows) {
      Psu psu = unit.apply(row);
      if (seen.add(psu)) {
        units.merge(psu.stratum(), 1, Integer::sum);
      }
    }
    return new SampleDesign(units, rule);
  }

  /**
   * The totals of a domain.
   *
   * @param member who belongs to the subgroup
   * @param answer y, 0 or 1; {@code NaN} (did not know, refused, was not asked) leaves the domain
   * @throws IllegalArgumentException for a negative weight or another answer
   */
  public DomainTotals domain(Predicate<R> member, ToDoubleFunction<R> answer) {
    SortedMap<Psu, PsuTotals> units = new TreeMap<>();
    for (R row : rows) {
      double y = answer.applyAsDouble(row);
      if (!Double.isNaN(y) && member.test(row)) {
        PsuTotals one = PsuTotals.of(weight.applyAsDouble(row), y);
        units.merge(unit.apply(row), one, PsuTotals::plus);
      }
    }
    return new DomainTotals(units);
  }
}
