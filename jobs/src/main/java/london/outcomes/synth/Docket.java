package london.outcomes.synth;

import java.time.YearMonth;
import java.util.List;

/** Outcomes that are still to come, by the month in which they will be known. */
final class Docket {

  /** A row of an outcomes file. */
  record Due(String id, Place place, Outcome outcome) {}

  private final Later<Due> due = new Later<>();

  void enter(Offence offence, YearMonth month) {
    Course course = offence.course();
    if (!offence.type().isNotifiable() || !course.decision().isDecided()) {
      return;
    }
    enter(offence, course.decision(), month.plusMonths(course.decidedAfter()));
    if (course.decision() == Outcome.CHARGED && course.court().isDecided()) {
      enter(offence, course.court(), month.plusMonths(course.courtAfter()));
    }
  }

  /** The outcomes of a month, once. */
  List<Due> take(YearMonth month) {
    return due.take(month);
  }

  private void enter(Offence offence, Outcome outcome, YearMonth month) {
    due.put(month, new Due(offence.id(), offence.place(), outcome));
  }
}
