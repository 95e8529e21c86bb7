package london.outcomes.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import london.outcomes.SharedSession;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.config.ConfigFolder;
import london.outcomes.config.CopiedConf;
import london.outcomes.table.Lake;
import london.outcomes.table.Storage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;

/** A landing folder and a lake of their own, and the real command line on them. */
final class Workbench {

  private static final Instant NOW = Instant.parse("2026-05-15T03:00:00Z");

  private static final Map<String, String> KEY =
      Map.of(
          "OUTCOMES_PSEUDONYM_KEY", "a key of tests, that nobody else has to keep",
          "OUTCOMES_PSEUDONYM_KEY_ID", "test");

  static final Catalogue CATALOGUE =
      new ConfigFolder(SharedSession.project().resolve("conf")).load();

  final Path landing;
  final Path lake;
  private final Path conf;
  private Lake reader;
  private int ticks;

  Workbench(Path folder) {
    this(folder, SharedSession.project().resolve("conf"));
  }

  Workbench(Path folder, Path conf) {
    this.conf = conf;
    this.landing = folder.resolve("landing");
    this.lake = folder.resolve("lake");
    try {
      Files.createDirectories(landing);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    SharedSession.get();
  }

  /** One whose contracts take in files of ten rows of which one is damaged. */
  static Workbench tolerant(Path folder) {
    return new Workbench(folder, new CopiedConf(BadLanding.temporary()).tolerant().folder());
  }

  /** One that knows few measures, for runs that are many. */
  static Workbench of(Path folder, String... measures) {
    CopiedConf copy = new CopiedConf(folder.resolve("conf"));
    return new Workbench(folder, copy.only(Set.of(measures)).folder());
  }

  /** What a command printed, and its exit code. */
  record Result(int exitCode, String out, String err) {}

  /**
   * Runs a command on this landing folder and lake; the clock is fixed and moves on by a minute.
   */
  Result run(String command, String... arguments) {
    List<String> words = new ArrayList<>(List.of(command));
    words.addAll(List.of("--landing", landing.toString(), "--lake", lake.toString()));
    words.addAll(List.of(arguments));
    if (!words.contains("--conf")) {
      words.addAll(List.of("--conf", conf.toString()));
    }
    return execute(words.toArray(String[]::new));
  }

  /**
   * A run of all steps, without the command line.
   *
   * @param guard is run before each change of a table
   */
  RunJob job(String environment, Runnable guard) {
    WritingOptions options = options(environment);
    ConfigFolder config = options.config();
    Catalogue catalogue = config.load();
    Clock clock = tick();
    return new RunJob(
        place(environment, guard),
        options.run(clock),
        clock,
        what -> {},
        options.state(config, catalogue, options.environment(config)));
  }

  /** What steps of a run share, without the command line. */
  Workplace place(String environment, Runnable guard) {
    Workplace open = options(environment).open("run");
    return new Workplace(
        open.session(),
        open.catalogue(),
        open.environment(),
        open.lake().guardedBy(guard),
        open.key());
  }

  private WritingOptions options(String environment) {
    WritingOptions options = new WritingOptions(KEY::get);
    options.env = environment;
    options.landing = landing.toString();
    options.lake = lake.toString();
    options.conf = conf;
    options.asOf = YearMonth.of(2026, 5);
    return options;
  }

  private synchronized Clock tick() {
    return Clock.fixed(NOW.plusSeconds(60L * ticks++), ZoneOffset.UTC);
  }

  /** Runs a command line as it is, with a key for pseudonyms. */
  Result execute(String... words) {
    return execute(KEY::get, words);
  }

  /** Runs a command line with other variables of the process. */
  Result execute(UnaryOperator<String> variables, String... words) {
    Clock clock = tick();
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Outcomes.commandLine(clock, variables);
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    int code = line.execute(words);
    return new Result(code, out.toString(), err.toString());
  }

  /** Runs a command that must succeed. */
  Result succeed(String command, String... arguments) {
    Result result = run(command, arguments);
    assertThat(result.exitCode()).as(result.err() + result.out()).isZero();
    return result;
  }

  /** Puts a file into the landing folder. */
  Path deliver(String path, String content) {
    return deliver(path, content.getBytes(StandardCharsets.UTF_8));
  }

  Path deliver(String path, byte[] content) {
    try {
      Path file = landing.resolve(path);
      Files.createDirectories(file.getParent());
      return Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rows of a table or view of the lake. */
  Dataset<Row> table(String name) {
    if (reader == null) {
      // Views of several lakes have the same names.
      SparkSession session = SharedSession.get().newSession();
      reader = new Lake(session, Storage.of(session), CATALOGUE, lake.toString());
    }
    return reader.read(name);
  }
}
