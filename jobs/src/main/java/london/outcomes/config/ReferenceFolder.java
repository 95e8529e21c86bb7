package london.outcomes.config;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import london.outcomes.catalogue.ReferenceList;

/** Reads the lists of {@code conf/reference}: comma, one header line, as many fields in each. */
final class ReferenceFolder {

  private final Mistakes mistakes;

  ReferenceFolder(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** Lists by name; one that cannot be read is left out. */
  Map<String, ReferenceList> read(List<Path> files) {
    Map<String, ReferenceList> lists = new LinkedHashMap<>();
    for (Path file : files) {
      String name = file.getFileName().toString().replace(".csv", "");
      List<List<String>> rows = rows(file, "conf/reference/" + name + ".csv");
      if (!rows.isEmpty()) {
        lists.put(name, new ReferenceList(name, rows.get(0), rows.subList(1, rows.size())));
      }
    }
    return lists;
  }

  private List<List<String>> rows(Path file, String label) {
    List<List<String>> rows = new ArrayList<>();
    try (var reader = CsvReader.builder().ofCsvRecord(file)) {
      reader.forEach(row -> rows.add(row.getFields()));
    } catch (CsvParseException e) {
      mistakes.add(label, rows.size() + 1, "", "not valid CSV: " + reason(e), "Mend the line.");
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (rows.isEmpty()) {
      mistakes.add(label, 1, "", "the file is empty", "Write its header line.");
    }
    return rows;
  }

  private static String reason(CsvParseException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return String.valueOf(cause.getMessage());
  }
}
