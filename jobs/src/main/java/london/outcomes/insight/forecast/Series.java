package london.outcomes.insight.forecast;

import java.util.Arrays;

/**
 * Monthly counts of a measure in an area, without a gap. Months are numbered from year 0: {@code
 * 12·year + month - 1}.
 *
 * @param area code
 * @param level borough or region
 * @param first number of the first month
 * @param counts by month
 * @param denominator what the newest count is set against, {@code NaN} for nothing
 * @param provenance the weakest of the figures
 */
record Series(
    String area, String level, int first, double[] counts, double denominator, String provenance) {

  static final int YEAR = 12;

  int last() {
    return first + counts.length - 1;
  }

  boolean isLondon() {
    return level.equals("region");
  }

  double at(int month) {
    return month < first || month > last() ? Double.NaN : counts[month - first];
  }

  /** The mean of a number of months up to and including the last. */
  double mean(int months, int last) {
    int end = last - first + 1;
    return Arrays.stream(counts, end - months, end).sum() / months;
  }

  /** The counts that were known at the end of a month. */
  double[] through(int month) {
    return Arrays.copyOf(counts, month - first + 1);
  }

  /** How many months were known at the end of a month; negative before the first. */
  int known(int month) {
    return Math.min(month, last()) - first + 1;
  }
}
