package london.outcomes.synth;

import java.io.IOException;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Crimes whose suspects were cautioned or tried, by the month of it. More than a year is kept,
 * since whoever was convicted is followed for a year.
 */
final class Trials {

  /** Six months to a charge, and twice eight in court at most. */
  private static final int LONGEST = 22;

  /** Cohorts of three months are followed for twelve, and stated when that is over. */
  static final int KEPT = 15;

  private final Backlog<Crime> backlog;
  private final Map<YearMonth, List<Crime>> kept = new HashMap<>();
  private YearMonth next;

  /**
   * @param first no month that is {@link #KEPT} months before is asked for
   */
  Trials(Crimes crimes, YearMonth first) {
    this.backlog = new Backlog<>(crimes, LONGEST, Trials::sort);
    this.next = first.minusMonths(KEPT);
  }

  private static void sort(Crime crime, Later<Crime> later) {
    if (crime.isTried()) {
      later.put(crime.sentencedIn(), crime);
    } else if (crime.isCautioned()) {
      later.put(YearMonth.from(crime.decided()), crime);
    }
  }

  /** The cases of a month, which is at most {@link #KEPT} months before the last one asked for. */
  List<Crime> of(YearMonth month) throws IOException {
    while (!next.isAfter(month)) {
      kept.put(next, backlog.of(next));
      kept.remove(next.minusMonths(KEPT + 1));
      next = next.plusMonths(1);
    }
    return kept.get(month);
  }
}
