package london.outcomes.ingest.workbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which cell styles of an XLSX workbook make a date of a number. */
final class DateStyles {

  private final List<Boolean> isDate = new ArrayList<>();

  /** None. */
  DateStyles() {}

  DateStyles(XmlPart part) throws IOException {
    Map<String, String> formats = new HashMap<>();
    boolean isCellStyle = false;
    while (part.next()) {
      if (part.isStart("numFmt")) {
        formats.put(part.attribute("numFmtId"), part.attribute("formatCode"));
      } else if (part.isStart("cellXfs") || part.isEnd("cellXfs")) {
        isCellStyle = part.isStart("cellXfs");
      } else if (isCellStyle && part.isStart("xf")) {
        String id = part.attribute("numFmtId");
        isDate.add(formats.containsKey(id) ? isDateFormat(formats.get(id)) : isBuiltIn(id));
      }
    }
  }

  boolean isDate(String style) {
    try {
      return !style.isEmpty() && isDate.get(Integer.parseInt(style));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      return false;
    }
  }

  /** ECMA-376 part 1, 18.8.30: 14-22 and 45-47, and those of East Asian languages. */
  private static boolean isBuiltIn(String id) {
    if (!id.matches("[0-9]{1,4}")) {
      return false;
    }
    int number = Integer.parseInt(id);
    return (number >= 14 && number <= 22)
        || (number >= 27 && number <= 36)
        || (number >= 45 && number <= 47)
        || (number >= 50 && number <= 58);
  }

  /** A letter of a date outside quotes, escapes, colours and currencies. */
  static boolean isDateFormat(String code) {
    String bare =
        code.replaceAll("\"[^\"]*\"", "")
            .replaceAll("[\\\\_*].", "")
            .replaceAll("(?i)\\[(?!h+\\]|m+\\]|s+\\])[^\\]]*\\]", "");
    return !bare.matches("(?i)general.*") && bare.matches("(?is).*[dmyhs].*");
  }
}
