package london.outcomes.synth;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Outcomes that are still to come, by the month in which they will be known. */
final class Docket {

  /** A row of an outcomes file. */
  record Due(String id, Place place, Outcome outcome) {}

  private final Map<YearMonth, List<Due>> due = new HashMap<>();

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

  /** The outcomes of a month; they are handed out once, so that what is past takes no room. */
  List<Due> take(YearMonth month) {
    List<Due> rows = due.remove(month);
    return rows == null ? List.of() : rows;
  }

  private void enter(Offence offence, Outcome outcome, YearMonth month) {
    due.computeIfAbsent(month, key -> new ArrayList<>())
        .add(new Due(offence.id(), offence.place(), outcome));
  }
}
