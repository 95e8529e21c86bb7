package london.outcomes.ingest.workbook;

import java.io.IOException;
import java.util.BitSet;
import java.util.Optional;
import london.outcomes.ingest.archive.Refusal;

/**
 * Rows of a sheet of an ODS workbook, one at a time. A row or cell that is written once and
 * repeated comes as often as it is repeated; empty ones cost nothing, however many they are.
 */
final class OdsSheet implements Sheet {

  /** Cells or characters in all that rows may amount to which are written once and repeated. */
  static final long MAX_REPEATED = 64L * 1024 * 1024;

  /** Empty columns to the end of the sheet and as many beyond it: some writers count on. */
  private static final long LAST_COLUMN = 2L * CellRow.MAX_COLUMNS;

  private final XmlPart part;
  private final OdsCell cell;
  private Optional<CellRow> repeated = Optional.empty();
  private long repeatedUntil;
  private long line;
  private int columns;
  private boolean isEnded;
  private long hiddenRows;
  private long repeatedWeight;
  private final BitSet hidden = new BitSet();

  /** For a part that stands at the start of the table. */
  OdsSheet(XmlPart part) {
    this.part = part;
    this.cell = new OdsCell(part);
  }

  @Override
  public Optional<CellRow> next() throws IOException {
    if (repeated.isPresent() && line < repeatedUntil) {
      return Optional.of(repeated.get().at(++line));
    }
    while (!isEnded && part.next() && !part.isEnd("table")) {
      if (part.isStart("shapes")) {
        part.skip();
      } else if (part.isStart("table-column")) {
        readColumns();
      } else if (part.isStart("table-row")) {
        CellRow row = row();
        if (!row.isBlank()) {
          return Optional.of(row);
        }
      } else if (part.isStart("table-cell") || part.isStart("table")) {
        throw malformed();
      }
    }
    isEnded = true;
    return Optional.empty();
  }

  private void readColumns() throws IOException {
    int end = (int) Math.min(columns + count("number-columns-repeated"), CellRow.MAX_COLUMNS);
    if (isHidden()) {
      hidden.set(columns, end);
    }
    columns = end;
  }

  private boolean isHidden() {
    String visibility = part.attribute("visibility");
    return visibility.equals("collapse") || visibility.equals("filter");
  }

  private CellRow row() throws IOException {
    long times = count("number-rows-repeated");
    boolean isHidden = isHidden();
    CellRow row = new CellRow(part.name(), line + 1);
    long column = 0;
    while (part.next() && !part.isEnd("table-row")) {
      if (part.isStart("table-cell") || part.isStart("covered-table-cell")) {
        long repeats = count("number-columns-repeated");
        cell.readInto(row, column, repeats);
        column += repeats;
        if (column > LAST_COLUMN) {
          throw new Refusal(WorkbookProblems.outsideSheet(part.name()));
        }
      } else if (part.isStart("table-row")) {
        throw malformed();
      }
    }
    if (row.isBlank()) {
      // What is empty to the end of the sheet is as nobody left it.
      line = Math.min(line + times, CellRow.MAX_ROWS - 1L);
      return row;
    }
    repeatedWeight += (times - 1) * row.weight();
    if (repeatedWeight > MAX_REPEATED) {
      throw new Refusal(WorkbookProblems.repeatedTooOften(part.name()));
    }
    hiddenRows += isHidden ? times : 0;
    repeated = Optional.of(row);
    repeatedUntil = line + times;
    line++;
    return row;
  }

  private long count(String attribute) throws IOException {
    String text = part.attribute(attribute);
    try {
      long count = text.isEmpty() ? 1 : Integer.parseInt(text);
      if (count > 0) {
        return count;
      }
    } catch (NumberFormatException e) {
      // Refused below.
    }
    throw malformed();
  }

  private Refusal malformed() {
    return new Refusal(WorkbookProblems.malformed(part.name()));
  }

  @Override
  public long hiddenRows() {
    return hiddenRows;
  }

  @Override
  public long hiddenColumns(int width) {
    return hidden.get(0, width).cardinality();
  }

  @Override
  public void close() throws IOException {
    part.close();
  }
}
