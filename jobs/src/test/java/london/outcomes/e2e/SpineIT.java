package london.outcomes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import london.outcomes.SharedSession;
import london.outcomes.e2e.StandaloneCluster.Mode;
import london.outcomes.synth.Plan;
import london.outcomes.synth.Synthesis;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The whole line as it is operated: the job jar under spark-submit on a real standalone cluster,
 * with landing folder and lake on a real S3 server. One driver (here) ingests, the next (on a
 * worker) goes on where it stopped; then the launcher and the notebook read what came out.
 */
@Execution(ExecutionMode.CONCURRENT)
final class SpineIT {

  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final YearMonth LAST = YearMonth.of(2025, 12);
  private static final Map<String, String> NOTHING = Map.of();

  private static final String[] MISSING = {
    "run", "--landing", "/no/such/folder", "--lake", "/no/such/lake"
  };

  @TempDir static Path work;

  private static Path landing;
  private static S3Server s3;
  private static StandaloneCluster cluster;
  private static CanarySecrets secrets;
  private static Path events;
  private static CompletableFuture<Script.Result> failed;
  private static Script.Result ingested;
  private static Script.Result released;
  private static List<S3Call> nightly;

  @BeforeAll
  static void run() throws IOException {
    landing = work.resolve("landing");
    Path reference = SharedSession.project().resolve("conf/reference");
    Synthesis.write(new Plan(LAST.minusMonths(11), LAST, 0.05, 7), reference, landing);
    keepEnough(landing.resolve("data-police-uk"));
    s3 = S3Server.start(work.resolve("s3"));
    upload(landing);
    int before = s3.calls().size();
    secrets = new CanarySecrets();
    events = Files.createDirectory(work.resolve("events"));
    cluster = StandaloneCluster.start(work.resolve("cluster"), secrets.environment());
    // A driver that fails at once needs no executor: it finds its place beside the others.
    failed = CompletableFuture.supplyAsync(() -> cluster.submit(Mode.CLIENT, NOTHING, MISSING));
    ingested = cluster.submit(Mode.CLIENT, settings(), onS3("ingest"));
    released = cluster.submit(Mode.CLUSTER, settings(), onS3("run"));
    List<S3Call> calls = s3.calls();
    nightly = calls.subList(before, calls.size());
  }

  /** With all secrets, and with the history that Spark itself keeps of a job. */
  private static Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>(s3.settings());
    settings.putAll(secrets.settings());
    settings.put("spark.eventLog.enabled", "true");
    settings.put("spark.eventLog.dir", events.toUri().toString());
    settings.put("spark.eventLog.compress", "false");
    settings.put("spark.eventLog.rolling.enabled", "false");
    return settings;
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
    if (s3 != null) {
      s3.close();
    }
  }

  @Test
  void driverHereIngestsFromS3ToS3() {
    assertThat(ingested.exitCode()).as(ingested.err()).isZero();
    assertThat(ingested.out()).contains("Delivered", "police-uk-street", "mps-homicide");
  }

  @Test
  void driverOnAWorkerGoesOnWhereTheOtherStopped() {
    assertThat(released.exitCode()).as(released.err()).isZero();
    assertThat(lake().resolve("run-summary.json"))
        .content()
        .contains("\"tableName\" : \"fact_measure\"")
        .doesNotContain("\"tableName\" : \"stop_search\"");
  }

  @Test
  void releasedCountIsTheNumberOfRowsInTheFile() throws IOException {
    long rows = 0;
    for (String force : List.of("metropolitan", "city-of-london")) {
      String name = "data-police-uk/%s/%s-%s-stop-and-search.csv".formatted(LAST, LAST, force);
      rows +=
          Files.readAllLines(landing.resolve(name)).stream()
              .filter(line -> line.contains(",White - "))
              .count();
    }
    Script.Result explained =
        launch(
            "explain",
            "stop-search-rate-ratio",
            "--period",
            LAST.toString(),
            "--group",
            "white",
            "--json");
    assertThat(explained.exitCode()).as(explained.err()).isZero();
    assertThat(explained.out())
        .contains("\"count\" : \"" + rows + ".0\"")
        .contains(LAST + "-metropolitan-stop-and-search.csv", "\"sha256\"");
  }

  @Test
  void failingJobNeverEndsZero() {
    assertThat(cluster.submit(Mode.CLUSTER, NOTHING, MISSING).exitCode()).isEqualTo(66);
    assertThat(failed.join().exitCode()).isEqualTo(66);
  }

  @Test
  void notebookDrawsItsChartAndAnotherSaysThatThereIsNothingToShow() throws IOException {
    Path out = work.resolve("notebooks");
    Script.Result result =
        Script.run(
            LIMIT,
            NOTHING,
            "notebooks/execute",
            "--lake",
            lake().toString(),
            "--to",
            out.toString(),
            "start-here",
            "trust-and-its-gaps");
    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    assertThat(ImageIO.read(out.resolve("start-here-1.png").toFile()).getWidth())
        .isGreaterThan(600);
    assertThat(result.out())
        .contains("trust-and-its-gaps: nothing to show. There is no gap in trust")
        .contains("notebooks/make-lake");
  }

  @Test
  void nightlyRunCallsWhatItsPolicyGrantsAndNothingElse() {
    AccessPolicy job = AccessPolicy.of("job");
    assertThat(nightly).isNotEmpty();
    assertThat(nightly.stream().filter(call -> !job.allows(call)).distinct()).isEmpty();
    assertThat(job.grants().stream().filter(grant -> nightly.stream().noneMatch(grant::allows)))
        .as("grants that no call of a nightly run needs")
        .isEmpty();
  }

  @Test
  void secretsAreInNoLogEventOrTable() throws IOException {
    for (Script.Result said : List.of(ingested, released)) {
      assertThat(secrets.in(said.out() + said.err())).isZero();
    }
    assertThat(secrets.under(cluster.folder())).isEmpty();
    assertThat(secrets.under(events)).isEmpty();
    assertThat(secrets.under(lake())).isEmpty();
  }

  @Test
  void searchForSecretsSeesWhatTheRunsHad() throws IOException {
    assertThat(secrets.in(secrets.environment() + " " + secrets.settings())).isEqualTo(50);
    try (Stream<Path> files = Files.list(events)) {
      List<Path> histories = files.toList();
      assertThat(histories).hasSize(2);
      for (Path history : histories) {
        assertThat(history).content().contains("canary-10.secret.key", "physicalPlanDescription");
      }
    }
  }

  /** The server keeps objects as files, so that what is in the bucket can be read as a folder. */
  private static Path lake() {
    return s3.bucket().resolve("lake");
  }

  private static Script.Result launch(String... words) {
    List<String> all = new java.util.ArrayList<>(List.of(words));
    all.addAll(List.of("--lake", lake().toString()));
    return Script.run(LIMIT, NOTHING, "outcomes", all.toArray(String[]::new));
  }

  private static String[] onS3(String command) {
    return new String[] {
      command,
      "--env",
      "demo",
      "--as-of",
      "2026-05",
      "--landing",
      "s3a://outcomes/landing",
      "--lake",
      "s3a://outcomes/lake"
    };
  }

  /** The wide file has its twelve months; of the monthly ones two stops and a street are enough. */
  private static void keepEnough(Path folder) throws IOException {
    String first = LAST.minusMonths(1).toString();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        boolean isLate = name.compareTo(first) >= 0;
        if (!isLate || !name.matches(".*(stop-and-search|city-of-london-street)\\.csv")) {
          Files.delete(file);
        }
      }
    }
  }

  private static void upload(Path folder) throws IOException {
    Configuration configuration = new Configuration();
    configuration.set("fs.s3a.path.style.access", "true");
    configuration.set("fs.s3a.endpoint.region", "eu-west-2");
    s3.settings().forEach((k, v) -> configuration.set(k.substring("spark.hadoop.".length()), v));
    org.apache.hadoop.fs.Path to = new org.apache.hadoop.fs.Path("s3a://outcomes/landing");
    try (FileSystem fs = to.getFileSystem(configuration)) {
      fs.copyFromLocalFile(new org.apache.hadoop.fs.Path(folder.toUri()), to);
    }
  }
}
