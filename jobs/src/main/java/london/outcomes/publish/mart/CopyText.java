package london.outcomes.publish.mart;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.apache.spark.sql.Row;
import scala.jdk.javaapi.CollectionConverters;

/** Rows in the text format of PostgreSQL's COPY (PostgreSQL manual, COPY, File Formats). */
final class CopyText {

  private static final String NOTHING = "\\N";

  private CopyText() {}

  /** One line, with its end. */
  static byte[] line(Row row) {
    StringBuilder line = new StringBuilder(200);
    for (int i = 0; i < row.size(); i++) {
      if (i > 0) {
        line.append('\t');
      }
      Object value = row.get(i);
      if (value == null) {
        line.append(NOTHING);
      } else {
        escape(line, value instanceof scala.collection.Iterable<?> list ? array(list) : value);
      }
    }
    return line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void escape(StringBuilder line, Object value) {
    String text = value.toString();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> line.append("\\\\");
        case '\t' -> line.append("\\t");
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        // PostgreSQL has no such character.
        case '\0' -> line.append('\uFFFD');
        default -> line.append(c);
      }
    }
  }

  /** As a literal of an array of texts. */
  private static String array(scala.collection.Iterable<?> list) {
    Collection<?> values = CollectionConverters.asJavaCollection(list);
    StringBuilder text = new StringBuilder("{");
    for (Object value : values) {
      text.append(text.length() == 1 ? "" : ",");
      text.append(value == null ? "NULL" : quoted(value.toString()));
    }
    return text.append('}').toString();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
