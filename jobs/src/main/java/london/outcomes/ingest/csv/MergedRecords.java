package london.outcomes.ingest.csv;

import london.outcomes.catalogue.Dialect;

/**
 * Notices a quoted value over several lines that is no value: with a quote lost on one line and
 * another on a later one, whole records lie between them, and RFC 4180 has nothing against it. Each
 * line has as many delimiters as a record then. Narrow tables are let be: there, free text may.
 */
final class MergedRecords {

  private static final int FEWEST_FIELDS = 4;

  private final byte delimiter;
  private final byte quote;

  MergedRecords(Dialect dialect) {
    this.delimiter = (byte) dialect.delimiter();
    this.quote = (byte) dialect.quote();
  }

  /** Whether every line of a record, whose quotes are closed, could be a record by itself. */
  boolean areIn(byte[] bytes, int from, int to, int expectedFields) {
    if (expectedFields < FEWEST_FIELDS) {
      return false;
    }
    boolean isQuoted = false;
    boolean isOverLines = false;
    int plain = 0;
    int hidden = 0;
    for (int at = from; at < to; at++) {
      byte next = bytes[at];
      if (next == quote) {
        isQuoted = !isQuoted;
      } else if (isQuoted) {
        boolean isLineEnd = next == '\n' || (next == '\r' && bytes[at + 1] != '\n');
        if (isLineEnd && plain + hidden != expectedFields - 1) {
          return false;
        }
        isOverLines |= isLineEnd;
        plain = isLineEnd ? 0 : plain;
        hidden = isLineEnd ? 0 : hidden + (next == delimiter ? 1 : 0);
      } else if (next == delimiter) {
        plain += 1 + (isOverLines ? hidden : 0);
        hidden = 0;
        isOverLines = false;
      }
    }
    return plain + (isOverLines ? hidden : 0) == expectedFields - 1;
  }
}
