package london.outcomes.notebook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import london.outcomes.notebook.Trend.Point;

/**
 * What changed on a year before, in per cent, from two published figures and their intervals alone.
 *
 * <p>The interval joins those of the two figures on the scale of logarithms: the method of variance
 * estimates recovery, Zou and Donner (2008), Statistics in Medicine 27.
 *
 * @param at last day of the later period
 * @param perCent the change
 * @param lower lower end of its 95 % interval
 * @param upper upper end of it
 */
public record Change(LocalDate at, double perCent, double lower, double upper) {
  /** From a figure to another one; both above zero, with intervals. */
  static Change between(Point before, Point after) {
    double ratio = Math.log(after.value() / before.value());
    double down = apart(after.value(), after.lower(), before.upper(), before.value());
    double up = apart(after.upper(), after.value(), before.value(), before.lower());
    return new Change(after.at(), perCent(ratio), perCent(ratio - down), perCent(ratio + up));
  }

  private static double apart(double a, double b, double c, double d) {
    return Math.hypot(Math.log(a / b), Math.log(c / d));
  }

  private static double perCent(double logarithm) {
    return 100 * Math.expm1(logarithm);
  }

  /** The changes from year to year that share no month, the latest first. */
  public static List<Change> ofYears(List<Point> points) {
    List<Point> known = points.stream().filter(Change::isComparable).toList();
    List<Change> changes = new ArrayList<>();
    Optional<Point> after =
        known.isEmpty() ? Optional.empty() : Optional.of(known.get(known.size() - 1));
    while (after.isPresent()) {
      Point later = after.get();
      Optional<Point> before =
          known.stream().filter(point -> isYearBefore(point.at(), later.at())).findFirst();
      before.ifPresent(earlier -> changes.add(between(earlier, later)));
      after = before;
    }
    return changes;
  }

  private static boolean isComparable(Point point) {
    return !point.isGap() && point.lower() > 0;
  }

  /** The last days of two Februaries may have different numbers. */
  private static boolean isYearBefore(LocalDate before, LocalDate after) {
    return before.plusDays(1).equals(after.plusDays(1).minusYears(1));
  }

  /** fell, rose, or no clear change: the interval holds zero. */
  public String verdict() {
    if (upper < 0) {
      return "fell";
    }
    return lower > 0 ? "rose" : "no clear change";
  }

  @Override
  public String toString() {
    return String.format(
            Locale.UK, "%+.1f%% (%+.1f to %+.1f): %s", perCent, lower, upper, verdict())
        .replace('-', '\u2212');
  }
}
