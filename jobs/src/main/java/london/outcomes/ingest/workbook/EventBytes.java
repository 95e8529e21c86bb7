package london.outcomes.ingest.workbook;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import london.outcomes.ingest.archive.Refusal;

/**
 * The bytes of an XML part on their way to its parser, which keeps whole attributes, comments and
 * the like in memory: no single one may be as long as a part.
 */
final class EventBytes extends FilterInputStream {

  /** A row's text is at most a mebibyte; a picture in a comment has no business here. */
  static final long MAX = 16L * 1024 * 1024;

  private final String part;
  private long count;

  EventBytes(String part, InputStream in) {
    super(in);
    this.part = part;
  }

  /** The parser has come to the next event, and lets go of the one before. */
  void next() {
    count = 0;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    int read = super.read(target, from, length);
    count += Math.max(0, read);
    if (count > MAX) {
      throw new Refusal(WorkbookProblems.elementTooLong(part));
    }
    return read;
  }
}
