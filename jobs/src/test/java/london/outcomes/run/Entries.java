package london.outcomes.run;

import java.time.Instant;
import java.util.List;

/** Ledger entries for tests. */
final class Entries {

  static final Instant NOON = Instant.parse("2026-05-15T12:00:00Z");

  private Entries() {}

  static DeliveryRecord delivery(String id, String path, String verdict, long sequence) {
    boolean isAccepted = verdict.startsWith(DeliveryRecord.ACCEPTED);
    return new DeliveryRecord(
        id,
        verdict.equals(DeliveryRecord.IGNORED) ? "" : "police-uk-street",
        path,
        1024,
        NOON.minusSeconds(3600),
        "0f".repeat(32),
        "metropolitan",
        "",
        isAccepted ? List.of("2026-03", "2026-04") : List.of(),
        true,
        "open",
        verdict,
        isAccepted ? "" : "HEADER_MISSING",
        isAccepted ? "" : "It isn't there: 'Crime ID' \\ \"Month\"",
        1000,
        1000,
        isAccepted ? 990 : 0,
        isAccepted ? 7 : 1000,
        isAccepted ? 3 : 0,
        "run-" + sequence,
        sequence);
  }

  static Reconciled compared(String delivery, String month, double left, double right) {
    return new Reconciled(
        delivery,
        "mps-borough-level",
        delivery.isEmpty() ? "police-uk-street" : "",
        "burglary",
        month,
        "",
        left,
        right,
        left - right,
        0.05,
        left == right ? Reconciled.AGREES : Reconciled.DIFFERS,
        "run-1");
  }

  static Finding finding(String delivery, String rule, String effect, long rows) {
    return new Finding(delivery, "police-uk-street", rule, effect, rows, "what to do", "run-1");
  }
}
