package london.outcomes.ingest.workbook;

import java.util.List;
import java.util.stream.Collectors;
import london.outcomes.ingest.csv.Problem;

/** Every sentence that this package says to a supplier or an engineer; none quotes a cell. */
final class WorkbookProblems {

  static final String XML_LIMIT = "XML_LIMIT";
  static final String FORMULA_ERROR = "FORMULA_ERROR";
  private static final int SHEETS_NAMED = 20;

  private WorkbookProblems() {}

  static Problem sheetMissing(String pattern, List<String> matching, List<String> sheets) {
    return new Problem(
        "SHEET_MISSING",
        "",
        "%s sheets match /%s/; expected one; the workbook has %s; ask whether it was renamed, or correct the contract's sheet"
            .formatted(matching.isEmpty() ? "no" : matching.size() + "", pattern, names(sheets)));
  }

  private static String names(List<String> sheets) {
    String shown =
        sheets.stream()
            .limit(SHEETS_NAMED)
            .map(WorkbookProblems::shown)
            .collect(Collectors.joining(", "));
    return sheets.size() > SHEETS_NAMED
        ? shown + " and %,d more".formatted(sheets.size() - SHEETS_NAMED)
        : shown;
  }

  static Problem wrongType(String seen, String expected) {
    return new Problem(
        "WRONG_TYPE",
        "",
        "the file holds %s; expected %s; ask the supplier to save it as that"
            .formatted(seen, expected));
  }

  static Problem encrypted(String name) {
    return new Problem(
        "ENCRYPTED",
        "",
        "%s is encrypted; expected open content; deliver it without a password, over a protected channel"
            .formatted(shown(name)));
  }

  static Problem declaresEntities(String part) {
    return limit(part + " has a document type, which can define entities");
  }

  static Problem linksOut(String part) {
    return limit(part + " links to data outside the file");
  }

  static Problem tooDeep(String part) {
    return limit(part + " has elements nested more than %d deep".formatted(XmlPart.MAX_DEPTH));
  }

  static Problem elementTooLong(String part) {
    return limit(
        part + " has an element or comment of more than %,d bytes".formatted(EventBytes.MAX));
  }

  static Problem partTooLong(String part, long bytes) {
    return limit(part + " has %,d bytes, where a list of sheets or styles stands".formatted(bytes));
  }

  static Problem tooManySheets(String part) {
    return limit(part + " has more than %,d sheets or styles".formatted(OdsBook.MAX_NAMES));
  }

  static Problem repeatedTooOften(String part) {
    return limit(
        part
            + " repeats rows to more than %,d cells or characters"
                .formatted(OdsSheet.MAX_REPEATED));
  }

  static Problem tooMuchText(String part) {
    return limit(part + " has shared texts of more than %,d bytes".formatted(SharedStrings.MAX));
  }

  static Problem outsideSheet(String part) {
    return limit(
        part
            + " has cells beyond %,d columns or %,d rows"
                .formatted(CellRow.MAX_COLUMNS, CellRow.MAX_ROWS));
  }

  private static Problem limit(String seen) {
    return new Problem(
        XML_LIMIT,
        "",
        seen
            + "; expected a plain workbook; nothing was read or fetched; ask for one with values only");
  }

  static Problem malformed(String part) {
    return new Problem(
        "BAD_WORKBOOK",
        "",
        "%s is missing or is not what a workbook has there; expected a workbook as a spreadsheet program saves it; ask for the file again"
            .formatted(part));
  }

  static Problem outOfOrder(String part) {
    return contradictory(part + " has a row that is not below the one before it");
  }

  static Problem misplaced(String part, long row) {
    return contradictory(
        part + " has a cell in row %,d whose reference is of no cell of that row".formatted(row));
  }

  static Problem twice(String part, long row, int column) {
    return contradictory(
        part + " has two values for cell %,d of row %,d".formatted(column + 1, row));
  }

  private static Problem contradictory(String seen) {
    return new Problem(
        "BAD_WORKBOOK",
        "",
        seen
            + "; expected rows from top to bottom and each cell once, at its own place; save it with a spreadsheet program, and compare the figures");
  }

  static Problem hidden(long rows, long columns, String sheet) {
    return new Problem(
        "HIDDEN_CONTENT",
        "",
        "%s%,d hidden rows and %,d hidden columns; expected none; they were read as the others; ask whether they are meant"
            .formatted(
                sheet.isEmpty() ? "" : "sheet " + shown(sheet) + " is hidden, with ",
                rows,
                columns));
  }

  static String noHeader(int preambleLines) {
    return "The sheet has no row with text below row %,d; expected a header; ask the supplier to send it again"
        .formatted(preambleLines);
  }

  static String formulaError(int column) {
    return "Cell %,d of the row is a formula without a value or with an error; expected a value; nothing is calculated here: ask the supplier to correct it"
        .formatted(column + 1);
  }

  static String rowTooLong() {
    return "The row has more than %,d characters; expected a record; ask the supplier what it is"
        .formatted(CellRow.MAX_CHARS);
  }

  /** Names are text from outside: one line, not too long for it. */
  private static String shown(String name) {
    String line = name.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ");
    return "'" + (line.length() > 80 ? line.substring(0, 80) + "…" : line) + "'";
  }
}
