package london.outcomes.ingest.archive;

import java.io.IOException;
import java.util.Optional;
import london.outcomes.ingest.csv.Problem;

/** A delivered file must not be read on, for a reason that its supplier can put right. */
public final class Refusal extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public Refusal(Problem problem) {
    super(problem.code() + ": " + problem.detail());
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }

  /** The refusal behind an exception, when it is one and no fault of the storage or ours. */
  public static Optional<Refusal> behind(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refusal refusal) {
        return Optional.of(refusal);
      }
    }
    return Optional.empty();
  }
}
