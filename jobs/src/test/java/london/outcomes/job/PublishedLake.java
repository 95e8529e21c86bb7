package london.outcomes.job;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import london.outcomes.SharedSession;
import london.outcomes.job.Workbench.Result;
import london.outcomes.synth.Plan;
import london.outcomes.synth.Synthesis;
import london.outcomes.table.CommitNote;
import london.outcomes.table.Lake;
import london.outcomes.table.LakeTable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * A small lake that a real run has filled, with rows beside it that nobody would like to publish:
 * texts that spreadsheets run, numbers with many digits, lists. Frozen as {@code spring}, and
 * published once for all tests.
 */
final class PublishedLake {

  static final String[] DEMO = {"--env", "demo", "--as-of", "2026-05"};
  static final String RELEASE = "spring";
  private static final String HOSTILE = "=cmd|' /C calc'!A0";

  final Workbench bench;
  final Path out;
  final Result published;

  private PublishedLake(Path root) throws IOException {
    bench =
        Workbench.of(
            root,
            "asb-incidents",
            "neighbourhood-crime",
            "stop-searches",
            "stop-search-rate-ratio");
    YearMonth last = YearMonth.of(2025, 6);
    Path reference = SharedSession.project().resolve("conf/reference");
    Synthesis.write(new Plan(last.minusMonths(14), last, 0.05, 11), reference, bench.landing);
    leaveOut("-stop-and-search.csv", "-outcomes.csv");
    bench.succeed("run", DEMO);
    write("fact_evidence", evidence("e1", HOSTILE), evidence("e2", "Two \"lines\",\nand a '=1"));
    write("fact_restatement", restated(0.1 + 0.2, 1e-7), restated(0, 5));
    write("fact_gap", gap());
    bench.succeed("release", with("--name", RELEASE));
    out = root.resolve("open-data");
    published = publish(out, "--release", RELEASE);
    assertThat(published.exitCode()).as(published.err()).isZero();
  }

  private void leaveOut(String... endings) throws IOException {
    try (Stream<Path> all = Files.walk(bench.landing)) {
      for (Path file : all.toList()) {
        if (Stream.of(endings).anyMatch(file.toString()::endsWith)) {
          Files.delete(file);
        }
      }
    }
  }

  private static final class Once {
    static final PublishedLake LAKE = make();
  }

  static PublishedLake get() {
    return Once.LAKE;
  }

  private static PublishedLake make() {
    try {
      return new PublishedLake(BadLanding.temporary());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String[] with(String... more) {
    return Stream.concat(Stream.of(DEMO), Stream.of(more)).toArray(String[]::new);
  }

  Result publish(Path folder, String... more) {
    String[] all =
        Stream.concat(Stream.of("--to", "open-data", "--out", folder.toString()), Stream.of(more))
            .toArray(String[]::new);
    return bench.run("publish", with(all));
  }

  Path release() {
    return out.resolve(RELEASE);
  }

  String text(String path) {
    try {
      return Files.readString(release().resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rows of a curated table as the release has frozen them. */
  Dataset<Row> frozen(String table) {
    return lake().frozen(RELEASE).table(table).read();
  }

  Lake lake() {
    return bench.place("demo", () -> {}).lake();
  }

  /** All files below a folder, by their paths. */
  static Map<String, byte[]> files(Path folder) {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  /** Replaces the rows of a curated table; columns that are not given keep the run's own. */
  void write(String name, Row... rows) {
    LakeTable table = lake().table(name);
    String run = bench.table("fact_measure").select("run_id").head().getString(0);
    Dataset<Row> all = table.rows(List.of(rows));
    CommitNote note = new CommitNote(run, "test", Map.of(), List.of(), Map.of());
    table.replaceAll(all.orderBy(col(all.columns()[0])), note);
  }

  private static Row evidence(String id, String finding) {
    return RowFactory.create(
        id,
        id.equals("e1") ? null : "asb-incidents",
        "+44 and other titles",
        "@Somebody",
        Date.valueOf("2025-02-28"),
        "trust",
        "study",
        null,
        finding,
        null,
        "synthetic",
        "run",
        "release");
  }

  private static Row restated(double before, double after) {
    return RowFactory.create(
        "asb-incidents",
        "2025-05",
        before == 0 ? "E12000007" : "E09000007",
        "all",
        "all",
        before,
        after,
        "new or restated deliveries",
        before == 0 ? new String[0] : new String[] {"-d1", "d2"},
        "20260401T000000.000Z",
        "20260501T000000.000Z",
        "run");
  }

  private static Row gap() {
    return RowFactory.create(
        "stop-search-rate-ratio",
        "stop-searches",
        "FY2024-25",
        "financial-year",
        Date.valueOf("2024-04-01"),
        Date.valueOf("2025-03-31"),
        "2024-25",
        "E12000007",
        "region",
        "ethnicity",
        "black",
        "all",
        5.0,
        -1.25e-9,
        -2.0,
        1.0E10,
        0.5,
        12.5,
        12.25,
        90.0,
        null,
        "within",
        "uncertain",
        "marked",
        1.0,
        "ok",
        "provisional",
        "synthetic",
        "run",
        "release");
  }
}
