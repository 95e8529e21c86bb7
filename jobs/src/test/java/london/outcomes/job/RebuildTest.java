package london.outcomes.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import london.outcomes.SharedSession;
import london.outcomes.config.CopiedConf;
import london.outcomes.job.Workbench.Result;
import london.outcomes.table.CommitNote;
import london.outcomes.table.Lake;
import london.outcomes.table.LakeTable;
import london.outcomes.table.Storage;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A lake that has seen much: a refused row, a restated month, a crime that moved, a late month,
 * outcomes that came before their crimes, versions of records, an erased victim. What its raw
 * copies make is what it holds, until somebody writes another figure into it.
 */
final class RebuildTest {

  private static final String MET = BadLanding.MET;
  private static final YearMonth MARCH = YearMonth.of(2025, 3);
  private static final YearMonth APRIL = MARCH.plusMonths(1);
  private static final YearMonth MAY = MARCH.plusMonths(2);
  private static final String REPORTS = "mps-offence/mps-offence-2025-04.csv";
  private static final String[] COMPARE = {"--rebuild", "--compare"};

  @TempDir static Path folder;

  private static Workbench bench;
  private static String erased;
  private static Map<String, Long> before;
  private static Map<String, Long> after;
  private static Result same;
  private static Result tampered;

  @BeforeAll
  static void liveAndRebuild() throws IOException {
    CopiedConf conf = new CopiedConf(folder.resolve("conf"));
    conf.only(
        Set.of(
            "asb-incidents", "offences-recorded", "domestic-abuse-recorded", "repeat-victims-da"));
    bench = new Workbench(folder, conf.tolerant().folder());
    live();
    before = versions();
    same = bench.run("run", COMPARE);
    after = versions();
    assertThat(bench.succeed("maintain").out()).contains("mps-offence");
    tamper();
    tampered = bench.run("run", COMPARE);
  }

  private static void live() throws IOException {
    DeliveredFile april = DeliveredFile.street(MET, APRIL);
    SyntheticRows reports = SyntheticRows.of("mps-offence", REPORTS, ",");
    deliver(DeliveredFile.street(MET, MARCH));
    deliver(april.with(0, "LSOA code", "nowhere"));
    deliver(DeliveredFile.outcomes(MET, MAY, MARCH.minusMonths(1)));
    bench.deliver(REPORTS, reports.text());
    bench.succeed("run");
    deliver(DeliveredFile.street(MET, MARCH).with(1, "Crime type", "Robbery").without(2));
    deliver(
        DeliveredFile.street(MET, MAY).with(3, "Crime ID", DeliveredFile.crimeId(MET, APRIL, 3)));
    bench.succeed("run");
    deliver(DeliveredFile.street(MET, MARCH.minusMonths(1)));
    erased = reports.get(0, "victim_id");
    bench.deliver(REPORTS.replace("04", "05"), later(reports).text());
    bench.succeed("run");
    age();
    Path list = Files.writeString(folder.resolve("persons.txt"), "victim," + erased);
    bench.run("erase", list.toString());
    bench.succeed("run");
  }

  /** The reports of April once more: one cancelled, one told otherwise. */
  private static SyntheticRows later(SyntheticRows reports) {
    return reports
        .with(1, "status", "cancelled", "last_updated", "2025-06-01T00:00:00")
        .with(2, "victim_age", "44", "last_updated", "2025-06-01T00:00:00");
  }

  private static void deliver(DeliveredFile file) {
    bench.deliver(file.name(), file.text());
  }

  private static Map<String, Long> versions() {
    Storage storage = Storage.of(SharedSession.get());
    return new TreeMap<>(Lake.versions(storage, Workbench.CATALOGUE, bench.lake.toString()));
  }

  /** The reports of persons are older than their contract lets them be kept. */
  private static void age() throws IOException {
    for (File copy : bench.lake.resolve("raw/mps-offence").toFile().listFiles()) {
      Files.setLastModifiedTime(
          copy.toPath(), FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    }
  }

  private static void tamper() {
    SparkSession session = SharedSession.get().newSession();
    Lake lake = new Lake(session, Storage.of(session), Workbench.CATALOGUE, bench.lake.toString());
    LakeTable facts = lake.table("fact_measure");
    CommitNote note = new CommitNote("somebody", "tamper", Map.of(), List.of(), Map.of());
    Column isIt =
        col("measure_id")
            .equalTo("asb-incidents")
            .and(col("period_id").equalTo(APRIL.toString()))
            .and(col("area_code").equalTo("E12000007"))
            .and(col("group_type").equalTo("all"));
    facts.replaceAll(
        facts.read().withColumn("count", when(isIt, lit(4711)).otherwise(col("count"))), note);
  }

  @Test
  void theLakeHasSeenWhatItIsSaidToHaveSeen() {
    assertThat(bench.table("quarantine").count()).isPositive();
    assertThat(bench.table("finding").select("rule_code").distinct().collectAsList())
        .extracting(row -> row.getString(0))
        .contains("RESTATED", "MOVED_MONTH", "CANCELLED");
    assertThat(bench.table("fact_restatement").count()).isPositive();
    assertThat(bench.table("erased").count()).isEqualTo(1);
    assertThat(bench.table("offence_outcome").count()).isPositive();
  }

  @Test
  void theRebuildHasTheSameRows() {
    assertThat(same.exitCode()).as(same.out() + same.err()).isZero();
    assertThat(same.out())
        .contains("cells", "measures", "fact_measure", "fact_signal", "dim_area")
        .contains("The same: every value", "Taken from the lake: fact_restatement, shown_count");
  }

  @Test
  void nothingOfTheLakeIsChangedAndNothingIsLeft() {
    assertThat(after).isEqualTo(before);
    assertThat(bench.lake.resolve("rebuild")).doesNotExist();
  }

  @Test
  void recordsWhoseRawCopyIsGoneAreTakenFromTheLakeAndThatIsSaid() {
    assertThat(tampered.out())
        .contains("Note: 2 deliveries, such as mps-offence/")
        .containsPattern("cells +[0-9,]+ +0 +0\n")
        .containsPattern("measures +[0-9,]+ +0 +0\n");
  }

  @Test
  void anotherFigureIsFoundWithItsTableAndItsRow() {
    assertThat(tampered.exitCode()).as(tampered.out() + tampered.err()).isEqualTo(65);
    assertThat(tampered.out())
        .containsPattern("fact_measure +[0-9,]+ +1 +1\n")
        .contains("\"measure_id\":\"asb-incidents\",\"period_id\":\"2025-04\"", "4711")
        .contains("NOT the same", "outcomes backfill");
  }

  @Test
  void optionsThatMakeNoSenseAreRefusedWithWhatToUse() {
    Result compareAlone = bench.run("run", "--compare");
    assertThat(compareAlone.exitCode()).isEqualTo(2);
    assertThat(compareAlone.err()).contains("outcomes run --rebuild --compare");
    Result rebuildAlone = bench.run("run", "--rebuild");
    assertThat(rebuildAlone.exitCode()).isEqualTo(2);
    assertThat(rebuildAlone.err()).contains("outcomes backfill --from");
    assertThat(bench.run("run", "--rebuild", "--compare", "--dry-run").exitCode()).isEqualTo(2);
  }

  @Test
  void whereNothingIsThereIsNothingToRebuild() {
    Workbench empty = new Workbench(folder.resolve("empty"));
    Result nothing = empty.run("run", COMPARE);
    assertThat(nothing.exitCode()).isEqualTo(66);
    assertThat(nothing.err()).contains("Run first: outcomes run");
    assertThat(empty.lake).doesNotExist();
  }
}
