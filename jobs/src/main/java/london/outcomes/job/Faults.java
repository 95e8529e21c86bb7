package london.outcomes.job;

import java.io.FileNotFoundException;
import java.io.IOException;
import london.outcomes.catalogue.ExitCode;
import london.outcomes.catalogue.Failure;

/** What an exception means for the orchestrator, and for the person who reads it. */
final class Faults {

  private Faults() {}

  static ExitCode codeOf(Throwable fault) {
    for (Throwable t = fault; t != null; t = t.getCause()) {
      if (t instanceof Failure failure) {
        return failure.exitCode();
      }
      if (t instanceof FileNotFoundException) {
        return ExitCode.INPUT_MISSING;
      }
      if (t instanceof IOException) {
        return ExitCode.TRANSIENT;
      }
    }
    return ExitCode.FAULT;
  }

  static String messageOf(Throwable fault) {
    return switch (codeOf(fault)) {
      case FAULT -> "a fault of ours: " + fault;
      case TRANSIENT -> "a passing fault, try again: " + fault.getMessage();
      default -> fault.getMessage();
    };
  }
}
