package london.outcomes.catalogue;

/**
 * A run that cannot go on, with the reason in words for the person who will read it. One sub-type
 * for each exit code; anything else that is thrown is a fault of ours.
 */
public abstract sealed class Failure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private Failure(String message, Throwable cause) {
    super(message, cause);
  }

  public abstract ExitCode exitCode();

  /** The command line asks for something that is not there. */
  public static final class Usage extends Failure {
    private static final long serialVersionUID = 1L;

    public Usage(String message) {
      super(message, null);
    }

    @Override
    public ExitCode exitCode() {
      return ExitCode.USAGE;
    }
  }

  /** A definition in {@code conf/} is wrong, or a setting that it needs is missing. */
  public static final class Configuration extends Failure {
    private static final long serialVersionUID = 1L;

    public Configuration(String message) {
      super(message, null);
    }

    @Override
    public ExitCode exitCode() {
      return ExitCode.CONFIGURATION;
    }
  }

  /** A folder, file or table that the command needs is not there. */
  public static final class InputMissing extends Failure {
    private static final long serialVersionUID = 1L;

    public InputMissing(String message) {
      super(message, null);
    }

    @Override
    public ExitCode exitCode() {
      return ExitCode.INPUT_MISSING;
    }
  }

  /** What is to be published would give a person away. */
  public static final class Disclosive extends Failure {
    private static final long serialVersionUID = 1L;

    public Disclosive(String message) {
      super(message, null);
    }

    @Override
    public ExitCode exitCode() {
      return ExitCode.DATA_REJECTED;
    }
  }

  /** Someone else wrote at the same time, or the store did not answer: try again. */
  public static final class Transient extends Failure {
    private static final long serialVersionUID = 1L;

    public Transient(String message, Throwable cause) {
      super(message, cause);
    }

    @Override
    public ExitCode exitCode() {
      return ExitCode.TRANSIENT;
    }
  }
}
