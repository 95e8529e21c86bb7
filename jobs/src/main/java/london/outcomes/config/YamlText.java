package london.outcomes.config;

import java.util.regex.Pattern;

/** Writes a text as a YAML scalar that is read as the same text, also inside brackets. */
final class YamlText {

  /** Letters, with a few signs and single spaces inside: no quotes needed anywhere. */
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z](?:[A-Za-z0-9_./+-]| (?=[A-Za-z0-9]))*");

  /** What single quotes can hold on one line. */
  private static final Pattern PRINTABLE =
      Pattern.compile("[\\x20-\\x7E\\u00A1-\\u00AC\\u00AE-\\u024F]*");

  private YamlText() {}

  static String of(String text) {
    if (PLAIN.matcher(text).matches()) {
      return text;
    }
    if (PRINTABLE.matcher(text).matches()) {
      return "'" + text.replace("'", "''") + "'";
    }
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(c -> append(quoted, c));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, int c) {
    if (c == '"' || c == '\\') {
      quoted.append('\\').append((char) c);
    } else if (c >= ' ' && c < 0x7F) {
      quoted.append((char) c);
    } else {
      quoted.append(c <= 0xFFFF ? "\\u%04X".formatted(c) : "\\U%08X".formatted(c));
    }
  }
}
