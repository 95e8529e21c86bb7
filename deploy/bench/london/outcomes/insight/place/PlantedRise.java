package london.outcomes.insight.place;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

/**
 * A rise that was planted into a borough, and so into its wards.
 *
 * @param from first month, in months since year 0
 * @param to last month
 */
record PlantedRise(String borough, String category, int from, int to, double factor) {

  static List<PlantedRise> read(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.map(line -> of(line.split(","))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PlantedRise of(String[] row) {
    return new PlantedRise(
        row[0], row[1], month(row[2]), month(row[3]), Double.parseDouble(row[4]));
  }

  static int month(String text) {
    YearMonth month = YearMonth.parse(text);
    return 12 * month.getYear() + month.getMonthValue() - 1;
  }

  int months() {
    return to - from + 1;
  }

  boolean holds(Rise rise) {
    return rise.borough().equals(borough)
        && rise.category().equals(category)
        && rise.month() >= from
        && rise.month() <= to;
  }
}
