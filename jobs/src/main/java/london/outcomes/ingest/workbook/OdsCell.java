package london.outcomes.ingest.workbook;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Pattern;
import london.outcomes.ingest.archive.Refusal;

/** Reads one cell of an ODS sheet: its typed value, or the text of its paragraphs. */
final class OdsCell {

  private static final Pattern ERROR =
      Pattern.compile("#(DIV/0!|N/A|NAME\\?|NULL!|NUM!|REF!|VALUE!)|Err:[0-9]{3}");

  private final XmlPart part;

  OdsCell(XmlPart part) {
    this.part = part;
  }

  /** Reads the cell at which the part stands, to its end. */
  void readInto(CellRow row, long column, long repeats) throws IOException {
    boolean isFormula = !part.attribute("formula").isEmpty();
    boolean isError = part.attribute("calcext", "value-type").equals("error");
    String type = part.attribute("office", "value-type");
    String value = value(type);
    String shown = paragraphs();
    boolean isUncounted = isFormula && type.isEmpty() && shown.isEmpty();
    if (isError || isUncounted || (isFormula && ERROR.matcher(shown).matches())) {
      row.fail(position(column));
    } else {
      String text = value.isEmpty() ? shown : value;
      row.put(text.isEmpty() ? 0 : position(column), repeats, text);
    }
  }

  private int position(long column) throws IOException {
    if (column >= CellRow.MAX_COLUMNS) {
      throw new Refusal(WorkbookProblems.outsideSheet(part.name()));
    }
    return (int) column;
  }

  private String value(String type) {
    return switch (type) {
      case "float", "percentage", "currency" -> CellText.number(part.attribute("office", "value"));
      case "date" -> CellText.moment(part.attribute("date-value"));
      case "time" -> time(part.attribute("time-value"));
      case "boolean" -> CellText.truth(part.attribute("boolean-value"));
      default -> part.attribute("string-value");
    };
  }

  /** PT10H30M00S as 10:30:00. */
  private static String time(String value) {
    try {
      Duration time = Duration.parse(value);
      return "%02d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    } catch (DateTimeException e) {
      return value;
    }
  }

  /** Paragraphs on lines of their own, without comments to the cell. */
  private String paragraphs() throws IOException {
    StringBuilder text = new StringBuilder();
    boolean isFirst = true;
    while (part.next() && !part.isEnd("table-cell") && !part.isEnd("covered-table-cell")) {
      if (part.isStart("p")) {
        text.append(isFirst ? "" : "\n");
        isFirst = false;
        appendParagraph(text);
      } else if (part.isStart("table-cell") || part.isStart("table")) {
        throw new Refusal(WorkbookProblems.malformed(part.name()));
      } else {
        skipStarted();
      }
    }
    return text.toString();
  }

  private void skipStarted() throws IOException {
    if (part.isStart("annotation") || part.isStart("frame") || part.isStart("detective")) {
      part.skip();
    }
  }

  /** Runs of spaces, tabs and line breaks are elements in OpenDocument. */
  private void appendParagraph(StringBuilder text) throws IOException {
    while (!part.isEnd("p")) {
      boolean isText = part.step();
      if (text.length() > CellRow.MAX_CHARS) {
        continue;
      }
      if (isText) {
        text.append(part.characters());
      } else if (part.isStart("s")) {
        String count = part.attribute("c");
        text.append(" ".repeat(count.matches("[0-9]{1,4}") ? Integer.parseInt(count) : 1));
      } else if (part.isStart("tab") || part.isStart("line-break")) {
        text.append(part.isStart("tab") ? "\t" : "\n");
      }
    }
  }
}
