package london.outcomes.table;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import london.outcomes.catalogue.TableDefinition;
import org.apache.spark.sql.delta.actions.AddFile;

/**
 * A part of a table.
 *
 * @param value of the column that the table is partitioned by; empty where it is by none
 * @param digest of the names of its files: data files are written once, so parts of the same digest
 *     have the same rows
 * @param rows how many
 */
public record Content(String value, String digest, long rows) {

  static List<Content> of(TableDefinition definition, VersionFiles files) {
    if (definition.partitionBy().size() > 1) {
      throw new IllegalStateException(definition.name() + " is cut by more than one column");
    }
    Map<String, List<AddFile>> parts = new TreeMap<>();
    for (AddFile file : files.files()) {
      String value =
          definition.partitionBy().isEmpty()
              ? ""
              : file.partitionValues().apply(definition.partitionBy().get(0));
      parts.computeIfAbsent(value, v -> new ArrayList<>()).add(file);
    }
    return parts.entrySet().stream().map(e -> of(e.getKey(), e.getValue())).toList();
  }

  private static Content of(String value, List<AddFile> files) {
    String names = files.stream().map(AddFile::path).sorted().collect(Collectors.joining("\n"));
    long rows = files.stream().mapToLong(Content::rows).sum();
    return new Content(value, digest(names), rows);
  }

  private static long rows(AddFile file) {
    return (Long)
        file.numLogicalRecords()
            .getOrElse(
                () -> {
                  throw new IllegalStateException("no number of rows noted for " + file.path());
                });
  }

  private static String digest(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
