package london.outcomes.job;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What {@code outcomes synth --truth --redraws} expects of its files: sums of its monthly means.
 */
final class ExpectedFigures {

  private static final String LONDON = "E12000007";

  /** So many that have what the figure is about, of so many. */
  record Sum(double count, double of) {
    double share() {
      return count / of;
    }
  }

  private record Line(YearMonth month, String area, String group, double count, double of) {}

  private final Map<String, String> codes = new HashMap<>();
  private final Map<String, String> parents = new HashMap<>();
  private final Map<String, List<Line>> lines = new HashMap<>();

  /**
   * @param reference {@code conf/reference}
   * @param files every {@code expected.csv}
   */
  ExpectedFigures(Path reference, List<Path> files) throws IOException {
    each(
        reference.resolve("area_alias.csv"),
        row -> codes.put(row.getField("alias_name"), row.getField("area_code")));
    each(
        reference.resolve("area.csv"),
        row -> parents.put(row.getField("area_code"), row.getField("parent_code")));
    for (Path file : files) {
      each(file, this::add);
    }
  }

  private void add(NamedCsvRecord row) {
    String area = row.getField("area");
    lines
        .computeIfAbsent(
            row.getField("extract") + "/" + row.getField("figure"), k -> new ArrayList<>())
        .add(
            new Line(
                YearMonth.parse(row.getField("period")),
                codes.getOrDefault(area.replace(" & ", " and "), area),
                row.getField("group"),
                Double.parseDouble(row.getField("count")),
                Double.parseDouble(row.getField("of"))));
  }

  /** The sum over months, the parts of an area, and groups; nothing when nothing is expected. */
  Sum sum(String figure, Predicate<YearMonth> isIn, String area, Predicate<String> isOf) {
    double count = 0;
    double of = 0;
    for (Line line : lines.getOrDefault(figure, List.of())) {
      if (isIn.test(line.month()) && isPart(line.area(), area) && isOf.test(line.group())) {
        count += line.count();
        of += line.of();
      }
    }
    return new Sum(count, of);
  }

  private boolean isPart(String part, String area) {
    return area.equals(LONDON) || part.equals(area) || area.equals(parents.get(part));
  }

  /** Reads a file with a header, a row at a time. */
  static void each(Path file, java.util.function.Consumer<NamedCsvRecord> reader)
      throws IOException {
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file);
        Stream<NamedCsvRecord> rows = csv.stream()) {
      rows.forEach(reader);
    }
  }
}
