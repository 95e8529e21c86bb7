package london.outcomes.catalogue;

/**
 * How the records of a survey stand for people: a weight each, drawn stratum by stratum. The
 * respondent is the sampling unit.
 *
 * @param weight SQL expression of a record's weight
 * @param stratum SQL expression of the stratum that it was drawn in, such as borough and quarter
 */
public record Sample(String weight, String stratum) {}
