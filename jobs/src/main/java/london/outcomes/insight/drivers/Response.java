package london.outcomes.insight.drivers;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;

/**
 * What one respondent answered, without anything that tells who it was. Their order is one of what
 * they say, so that sums do not depend on how rows arrive; who says the same is interchangeable.
 *
 * @param month of the interview
 * @param stratum sampling stratum
 * @param weight 0 or more
 * @param answers a character each, the outcome first, then the factors: {@code 1}, {@code 0}, or
 *     {@code -} for no answer
 * @param controls category by control; {@code unknown} without one
 * @param groups category by characteristic
 * @param provenance place in the order from the strongest, 0, to the weakest
 */
record Response(
    YearMonth month,
    String stratum,
    double weight,
    String answers,
    List<String> controls,
    List<String> groups,
    int provenance)
    implements Comparable<Response> {

  private static final Comparator<Response> ORDER =
      Comparator.comparing(Response::month)
          .thenComparing(Response::stratum)
          .thenComparing(Response::answers)
          .thenComparing(r -> String.join("|", r.controls))
          .thenComparing(r -> String.join("|", r.groups))
          .thenComparingDouble(Response::weight)
          .thenComparingInt(Response::provenance);

  @Override
  public int compareTo(Response other) {
    return ORDER.compare(this, other);
  }

  /** Whether the outcome was answered. */
  boolean hasOutcome() {
    return answers.charAt(0) != '-';
  }

  boolean outcome() {
    return answers.charAt(0) == '1';
  }

  /** Whether a factor was answered. */
  boolean has(int factor) {
    return answers.charAt(1 + factor) != '-';
  }

  boolean factor(int factor) {
    return answers.charAt(1 + factor) == '1';
  }

  /** The year that starts in April of this one. */
  int financialYear() {
    return month.getYear() - (month.getMonthValue() < 4 ? 1 : 0);
  }
}
