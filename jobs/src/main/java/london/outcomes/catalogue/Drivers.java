package london.outcomes.catalogue;

import java.util.List;

/**
 * What opinions go with opinions: the outcomes that are set against the factors, with which
 * controls, and for which groups. Associations, not causes.
 *
 * @param factors yes-or-no answers, in reading order
 * @param controls columns that are held equal; who has none stands in a category of their own
 * @param breakdowns characteristics of the outcomes' measures whose groups are modelled apart
 * @param checks characteristics by whose groups it is told how well a model serves them
 * @param minimumAnswered share of the respondents of a year, 0 to 1, below which a factor counts as
 *     not asked
 */
public record Drivers(
    List<Outcome> outcomes,
    List<Factor> factors,
    List<String> controls,
    List<String> breakdowns,
    List<String> checks,
    double minimumAnswered) {

  /** Nothing to explain. */
  public static final Drivers NONE =
      new Drivers(List.of(), List.of(), List.of(), List.of(), List.of(), 1);

  /**
   * What is to be explained.
   *
   * @param measure id of a measure of a survey
   * @param answer column of its table: whether the respondent counts in the measure's numerator
   */
  public record Outcome(String measure, String answer) {}

  /**
   * What it is set against.
   *
   * @param column of the same table, a yes-or-no answer
   * @param theme such as fairness or safety
   * @param title what somebody thinks who says yes
   */
  public record Factor(String column, String theme, String title) {}
}
