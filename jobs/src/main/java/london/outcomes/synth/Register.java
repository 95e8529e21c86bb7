package london.outcomes.synth;

import java.io.IOException;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * An extract that is written a month at a time: the id of its contract, how often a file comes, and
 * how a month of rows is made. Layouts of restricted extracts are those that the contracts state.
 *
 * @param name file name with one {@code %s} for the period
 * @param isInUse whether a month is written in this layout
 */
record Register(
    String id,
    Cadence cadence,
    String name,
    char separator,
    List<String> header,
    Predicate<YearMonth> isInUse,
    Rows rows) {

  Register(
      String id, Cadence cadence, String name, char separator, List<String> header, Rows rows) {
    this(id, cadence, name, separator, header, month -> true, rows);
  }

  private static final DateTimeFormatter NAMED =
      DateTimeFormatter.ofPattern("MMMM_uuuu", Locale.ENGLISH);

  /** Makes the rows of one month, one after the other. */
  interface Rows {
    void write(YearMonth month, Dice dice, Out out) throws IOException;
  }

  /** Takes a row at a time. */
  interface Out {
    void row(Object... fields);
  }

  /** How much a file holds, and how its name says so. */
  enum Cadence {
    MONTH,
    QUARTER,
    FINANCIAL_YEAR,
    /** By the English name of the month, such as {@code april_2025}. */
    MONTH_BY_NAME,
    /** By the last two digits of both years, such as {@code 2526}. */
    FISCAL_YEAR,
    /** One file up to the last month, as a source that restates everything sends it. */
    RESTATED;

    private String label(YearMonth month, YearMonth last) {
      int year = month.getYear() - (month.getMonthValue() < 4 ? 1 : 0);
      return switch (this) {
        case MONTH -> month.toString();
        case MONTH_BY_NAME -> NAMED.format(month).toLowerCase(Locale.ROOT);
        case FISCAL_YEAR -> String.format("%02d%02d", year % 100, (year + 1) % 100);
        case QUARTER -> month.getYear() + "-Q" + month.get(IsoFields.QUARTER_OF_YEAR);
        case FINANCIAL_YEAR -> String.format("%02d_%02d", year % 100, (year + 1) % 100);
        case RESTATED -> last.toString();
      };
    }
  }

  static Register monthly(String id, List<String> header, Rows rows) {
    return new Register(id, Cadence.MONTH, id + "-%s.csv", ',', header, rows);
  }

  static Register quarterly(String id, List<String> header, Rows rows) {
    return new Register(id, Cadence.QUARTER, id + "-%s.csv", ',', header, rows);
  }

  /** The file of the folder of the extract's name in which a month stands. */
  String file(YearMonth month, YearMonth last) {
    return id + "/" + String.format(name, cadence.label(month, last));
  }
}
