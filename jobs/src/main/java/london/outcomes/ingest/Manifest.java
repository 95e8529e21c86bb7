package london.outcomes.ingest;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import london.outcomes.ingest.csv.Problem;

/**
 * What a supplier says of the files it sends: {@code manifest.csv} at the root of the landing
 * folder, with the columns path, size, sha256 and provenance. It is optional; what it says is
 * checked.
 */
public final class Manifest {

  private final Map<String, Entry> entries;

  private Manifest(Map<String, Entry> entries) {
    this.entries = entries;
  }

  public static Manifest none() {
    return new Manifest(Map.of());
  }

  public static Manifest parse(String csv) {
    Map<String, Entry> entries = new HashMap<>();
    try (var reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
      reader.forEach(
          r ->
              entries.put(
                  field(r, "path"),
                  new Entry(field(r, "size"), field(r, "sha256"), field(r, "provenance"))));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return new Manifest(entries);
  }

  /** MANIFEST_MISMATCH when the file is not the one that the supplier sent. */
  public Optional<Problem> mismatch(String path, long size, String sha256) {
    Entry entry = entries.get(path);
    if (entry == null || entry.agrees(Long.toString(size), sha256)) {
      return Optional.empty();
    }
    return Optional.of(
        new Problem(
            "MANIFEST_MISMATCH",
            "",
            "the manifest says %s bytes, sha256 %s; the file has %d bytes, sha256 %s; send it again"
                .formatted(entry.size, entry.sha256, size, sha256)));
  }

  public Optional<String> provenance(String path) {
    return Optional.ofNullable(entries.get(path)).map(Entry::provenance).filter(p -> !p.isEmpty());
  }

  /** A column that the supplier leaves out says nothing. */
  private static String field(NamedCsvRecord row, String name) {
    return row.findField(name).orElse("");
  }

  private record Entry(String size, String sha256, String provenance) {

    boolean agrees(String otherSize, String otherSha256) {
      return (size.isEmpty() || size.equals(otherSize))
          && (sha256.isEmpty() || sha256.equals(otherSha256));
    }
  }
}
