package london.outcomes.publish.mart;

import java.sql.SQLException;
import london.outcomes.catalogue.Failure;

/** What PostgreSQL's error means for whoever publishes (PostgreSQL manual, appendix A). */
final class PostgresFault {

  private PostgresFault() {}

  static RuntimeException of(SQLException fault, MartAddress address) {
    String state = fault.getSQLState() == null ? "" : fault.getSQLState();
    String what = address + ": " + fault.getMessage();
    if (state.startsWith("28") || state.equals("42501") || state.equals("3D000")) {
      return new Failure.Configuration(
          what
              + ". Check the address, OUTCOMES_POSTGRES_USER and OUTCOMES_POSTGRES_PASSWORD, and what the user may do.");
    }
    // Connections, resources, an operator's hand, a lost race, a lock.
    boolean isPassing =
        state.startsWith("08")
            || state.startsWith("53")
            || state.startsWith("57")
            || state.startsWith("40")
            || state.equals("55P03");
    return isPassing
        ? new Failure.Transient(what + ". Readers still have what was published before.", fault)
        : new IllegalStateException(what, fault);
  }
}
