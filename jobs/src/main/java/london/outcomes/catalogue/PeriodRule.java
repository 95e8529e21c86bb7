package london.outcomes.catalogue;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the months of a delivery are known.
 *
 * @param origin where the month of the delivery is written, or that the rows state theirs
 * @param pattern where it is written in a sheet's name or in a title: a regular expression with the
 *     groups of a file name; empty for the other origins
 * @param formats patterns of the month as it is written, tried in order; what a pattern lacks is
 *     the first of its kind: {@code yy} is January
 * @param column the typed or derived column that holds a row's month, or {@link #OF_DELIVERY}
 */
public record PeriodRule(Origin origin, String pattern, List<String> formats, String column) {

  /** The month of rows that state none: it is the delivery's. */
  public static final String OF_DELIVERY = "delivery_month";

  /** Where the period is written. */
  public enum Origin {
    FILE_NAME,
    SHEET,
    TITLE,
    ROWS
  }

  public static PeriodRule ofFileName(String format, String column) {
    return new PeriodRule(Origin.FILE_NAME, "", List.of(format), column);
  }

  public static PeriodRule ofRows(String column) {
    return new PeriodRule(Origin.ROWS, "", List.of(), column);
  }

  /** Whether the delivery as a whole is for one month. */
  public boolean isStated() {
    return origin != Origin.ROWS;
  }

  /** Whether rows have a month of their own, which must be the stated one. */
  public boolean isInRows() {
    return !column.equals(OF_DELIVERY);
  }

  /** The month that stands somewhere in a sheet's name or a title. */
  public Optional<YearMonth> find(String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    return matcher.find() ? of(matcher) : Optional.empty();
  }

  /**
   * The month that a matched text states in its group {@code period}, or in {@code year} and {@code
   * month}, which are read as {@code year-month}; empty when it is no month of the formats.
   */
  public Optional<YearMonth> of(Matcher matched) {
    if (!isIn(matched.pattern())) {
      return Optional.empty();
    }
    String text = text(matched);
    return formats.stream().flatMap(format -> parse(text, format).stream()).findFirst();
  }

  /** Whether a pattern has a group for the period. */
  public static boolean isIn(Pattern pattern) {
    return FileNames.hasGroup(pattern, "period") || FileNames.hasGroup(pattern, "year");
  }

  private static String text(Matcher matched) {
    if (FileNames.hasGroup(matched.pattern(), "period")) {
      return matched.group("period");
    }
    String year = matched.group("year");
    return FileNames.hasGroup(matched.pattern(), "month")
        ? year + "-" + matched.group("month")
        : year;
  }

  private static Optional<YearMonth> parse(String text, String format) {
    DateTimeFormatter formatter =
        new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern(format)
            .parseDefaulting(ChronoField.MONTH_OF_YEAR, 1)
            .parseDefaulting(ChronoField.DAY_OF_MONTH, 1)
            .toFormatter(Locale.US);
    try {
      return Optional.of(YearMonth.from(LocalDate.parse(text, formatter)));
    } catch (DateTimeException noMonth) {
      return Optional.empty();
    }
  }
}
