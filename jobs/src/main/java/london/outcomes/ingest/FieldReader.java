package london.outcomes.ingest;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
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
  private static final Pattern GROUPED = Pattern.compile("[+-]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)");
  private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?[0-9]+(,[0-9]+)?");
  private static final Pattern PERCENT = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)? ?%");
  private static final Pattern SECONDS = Pattern.compile("[0-9]+(\\.[0-9]+)?([eE]\\+?[0-9]{1,2})?");
  private static final Pattern NOT_FINITE = Pattern.compile("(?i)[+-]?(nan|inf(inity)?)");

  /** What a spreadsheet makes of codes: 1.2E+45, 08-Jan, Jan-08. */
  private static final Pattern DAMAGED =
      Pattern.compile("(?i)([0-9](\\.[0-9]+)?e[+-]?[0-9]+|[0-9]{1,2}-[a-z]{3}|[a-z]{3}-[0-9]{2})");

  private static final Set<String> YES = Set.of("true", "y", "yes");
  private static final Set<String> NO = Set.of("false", "n", "no");

  private static final int SHOWN = 80;
  private static final double SECONDS_A_DAY = 86_400;

  /** What statistical offices write for a missing or marked figure: {@code [c]}, *, .., ~, #N/A. */
  private static final Pattern SHORTHAND =
      Pattern.compile("(?i)\\[[a-z0-9 ]+]|[*~.:-]+|n/?a|#[a-z0-9/]+[!?]?");

  /** The first day of the Gregorian calendar as SPSS counts. */
  private static final LocalDate SPSS_EPOCH = LocalDate.of(1582, 10, 14);

  /** A pattern with "yyyy" takes longer years too, with a sign. */
  private static final int LAST_YEAR = 9999;

  /** Before it, {@code java.sql} counts by the Julian calendar and would move a moment by days. */
  private static final Instant GREGORIAN = Instant.parse("1582-10-15T00:00:00Z");

  private static final String SENTINEL_NULL = "SENTINEL_NULL";

  /**
   * A value, or null for none; or what is wrong, and then {@code value} is null.
   *
   * @param status the meaning of a marker; null for none
   * @param note a warning about the text; null for none
   */
  record Field(Object value, String status, String note, Problem problem) {
    private static final Field EMPTY = new Field(null, null, null, null);

    private static Field of(Object value) {
      return new Field(value, null, null, null);
    }

    boolean isBroken() {
      return problem != null;
    }

    boolean isOfErased() {
      return isBroken() && problem.code().equals(Verdicts.ERASED);
    }
  }

  private final SourceColumn column;
  private final boolean isConcealed;
  private final UnaryOperator<String> pseudonym;
  private final TextPattern pattern;
  private final DateTimeFormatter format;

  // Neighbouring rows mostly say the same month, force and type.
  private String lastText;
  private Field last;

  /**
   * @param isConcealed whether problems keep to themselves what was seen: it may name a person
   * @param pseudonyms take the place of references to persons
   */
  FieldReader(SourceColumn column, boolean isConcealed, Pseudonyms pseudonyms) {
    this.column = column;
    this.isConcealed = isConcealed;
    this.pseudonym = pseudonyms.of(column.persons());
    this.pattern = new TextPattern(column.pattern());
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
      last = text == null || text.isEmpty() ? none(text) : given(text);
      lastText = text;
    }
    return last;
  }

  private Field given(String text) {
    SourceColumn.Blanks blanks = column.blanks();
    if (blanks.tokens().contains(text)) {
      return none(text);
    }
    if (blanks.sentinels().contains(text)) {
      return new Field(null, null, SENTINEL_NULL, null);
    }
    return column.hasStatus() ? marked(text, blanks.markers()) : some(text);
  }

  /** A marker alone says why there is no value; behind a number it says something about it. */
  private Field marked(String text, Map<String, String> markers) {
    if (markers.containsKey(text)) {
      return new Field(null, markers.get(text), null, null);
    }
    for (Map.Entry<String, String> marker : markers.entrySet()) {
      if (text.endsWith(marker.getKey())) {
        Field number = some(text.substring(0, text.length() - marker.getKey().length()).strip());
        return number.isBroken() ? number : new Field(number.value, marker.getValue(), null, null);
      }
    }
    return SHORTHAND.matcher(text).matches()
        ? broken(text, "UNKNOWN_MARKER", "expected a number or one of " + markers.keySet())
        : some(text);
  }

  private Field none(String text) {
    return column.required()
        ? broken(text, "REQUIRED", "the field is empty, a value is required")
        : Field.EMPTY;
  }

  private Field some(String text) {
    Field field =
        switch (column.type()) {
          case TEXT -> Field.of(text);
          case INTEGER -> integer(text, INTEGER, "");
          case GROUPED_INTEGER -> integer(text, GROUPED, ", commas between thousands or none");
          case DECIMAL -> decimal(text, DECIMAL, "");
          case DECIMAL_COMMA -> decimal(text, DECIMAL_COMMA, " and a decimal comma");
          case PERCENT -> decimal(text, PERCENT, " and a per cent sign");
          case BOOLEAN -> truth(text);
          case MONTH, DATE, TIMESTAMP -> moment(text);
          case SPSS_DATE -> spssDate(text);
        };
    if (field.isBroken()) {
      return field;
    }
    if (!column.pattern().isEmpty() && !pattern.matches(text)) {
      return unknown(text, "expected " + column.pattern());
    }
    if (!column.codes().isEmpty() && !column.codes().contains(text)) {
      return unknown(text, "not in the code list");
    }
    return column.persons().areNamed() ? person(pseudonym.apply(text)) : field;
  }

  /** In a list a word takes an erased person's place; a row about one is none of ours any more. */
  private Field person(String name) {
    SourceColumn.Persons persons = column.persons();
    boolean isErased = Pseudonyms.parts(name, persons).anyMatch(PseudonymKey.ERASED::equals);
    return isErased && persons.separator().isEmpty()
        ? new Field(null, null, null, Verdicts.ofErased(column.name()))
        : new Field(name, null, isErased ? Verdicts.ERASED : null, null);
  }

  private Field unknown(String text, String expected) {
    return DAMAGED.matcher(text).matches()
        ? broken(
            text,
            "CODE_DAMAGED",
            "expected a code; a spreadsheet has made a number or date of it: export it as text")
        : broken(text, column.problemCode(), expected);
  }

  private Field integer(String text, Pattern shape, String hint) {
    if (Digits.areTooMany(text) || !shape.matcher(text).matches()) {
      return noNumber(text, hint);
    }
    try {
      long value = Long.parseLong(text.replace(",", ""));
      return value < column.min() || value > column.max() ? outside(text) : Field.of(value);
    } catch (NumberFormatException e) {
      return outside(text);
    }
  }

  private Field decimal(String text, Pattern shape, String hint) {
    if (Digits.areTooMany(text) || !shape.matcher(text).matches()) {
      return noNumber(text, hint);
    }
    String plain = text.replace(',', '.').replace("%", "").strip();
    double value = Double.parseDouble(plain);
    if (Double.isInfinite(value) || value < column.min() || value > column.max()) {
      return outside(text);
    }
    return Digits.areKept(plain, value)
        ? Field.of(value)
        : broken(
            text, "NUMBER_FORMAT", "expected no more digits than a number can keep (15 to 17)");
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
      return Field.of(YES.contains(word));
    }
    return broken(text, "UNKNOWN_CODE", "expected true or false");
  }

  private Field moment(String text) {
    try {
      if (column.type() == ColumnType.TIMESTAMP) {
        Instant moment = format.parse(text, OffsetDateTime::from).toInstant();
        return moment.isBefore(GREGORIAN) ? noDate(text) : Field.of(Timestamp.from(moment));
      }
      LocalDate day = format.parse(text, LocalDate::from);
      return day(text, column.type() == ColumnType.MONTH ? day.withDayOfMonth(1) : day);
    } catch (DateTimeException e) {
      return noDate(text);
    }
  }

  /** The ten days that Gregory XIII left out of October 1582 are none. */
  private Field day(String text, LocalDate day) {
    Date date = Date.valueOf(day);
    return day.getYear() <= LAST_YEAR && date.toLocalDate().equals(day)
        ? Field.of(date)
        : noDate(text);
  }

  private Field noDate(String text) {
    boolean isSpss = column.type() == ColumnType.SPSS_DATE;
    String expected = isSpss ? "seconds since 14 October 1582" : column.format();
    return broken(text, "DATE_FORMAT", "expected " + expected);
  }

  private Field spssDate(String text) {
    double days = SECONDS.matcher(text).matches() ? Double.parseDouble(text) / SECONDS_A_DAY : 0;
    return day(text, SPSS_EPOCH.plusDays((long) Math.min(days, Integer.MAX_VALUE)));
  }

  private Field broken(String text, String code, String expected) {
    Problem problem = new Problem(code, column.name(), "saw " + seen(text) + ", " + expected);
    return new Field(null, null, null, problem);
  }

  private String seen(String text) {
    String given = text == null ? "" : text;
    return isConcealed
        ? "a text of " + given.length() + " characters"
        : "'" + given.substring(0, Math.min(SHOWN, given.length())) + "'";
  }
}
