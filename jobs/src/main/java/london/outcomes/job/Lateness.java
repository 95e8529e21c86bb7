package london.outcomes.job;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import london.outcomes.run.Finding;
import london.outcomes.run.Punctuality;

/** What the calendars say of all sources on the day of a run. */
record Lateness(List<Punctuality> sources) {

  static final Lateness UNKNOWN = new Lateness(List.of());

  /** Whether a source is late whose contract makes that fail the run. */
  boolean isGateClosed() {
    return sources.stream().anyMatch(p -> p.isLate() && p.isGate());
  }

  /** The last day on which no further source is late. */
  LocalDate freshUntil() {
    return sources.stream()
        .filter(p -> !p.isLate())
        .map(Punctuality::dueOn)
        .min(Comparator.naturalOrder())
        .orElse(LocalDate.MAX);
  }

  /** When the next delivery of a source is due; empty without a calendar. */
  String nextDue(String sourceId, String forceId) {
    return sources.stream()
        .filter(p -> p.sourceId().equals(sourceId) && p.forceId().equals(forceId))
        .map(p -> p.next() + ", on " + p.dueOn())
        .findFirst()
        .orElse("");
  }

  List<Finding> findings(String runId) {
    return sources.stream().filter(Punctuality::isLate).map(p -> p.finding(runId)).toList();
  }
}
