package london.outcomes.notebook;

/**
 * Says that the lake has nothing for a notebook, and what to do about it. The notebook ends there,
 * and that is no failure: its questions are good, the data are not there.
 */
public final class NothingToShow extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The message is for readers: what is missing, and where it comes from. */
  public NothingToShow(String message) {
    super(message, null, false, false);
  }
}
