package london.outcomes.ingest.workbook;

import java.io.IOException;
import java.util.BitSet;
import java.util.Optional;
import london.outcomes.ingest.archive.Refusal;

/** Rows of a sheet of an XLSX workbook, one at a time. */
final class XlsxSheet implements Sheet {

  private final XmlPart part;
  private final SharedStrings shared;
  private final DateStyles dates;
  private final boolean is1904;
  private long line;
  private long hiddenRows;
  private boolean isEnded;
  private final BitSet hidden = new BitSet();
  private final BitSet filled = new BitSet();

  XlsxSheet(XmlPart part, SharedStrings shared, DateStyles dates, boolean is1904) {
    this.part = part;
    this.shared = shared;
    this.dates = dates;
    this.is1904 = is1904;
  }

  @Override
  public Optional<CellRow> next() throws IOException {
    while (!isEnded && part.next() && !part.isEnd("sheetData")) {
      if (part.isStart("col") && part.isSet("hidden")) {
        hide(number(part.attribute("min")), number(part.attribute("max")));
      } else if (part.isStart("row")) {
        return Optional.of(row());
      } else if (part.isStart("c")) {
        throw malformed();
      }
    }
    end();
    return Optional.empty();
  }

  /** What stands below the rows is not read, so there must be no further ones. */
  private void end() throws IOException {
    if (!isEnded && part.nextStart("sheetData")) {
      throw malformed();
    }
    isEnded = true;
  }

  private void hide(long first, long last) throws IOException {
    if (first < 1 || last < first || last > CellRow.MAX_COLUMNS) {
      throw new Refusal(WorkbookProblems.outsideSheet(part.name()));
    }
    hidden.set((int) first - 1, (int) last);
  }

  /** Writers may leave row and cell references out: then they follow one another. */
  private CellRow row() throws IOException {
    String own = part.attribute("r");
    long number = own.isEmpty() ? line + 1 : number(own);
    if (number <= line) {
      throw new Refusal(WorkbookProblems.outOfOrder(part.name()));
    }
    line = number;
    boolean isHidden = part.isSet("hidden");
    CellRow row = new CellRow(part.name(), line);
    filled.clear();
    int column = 0;
    while (part.next() && !part.isEnd("row")) {
      if (part.isStart("c")) {
        String reference = part.attribute("r");
        column = reference.isEmpty() ? column : column(reference);
        if (column >= CellRow.MAX_COLUMNS) {
          throw new Refusal(WorkbookProblems.outsideSheet(part.name()));
        }
        if (filled.get(column)) {
          throw new Refusal(WorkbookProblems.twice(part.name(), line, column));
        }
        filled.set(column);
        readCell(row, column);
        column++;
      } else if (part.isStart("row")) {
        throw malformed();
      }
    }
    hiddenRows += isHidden && !row.isBlank() ? 1 : 0;
    return row;
  }

  private void readCell(CellRow row, int column) throws IOException {
    String type = part.attribute("t");
    boolean isDate = dates.isDate(part.attribute("s"));
    boolean isFormula = false;
    int values = 0;
    String value = "";
    while (part.next() && !part.isEnd("c")) {
      if (part.isStart("f")) {
        isFormula = true;
        part.skip();
      } else if (part.isStart("v") || part.isStart("is")) {
        value = part.isStart("v") ? part.text() : part.richText();
        values++;
      } else if (part.isStart("c")) {
        throw malformed();
      }
    }
    if (values > 1) {
      throw new Refusal(WorkbookProblems.twice(part.name(), line, column));
    }
    // A text formula may well give an empty text.
    if (type.equals("e") || (isFormula && value.isEmpty() && !type.equals("str"))) {
      row.fail(column);
    } else {
      row.put(column, 1, text(type, value, isDate));
    }
  }

  private String text(String type, String value, boolean isDate) throws IOException {
    if (value.isEmpty()) {
      return "";
    }
    return switch (type) {
      case "s" -> shared.get(value, part);
      case "str", "inlineStr" -> value;
      case "b" -> CellText.truth(value);
      case "d" -> CellText.moment(value);
      default -> isDate ? CellText.serial(value, is1904) : CellText.number(value);
    };
  }

  /** Letters are the column, A to XFD; digits the row, which must be the one around the cell. */
  private int column(String reference) throws IOException {
    int column = 0;
    int at = 0;
    while (at < reference.length() && isLetter(reference.charAt(at))) {
      column = column * 26 + Character.toUpperCase(reference.charAt(at)) - 'A' + 1;
      at++;
      if (column > CellRow.MAX_COLUMNS) {
        throw new Refusal(WorkbookProblems.outsideSheet(part.name()));
      }
    }
    if (at == 0 || number(reference.substring(at)) != line) {
      throw new Refusal(WorkbookProblems.misplaced(part.name(), line));
    }
    return column - 1;
  }

  private static boolean isLetter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  private long number(String text) throws IOException {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw malformed();
    }
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
