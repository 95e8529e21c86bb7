package london.outcomes.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import london.outcomes.catalogue.Failure;
import london.outcomes.publish.opendata.PublishedFile;
import london.outcomes.run.JsonText;
import london.outcomes.table.Storage;

/**
 * The folder of open data: a folder for each release, of which {@code SHA256SUMS} is written last,
 * and {@code latest.json}, which points to the newest. A release without sums is none.
 */
final class OpenDataPlace {

  private static final String SUMS = "SHA256SUMS";
  private static final String LATEST = "latest.json";

  /** What a folder of a release may hold. */
  private static final Set<String> OURS =
      Set.of(
          "csv",
          "parquet",
          "policing-outcomes-london.ods",
          "README.md",
          "LICENCE.md",
          "CHANGES.md",
          "datapackage.json",
          "dcat.jsonld",
          SUMS);

  private final Storage storage;
  private final String folder;

  OpenDataPlace(Storage storage, String folder) {
    this.storage = storage;
    this.folder = storage.qualify(folder);
  }

  /** Where a release is. */
  String of(String release) {
    return folder + "/" + release;
  }

  /**
   * Refuses a folder in which there is something else: it would lie among what the public reads, or
   * be removed.
   *
   * @throws Failure.Usage then
   */
  void requireOwn() {
    for (String name : storage.names(folder)) {
      boolean isOurs =
          name.equals(LATEST) || name.startsWith(".") || holdsOurs(storage.names(of(name)));
      if (!isOurs) {
        throw new Failure.Usage(
            "--out %s holds '%s', which is no publication of open data, or is a file itself. Name a folder that is empty, is not there yet or holds nothing but such publications."
                .formatted(folder, name));
      }
    }
  }

  private static boolean holdsOurs(List<String> names) {
    return !names.isEmpty() && OURS.containsAll(names);
  }

  /** Whether a release is there with all its files, as they were published. */
  boolean isWhole(String release) {
    if (!storage.exists(of(release) + "/" + SUMS)) {
      return false;
    }
    Map<String, String> sums = new TreeMap<>();
    for (String line : storage.read(of(release) + "/" + SUMS).split("\n")) {
      sums.put(line.substring(line.indexOf("  ") + 2), line.substring(0, line.indexOf(' ')));
    }
    return sums.entrySet().stream()
        .allMatch(
            sum -> {
              String file = of(release) + "/" + sum.getKey();
              return storage.exists(file) && storage.sha256(file).equals(sum.getValue());
            });
  }

  /** Says that a release is whole. */
  void seal(String release, List<PublishedFile> files) {
    StringBuilder sums = new StringBuilder();
    Map<String, String> byPath = new TreeMap<>();
    files.forEach(file -> byPath.put(file.path(), file.sha256()));
    byPath.forEach((path, sum) -> sums.append(sum).append("  ").append(path).append('\n'));
    storage.write(of(release) + "/" + SUMS, sums.toString());
  }

  /** Points to a release, unless the one that is pointed to is newer. */
  void pointTo(String release, Instant releasedAt) {
    String file = folder + "/" + LATEST;
    if (storage.exists(file) && releasedAt(storage.read(file)).isAfter(releasedAt)) {
      return;
    }
    Map<String, Object> pointer = new TreeMap<>();
    pointer.put("release", release);
    pointer.put("releasedAt", releasedAt.toString());
    pointer.put("path", release + "/");
    pointer.put("sha256sums", storage.sha256(of(release) + "/" + SUMS));
    String text = JsonText.of(pointer) + "\n";
    if (!storage.exists(file) || !storage.read(file).equals(text)) {
      storage.write(file, text);
    }
  }

  private static Instant releasedAt(String json) {
    try {
      return Instant.parse(new ObjectMapper().readTree(json).path("releasedAt").asText());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
