package london.outcomes.ingest.csv;

import london.outcomes.catalogue.Dialect;

/**
 * RFC 4180 section 2, rules 5 to 7, as a small machine over the bytes of a record. It can be fed
 * line by line, because a record with an open quote goes on behind the line end.
 */
final class QuoteRules {
  private enum State {
    FIELD_START,
    UNQUOTED,
    QUOTED,
    QUOTE_SEEN,
    BROKEN
  }

  private final byte delimiter;
  private final byte quote;
  private State state;
  private int fields;
  private String violation;

  QuoteRules(Dialect dialect) {
    this.delimiter = (byte) dialect.delimiter();
    this.quote = (byte) dialect.quote();
    start();
  }

  /** Forgets the record before. */
  void start() {
    state = State.FIELD_START;
    fields = 1;
    violation = "";
  }

  /** Whether the text fed so far ends inside quotes. */
  boolean isOpen() {
    return state == State.QUOTED;
  }

  /** The code of the first rule broken, or empty. */
  String violation() {
    return violation;
  }

  /** Fields begun so far; the one that breaks a rule is the last of them. */
  int fields() {
    return fields;
  }

  /** Goes on with these bytes and stops at the first rule broken. */
  void feed(byte[] bytes, int from, int to) {
    for (int at = from; at < to && state != State.BROKEN; at++) {
      byte next = bytes[at];
      if (next == quote) {
        state = afterQuote();
      } else if (state != State.QUOTED) {
        state = afterOther(next);
      }
    }
  }

  private State afterQuote() {
    return switch (state) {
      case FIELD_START, QUOTE_SEEN -> State.QUOTED;
      case QUOTED -> State.QUOTE_SEEN;
      case UNQUOTED, BROKEN -> broken(Codes.QUOTE_IN_UNQUOTED_FIELD);
    };
  }

  private State afterOther(byte next) {
    if (next == delimiter) {
      fields++;
      return State.FIELD_START;
    }
    return state == State.QUOTE_SEEN ? broken(Codes.TEXT_AFTER_CLOSING_QUOTE) : State.UNQUOTED;
  }

  private State broken(String code) {
    violation = code;
    return State.BROKEN;
  }
}
