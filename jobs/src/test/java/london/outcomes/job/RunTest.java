package london.outcomes.job;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import london.outcomes.SharedSession;
import london.outcomes.job.Workbench.Result;
import london.outcomes.synth.Plan;
import london.outcomes.synth.Synthesis;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One lake through its life: a first run, a second without news, a restated month, a bad file. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class RunTest {

  private static final YearMonth LAST = YearMonth.of(2025, 6);
  private static final YearMonth BASELINE = YearMonth.of(2024, 4);
  private static final String REGISTER = "mps-homicide/Homicides_2024_2026.csv";
  private static final String[] DEMO = {"--env", "demo", "--as-of", "2026-05"};

  /** Of each table that the open extracts fill. */
  private static final String[] MEASURES = {
    "asb-incidents",
    "neighbourhood-crime",
    "offences-recorded",
    "offenders-sanctioned",
    "homicide-non-domestic",
    "stop-searches",
    "stop-search-rate-ratio"
  };

  @TempDir static Path folder;

  private static Workbench bench;
  private static Result first;

  @BeforeAll
  static void firstRun() throws IOException {
    bench = Workbench.of(folder, MEASURES);
    Path reference = SharedSession.project().resolve("conf/reference");
    Synthesis.write(new Plan(LAST.minusMonths(2), LAST, 0.05, 11), reference, bench.landing);
    Path register = bench.deliver(REGISTER, register(5));
    Files.setLastModifiedTime(register, FileTime.from(Instant.parse("2026-04-20T10:00:00Z")));
    Files.writeString(
        bench.landing.resolve("manifest.csv"), synthetic(register), StandardOpenOption.APPEND);
    first = bench.succeed("run", DEMO);
  }

  @Test
  @Order(1)
  void summarySaysWhatWasDeliveredWrittenAndMeasured() {
    assertThat(first.out())
        .contains("police-uk-street", "mps-borough-level", "fact_measure", "SYNTHETIC DATA")
        .contains("Antisocial behaviour incidents", "95 % interval");
    assertThat(bench.lake.resolve("run-summary.json")).content().contains("\"outcome\" : \"done\"");
  }

  @Test
  @Order(1)
  void everyRowOfEveryFileIsAccountedFor() {
    List<Row> ledger = bench.table("delivery").collectAsList();
    assertThat(ledger).hasSizeGreaterThan(15);
    for (Row file : ledger) {
      long in = file.getAs("row_count");
      long out =
          file.<Long>getAs("accepted_count")
              + file.<Long>getAs("quarantined_count")
              + file.<Long>getAs("dropped_count");
      assertThat(out).as(file.<String>getAs("file_path")).isEqualTo(in);
    }
    long accepted = ledger.stream().mapToLong(r -> r.getAs("accepted_count")).sum();
    long conformed =
        Stream.of(
                "offence",
                "incident",
                "offence_outcome",
                "stop_search",
                "homicide_victim",
                "published_count")
            .mapToLong(name -> bench.table(name).count())
            .sum();
    assertThat(conformed).isEqualTo(accepted);
  }

  @Test
  @Order(1)
  void countOfIncidentsIsTheNumberOfLinesInTheFiles() throws IOException {
    long lines = 0;
    try (Stream<Path> files = Files.walk(bench.landing)) {
      for (Path file : files.filter(f -> f.toString().endsWith("street.csv")).toList()) {
        if (file.getFileName().toString().startsWith(LAST.toString())) {
          lines += Files.readAllLines(file).stream().filter(l -> l.contains("Anti-social")).count();
        }
      }
    }
    Row london = figure("asb-incidents", LAST.toString(), "E12000007");
    assertThat(london.<Double>getAs("count")).isEqualTo(lines);
    assertThat(london.<String>getAs("provenance")).isEqualTo("synthetic");
  }

  @Test
  @Order(1)
  void boroughsAndThoseWithoutAPlaceAddUpToLondon() {
    List<Row> rows =
        bench
            .table("fact_measure")
            .where(col("measure_id").equalTo("neighbourhood-crime"))
            .where(col("period_id").equalTo(LAST.toString()).and(col("count").isNotNull()))
            .collectAsList();
    double boroughs =
        rows.stream()
            .filter(r -> r.getAs("area_level").equals("borough"))
            .mapToDouble(r -> r.getAs("count"))
            .sum();
    assertThat(figure("neighbourhood-crime", LAST.toString(), "E12000007").<Double>getAs("count"))
        .isEqualTo(boroughs);
  }

  @Test
  @Order(1)
  void everyPeriodOfEveryMeasureHasARowForEveryAreaAndGroup() {
    assertThat(new EveryCut(bench).told()).containsExactlyInAnyOrder(MEASURES);
    // The Metropolitan Police Service counts nothing in the City of London.
    Row city = figure("neighbourhood-crime", LAST.toString(), "E09000001");
    assertThat(city.<String>getAs("status")).isEqualTo("not-covered");
    assertThat(city.<Object>getAs("count")).isNull();
  }

  @Test
  @Order(2)
  void secondRunHasNothingToDo() {
    Result second = bench.succeed("run", DEMO);
    assertThat(second.out()).startsWith("Nothing to do");
    assertThat(second.err()).isEmpty();
  }

  @Test
  @Order(2)
  void queryPrintsATable() {
    Result result =
        bench.succeed("query", "select area_name from dim_area where area_level = 'bcu'");
    assertThat(result.out()).startsWith("area_name").contains("Central East");
  }

  @Test
  @Order(2)
  void queryWithAMistakeNamesTheTables() {
    Result result = bench.run("query", "select no_such_column from fact_measure");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("no_such_column", "Tables:", "fact_measure");
  }

  @Test
  @Order(2)
  void figureIsExplainedDownToItsFiles() {
    Result result =
        bench.succeed(
            "explain", "offenders-sanctioned", "--period", LAST.toString(), "--area", "Camden");
    assertThat(result.out())
        .contains("is_sanctioned", "CELLS (1", "wrote cells version", "sha256")
        .contains(LAST + "-metropolitan-street.csv", LAST + "-metropolitan-outcomes.csv");
  }

  @Test
  @Order(2)
  void figureThatDoesNotExistIsExplainedByWhatDoes() {
    Result result = bench.run("explain", "asb-incidents", "--period", "1999-01");
    assertThat(result.exitCode()).isEqualTo(66);
    assertThat(result.err()).contains("No figure for asb-incidents", "select distinct period_id");
    assertThat(bench.run("explain", "no-such-measure").err())
        .contains("There are:", "asb-incidents");
  }

  @Test
  @Order(2)
  void releaseIsFrozenUnderAName() {
    Result frozen = bench.succeed("release", with("--name", "2025-Q2"));
    assertThat(frozen.out()).contains("Frozen as 2025-Q2", "outcomes release --verify 2025-Q2");
    Result again = bench.run("release", with("--name", "2025-q2"));
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err()).contains("'2025-Q2' was frozen at 2026-05-15", "never changed");
    Result wrong = bench.run("release", with("--name", "../elsewhere"));
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("is no name for a release");
    Result unknown = bench.run("release", with("--verify", "2025-Q3"));
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).contains("There are: 2025-Q2");
  }

  @Test
  @Order(3)
  void restatedMonthReplacesOnlyItsOwnCells() throws IOException {
    String month = LAST.minusMonths(1).toString();
    Path file =
        bench.landing.resolve(
            "data-police-uk/%s/%s-metropolitan-street.csv".formatted(month, month));
    List<String> lines = Files.readAllLines(file);
    String removed =
        lines.stream().filter(l -> l.contains("Anti-social")).findFirst().orElseThrow();
    lines.remove(removed);
    Files.writeString(file, String.join("\n", lines) + "\n");
    Files.delete(bench.landing.resolve("manifest.csv"));
    Row before = figure("asb-incidents", month, "E12000007");
    Path register = bench.deliver(REGISTER, register(7));
    bench.deliver(
        "manifest.csv", "path,size,sha256,provenance\n" + synthetic(file) + synthetic(register));
    Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() + 5000));
    Result result = bench.succeed("run", DEMO);
    assertThat(result.out()).contains("RESTATED");
    String run = latestRun();
    assertThat(
            bench
                .table("cells")
                .where(col("run_id").equalTo(run).and(col("table_name").equalTo("incident")))
                .select("month")
                .distinct()
                .collectAsList())
        .singleElement()
        .asString()
        .contains(month);
    assertThat(figure("asb-incidents", month, "E12000007").<Double>getAs("count"))
        .isEqualTo(before.<Double>getAs("count") - 1);
  }

  @Test
  @Order(4)
  void correctionIsToldWithOldAndNewFigureAndDelivery() {
    String month = LAST.minusMonths(1).toString();
    Row told =
        bench
            .table("fact_restatement")
            .where(col("measure_id").equalTo("asb-incidents"))
            .where(col("period_id").equalTo(month).and(col("area_code").equalTo("E12000007")))
            .collectAsList()
            .get(0);
    assertThat(told.<Double>getAs("new_value")).isLessThan(told.getAs("old_value"));
    assertThat(told.<String>getAs("reason")).isEqualTo("new or restated deliveries");
    assertThat(told.getList(told.fieldIndex("delivery_ids"))).hasSize(1);
    Row london = figure("asb-incidents", month, "E12000007");
    assertThat(london.<Double>getAs("value")).isEqualTo(told.<Double>getAs("new_value"));
    assertThat(london.<String>getAs("data_status")).isEqualTo("revised");
    assertThat(figure("asb-incidents", LAST.toString(), "E12000007").<String>getAs("data_status"))
        .isEqualTo("provisional");
  }

  @Test
  @Order(4)
  void baselineStaysAsItWasWhenItsYearIsCorrected() {
    Row year = figure("homicide-non-domestic", "FY2024-25", "E12000007");
    assertThat(year.<Double>getAs("count")).isEqualTo(84);
    assertThat(year.<String>getAs("data_status")).isEqualTo("revised");
    Row next = figure("homicide-non-domestic", "FY2025-26", "E12000007");
    assertThat(next.<String>getAs("baseline_status")).isEqualTo("ok");
    assertThat(next.<Double>getAs("change_pct")).isCloseTo(-100.0 / 7, within(1e-9));
    assertThat(next.<Double>getAs("baseline_change_pct")).isEqualTo(20);
    assertThat(next.<Object>getAs("baseline_extract_date")).hasToString("2026-04-20");
    assertThat(
            figure("homicide-non-domestic", "2026-03", "E12000007")
                .<String>getAs("baseline_status"))
        .isEqualTo("other-length");
  }

  @Test
  @Order(4)
  void frozenReleaseIsComputedAgainFromWhatItRestsOn() {
    String copy = bench.lake + "/releases/2025-Q2/curated/fact_measure";
    SharedSession.get()
        .sql(
            "UPDATE delta.`%s` SET value = value + 1e-12 WHERE measure_id = 'asb-incidents' AND period_id = '%s' AND area_code = 'E12000007'"
                .formatted(copy, LAST));
    Result verified = bench.run("release", with("--verify", "2025-Q2"));
    assertThat(verified.exitCode()).isEqualTo(65);
    assertThat(verified.out()).contains("NOT the same", "asb-incidents");
    // All that was not changed comes out again.
    assertThat(verified.out().lines().map(line -> line.strip().split(" {2,}")))
        .filteredOn(words -> words.length == 4 && words[0].matches("(fact|dim)_.*"))
        .hasSizeGreaterThan(6)
        .allSatisfy(
            words ->
                assertThat(words[2] + words[3])
                    .isEqualTo(words[0].equals("fact_measure") ? "11" : "00"));
    assertThat(bench.lake.resolve("releases/2025-Q2")).isDirectoryNotContaining("glob:**verify-*");
  }

  private static String[] with(String... more) {
    return Stream.concat(Stream.of(DEMO), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  @Order(5)
  void rejectedFileHarmsNothingAndTheExitCodeSaysSo() {
    long before = bench.table("offence").count();
    bench.deliver("2025-07-metropolitan-street.csv", "Crime ID,Month\n");
    Result result = bench.run("run", DEMO);
    assertThat(result.exitCode()).isEqualTo(65);
    assertThat(result.out()).contains("rejected: 2025-07-metropolitan-street.csv: PROVENANCE");
    assertThat(bench.table("offence").count()).isEqualTo(before);
    assertThat(bench.succeed("status", DEMO).out()).contains("Not taken in", "PROVENANCE");
  }

  @Test
  @Order(6)
  void commandLineMistakesHaveTheirOwnExitCodes() {
    assertThat(bench.execute("run", "--no-such-option").exitCode()).isEqualTo(2);
    assertThat(bench.execute("run", "--env", "nowhere").exitCode()).isEqualTo(78);
    Result missing = bench.execute("run", "--landing", "/no/such/folder", "--lake", folder + "/x");
    assertThat(missing.exitCode()).isEqualTo(66);
    assertThat(missing.err()).contains("No landing folder at /no/such/folder");
    assertThat(bench.execute("--help").out()).contains("explain", "Exit codes");
  }

  private static Row figure(String measure, String period, String area) {
    return bench
        .table("fact_measure")
        .where(col("measure_id").equalTo(measure))
        .where(col("period_id").equalTo(period))
        .where(col("area_code").equalTo(area).and(col("group_id").equalTo("all")))
        .collectAsList()
        .get(0);
  }

  private static String latestRun() {
    return bench.table("run").orderBy(col("started_at").desc()).first().getAs("run_id");
  }

  /** Victims of two years, of a number for each month of the first one and six of the second. */
  private static String register(int victims) {
    StringBuilder csv =
        new StringBuilder(
            "Count of Victims,Age Group,Sex,Method of Killing,Domestic Abuse,Recorded Date,Homicide Offence Type,Solved Status,Borough,Officer Observed Ethnicity\n");
    for (YearMonth m = BASELINE; m.isBefore(BASELINE.plusYears(2)); m = m.plusMonths(1)) {
      int count = m.isBefore(BASELINE.plusYears(1)) ? victims : 6;
      String date =
          m.getMonth().getDisplayName(TextStyle.SHORT, Locale.US) + "-" + m.getYear() % 100;
      csv.append(
          "%d,25 to 34,Male,Knife or Sharp Implement,Not Domestic Abuse,%s,Murder,Solved,Camden,White\n"
              .formatted(count, date));
    }
    return csv.toString();
  }

  /** The line of the manifest by which a file is let in. */
  private static String synthetic(Path file) throws IOException {
    return "%s,%d,%s,synthetic\n"
        .formatted(bench.landing.relativize(file), Files.size(file), sha256(file));
  }

  private static String sha256(Path file) throws IOException {
    try {
      byte[] hash =
          java.security.MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return java.util.HexFormat.of().formatHex(hash);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
