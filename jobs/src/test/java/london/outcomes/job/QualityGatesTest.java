package london.outcomes.job;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import london.outcomes.SharedSession;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.config.ConfigFolder;
import london.outcomes.config.CopiedConf;
import london.outcomes.job.Workbench.Result;
import london.outcomes.table.Lake;
import london.outcomes.table.Storage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What deliveries are held against as a whole: their own totals, another source, their calendar,
 * their usual size, their codebook. Two sources of a test, in three runs.
 */
final class QualityGatesTest {

  private static final String TABLE =
      """
      name: court_count
      layer: conformed
      comment: Figures of courts, for a test.
      partition-by: [source_id]
      columns:
        - {name: month, type: date, nullable: false, comment: First day of the month}
        - {name: force_id, type: string, nullable: false, comment: Force}
        - {name: area_name, type: string, nullable: false, comment: Area}
        - {name: offence, type: string, nullable: false, comment: Offence}
        - {name: convicted, type: bigint, nullable: false, comment: The figure}
        - {name: source_id, type: string, nullable: false, comment: Contract}
        - {name: delivery_id, type: string, nullable: false, comment: Delivery}
        - {name: line_number, type: bigint, nullable: false, comment: Line}
        - {name: provenance, type: string, nullable: false, comment: official or synthetic}
      """;

  private static final String CONTRACT =
      """
      id: %s
      title: Convictions
      supplier: A test
      licence: none
      provenance: open
      sensitivity: open
      purpose: a test
      retention: unlimited
      file-name: %s-(?<period>[0-9]{4}-[0-9]{2})\\.csv
      format: {delimiter: ",", charset: UTF-8}
      forces: [metropolitan]
      data-status: provisional
      period: {from: file-name, format: yyyy-MM, column: month}
      columns:
        - {name: area_name, header: area, required: true}
        - {name: offence, required: true}
        - {name: convicted, type: integer, required: true, min: 0}
        - {name: month, type: month, format: yyyy-MM, required: true}
      conformed:
        - {table: court_count}
      expect:
      """;

  private static final String COURT =
      """
        freshness: {cadence: month, due-after-days: 40, severity: reject}
        figures: {series: [offence], area: area_name, value: convicted}
        reconcile:
          - check: areas-add-up
            by: [month, offence]
            left: {sum: convicted, where: "area_name = 'National'"}
            right: {sum: convicted, where: "area_name <> 'National'"}
            severity: reject
          - check: as-registered
            by: [month]
            left: {sum: convicted, where: "area_name = 'National'"}
            right: {source: register, sum: convicted}
            tolerance: 0.05
      """;

  private static final String REGISTER =
      """
        unusual-size: hold
        codebook: {file-name: "Codes.*", sha256: [%s]}
      """;

  @TempDir static Path folder;

  private static Workbench bench;
  private static String conf;
  private static Result first;
  private static Result second;
  private static Result third;
  private static Result status;
  private static List<Row> ledger;
  private static List<Row> findings;

  @BeforeAll
  static void deliver() throws IOException {
    bench = new Workbench(folder);
    Path copy = new CopiedConf(folder.resolve("conf")).folder();
    conf = copy.toString();
    Files.writeString(copy.resolve("tables/court_count.yaml"), TABLE);
    Files.writeString(
        copy.resolve("sources/court.yaml"), CONTRACT.formatted("court", "court") + COURT);
    writeRegister(copy, "0".repeat(64));
    deliverFirst();
    first = take("2024-05");
    deliverSecond();
    second = take("2024-07");
    writeRegister(copy, sha256("new/Codes 2024.txt"));
    third = take("2024-07", "--allow-restate");
    status = bench.run("status", "--conf", conf, "--as-of", "2024-07", "--source", "court");
    ledger = bench.table("delivery").collectAsList();
    findings = bench.table("finding").collectAsList();
  }

  private static void writeRegister(Path copy, String codebook) throws IOException {
    Files.writeString(
        copy.resolve("sources/register.yaml"),
        CONTRACT.formatted("register", "register") + REGISTER.formatted(codebook));
  }

  private static String sha256(String path) {
    return Storage.of(SharedSession.get()).sha256(bench.landing.resolve(path).toString());
  }

  private static Result take(String asOf, String... more) {
    List<String> words = new ArrayList<>(List.of("--conf", conf, "--as-of", asOf));
    words.addAll(List.of(more));
    return bench.run("ingest", words.toArray(String[]::new));
  }

  private static void deliverFirst() {
    court("2024-01", 10, 20, 2, 4);
    court("2024-03", 11, 21, 3, 5);
    // The figures of January, in another order and under another label.
    List<String> copied = new ArrayList<>(courtRows("2024-04", 10, 20, 2, 4));
    copied.add(copied.remove(0));
    bench.deliver("court-2024-04.csv", text(copied));
    List<String> wrong = new ArrayList<>(courtRows("2024-02", 1, 2, 3, 4));
    wrong.set(0, "National,burglary,4,2024-02");
    bench.deliver("court-2024-02.csv", text(wrong));
    register("2023-11", 5, 100, 0);
    register("2024-01", 36, 100, 0);
    register("2024-03", 30, 99, 1);
    register("2024-02", 10, 98, 2);
  }

  private static void deliverSecond() {
    court("2024-03", 12, 21, 3, 5);
    register("2024-04", 36, 100, 0);
    register("2024-05", 40, 10, 0);
    bench.deliver("new/Codes 2024.txt", "1 = yes, 2 = no");
    bench.deliver("new/register-2023-12.csv", text(registerRows("2023-12", 10, 100, 0)));
  }

  private static void court(String month, int... areas) {
    bench.deliver("court-" + month + ".csv", text(courtRows(month, areas)));
  }

  /** Two offences in two areas and in the nation. */
  private static List<String> courtRows(String month, int... areas) {
    return List.of(
        "National,burglary," + (areas[0] + areas[1]) + "," + month,
        "North,burglary," + areas[0] + "," + month,
        "South,burglary," + areas[1] + "," + month,
        "National,robbery," + (areas[2] + areas[3]) + "," + month,
        "North,robbery," + areas[2] + "," + month,
        "South,robbery," + areas[3] + "," + month);
  }

  private static void register(String month, int convicted, int good, int bad) {
    String text = text(registerRows(month, convicted, good, bad));
    bench.deliver("register-" + month + ".csv", text);
  }

  private static List<String> registerRows(String month, int convicted, int good, int bad) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < good; i++) {
      rows.add("Court " + i + ",all," + (i == 0 ? convicted : 0) + "," + month);
    }
    for (int i = 0; i < bad; i++) {
      rows.add("Court x" + i + ",all,many," + month);
    }
    return rows;
  }

  private static String text(List<String> rows) {
    return "area,offence,convicted,month\n" + String.join("\n", rows) + "\n";
  }

  private static Row entry(String path) {
    return ledger.stream()
        .filter(row -> row.<String>getAs("file_path").equals(path))
        .reduce((a, b) -> b)
        .orElseThrow();
  }

  private static List<String> said(String path, String code) {
    String id = entry(path).getAs("delivery_id");
    return findings.stream()
        .filter(row -> row.getAs("delivery_id").equals(id) && row.getAs("rule_code").equals(code))
        .map(row -> row.<String>getAs("message"))
        .toList();
  }

  private static Dataset<Row> ops(String table) {
    SparkSession session = SharedSession.get();
    Catalogue catalogue = new ConfigFolder(Path.of(conf)).load();
    return new Lake(session, Storage.of(session), catalogue, bench.lake.toString()).read(table);
  }

  @Test
  @DisplayName("D09: more than one bad row in a hundred rejects the delivery, one does not")
  void oneBadRowInAHundredIsTheLimit() {
    assertThat(entry("register-2024-02.csv").<String>getAs("reason_code"))
        .isEqualTo("TOO_MANY_BAD_ROWS");
    assertThat(entry("register-2024-02.csv").<String>getAs("message")).contains("2.0 %");
    assertThat(entry("register-2024-03.csv").<Long>getAs("quarantined_count")).isEqualTo(1);
    assertThat(entry("register-2024-03.csv").<Long>getAs("accepted_count")).isEqualTo(99);
  }

  @Test
  @DisplayName("RECONCILE: a file whose areas are not its total is rejected, with both figures")
  void areasThatAreNotTheTotalReject() {
    Row rejected = entry("court-2024-02.csv");
    assertThat(rejected.<String>getAs("verdict")).isEqualTo("rejected");
    assertThat(rejected.<String>getAs("reason_code")).isEqualTo("RECONCILE");
    assertThat(rejected.<String>getAs("message"))
        .contains("areas-add-up: 1 of 2 sums differ", "2024-02 burglary: 4 against 3");
    assertThat(first.exitCode()).isEqualTo(65);
  }

  @Test
  @DisplayName("RECONCILE: every comparison is a row, also those that agree")
  void everyComparisonIsARow() {
    List<Row> within = ops("reconciliation").where("check_name = 'areas-add-up'").collectAsList();
    assertThat(within).hasSize(10);
    assertThat(within)
        .filteredOn(row -> row.getAs("verdict").equals("differs"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.<String>getAs("part")).isEqualTo("burglary");
              assertThat(row.<Double>getAs("difference")).isEqualTo(1);
              assertThat(
                      row.getAs("delivery_id")
                          .equals(entry("court-2024-02.csv").getAs("delivery_id")))
                  .isTrue();
            });
  }

  @Test
  @DisplayName("RECONCILE: what another source counts may differ by its tolerance, not by more")
  void anotherSourceMayDifferByItsTolerance() {
    List<Row> between =
        ops("reconciliation").where(col("other_source_id").equalTo("register")).collectAsList();
    assertThat(between)
        .extracting(row -> row.getAs("month") + " " + row.getAs("verdict"))
        .containsExactlyInAnyOrder("2024-01 agrees", "2024-03 differs", "2024-04 agrees");
    assertThat(said("register-2024-03.csv", "RECONCILE"))
        .singleElement()
        .asString()
        .contains("as-registered", "2024-03: 40 against 30");
    assertThat(said("register-2024-01.csv", "RECONCILE")).isEmpty();
    assertThat(entry("register-2024-03.csv").<String>getAs("verdict"))
        .isEqualTo("accepted-with-warning");
  }

  @Test
  @DisplayName("STALE_COPY: figures of another period under a new label are named with that period")
  void figuresOfAnotherPeriodAreNamed() {
    assertThat(said("court-2024-04.csv", "STALE_COPY"))
        .containsExactly(
            "all 6 figures of 2024-04 are those of 2024-01; ask the supplier for those of 2024-04");
    assertThat(said("court-2024-01.csv", "STALE_COPY")).isEmpty();
  }

  @Test
  @DisplayName("D17: a late source fails the run by its exit code; the others still come in")
  void lateSourceFailsTheRun() {
    assertThat(first.out()).doesNotContain("SLA_MISSED");
    assertThat(second.exitCode()).isEqualTo(65);
    assertThat(second.out())
        .contains("SLA_MISSED")
        .contains("2024-05 was due on 2024-07-10, the newest month is 2024-04");
    assertThat(entry("register-2024-04.csv").<String>getAs("verdict")).startsWith("accepted");
    assertThat(findings)
        .filteredOn(row -> row.getAs("rule_code").equals("SLA_MISSED"))
        .extracting(row -> row.getAs("source_id") + " " + row.getAs("effect"))
        .containsExactly("court reject");
    assertThat(third.exitCode()).isEqualTo(65);
  }

  @Test
  @DisplayName("S08, D06: what a figure was before it was restated is kept")
  void whatAFigureWasIsKept() {
    List<Row> log = ops("restatement").where("source_id = 'court'").collectAsList();
    assertThat(log)
        .extracting(
            row ->
                row.getAs("month")
                    + " "
                    + row.getAs("series")
                    + " "
                    + row.getAs("area")
                    + " "
                    + row.getAs("old_value")
                    + " "
                    + row.getAs("new_value"))
        .containsExactlyInAnyOrder(
            "2024-03 burglary National 32.0 33.0", "2024-03 burglary North 11.0 12.0");
    assertThat(log.get(0).<String>getAs("new_delivery_id"))
        .isEqualTo(entry("court-2024-03.csv").getAs("delivery_id"))
        .isNotEqualTo(log.get(0).getAs("old_delivery_id"));
  }

  @Test
  @DisplayName("D14: a delivery of an unusual size waits where the contract says so")
  void unusualSizeWaits() {
    assertThat(second.out())
        .contains("register-2024-05.csv: VOLUME_ANOMALY: 10 rows against a mean of 100")
        .contains("--allow-restate");
    assertThat(entry("register-2024-05.csv").<String>getAs("verdict")).startsWith("accepted");
    assertThat(entry("register-2024-05.csv").<String>getAs("run_id"))
        .isGreaterThan(entry("register-2024-04.csv").getAs("run_id"));
  }

  @Test
  @DisplayName("S10: a delivery beside a codebook that the contract does not know waits for it")
  void unknownCodebookHoldsItsDelivery() {
    assertThat(second.out())
        .contains("new/register-2023-12.csv: CODEBOOK_CHANGED")
        .contains("new/Codes 2024.txt", "expect.codebook.sha256")
        .doesNotContain("UNKNOWN_FILE");
    assertThat(entry("new/register-2023-12.csv").<String>getAs("verdict")).startsWith("accepted");
  }

  @Test
  void coverageNamesWhatHasArrivedAndWhatHasNot() {
    assertThat(ops("coverage").where("source_id = 'court'").collectAsList())
        .extracting(row -> row.getAs("month") + " " + row.getAs("status"))
        .containsExactlyInAnyOrder(
            "2024-01 arrived",
            "2024-02 missing",
            "2024-03 arrived",
            "2024-04 arrived",
            "2024-05 missing");
  }

  @Test
  void statusTellsTheSourceInFull() {
    assertThat(status.exitCode()).isZero();
    assertThat(status.out())
        .contains("as of 2024-07-31", "2024-07-10  LATE", "missing: 2024-02, 2024-05")
        .contains("RECONCILE", "STALE_COPY")
        .contains("2024-02  burglary: 4.000 against 3.000, +1.000 (0.0 % allowed)");
  }
}
