package london.outcomes.ingest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import london.outcomes.catalogue.ColumnType;

/**
 * The headers of a wide file that are months.
 *
 * @param format how they are written
 * @param pattern regular expression that matches them
 */
record MonthHeaders(String format, String pattern) {

  /** With fewer a file is not wide: two columns may be a year and the one before. */
  private static final int SEVERAL = 3;

  private static final Map<String, String> FORMATS =
      new TreeMap<>(
          Map.of(
              "yyyyMM", "[0-9]{6}",
              "yyyy-MM", "[0-9]{4}-[0-9]{2}",
              "yyyy/MM", "[0-9]{4}/[0-9]{2}",
              "MM/yyyy", "[0-9]{2}/[0-9]{4}",
              "MMM-yy", "[A-Za-z]{3}-[0-9]{2}",
              "MMM yy", "[A-Za-z]{3} [0-9]{2}",
              "MMM-yyyy", "[A-Za-z]{3}-[0-9]{4}",
              "MMM yyyy", "[A-Za-z]{3} [0-9]{4}",
              "MMMM yyyy", "[A-Za-z]+ [0-9]{4}"));

  static Optional<MonthHeaders> in(List<String> headers) {
    return FORMATS.entrySet().stream()
        .filter(e -> headers.stream().filter(h -> isMonth(h, e.getKey())).count() >= SEVERAL)
        .map(e -> new MonthHeaders(e.getKey(), e.getValue()))
        .findFirst();
  }

  boolean has(String header) {
    return isMonth(header, format);
  }

  private static boolean isMonth(String header, String format) {
    String name = header.strip();
    return !name.isEmpty() && new TypeGuess(ColumnType.MONTH, format, ".*").fits(name);
  }
}
