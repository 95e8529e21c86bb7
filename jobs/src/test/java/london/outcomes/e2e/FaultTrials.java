package london.outcomes.e2e;

import io.delta.storage.LogStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import london.outcomes.e2e.FaultyProxy.Plan;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What tests have no time for, by hand: {@code deploy/faults/measure} says how. */
@Command(name = "measure", mixinStandardHelpOptions = true)
final class FaultTrials {

  /** Longer than any driver here waits for an answer. */
  private static final Duration STALL = Duration.ofSeconds(35);

  @Option(names = "--work", required = true, scope = CommandLine.ScopeType.INHERIT)
  Path work;

  @Option(
      names = "--drivers",
      defaultValue = "4",
      scope = CommandLine.ScopeType.INHERIT,
      description = "Processes at the same time (default: 4).")
  int drivers;

  @Option(
      names = "--commits",
      defaultValue = "200",
      scope = CommandLine.ScopeType.INHERIT,
      description = "Versions that each of them wants (default: 200).")
  int commits;

  @Option(
      names = "--faults",
      defaultValue = "0.05",
      scope = CommandLine.ScopeType.INHERIT,
      description = "Share of requests that go wrong (default: 0.05).")
  double share;

  @Option(
      names = "--stalls",
      defaultValue = "1",
      scope = CommandLine.ScopeType.INHERIT,
      description = "Requests that stall, at most (default: 1).")
  int stalls;

  @Option(
      names = "--store",
      defaultValue = "london.outcomes.table.ConditionalLogStore",
      scope = CommandLine.ScopeType.INHERIT,
      description =
          "Class of the log store; Delta's own is io.delta.storage.S3SingleDriverLogStore.")
  String store;

  public static void main(String[] args) {
    System.exit(new CommandLine(new FaultTrials()).execute(args));
  }

  @Command(description = "Let drivers race for versions of a log; end with 1 if one is lost.")
  int versions() throws Exception {
    try (S3Server s3 = S3Server.start(work.resolve("s3"));
        FaultyProxy proxy = proxy(s3)) {
      long started = System.nanoTime();
      RaceResult result = RaceResult.of(s3, proxy, type(), drivers, commits, work);
      tell(started, proxy);
      return told(result);
    }
  }

  @Command(description = "The same on a disk; Delta's own is io.delta.storage.HDFSLogStore.")
  int disk() throws Exception {
    return told(RaceResult.onDisk(type(), drivers, commits, work));
  }

  private Class<? extends LogStore> type() throws ClassNotFoundException {
    return Class.forName(store).asSubclass(LogStore.class);
  }

  private static int told(RaceResult result) {
    System.out.printf(
        "%d claims, %d lost; %d versions stored, the last is %d%n",
        result.claimed(), result.lost().size(), result.stored(), result.last());
    return result.lost().isEmpty() ? 0 : 1;
  }

  @Command(
      description = "Let drivers append rows to a table; end with 1 if one is lost or doubled.")
  int appends() throws Exception {
    try (S3Server s3 = S3Server.start(work.resolve("s3"));
        FaultyProxy proxy = proxy(s3)) {
      long started = System.nanoTime();
      List<List<String>> arguments = new ArrayList<>();
      for (int i = 0; i < drivers; i++) {
        String table = "s3a://" + S3Server.BUCKET + "/appends";
        arguments.add(List.of(table, Integer.toString(i), Integer.toString(commits)));
      }
      Map<String, String> settings = RaceResult.settings(s3, proxy);
      settings.put("spark.delta.logStore.s3a.impl", store);
      DriverProcess.race(AppendRace.class, 700, settings, arguments);
      tell(started, proxy);
      Path table = s3.bucket().resolve("appends");
      AppendRace.Rows rows;
      try (SparkSession session = AppendRace.session()) {
        rows = AppendRace.Rows.of(session, table.toString());
      }
      System.out.printf(
          "%d rows, %d distinct ones; %d versions after the one that made the table%n",
          rows.all(), rows.distinct(), versions(table) - 1);
      long wanted = (long) drivers * commits;
      return rows.all() == wanted && rows.distinct() == wanted ? 0 : 1;
    }
  }

  @Command(description = "Run everything on a small lake; end with 1 if curated tables differ.")
  int run(
      @Option(
              names = "--shares",
              split = ",",
              defaultValue = "0,0.01,0.05,0.2",
              description = "Shares of faults, one run each (default: ${DEFAULT-VALUE}).")
          List<Double> shares)
      throws IOException {
    try (S3Server s3 = S3Server.start(work.resolve("s3"))) {
      return new NightlyTrial(s3, work, stalls).run(shares) ? 0 : 1;
    }
  }

  private static long versions(Path table) throws IOException {
    try (Stream<Path> files = Files.list(table.resolve("_delta_log"))) {
      return files.filter(f -> f.getFileName().toString().matches("[0-9]{20}\\.json")).count();
    }
  }

  private FaultyProxy proxy(S3Server s3) throws IOException {
    return FaultyProxy.start(s3.endpoint(), new Plan(share, stalls, STALL, 1));
  }

  private static void tell(long started, FaultyProxy proxy) {
    System.out.printf(
        "%.0f s, %d requests, faults: %s%n",
        (System.nanoTime() - started) / 1e9, proxy.requests(), proxy.counts());
  }
}
