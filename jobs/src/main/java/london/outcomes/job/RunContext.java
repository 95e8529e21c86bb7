package london.outcomes.job;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import london.outcomes.table.CommitNote;
import london.outcomes.table.Identity;

/**
 * What makes a run this run.
 *
 * @param id identity, sortable by time
 * @param startedAt the clock at the start; nothing else of the run looks at a clock for data
 * @param asOf month in which the run takes place
 * @param allowsRestatement whether a delivery may change its month beyond the contract's limit
 */
record RunContext(String id, Instant startedAt, YearMonth asOf, boolean allowsRestatement) {

  /** The same run, in which someone has answered for what deliveries change. */
  RunContext allowingRestatement() {
    return new RunContext(id, startedAt, asOf, true);
  }

  /** The day on which the run takes place: its own, or the last of a month that was named. */
  LocalDate today() {
    LocalDate own = startedAt.atZone(ZoneOffset.UTC).toLocalDate();
    return YearMonth.from(own).equals(asOf) ? own : asOf.atEndOfMonth();
  }

  /** What this run, and no other, adds to a table. */
  Identity identity(String of) {
    return new Identity(of, startedAt.toEpochMilli());
  }

  CommitNote note(String step, Map<String, Long> tablesRead, List<String> months) {
    return new CommitNote(id, step, tablesRead, months, Map.of());
  }
}
