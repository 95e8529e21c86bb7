package london.outcomes.notebook;

import java.util.List;

/** A cell that did not compile or did not run; the message starts with the line of the cell. */
final class CellFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> trace;

  CellFailure(String place, String what, List<String> trace) {
    super(place + ": " + what, null, false, false);
    this.trace = List.copyOf(trace);
  }

  /** Where the failure came from, one call a line; empty when the cell did not compile. */
  List<String> trace() {
    return trace;
  }
}
