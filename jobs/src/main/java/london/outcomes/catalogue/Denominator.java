package london.outcomes.catalogue;

/** What a count is set against. */
public sealed interface Denominator {

  /** Nothing: the measure is a count. */
  record None() implements Denominator {}

  /** Residents of the reference table, of one vintage, year and age range (both ends included). */
  record Population(String vintage, int year, int ageFrom, int ageTo) implements Denominator {}

  /** Rows of the measure's own table, of which the numerator counts some. */
  record Rows(String where) implements Denominator {}

  /** The count of another measure, in the same area, period and group. */
  record OfMeasure(String measureId) implements Denominator {}
}
