package london.outcomes.ingest;

import java.util.List;
import java.util.Random;
import london.outcomes.ingest.CleanFile.Cell;

/** What damaged files have in them. */
final class Values {

  static final List<String> DELIMITERS =
      List.of(";", "\t", "|", " ", ":", ", ", "\\t", "\t\t", "，", "\u001F", "");
  static final List<String> USUAL_DELIMITERS = List.of(",", ";", "\t", "|");
  static final List<String> USUAL_ENDS = List.of("\n", "\r\n", "\r");
  static final List<String> QUOTES = List.of("'", "\u201C", "`", "\"\"", "\" ", "");
  static final List<String> LINE_ENDS =
      List.of("\n", "\r", "\r\n", "\n\r", "\r\r\n", "\n\n", "\u2028", "\u0085", "\u000B", "\f");
  static final List<String> LINES =
      List.of(
          "",
          " ",
          "\t",
          "# comment",
          "Total,12",
          "\"",
          "\"\"",
          "\"a",
          "PREAMBLE",
          "End of report",
          "\u001A",
          "---",
          "sep=,",
          "\u00A0");
  static final List<String> NAMES =
      List.of("", " ", "other", "Month", "\uFEFFDate", "_corrupt_record", "202401", "Jan-24", "1");
  static final List<String> SPACES =
      List.of(" ", "\t", "\u00A0", "\u200B", "\u2009", "\u3000", "\uFEFF", "  ");
  static final List<String> CHARACTERS =
      List.of(
          "\0", "\u001B", "\u007F", "\uFFFD", "\uFEFF", "\u202E", "é", "e\u0301", "Ã©", "👾", "\\",
          "'", "\u0085", "\u00AD");
  static final List<String> TEXTS =
      List.of("", "NULL", "N/A", "-", "*", "..", "[c]", "=1+1", "Total", "rows: 12", "<b>", "﷽");
  static final List<String> NUMBERS =
      List.of(
          "1.10",
          "+1",
          "-0",
          "1e5",
          "1E+05",
          ".5",
          "5.",
          "0x1F",
          "1,234",
          "1.234,5",
          "NaN",
          "-Infinity",
          "١٢٣",
          "１２",
          "1\u2009000",
          "9007199254740993",
          "9223372036854775808",
          "0.1234567890123456789",
          "12345678901234567.5",
          "1-Mar",
          "45292",
          "2024-02-30",
          "2024-13",
          "0000-01",
          "+12024-01",
          "1582-10-10",
          "0001-01-01",
          "0001-01-01T00:00:00+00:00",
          "1500-01-01T00:00:00+00:00",
          "2016-03-27T01:30:00+00:00",
          "2016-03-27T01:30:00+18:00",
          "2016-06-30T23:59:60+00:00",
          "99%",
          "1d");

  private Values() {}

  static void before(Cell cell, String text) {
    cell.open = text + cell.open;
  }

  static void behind(Cell cell, String text) {
    cell.close += text;
  }

  static void insert(Cell cell, Random random, String text) {
    int at = random.nextInt(cell.text.length() + 1);
    cell.text = cell.text.substring(0, at) + text + cell.text.substring(at);
  }
}
