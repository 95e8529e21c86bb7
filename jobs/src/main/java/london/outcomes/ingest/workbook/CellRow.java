package london.outcomes.ingest.workbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import london.outcomes.ingest.archive.Refusal;
import london.outcomes.ingest.csv.Codes;
import london.outcomes.ingest.csv.RawRecord;

/** The cells of one row of a sheet, as texts; empty ones behind the last text take no room. */
final class CellRow {

  /** What Excel and LibreOffice can hold; more is made to exhaust a reader. */
  static final int MAX_COLUMNS = 16_384;

  static final int MAX_ROWS = 1_048_576;

  /** As for a line of delimited text. */
  static final int MAX_CHARS = 1024 * 1024;

  private final String part;
  private final long line;
  private final List<String> texts = new ArrayList<>();
  private long chars;
  private int broken = -1;

  /** Begins a row, counted from 1. */
  CellRow(String part, long line) throws IOException {
    this.part = part;
    this.line = line;
    if (line < 1 || line > MAX_ROWS) {
      throw new Refusal(WorkbookProblems.outsideSheet(part));
    }
  }

  long line() {
    return line;
  }

  /** How much it costs to repeat the row. */
  long weight() {
    return Math.max(chars, texts.size());
  }

  /** Puts a text into so many columns, counted from 0. Empty text costs nothing. */
  void put(int column, long repeated, String text) throws IOException {
    if (text.isEmpty()) {
      return;
    }
    if (column < 0 || column + repeated > MAX_COLUMNS) {
      throw new Refusal(WorkbookProblems.outsideSheet(part));
    }
    chars += text.length() * repeated;
    if (chars > MAX_CHARS) {
      return;
    }
    while (texts.size() < column + repeated) {
      texts.add("");
    }
    for (int i = column; i < column + repeated; i++) {
      texts.set(i, text);
    }
  }

  /** Notes a formula that has no usable value. */
  void fail(int column) throws IOException {
    put(column, 1, "#");
    broken = broken < 0 ? column : broken;
  }

  boolean isBlank() {
    return chars == 0;
  }

  /** The row as a header: its texts, or its damage. */
  RawRecord asHeader() {
    return record(texts.toArray(String[]::new));
  }

  /** The row below a header; cells that were never filled are empty. */
  RawRecord under(String[] header) {
    List<String> fields = new ArrayList<>(texts);
    while (fields.size() < header.length) {
      fields.add("");
    }
    RawRecord record = record(fields.toArray(String[]::new));
    return record.isIntact() ? record.under(header) : record;
  }

  private RawRecord record(String[] fields) {
    String raw = String.join(String.valueOf(WorkbookReader.DELIMITER), fields);
    RawRecord record = new RawRecord(line, 0, raw, fields, "", "");
    if (chars > MAX_CHARS) {
      return record.damaged(Codes.LINE_TOO_LONG, WorkbookProblems.rowTooLong());
    }
    return broken < 0
        ? record
        : record.damaged(WorkbookProblems.FORMULA_ERROR, WorkbookProblems.formulaError(broken));
  }

  /** The same cells on a later line, for rows that a file writes once and repeats. */
  CellRow at(long later) throws IOException {
    CellRow copy = new CellRow(part, later);
    copy.texts.addAll(texts);
    copy.chars = chars;
    copy.broken = broken;
    return copy;
  }
}
