package london.outcomes.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import london.outcomes.SharedSession;
import london.outcomes.synth.Plan;
import london.outcomes.synth.Synthesis;

/** The lines of one valid synthetic file without quotes, for tests to damage row by row. */
final class SyntheticRows {

  private final String path;
  private final String delimiter;
  private final List<String> header;
  private final List<List<String>> rows = new ArrayList<>();

  private SyntheticRows(String path, String delimiter, List<String> lines) {
    this.path = path;
    this.delimiter = delimiter;
    this.header = fields(lines.get(0));
    lines.stream().skip(1).forEach(line -> rows.add(fields(line)));
  }

  /** April 2025 of one extract. */
  static SyntheticRows of(String extract, String path, String delimiter) {
    YearMonth month = YearMonth.of(2025, 4);
    Path out = BadLanding.temporary();
    Path reference = SharedSession.project().resolve("conf/reference");
    try {
      Synthesis.write(new Plan(month, month, 0.05, 3), Set.of(extract), reference, out);
      return new SyntheticRows(path, delimiter, Files.readAllLines(out.resolve(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> fields(String line) {
    return new ArrayList<>(Arrays.asList(line.split(Pattern.quote(delimiter), -1)));
  }

  String path() {
    return path;
  }

  int size() {
    return rows.size();
  }

  /** Sets columns of a row: column, value, column, value. */
  SyntheticRows with(int row, String... columnsAndValues) {
    for (int i = 0; i < columnsAndValues.length; i += 2) {
      rows.get(row).set(header.indexOf(columnsAndValues[i]), columnsAndValues[i + 1]);
    }
    return this;
  }

  String get(int row, String column) {
    return rows.get(row).get(header.indexOf(column));
  }

  /** Adds a row again, with one column changed when there is one. */
  SyntheticRows again(int row, String... columnAndValue) {
    rows.add(new ArrayList<>(rows.get(row)));
    return with(rows.size() - 1, columnAndValue);
  }

  /** The line on which a row stands in the file. */
  static long line(int row) {
    return row + 2L;
  }

  String text() {
    StringBuilder text = new StringBuilder(String.join(delimiter, header)).append('\n');
    rows.forEach(row -> text.append(String.join(delimiter, row)).append('\n'));
    return text.toString();
  }
}
