package london.outcomes.job;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import org.apache.spark.sql.Row;

/** Values of a row in a form that gives the same value again when it is read. */
final class TypedValue {

  private TypedValue() {}

  /** The texts of a row; none for no value. */
  static String[] texts(Row row) {
    String[] texts = new String[row.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = text(row.get(i));
    }
    return texts;
  }

  /** ISO 8601 for dates and time stamps (UTC), plain digits for numbers. */
  static String text(Object value) {
    if (value == null) {
      return null;
    }
    if (value instanceof Date date) {
      return date.toLocalDate().toString();
    }
    if (value instanceof Timestamp moment) {
      return moment.toInstant().toString();
    }
    // Double.toString is the shortest text that gives the same number, but has exponents.
    return value instanceof Double number && Double.isFinite(number)
        ? new BigDecimal(number.toString()).toPlainString()
        : value.toString();
  }
}
