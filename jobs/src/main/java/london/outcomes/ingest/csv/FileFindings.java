package london.outcomes.ingest.csv;

import java.util.ArrayList;
import java.util.List;

/**
 * What one whole file was like, once its last record has been read.
 *
 * @param intact records whose fields can be used, without the header
 * @param damaged records that go to quarantine
 * @param blankLines lines with nothing in them, which are not records
 * @param bytes bytes read, a byte order mark included
 * @param newlines line ends outside quotes, by style
 * @param endsWithNewline false when the last record has no line end (normal on its own)
 * @param lastIsDamaged whether the last record was a damaged one
 */
public record FileFindings(
    long intact,
    long damaged,
    long blankLines,
    long bytes,
    Newlines newlines,
    boolean endsWithNewline,
    boolean lastIsDamaged) {

  /** How many lines ended in LF, in CRLF and in CR alone. */
  public record Newlines(long lf, long crlf, long cr) {
    boolean isUnusual() {
      return cr > 0 || (lf > 0 && crlf > 0);
    }
  }

  /** A damaged last record without a line end: an upload that was cut off looks like this. */
  public boolean looksTruncated() {
    return lastIsDamaged && !endsWithNewline;
  }

  /** The findings a run summary shows; none of them changes a value. */
  public List<Problem> warnings() {
    List<Problem> found = new ArrayList<>();
    if (newlines.isUnusual()) {
      found.add(Problem.ofFile(Codes.NEWLINE_STYLE, Messages.newlineStyle(newlines)));
    }
    if (blankLines > 0) {
      found.add(Problem.ofFile(Codes.BLANK_LINE, Messages.blankLines(blankLines)));
    }
    return found;
  }
}
