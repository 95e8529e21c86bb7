package london.outcomes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import london.outcomes.config.ConfigFolder;
import org.junit.jupiter.api.Test;

/** The page that people read about access says what the shipped policies allow. */
class AccessPolicyTest {

  private static final String PAGE = "../../docs/access.md";

  /** Cells of the page's table of roles, its heading first. */
  private static List<List<String>> table() throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (String line : Files.readAllLines(AccessPolicy.FOLDER.resolve(PAGE))) {
      if (line.startsWith("| ") && line.contains("`landing`") || !rows.isEmpty()) {
        if (!line.startsWith("|")) {
          return rows;
        }
        rows.add(Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList());
      }
    }
    return rows;
  }

  @Test
  void theTableOfRolesIsTrue() throws IOException {
    List<List<String>> table = table();
    List<String> folders = table.get(0);
    assertThat(table).hasSizeGreaterThan(7);
    for (List<String> row : table.subList(2, table.size())) {
      AccessPolicy policy = AccessPolicy.of(row.get(0).replace("`", ""));
      for (int i = 1; i < folders.size(); i++) {
        String place = folders.get(i).replace("`", "");
        String key = (place.equals("landing") ? "" : "lake/") + place + "/x/part-0.parquet";
        assertThat(allowed(policy, key)).as(row.get(0) + " in " + place).isEqualTo(row.get(i));
      }
    }
  }

  private static String allowed(AccessPolicy policy, String key) {
    List<String> words = new ArrayList<>();
    if (policy.allows(S3Call.on("s3:GetObject", key))) {
      words.add("read");
    }
    // A supplier has a folder of its own, which its principal's tag names.
    String own = key.replace("landing/", "landing/${aws:PrincipalTag/supplier}/");
    if (policy.allows(S3Call.on("s3:PutObject", own))) {
      words.add("write");
    }
    if (policy.allows(S3Call.on("s3:DeleteObject", key))) {
      words.add("delete");
    }
    return words.isEmpty() ? "–" : String.join(", ", words);
  }

  @Test
  void nobodyListsWhatIsNotReadable() throws IOException {
    try (Stream<java.nio.file.Path> files = Files.list(AccessPolicy.FOLDER)) {
      for (String role :
          files
              .map(f -> f.getFileName().toString())
              .filter(n -> n.endsWith(".json") && !n.equals("bucket.json"))
              .map(n -> n.replace(".json", ""))
              .toList()) {
        AccessPolicy policy = AccessPolicy.of(role);
        for (String layer : List.of("raw", "quarantine", "conformed", "measures", "curated")) {
          String folder = "lake/" + layer + "/";
          assertThat(policy.allows(S3Call.list(folder)))
              .as(role + " lists " + layer)
              .isEqualTo(policy.allows(S3Call.on("s3:GetObject", folder + "x")));
        }
        assertThat(policy.allows(S3Call.list(""))).as(role + " lists the bucket").isFalse();
      }
    }
  }

  @Test
  void aSupplierWritesIntoNoOthersFolder() {
    AccessPolicy supplier = AccessPolicy.of("supplier");
    assertThat(supplier.allows(S3Call.on("s3:PutObject", "landing/nhs/nhs-apc-2025-04.txt")))
        .isFalse();
    assertThat(supplier.allows(S3Call.on("s3:PutObject", "lake/raw/x"))).isFalse();
  }

  @Test
  void whatTheBucketRefusesIsRefusedToEverybody() throws IOException {
    var statements =
        new ObjectMapper()
            .readTree(AccessPolicy.FOLDER.resolve("bucket.json").toFile())
            .get("Statement");
    assertThat(statements).hasSize(2).allMatch(s -> s.get("Effect").asText().equals("Deny"));
    assertThat(statements.toString())
        .contains("\"aws:SecureTransport\":\"false\"", "\"AES256\",\"aws:kms\"");
  }

  @Test
  void aClusterEncryptsWhatItsProcessesSayAndPutAside() {
    assertThat(
            new ConfigFolder(AccessPolicy.FOLDER.resolve("../../conf"))
                .environment("cluster")
                .spark())
        .containsEntry("spark.authenticate", "true")
        .containsEntry("spark.network.crypto.enabled", "true")
        .containsEntry("spark.io.encryption.enabled", "true")
        .containsEntry("spark.hadoop.fs.s3a.encryption.algorithm", "AES256");
  }
}
