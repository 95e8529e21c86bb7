package london.outcomes.ingest.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import london.outcomes.catalogue.Dialect;

/**
 * Reads delimited text strictly, in one pass and bounded memory. Every record of the stream comes
 * out once, in order, with its line and byte offset: intact with its fields, or damaged with the
 * reason. Nothing is repaired, padded or dropped; blank lines are counted and are not records.
 *
 * <p>Of several damages of a record the first in this order is named: its length, its quotes, its
 * encoding, control characters, the number of its fields, a repeated header.
 */
public final class RecordReader implements RecordSource {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final ByteWindow window;
  private final Framer framer;
  private final RecordParser parser;
  private final List<String> preamble = new ArrayList<>();
  private final RawRecord header;

  private RawRecord pending;
  private long intact;
  private long damaged;
  private long blankLines;
  private boolean lastIsDamaged;

  private RecordReader(InputStream in, Dialect dialect, int preambleLines, int headerRows)
      throws IOException {
    this.in = in;
    this.window = new ByteWindow(in);
    this.framer = new Framer(window, dialect);
    this.parser = new RecordParser(window, framer, dialect);
    skipByteOrderMark(Charset.forName(dialect.charset()));
    skipLines(preambleLines);
    this.header = readHeader(headerRows);
  }

  /** Opens a stream whose first record is the header. */
  public static RecordReader open(InputStream in, Dialect dialect) throws IOException {
    return open(in, dialect, 0, 1);
  }

  /**
   * Opens a stream; the header follows the preamble lines that the contract declares.
   *
   * @param headerRows records that are the header together
   */
  public static RecordReader open(
      InputStream in, Dialect dialect, int preambleLines, int headerRows) throws IOException {
    Charset charset = Charset.forName(dialect.charset());
    if (!Utf8Stream.isNeededFor(charset)) {
      return new RecordReader(in, dialect, preambleLines, headerRows);
    }
    return new RecordReader(
        new Utf8Stream(in, charset), dialect.withCharset("UTF-8"), preambleLines, headerRows);
  }

  /** Whether the offsets of records are those of the delivered bytes. */
  public static boolean countsDeliveredBytes(Dialect dialect) {
    return !Utf8Stream.isNeededFor(Charset.forName(dialect.charset()));
  }

  @Override
  public List<String> preamble() {
    return preamble;
  }

  @Override
  public RawRecord headerRecord() {
    return header;
  }

  @Override
  public boolean hasNext() {
    if (pending == null && header.isIntact()) {
      pending = readNext();
    }
    return pending != null;
  }

  @Override
  public RawRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException("The file has no further record");
    }
    RawRecord record = pending;
    pending = null;
    return record;
  }

  @Override
  public long blankLines() {
    return blankLines;
  }

  @Override
  public long records() {
    return intact + damaged;
  }

  @Override
  public boolean looksTruncated() {
    return findings().looksTruncated();
  }

  @Override
  public List<Problem> warnings() {
    return findings().warnings();
  }

  /** What the file was like so far; final once {@link #hasNext} has returned false. */
  public FileFindings findings() {
    return new FileFindings(
        intact,
        damaged,
        blankLines,
        window.bytesRead(),
        framer.newlines(),
        framer.endsWithNewline(),
        lastIsDamaged);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void skipByteOrderMark(Charset charset) throws IOException {
    if (!charset.equals(StandardCharsets.UTF_8)) {
      return;
    }
    for (int i = 0; i < BYTE_ORDER_MARK.length; i++) {
      if (!window.has(i) || window.at(i) != BYTE_ORDER_MARK[i]) {
        return;
      }
    }
    window.skip(BYTE_ORDER_MARK.length);
  }

  private void skipLines(int count) throws IOException {
    for (int i = 0; i < count && framer.nextLine(); i++) {
      preamble.add(parser.shownLine());
      framer.consume();
    }
  }

  private RawRecord readHeader(int rows) throws IOException {
    List<RawRecord> found = new ArrayList<>();
    while (found.size() < rows && (found.isEmpty() || found.get(found.size() - 1).isIntact())) {
      found.add(readHeaderRow());
    }
    return HeaderRows.joined(found);
  }

  private RawRecord readHeaderRow() throws IOException {
    if (!nextNotBlank(RecordParser.UNKNOWN_FIELDS)) {
      String nothing = Messages.noHeader();
      return new RawRecord(
          framer.line(), window.offset(), "", RawRecord.NO_FIELDS, Codes.EMPTY_FILE, nothing);
    }
    RawRecord found = parser.header();
    framer.consume();
    return found;
  }

  private RawRecord readNext() {
    try {
      if (!nextNotBlank(header.fields().length)) {
        return null;
      }
      RawRecord found = parser.record(header.fields());
      framer.consume();
      count(found);
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(Messages.unreadable(framer.line(), window.offset()), e);
    }
  }

  private boolean nextNotBlank(int expectedFields) throws IOException {
    while (framer.next(expectedFields)) {
      if (!framer.isBlank(expectedFields)) {
        return true;
      }
      blankLines++;
      framer.consume();
    }
    return false;
  }

  private void count(RawRecord record) {
    lastIsDamaged = !record.isIntact();
    if (lastIsDamaged) {
      damaged++;
    } else {
      intact++;
    }
  }
}
