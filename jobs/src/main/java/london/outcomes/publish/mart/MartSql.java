package london.outcomes.publish.mart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Statements of the mart, each a file beside this class, with names in braces to be put in. */
record MartSql(String text) {

  /**
   * @param file name without ending
   */
  static MartSql of(String file) {
    try (InputStream in = MartSql.class.getResourceAsStream(file + ".sql")) {
      return new MartSql(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text with names of things in the place of their words: {@code {schema}}. */
  String with(Map<String, String> names) {
    String filled = text;
    for (Map.Entry<String, String> name : names.entrySet()) {
      filled = filled.replace("{" + name.getKey() + "}", identifier(name.getValue()));
    }
    return filled;
  }

  /** A name that is no keyword and no other name, whatever is in it. */
  static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A text as a literal. */
  static String literal(String text) {
    // E'' where there are backslashes, so that no setting of the server changes what is meant.
    String quoted = "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    return text.contains("\\") ? "E" + quoted : quoted;
  }
}
