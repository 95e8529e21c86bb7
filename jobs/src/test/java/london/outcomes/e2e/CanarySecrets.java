package london.outcomes.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Fifty secrets that a run is given in every way in which secrets come, to be looked for in
 * whatever the run says or leaves.
 */
final class CanarySecrets {

  private static final int SECRETS = 50;
  private static final int IN_ENVIRONMENT = 2;

  /** Settings that hold secrets by their name, by a word in their value or by its place there. */
  private static final List<String> SETTINGS =
      List.of(
          "spark.hadoop.fs.s3a.bucket.canary-%d.secret.key=%s",
          "spark.hadoop.fs.s3a.bucket.canary-%d.session.token=%s",
          "spark.hadoop.fs.s3a.bucket.canary-%d.encryption.key=%s",
          "spark.hadoop.fs.azure.account.key.canary%d.dfs.core.windows.net=%s",
          "spark.hadoop.fs.gs.auth.service.account.private.key.%d=%s",
          "spark.hadoop.canary.%d.ConnectionPassword=%s",
          "spark.executorEnv.CANARY_%d_TOKEN=%s",
          "spark.canary.%d.mart=jdbc:postgresql://mart/outcomes?user=job&password=%s",
          "spark.canary.%d.proxy=http://job:%s@proxy:3128/",
          "spark.hadoop.canary.%d.credentials=%s");

  private final List<String> all =
      IntStream.range(0, SECRETS).mapToObj("qanary%02dsecret"::formatted).toList();

  /** What the process of a driver has in its environment: the first two. */
  Map<String, String> environment() {
    return Map.of(
        "OUTCOMES_PSEUDONYM_KEY",
        all.get(0) + " of the pseudonyms of a test",
        "OUTCOMES_PSEUDONYM_KEY_ID",
        "test",
        "HADOOP_CREDSTORE_PASSWORD",
        all.get(1));
  }

  /** What spark-submit is given: all others. */
  Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    for (int i = IN_ENVIRONMENT; i < SECRETS; i++) {
      String[] setting = SETTINGS.get(i % SETTINGS.size()).formatted(i, all.get(i)).split("=", 2);
      settings.put(setting[0], setting[1]);
    }
    return settings;
  }

  /** How many of them a text has. */
  long in(String text) {
    return all.stream().filter(text::contains).count();
  }

  /** The files under a folder in which one is, with how many. */
  Map<String, Long> under(Path folder) throws IOException {
    Map<String, Long> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        long secrets = in(Files.readString(file, StandardCharsets.ISO_8859_1));
        if (secrets > 0) {
          found.put(folder.relativize(file).toString(), secrets);
        }
      }
    }
    return found;
  }
}
