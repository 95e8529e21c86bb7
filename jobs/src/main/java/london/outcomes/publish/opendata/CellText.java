package london.outcomes.publish.opendata;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import london.outcomes.catalogue.Failure;
import org.apache.spark.sql.Row;

/**
 * A value as a cell of an open data file: a text that gives the same value when it is read again by
 * the schema beside it. No value is an empty cell, an empty text a quoted one.
 */
final class CellText {

  /** Between the items of a list. */
  static final String SEPARATOR = "|";

  private CellText() {}

  /**
   * The text of one value of a row; null for no value, which CSV knows as an empty cell.
   *
   * @throws Failure.Configuration for a list whose item holds the separator
   */
  static String of(Row row, int i) {
    Object value = row.get(i);
    if (value == null) {
      return null;
    }
    if (value instanceof String text) {
      return FormulaGuard.guard(text);
    }
    if (value instanceof Double number) {
      return digits(number);
    }
    if (value instanceof Date day) {
      return day.toLocalDate().toString();
    }
    if (value instanceof Timestamp moment) {
      return moment.toInstant().toString();
    }
    return value instanceof Number || value instanceof Boolean
        ? value.toString()
        : FormulaGuard.guard(joined(row.getList(i), row.schema().fieldNames()[i]));
  }

  /** Double.toString gives the same number again; its exponents are written out. */
  private static String digits(double number) {
    String shortest = Double.toString(number);
    return shortest.indexOf('E') < 0 || !Double.isFinite(number)
        ? shortest
        : new BigDecimal(shortest).toPlainString();
  }

  private static String joined(List<Object> items, String column) {
    List<String> texts = new ArrayList<>();
    for (Object item : items) {
      String text = String.valueOf(item);
      if (text.contains(SEPARATOR) || text.isEmpty()) {
        throw new Failure.Configuration(
            "An entry of the list %s is '%s': open data separate entries by '%s', and an entry must neither hold it nor be empty. Write it in conf/ with other words."
                .formatted(column, text, SEPARATOR));
      }
      texts.add(text);
    }
    return String.join(SEPARATOR, texts);
  }
}
