package london.outcomes.synth;

import java.io.IOException;
import java.time.YearMonth;
import java.util.List;

/**
 * What crimes of past months bring in later ones. Crimes of before the plan are read too, so that a
 * month does not depend on where the plan begins.
 */
final class Backlog<T> {

  /** Says what a crime brings, and when. */
  interface Sorter<T> {
    void sort(Crime crime, Later<T> later);
  }

  private final Crimes crimes;
  private final int monthsBack;
  private final Sorter<T> sorter;
  private final Later<T> later = new Later<>();
  private YearMonth next;

  /**
   * @param monthsBack how long after a crime it may still bring something
   */
  Backlog(Crimes crimes, int monthsBack, Sorter<T> sorter) {
    this.crimes = crimes;
    this.monthsBack = monthsBack;
    this.sorter = sorter;
  }

  /** What a month brings; months are asked for in their order. */
  List<T> of(YearMonth month) throws IOException {
    if (next == null) {
      next = month.minusMonths(monthsBack);
    }
    while (!next.isAfter(month)) {
      crimes.forEach(next, crime -> sorter.sort(crime, later));
      if (next.isBefore(month)) {
        later.take(next);
      }
      next = next.plusMonths(1);
    }
    return later.take(month);
  }
}
