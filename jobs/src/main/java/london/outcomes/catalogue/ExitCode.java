package london.outcomes.catalogue;

/** What the orchestrator is told. The numbers are those of {@code sysexits.h}. */
public enum ExitCode {
  DONE(0),
  FAULT(1),
  USAGE(2),
  DATA_REJECTED(65),
  INPUT_MISSING(66),
  TRANSIENT(75),
  CONFIGURATION(78);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
