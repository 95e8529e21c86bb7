package london.outcomes.ingest;

import java.util.Optional;
import london.outcomes.ingest.csv.Codes;
import london.outcomes.ingest.csv.Problem;
import london.outcomes.ingest.csv.RawRecord;

/**
 * Notices a second table below the first: behind a blank line, two records in a row of one width
 * that is not the header's. Titles in between have one field and do not matter.
 */
final class SecondTable {

  static final String MULTITABLE = "MULTITABLE";

  private final char delimiter;
  private long blankLines;
  private boolean isBelowBlank;
  private long width;
  private long line;
  private String detail = "";

  SecondTable(char delimiter) {
    this.delimiter = delimiter;
  }

  /**
   * Looks at the next record.
   *
   * @param blankLinesSoFar of the file up to the record
   */
  void see(RawRecord record, long blankLinesSoFar) {
    isBelowBlank |= blankLinesSoFar > blankLines;
    blankLines = blankLinesSoFar;
    if (!record.code().equals(Codes.FIELD_COUNT)) {
      isBelowBlank = false;
      width = 0;
    } else if (isBelowBlank) {
      seeOtherWidth(record);
    }
  }

  private void seeOtherWidth(RawRecord record) {
    long own = record.raw().chars().filter(c -> c == delimiter).count() + 1;
    if (own > 1 && own == width && detail.isEmpty()) {
      detail =
          "another table of %,d fields begins on line %,d; expected one table in a file; split it there"
              .formatted(own, line);
    }
    width = own;
    line = detail.isEmpty() ? record.line() : line;
  }

  /** The problem, once the last record has been seen. */
  Optional<Problem> problem() {
    return detail.isEmpty() ? Optional.empty() : Optional.of(new Problem(MULTITABLE, "", detail));
  }
}
