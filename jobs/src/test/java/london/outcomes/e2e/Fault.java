package london.outcomes.e2e;

/** What can become of a request to an object store, other than its answer. */
enum Fault {
  /** 503 SlowDown; nothing was done. */
  THROTTLED(false),
  /** The connection ends before the request has arrived. */
  RESET(false),
  /** The request was done, and the connection ends without an answer. */
  REPLY_LOST(true),
  /** The connection ends in the middle of what was asked for. */
  BODY_CUT(true),
  /** 409 ConditionalRequestConflict, only for a conditional PUT; nothing was done. */
  CONFLICT(false),
  /** 412 PreconditionFailed, only for a conditional PUT that has won: a retry's answer. */
  OWN_REFUSED(true),
  /** Nothing comes until the client has given up; the request was not done. */
  STALLED(false);

  private final boolean isDone;

  Fault(boolean isDone) {
    this.isDone = isDone;
  }

  /** Whether the store does what it was asked, all the same. */
  boolean isDone() {
    return isDone;
  }

  /** Whether such a thing can become of this kind of request. */
  boolean suits(String method, boolean isConditional) {
    return switch (this) {
      case BODY_CUT -> method.equals("GET");
      case CONFLICT, OWN_REFUSED -> method.equals("PUT") && isConditional;
      default -> true;
    };
  }
}
