package london.outcomes.run;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Whether a source has delivered when its calendar says.
 *
 * @param forceId force of the deliveries; empty where names state none
 * @param newest last month that has arrived
 * @param next last month of the delivery that follows
 * @param dueOn last day on which that delivery is on time
 * @param isLate whether that day has passed
 * @param isGate whether a late delivery fails the run
 */
public record Punctuality(
    String sourceId,
    String forceId,
    YearMonth newest,
    YearMonth next,
    LocalDate dueOn,
    boolean isLate,
    boolean isGate) {

  public static final String SLA_MISSED = "SLA_MISSED";

  /** What to say of a late source: what is missing, since when, and what to do. */
  public Finding finding(String runId) {
    String whose = forceId.isEmpty() ? "" : forceId + ": ";
    return new Finding(
        Finding.NO_DELIVERY,
        sourceId,
        SLA_MISSED,
        isGate ? Finding.REJECT : Finding.WARN,
        0,
        "%s%s was due on %s, the newest month is %s; ask the supplier where it is"
            .formatted(whose, next, dueOn, newest),
        runId);
  }
}
