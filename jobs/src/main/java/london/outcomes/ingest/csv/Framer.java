package london.outcomes.ingest.csv;

import java.io.IOException;
import london.outcomes.catalogue.Dialect;

/**
 * Cuts the stream into records. A record is one physical line, or several when a quoted field holds
 * line ends: then its quotes must close cleanly within a bounded look-ahead and its fields must be
 * as many as expected. Otherwise only the first line is damaged and reading goes on at the next
 * one, so that a lost quote cannot swallow the rows behind it. No byte is looked at more than about
 * twice: a look-ahead ends at the next line with an odd number of quotes.
 */
final class Framer {
  static final int MAX_LINES = 100;
  static final int KEPT_CHARS_OF_LONG_LINE = 1024;
  private static final int KEPT_BYTES_OF_LONG_LINE = 4 * KEPT_CHARS_OF_LONG_LINE;

  private final ByteWindow window;
  private final LineScanner scanner;
  private final QuoteRules quotes;
  private final MergedRecords merged;
  private final byte delimiter;

  private long line = 1;
  private long lf;
  private long crlf;
  private long cr;
  private boolean endsWithNewline;

  private int length;
  private int lines;
  private int seen;
  private String code = "";
  private String detail = "";

  Framer(ByteWindow window, Dialect dialect) {
    this.window = window;
    this.scanner = new LineScanner(window, dialect);
    this.quotes = new QuoteRules(dialect);
    this.merged = new MergedRecords(dialect);
    this.delimiter = (byte) dialect.delimiter();
  }

  /** Bytes of the record without its line end; of an over-long one only what is kept. */
  int length() {
    return length;
  }

  /** The physical line on which the record starts. */
  long line() {
    return line;
  }

  boolean has(int kind) {
    return (seen & kind) != 0;
  }

  int positionOf(int kind) {
    return scanner.positionOf(kind, length);
  }

  /** The damage that framing found, or empty. */
  String code() {
    return code;
  }

  String detail() {
    return detail;
  }

  FileFindings.Newlines newlines() {
    return new FileFindings.Newlines(lf, crlf, cr);
  }

  boolean endsWithNewline() {
    return endsWithNewline;
  }

  /** Frames the next record; false at the end of the stream. */
  boolean next(int expectedFields) throws IOException {
    if (!nextLine()) {
      return false;
    }
    if (code.isEmpty() && has(LineScanner.QUOTE)) {
      applyQuoteRules(expectedFields);
    }
    return true;
  }

  /** Frames the next physical line whatever its quotes; false at the end of the stream. */
  boolean nextLine() throws IOException {
    code = "";
    detail = "";
    lines = 1;
    if (!window.has(0)) {
      return false;
    }
    int end = scanner.lineEnd(0);
    seen = scanner.seen();
    length = end == LineScanner.TOO_LONG ? KEPT_BYTES_OF_LONG_LINE : end;
    if (end == LineScanner.TOO_LONG) {
      damage(Codes.LINE_TOO_LONG, Messages.lineTooLong());
    }
    return true;
  }

  /**
   * Whether the line holds nothing. White space alone is nothing too, unless it is the separator or
   * the one column's value.
   */
  boolean isBlank(int expectedFields) {
    if (length == 0 || seen != 0) {
      return length == 0;
    }
    boolean isBlank = expectedFields != 1;
    for (int at = 0; isBlank && at < length; at++) {
      byte next = window.at(at);
      isBlank = next != delimiter && (next == ' ' || next == '\t');
    }
    return isBlank;
  }

  /** Moves behind the record and its line end. */
  void consume() throws IOException {
    window.skip(length);
    if (code.equals(Codes.LINE_TOO_LONG)) {
      scanner.skipToLineEnd();
    }
    int width = scanner.lineEndBytes(0);
    countLineEnd(width);
    window.skip(width);
    line += lines;
  }

  private void countLineEnd(int width) {
    endsWithNewline = width > 0;
    if (width == 2) {
      crlf++;
    } else if (width == 1 && window.at(0) == '\r') {
      cr++;
    } else if (width == 1) {
      lf++;
    }
  }

  private void applyQuoteRules(int expectedFields) throws IOException {
    quotes.start();
    feed(0, length);
    if (quotes.isOpen()) {
      lookAhead(expectedFields);
    } else if (!quotes.violation().isEmpty()) {
      damage(quotes.violation(), Messages.quoteRule(quotes.violation(), quotes.fields()));
    }
  }

  private void lookAhead(int expectedFields) throws IOException {
    int opened = quotes.fields();
    int ownLength = length;
    int ownKinds = seen;
    boolean isLonger = true;
    while (quotes.isOpen() && isLonger) {
      isLonger = lines < MAX_LINES && addLine();
    }
    boolean isClosed = closedWith(expectedFields);
    if (!isClosed || merged.areIn(window.bytes(), window.start(), end(), expectedFields)) {
      length = ownLength;
      seen = ownKinds;
      lines = 1;
      damage(Codes.UNTERMINATED_QUOTE, Messages.unterminatedQuote(opened, isClosed));
    }
  }

  private int end() {
    return window.start() + length;
  }

  /** Takes the next physical line into the record; false when there is none within the cap. */
  private boolean addLine() throws IOException {
    int next = length + scanner.lineEndBytes(length);
    int end = window.has(next) ? scanner.lineEnd(next) : LineScanner.TOO_LONG;
    if (end == LineScanner.TOO_LONG) {
      return false;
    }
    feed(next, end);
    length = end;
    seen |= scanner.seen();
    lines++;
    return true;
  }

  private boolean closedWith(int expectedFields) {
    return !quotes.isOpen()
        && quotes.violation().isEmpty()
        && (expectedFields < 0 || quotes.fields() == expectedFields);
  }

  private void feed(int from, int to) {
    quotes.feed(window.bytes(), window.start() + from, window.start() + to);
  }

  private void damage(String code, String detail) {
    this.code = code;
    this.detail = detail;
  }
}
