package london.outcomes.insight.place;

/**
 * A count of an area and month that is more than was to be expected, as far as one test tells.
 *
 * @param category of offences
 * @param area code
 * @param level borough or ward
 * @param borough that the area is or lies in
 * @param month in months since year 0
 * @param observed offences recorded
 * @param whole offences recorded in the borough of a ward, in London for a borough
 * @param expected by the area's own history and what happened elsewhere
 * @param lower end of the range that holds 95 % of what was to be expected
 * @param upper end of that range
 * @param p probability of as many or more by chance alone
 */
record Rise(
    String category,
    String area,
    String level,
    String borough,
    int month,
    long observed,
    long whole,
    double expected,
    double lower,
    double upper,
    double p) {

  double excess() {
    return observed - expected;
  }
}
