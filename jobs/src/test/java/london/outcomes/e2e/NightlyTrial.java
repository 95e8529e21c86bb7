package london.outcomes.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import london.outcomes.e2e.FaultyProxy.Plan;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** {@code outcomes run} on a small synthetic lake in S3, with more and more faults. */
final class NightlyTrial {

  private static final Duration LIMIT = Duration.ofMinutes(30);
  private static final Duration STALL = Duration.ofSeconds(35);
  private static final int TRIES = 6;

  /** Who made a row is another each time; what it says is not. */
  private static final String[] OF_THE_RUN = {"run_id", "release_id"};

  private final S3Server s3;
  private final Path landing;
  private final int stalls;

  NightlyTrial(S3Server s3, Path work, int stalls) {
    this.s3 = s3;
    this.landing = work.resolve("landing");
    this.stalls = stalls;
  }

  /** Runs once for each share of faults; returns whether all lakes are equal. */
  boolean run(List<Double> shares) throws IOException {
    Script.run(
            LIMIT,
            Map.of(),
            "outcomes",
            "synth",
            landing.toString(),
            "--from",
            "2025-10",
            "--scale",
            "0.05")
        .orThrow();
    boolean isEqual = true;
    double first = 0;
    for (int i = 0; i < shares.size(); i++) {
      long started = System.nanoTime();
      run("lake-" + i, shares.get(i));
      double seconds = (System.nanoTime() - started) / 1e9;
      first = i == 0 ? seconds : first;
      System.out.printf(
          "%.0f %% faults: %.0f s, %.2f times the first%n",
          100 * shares.get(i), seconds, seconds / first);
      isEqual &= i == 0 || isEqual("lake-0", "lake-" + i);
    }
    return isEqual;
  }

  /** Exit code 75 asks for another try; any other is a mistake. */
  private void run(String lake, double share) throws IOException {
    Plan plan = new Plan(share, share == 0 ? 0 : stalls, STALL, 1);
    try (FaultyProxy proxy = FaultyProxy.start(s3.endpoint(), plan)) {
      Map<String, String> settings = s3.settings();
      settings.put("spark.hadoop.fs.s3a.endpoint", proxy.endpoint());
      String options =
          settings.entrySet().stream()
              .map(e -> "-D" + e.getKey() + "=" + e.getValue())
              .collect(Collectors.joining(" "));
      for (int i = 0; ; i++) {
        Script.Result result =
            Script.run(
                LIMIT,
                Map.of("OUTCOMES_JAVA_OPTS", options),
                "outcomes",
                "run",
                "--env",
                "demo",
                "--landing",
                landing.toString(),
                "--as-of",
                "2026-05",
                "--lake",
                "s3a://" + S3Server.BUCKET + "/" + lake);
        System.out.printf("exit code %d, %s%n", result.exitCode(), proxy.counts());
        if (result.exitCode() == 0) {
          System.out.println(proxy.requests() + " requests");
          return;
        }
        System.out.println(
            result.err().lines().filter(l -> !l.startsWith("\t")).limit(40).toList());
        if (result.exitCode() != 75 || i == TRIES) {
          throw new IllegalStateException("exit code " + result.exitCode());
        }
      }
    }
  }

  /** Prints how many rows of each curated table only one of two lakes has. */
  private boolean isEqual(String one, String other) throws IOException {
    Map<String, String> different = new TreeMap<>();
    Path curated = s3.bucket().resolve(one).resolve("curated");
    try (SparkSession session = AppendRace.session();
        Stream<Path> tables = Files.list(curated)) {
      for (Path table : tables.filter(t -> Files.exists(t.resolve("_delta_log"))).toList()) {
        Dataset<Row> a = read(session, table);
        Dataset<Row> b =
            read(session, s3.bucket().resolve(other + "/curated/" + table.getFileName()));
        long missing = a.exceptAll(b).count();
        long extra = b.exceptAll(a).count();
        System.out.printf("  %s: %d rows%n", table.getFileName(), a.count());
        if (missing + extra > 0) {
          different.put(table.getFileName().toString(), missing + " missing, " + extra + " extra");
        }
      }
    }
    System.out.println("  different tables: " + different);
    return different.isEmpty();
  }

  private static Dataset<Row> read(SparkSession session, Path table) {
    return session.read().format("delta").load(table.toString()).drop(OF_THE_RUN);
  }
}
