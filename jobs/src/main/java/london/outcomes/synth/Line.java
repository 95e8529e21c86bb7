package london.outcomes.synth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A line of a file without quotes, as text whose characters are the bytes of the file. */
record Line(List<String> header, List<String> fields, char separator) {

  static Line of(List<String> header, String text, char separator) {
    return new Line(header, split(text, separator), separator);
  }

  static List<String> split(String text, char separator) {
    return Arrays.asList(text.split(Pattern.quote(String.valueOf(separator)), -1));
  }

  String get(String column) {
    return fields.get(header.indexOf(column));
  }

  /** The line with another text in a column, as it would stand in the file. */
  String with(String column, String text) {
    List<String> changed = new ArrayList<>(fields);
    changed.set(header.indexOf(column), text);
    return join(changed);
  }

  String text() {
    return join(fields);
  }

  String withoutLast() {
    return join(fields.subList(0, fields.size() - 1));
  }

  String withOneMore() {
    return text() + separator + "one more";
  }

  private String join(List<String> texts) {
    return String.join(String.valueOf(separator), texts);
  }
}
