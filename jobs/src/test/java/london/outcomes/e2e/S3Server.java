package london.outcomes.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A real S3 server in a process of its own, on a free port, with one bucket in a folder. */
final class S3Server implements AutoCloseable {
  static final String BUCKET = "outcomes";

  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** How the server logs a request: its method and its address. */
  private static final Pattern REQUEST =
      Pattern.compile(" request: .*?([A-Z]+)@[0-9a-f]+ (http\\S+) HTTP/1\\.1");

  private final Path dir;
  private final String endpoint;
  private final Thread hook = new Thread(this::stop);

  private S3Server(Path dir, String endpoint) {
    this.dir = dir;
    this.endpoint = endpoint;
    // A test run that somebody interrupts leaves no server behind.
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Starts a server whose bucket, log and pid are in {@code dir}; returns when it answers. */
  static S3Server start(Path dir) {
    String said =
        Script.run(
                LIMIT,
                Map.of(),
                "deploy/s3-server/start",
                "--dir",
                dir.toString(),
                "--bucket",
                BUCKET,
                "--requests")
            .orThrow();
    String endpoint =
        said.lines()
            .filter(line -> line.startsWith("endpoint="))
            .findFirst()
            .orElseThrow()
            .substring("endpoint=".length());
    return new S3Server(dir, endpoint);
  }

  String endpoint() {
    return endpoint;
  }

  /** The folder that is the bucket: what is put here is an object there. */
  Path bucket() {
    return dir.resolve("data").resolve(BUCKET);
  }

  /** What Spark needs to reach this server; all else is in spark-defaults.conf. */
  Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("spark.hadoop.fs.s3a.endpoint", endpoint);
    // On this machine alone nobody listens in.
    settings.put("spark.hadoop.fs.s3a.connection.ssl.enabled", "false");
    settings.put("spark.hadoop.fs.s3a.access.key", "local-identity");
    settings.put("spark.hadoop.fs.s3a.secret.key", "local-credential");
    return settings;
  }

  /** All calls that clients have made so far, the first one first. */
  List<S3Call> calls() {
    try (Stream<String> lines = Files.lines(dir.resolve("s3-server.log"))) {
      return lines
          .map(REQUEST::matcher)
          .filter(request -> request.find())
          .map(request -> S3Call.of(request.group(1), URI.create(request.group(2))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(hook);
    stop();
  }

  private void stop() {
    Script.run(LIMIT, Map.of(), "deploy/s3-server/stop", "--dir", dir.toString()).orThrow();
  }
}
