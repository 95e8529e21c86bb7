package london.outcomes.ingest;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import london.outcomes.catalogue.ColumnType;
import london.outcomes.catalogue.SourceColumn;
import london.outcomes.ingest.csv.Problem;

/**
 * Reads the texts of one delivered column by the rules that its contract implies: type, presence,
 * codes, range. A wrong text is a problem, never a guess.
 */
final class FieldReader {

  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");
  private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");
  private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?[0-9]+(,[0-9]+)?");
  private static final Pattern NOT_FINITE = Pattern.compile("(?i)[+-]?(nan|inf(inity)?)");

  /** What a spreadsheet makes of codes: 1.2E+45, 08-Jan, Jan-08. */
  private static final Pattern DAMAGED =
      Pattern.compile("(?i)([0-9](\\.[0-9]+)?e[+-]?[0-9]+|[0-9]{1,2}-[a-z]{3}|[a-z]{3}-[0-9]{2})");

  private static final Set<String> YES = Set.of("true", "y", "yes");
  private static final Set<String> NO = Set.of("false", "n", "no");

  private static final int SHOWN = 80;

  /** A value, or null for none; or what is wrong, and then {@code value} is null. */
  record Field(Object value, Problem problem) {
    private static final Field EMPTY = new Field(null, null);

    boolean isBroken() {
      return problem != null;
    }
  }

  private final SourceColumn column;
  private final Pattern pattern;
  private final DateTimeFormatter format;

  // Neighbouring rows mostly say the same month, force and type.
  private String lastText;
  private Field last;

  FieldReader(SourceColumn column) {
    this.column = column;
    this.pattern = Pattern.compile(column.pattern());
    this.format = column.format().isEmpty() ? null : format(column.format());
  }

  /** Strict as the calendar: no 31 April, no other number of digits; a month is its first day. */
  private static DateTimeFormatter format(String text) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(text)
        .parseDefaulting(ChronoField.ERA, 1)
        .parseDefaulting(ChronoField.DAY_OF_MONTH, 1)
        .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
        .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
        .toFormatter(Locale.US)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /**
   * Reads one text.
   *
   * @param text as delivered; null where the file has no such column
   * @return a string, long, double, boolean, date or time stamp, as the column's type says
   */
  Field read(String text) {
    if (text == null || !text.equals(lastText)) {
      last = text == null || text.isEmpty() || isNone(text) ? none(text) : some(text);
      lastText = text;
    }
    return last;
  }

  private boolean isNone(String text) {
    return column.nullTokens().contains(text);
  }

  private Field none(String text) {
    return column.required()
        ? broken(text, "REQUIRED", "the field is empty, a value is required")
        : Field.EMPTY;
  }

  private Field some(String text) {
    Field field =
        switch (column.type()) {
          case TEXT -> new Field(text, null);
          case INTEGER -> integer(text);
          case DECIMAL -> decimal(text, DECIMAL, "");
          case DECIMAL_COMMA -> decimal(text, DECIMAL_COMMA, " and a decimal comma");
          case BOOLEAN -> truth(text);
          case MONTH, DATE, TIMESTAMP -> moment(text);
        };
    if (field.isBroken()) {
      return field;
    }
    if (!column.pattern().isEmpty() && !pattern.matcher(text).matches()) {
      return unknown(text, "expected " + column.pattern());
    }
    if (!column.codes().isEmpty() && !column.codes().contains(text)) {
      return unknown(text, "not in the code list");
    }
    return field;
  }

  private Field unknown(String text, String expected) {
    return DAMAGED.matcher(text).matches()
        ? broken(
            text,
            "CODE_DAMAGED",
            "expected a code; a spreadsheet has made a number or date of it: export it as text")
        : broken(text, column.problemCode(), expected);
  }

  private Field integer(String text) {
    if (!INTEGER.matcher(text).matches()) {
      return noNumber(text, "");
    }
    try {
      long value = Long.parseLong(text);
      return value < column.min() || value > column.max() ? outside(text) : new Field(value, null);
    } catch (NumberFormatException e) {
      return outside(text);
    }
  }

  private Field decimal(String text, Pattern shape, String hint) {
    if (!shape.matcher(text).matches()) {
      return noNumber(text, hint);
    }
    double value = Double.parseDouble(text.replace(',', '.'));
    return Double.isInfinite(value) || value < column.min() || value > column.max()
        ? outside(text)
        : new Field(value, null);
  }

  private Field noNumber(String text, String hint) {
    return NOT_FINITE.matcher(text).matches()
        ? broken(text, "NOT_FINITE", "expected a finite number")
        : broken(text, "NUMBER_FORMAT", "expected plain digits" + hint);
  }

  private Field outside(String text) {
    return broken(
        text, "OUT_OF_RANGE", "expected a number from " + column.min() + " to " + column.max());
  }

  private Field truth(String text) {
    String word = text.toLowerCase(Locale.ROOT);
    if (YES.contains(word) || NO.contains(word)) {
      return new Field(YES.contains(word), null);
    }
    return broken(text, "UNKNOWN_CODE", "expected true or false");
  }

  private Field moment(String text) {
    try {
      if (column.type() == ColumnType.TIMESTAMP) {
        return new Field(
            Timestamp.from(format.parse(text, OffsetDateTime::from).toInstant()), null);
      }
      LocalDate day = format.parse(text, LocalDate::from);
      boolean isMonth = column.type() == ColumnType.MONTH;
      return new Field(Date.valueOf(isMonth ? day.withDayOfMonth(1) : day), null);
    } catch (DateTimeException e) {
      return broken(text, "DATE_FORMAT", "expected " + column.format());
    }
  }

  private Field broken(String text, String code, String expected) {
    String seen = text == null ? "" : text.substring(0, Math.min(SHOWN, text.length()));
    return new Field(null, new Problem(code, column.name(), "saw '" + seen + "', " + expected));
  }
}
