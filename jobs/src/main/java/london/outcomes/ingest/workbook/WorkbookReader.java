package london.outcomes.ingest.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import london.outcomes.catalogue.Layout;
import london.outcomes.ingest.archive.Archive;
import london.outcomes.ingest.archive.Refusal;
import london.outcomes.ingest.archive.Spool;
import london.outcomes.ingest.csv.Codes;
import london.outcomes.ingest.csv.HeaderRows;
import london.outcomes.ingest.csv.Problem;
import london.outcomes.ingest.csv.RawRecord;
import london.outcomes.ingest.csv.RecordSource;

/**
 * Reads the table of one sheet: a record for each row below the header, with the row's number as
 * its line. Cells are the texts that a person would have typed; formulas are never calculated.
 */
public final class WorkbookReader implements RecordSource {

  /** Between the cells of a row's raw text. */
  public static final char DELIMITER = '\t';

  private final Spool spool;
  private final Archive archive;
  private final Book book;
  private final Layout layout;
  private final PrimitiveIterator.OfInt sheets;
  private final List<String> preamble = new ArrayList<>();
  private Sheet sheet;
  private String sheetName;
  private String hiddenName;
  private RawRecord header;
  private long lastLine;
  private RawRecord pending;
  private long blankLines;
  private long records;

  private WorkbookReader(Spool spool, Archive archive, Book book, Layout layout)
      throws IOException {
    this.spool = spool;
    this.archive = archive;
    this.book = book;
    this.layout = layout;
    this.sheets = IntStream.of(find(book, layout)).iterator();
    openNext();
  }

  private void openNext() throws IOException {
    int index = sheets.nextInt();
    sheet = book.open(index);
    sheetName = book.sheets().get(index);
    hiddenName = book.isHidden(index) ? sheetName : "";
    lastLine = 0;
    preamble.clear();
    header = readHeader();
  }

  /**
   * Opens a workbook at the first sheet that its layout names, and closes the content.
   *
   * @throws Refusal when it is hostile, damaged, of another kind, or has no such sheet
   */
  public static WorkbookReader open(InputStream content, Layout layout, long maxBytes)
      throws IOException {
    Spool spool = Spool.of(content);
    try {
      Archive archive = Archive.open(spool, maxBytes);
      try {
        Book book = layout.type() == Layout.Type.ODS ? new OdsBook(archive) : new XlsxBook(archive);
        return new WorkbookReader(spool, archive, book, layout);
      } catch (IOException | RuntimeException e) {
        archive.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      spool.close();
      throw e;
    }
  }

  private static int[] find(Book book, Layout layout) throws IOException {
    List<String> sheets = book.sheets();
    int[] matching =
        IntStream.range(0, sheets.size())
            .filter(i -> sheets.get(i).matches(layout.sheet()))
            .toArray();
    if (matching.length == 1 || (layout.isEverySheet() && matching.length > 0)) {
      return matching;
    }
    List<String> names = IntStream.of(matching).mapToObj(sheets::get).toList();
    throw new Refusal(WorkbookProblems.sheetMissing(layout.sheet(), names, sheets));
  }

  private RawRecord readHeader() throws IOException {
    Optional<CellRow> row = nextFilled();
    while (row.isPresent() && row.get().line() <= layout.preambleLines()) {
      preamble.add(row.get().asHeader().raw());
      row = nextFilled();
    }
    List<RawRecord> rows = new ArrayList<>();
    while (row.isPresent() && rows.size() < layout.headerRows()) {
      rows.add(row.get().asHeader());
      row = rows.size() < layout.headerRows() ? nextFilled() : Optional.empty();
    }
    blankLines = 0;
    if (rows.isEmpty()) {
      String nothing = WorkbookProblems.noHeader(layout.preambleLines());
      return new RawRecord(lastLine + 1, 0, "", new String[0], "", "")
          .damaged(Codes.EMPTY_FILE, nothing);
    }
    return HeaderRows.joined(rows);
  }

  /** The next row with text in it; blank rows behind the last one are nothing. */
  private Optional<CellRow> nextFilled() throws IOException {
    Optional<CellRow> row = sheet.next();
    while (row.isPresent() && row.get().isBlank()) {
      row = sheet.next();
    }
    if (row.isPresent()) {
      blankLines += Math.max(0, row.get().line() - lastLine - 1);
      lastLine = row.get().line();
    }
    return row;
  }

  @Override
  public RawRecord headerRecord() {
    return header;
  }

  @Override
  public List<String> preamble() {
    return preamble;
  }

  @Override
  public String sheet() {
    return sheetName;
  }

  @Override
  public boolean nextTable() {
    if (!sheets.hasNext()) {
      return false;
    }
    try {
      sheet.close();
      openNext();
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean hasNext() {
    if (pending == null && header.isIntact()) {
      try {
        pending = nextFilled().map(row -> row.under(header.fields())).orElse(null);
        records += pending == null ? 0 : 1;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return pending != null;
  }

  @Override
  public RawRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException("The sheet has no further record");
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
    return records;
  }

  /** A workbook that is cut off is no workbook. */
  @Override
  public boolean looksTruncated() {
    return false;
  }

  @Override
  public List<Problem> warnings() {
    List<Problem> found = new ArrayList<>();
    long rows = sheet.hiddenRows();
    long columns = sheet.hiddenColumns(header.fields().length);
    if (rows > 0 || columns > 0 || !hiddenName.isEmpty()) {
      found.add(WorkbookProblems.hidden(rows, columns, hiddenName));
    }
    return found;
  }

  @Override
  public void close() throws IOException {
    sheet.close();
    archive.close();
    spool.close();
  }
}
