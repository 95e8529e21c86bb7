package london.outcomes.ingest;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import london.outcomes.catalogue.ColumnType;
import london.outcomes.catalogue.SourceColumn;

/**
 * Whether all texts of a column can be read as one type, judged by the reader that will read them.
 */
final class TypeGuess {

  /** A number that starts like this is a code, and would not come out as it came in. */
  private static final Pattern CODE = Pattern.compile("[+].*|-?0[0-9].*");

  private static final Pattern DECIMAL_COMMA = Pattern.compile("-?0,[0-9]+|.*,([0-9]{1,2}|.{4,})");
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private final SourceColumn column;
  private final FieldReader reader;
  private final Pattern telling;
  private YearMonth month;
  private boolean isTold;
  private boolean isOneMonth = true;

  /**
   * A guess.
   *
   * @param telling what at least one text must match; every integer is a decimal number too
   */
  TypeGuess(ColumnType type, String format, String telling) {
    this.column =
        new SourceColumn(
            "sample",
            List.of("sample"),
            type,
            format,
            false,
            SourceColumn.Blanks.NONE,
            "",
            Set.of(),
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            false,
            "",
            SourceColumn.Place.FIELD,
            SourceColumn.Persons.NONE);
    this.reader = new FieldReader(column, false, Pseudonyms.NONE);
    this.telling = Pattern.compile(telling, Pattern.CASE_INSENSITIVE);
  }

  ColumnType type() {
    return column.type();
  }

  String format() {
    return column.format();
  }

  /** Whether a text was seen that is typical of the type. */
  boolean isTold() {
    return isTold;
  }

  /** The month in which all values lie; null when there are several or none. */
  YearMonth onlyMonth() {
    return isOneMonth ? month : null;
  }

  /** Whether this text too, which is not empty, can be read as the type without loss. */
  boolean fits(String text) {
    FieldReader.Field field = reader.read(text);
    if (field.isBroken() || !isExact(text, field.value())) {
      return false;
    }
    isTold |= tells(text);
    YearMonth own = month(field.value());
    isOneMonth &= month == null || month.equals(own);
    month = own;
    return true;
  }

  private boolean tells(String text) {
    return type() == ColumnType.DECIMAL_COMMA
        ? DECIMAL_COMMA.matcher(text).matches()
        : telling.matcher(text).matches();
  }

  private boolean isExact(String text, Object value) {
    return switch (type()) {
      case INTEGER -> !CODE.matcher(text).matches();
      case GROUPED_INTEGER -> !CODE.matcher(text).matches() && !text.startsWith("0,");
      case DECIMAL, DECIMAL_COMMA ->
          !CODE.matcher(text).matches()
              && new BigDecimal(text.replace(',', '.')).compareTo(new BigDecimal(value.toString()))
                  == 0;
      default -> true;
    };
  }

  private YearMonth month(Object value) {
    if (value instanceof Date day) {
      return YearMonth.from(day.toLocalDate());
    }
    ZoneId zone = format().contains("X") ? LONDON : ZoneOffset.UTC;
    return value instanceof Timestamp moment
        ? YearMonth.from(moment.toInstant().atZone(zone))
        : null;
  }
}
