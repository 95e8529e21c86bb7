package london.outcomes.synth;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A generated folder, and ways to look at it that do not share code with what wrote it. */
record Extract(Plan plan, Path folder, List<Path> files) {

  static final Path REFERENCE = Path.of(System.getProperty("project", ".."), "conf", "reference");

  static Extract of(String from, String to, double scale, long seed, Path folder) {
    Plan plan = new Plan(YearMonth.parse(from), YearMonth.parse(to), scale, seed);
    return of(plan, Synthesis.OPEN, folder);
  }

  static Extract of(Plan plan, String extracts, Path folder) {
    return of(plan, Orders.of(Set.of(extracts)), folder);
  }

  static Extract of(Plan plan, Orders orders, Path folder) {
    try {
      List<Path> files = Synthesis.write(plan, orders, REFERENCE, folder);
      return new Extract(plan, folder, files);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(String file) {
    try {
      return Files.readString(folder.resolve(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String header(String file) {
    return text(file).lines().findFirst().orElseThrow();
  }

  List<NamedCsvRecord> rows(String file) {
    return rows(folder.resolve(file), ',');
  }

  /** The rows of all files of a restricted extract. */
  List<NamedCsvRecord> register(String id) {
    char separator = id.equals("nhs-apc") ? '|' : ',';
    return files.stream()
        .filter(file -> file.getParent().equals(folder.resolve(id)))
        .flatMap(file -> rows(file, separator).stream())
        .toList();
  }

  /** The rows of one kind of data.police.uk file and force, over all months. */
  List<NamedCsvRecord> months(String force, String kind) {
    return plan.months().stream()
        .flatMap(month -> rows(monthFile(month.toString(), force, kind)).stream())
        .toList();
  }

  static String monthFile(String month, String force, String kind) {
    return "data-police-uk/" + month + "/" + month + "-" + force + "-" + kind + ".csv";
  }

  static List<NamedCsvRecord> rows(Path file, char separator) {
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder().fieldSeparator(separator).ofNamedCsvRecord(file)) {
      return reader.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<NamedCsvRecord> reference(String file) {
    return rows(REFERENCE.resolve(file), ',');
  }

  /** The part of the rows that each value of a column has. */
  static Map<String, Double> shares(List<NamedCsvRecord> rows, String column) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                row -> row.getField(column),
                TreeMap::new,
                Collectors.collectingAndThen(
                    Collectors.counting(), count -> (double) count / rows.size())));
  }

  /** Every file below the folder with its content, by relative name. */
  Map<String, String> contents() {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> folder.relativize(path).toString().replace('\\', '/'))
          .collect(Collectors.toMap(Function.identity(), this::text, (a, b) -> a, TreeMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
