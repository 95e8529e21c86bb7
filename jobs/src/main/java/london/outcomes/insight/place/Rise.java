package london.outcomes.insight.place;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A count of an area and month that is more than was to be expected, as far as one test tells.
 *
 * @param category of offences
 * @param area code
 * @param level borough or ward
 * @param borough that the area is or lies in
 * @param month in months since year 0
 * @param months looked at together: the month alone, or with the one or two before it
 * @param observed offences recorded in the month
 * @param whole offences recorded in the borough of a ward, in London for a borough
 * @param expected by the area's own history and what happened elsewhere
 * @param lower end of the range that holds 95 % of what was to be expected
 * @param upper end of that range
 * @param p probability of as many or more by chance alone, in the months together
 */
record Rise(
    String category,
    String area,
    String level,
    String borough,
    int month,
    int months,
    long observed,
    long whole,
    double expected,
    double lower,
    double upper,
    double p) {

  double excess() {
    return observed - expected;
  }

  /**
   * One rise for all ways to look at it, the most unlikely, with a probability that takes all ways
   * into account. Source: Simes (1986), Biometrika 73; it holds for sums that share months (Sarkar
   * 1998, Annals of Statistics 26).
   *
   * @param ways those in which it could be looked at; in others its p counts as 1
   * @param tried how many ways there are
   */
  static Optional<Rise> together(List<Rise> ways, int tried) {
    List<Rise> sorted = ways.stream().sorted(Comparator.comparingDouble(Rise::p)).toList();
    double p = 1;
    for (int i = 0; i < sorted.size(); i++) {
      p = Math.min(p, sorted.get(i).p * tried / (i + 1));
    }
    double together = p;
    return sorted.stream().findFirst().map(rise -> rise.with(together));
  }

  private Rise with(double other) {
    return new Rise(
        category, area, level, borough, month, months, observed, whole, expected, lower, upper,
        other);
  }
}
