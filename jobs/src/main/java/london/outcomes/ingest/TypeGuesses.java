package london.outcomes.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import london.outcomes.catalogue.ColumnType;

/** The types that a column may have, the most telling first. */
final class TypeGuesses {

  private static final String ANY = "(?s).*";

  private static final List<String> MONTHS =
      List.of(
          "yyyy-MM", "yyyy/MM", "MM/yyyy", "MMM-yy", "MMM yy", "MMM-yyyy", "MMM yyyy", "MMMM yyyy");

  /** British order before American. */
  private static final List<String> DATES =
      List.of(
          "yyyy-MM-dd",
          "dd/MM/yyyy",
          "MM/dd/yyyy",
          "d/M/yyyy",
          "M/d/yyyy",
          "dd-MM-yyyy",
          "dd.MM.yyyy",
          "yyyy/MM/dd",
          "dd/MM/yy",
          "dd-MMM-yy",
          "dd-MMM-yyyy",
          "d MMM yyyy",
          "d MMMM yyyy");

  private static final List<String> MOMENTS =
      List.of(
          "yyyy-MM-dd'T'HH:mm:ssXXX",
          "yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
          "yyyy-MM-dd'T'HH:mm:ss",
          "yyyy-MM-dd'T'HH:mm:ss.SSS",
          "yyyy-MM-dd HH:mm:ss",
          "yyyy-MM-dd HH:mm:ss.SSS",
          "yyyy-MM-dd HH:mm",
          "dd/MM/yyyy HH:mm:ss",
          "dd/MM/yyyy HH:mm");

  /** Six or eight digits are a date only under a header that says so. */
  private static final Pattern OF_TIME =
      Pattern.compile("(?i).*(month|date|period|yyyymm|admission|start|end).*");

  private TypeGuesses() {}

  static List<TypeGuess> under(String header) {
    List<TypeGuess> guesses = new ArrayList<>();
    // Y and N alone may as well be codes.
    guesses.add(new TypeGuess(ColumnType.BOOLEAN, "", "true|false|yes|no"));
    MONTHS.forEach(format -> guesses.add(new TypeGuess(ColumnType.MONTH, format, ANY)));
    DATES.forEach(format -> guesses.add(new TypeGuess(ColumnType.DATE, format, ANY)));
    MOMENTS.forEach(format -> guesses.add(new TypeGuess(ColumnType.TIMESTAMP, format, ANY)));
    if (OF_TIME.matcher(header).matches()) {
      guesses.add(new TypeGuess(ColumnType.MONTH, "yyyyMM", "(19|20)[0-9]{4}"));
      guesses.add(new TypeGuess(ColumnType.DATE, "yyyyMMdd", "(19|20)[0-9]{6}"));
    }
    guesses.add(new TypeGuess(ColumnType.INTEGER, "", ANY));
    guesses.add(new TypeGuess(ColumnType.PERCENT, "", ANY));
    guesses.add(new TypeGuess(ColumnType.GROUPED_INTEGER, "", ".*,.*"));
    guesses.add(new TypeGuess(ColumnType.DECIMAL, "", ".*[.].*"));
    guesses.add(new TypeGuess(ColumnType.DECIMAL_COMMA, "", ANY));
    guesses.add(new TypeGuess(ColumnType.TEXT, "", ANY));
    return guesses;
  }
}
