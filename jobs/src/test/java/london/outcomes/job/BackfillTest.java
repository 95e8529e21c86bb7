package london.outcomes.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import london.outcomes.SharedSession;
import london.outcomes.config.ConfigFolder;
import london.outcomes.config.CopiedConf;
import london.outcomes.job.RunJob.Phase;
import london.outcomes.job.Workbench.Result;
import london.outcomes.table.CommitNote;
import london.outcomes.table.Lake;
import london.outcomes.table.Storage;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Months of a lake read again: each test goes on where the one before has ended. */
@TestMethodOrder(OrderAnnotation.class)
final class BackfillTest {

  private static final String MET = BadLanding.MET;
  private static final YearMonth FIRST = YearMonth.of(2025, 1);
  private static final YearMonth FEBRUARY = FIRST.plusMonths(1);
  private static final YearMonth MARCH = FIRST.plusMonths(2);
  private static final YearMonth APRIL = FIRST.plusMonths(3);
  private static final String REPORTS = "mps-offence/mps-offence-2025-04.csv";

  private static final String RULE =
      """

        - code: TEST_RULE
          severity: quarantine
          when: crime_type = 'Drugs'
          message: A test takes no drugs.
      """;

  @TempDir static Path folder;

  private static Path conf;
  private static Workbench bench;
  private static Lake lake;

  @BeforeAll
  static void run() {
    CopiedConf copy = new CopiedConf(folder.resolve("conf"));
    copy.only(Set.of("asb-incidents", "neighbourhood-crime", "domestic-abuse-recorded"));
    conf = copy.tolerant().folder();
    bench = new Workbench(folder, conf);
    for (YearMonth month = FIRST; !month.isAfter(APRIL); month = month.plusMonths(1)) {
      DeliveredFile street = DeliveredFile.street(MET, month);
      // A crime of February that the police gave in April last.
      street.with(
          3, "Crime ID", DeliveredFile.crimeId(MET, month.equals(APRIL) ? FEBRUARY : month, 3));
      deliver(street);
    }
    deliver(DeliveredFile.boroughs(FIRST, FEBRUARY, MARCH, APRIL));
    SyntheticRows reports = SyntheticRows.of("mps-offence", REPORTS, ",");
    bench.deliver(REPORTS, reports.text());
    bench.succeed("run");
    reports.with(1, "status", "cancelled", "last_updated", "2025-06-01T00:00:00");
    bench.deliver(REPORTS.replace("04", "05"), reports.text());
    bench.succeed("run");
    SparkSession session = SharedSession.get().newSession();
    lake = new Lake(session, Storage.of(session), Workbench.CATALOGUE, bench.lake.toString());
  }

  private static void deliver(DeliveredFile file) {
    bench.deliver(file.name(), file.text());
  }

  private static Result backfill(YearMonth from, YearMonth to, String... more) {
    List<String> words = new ArrayList<>(List.of("--from", from.toString(), "--to", to.toString()));
    words.addAll(List.of(more));
    return bench.run("backfill", words.toArray(String[]::new));
  }

  /** Months that the notes of the commits since some versions name, by table. */
  private static Map<String, Set<String>> months(Map<String, Long> since) {
    Map<String, Set<String>> months = new TreeMap<>();
    for (String table :
        List.of("offence", "incident", "published_count", "police_offence", "cells")) {
      Set<String> own = months.computeIfAbsent(table, t -> new TreeSet<>());
      lake.table(table)
          .commitsSince(since.get(table))
          .forEach(c -> c.note().map(CommitNote::months).ifPresent(own::addAll));
    }
    return months;
  }

  private static Map<String, Long> versions() {
    return Lake.versions(
        Storage.of(SharedSession.get()), Workbench.CATALOGUE, bench.lake.toString());
  }

  private static List<String> files(String table, YearMonth month) {
    return Stream.of(lake.table(table).read().inputFiles())
        .filter(file -> file.contains("month=" + month))
        .sorted()
        .toList();
  }

  @Test
  @Order(1)
  void monthsOfTheRangeAreWrittenAgainWithTheSameContent() {
    Map<String, List<String>> content = TableRows.of(bench);
    Map<String, Long> before = versions();
    List<String> january = files("offence", FIRST);
    List<String> february = files("offence", FEBRUARY);
    Result done = backfill(FEBRUARY, MARCH);
    assertThat(done.exitCode()).as(done.out() + done.err()).isZero();
    assertThat(done.out())
        .contains("police-uk-street              2")
        .contains("Skipped", "1 of mps-borough-level, with months from 2025-01 to 2025-04");
    Set<String> range = Set.of("2025-02", "2025-03");
    assertThat(months(before))
        .containsEntry("offence", range)
        .containsEntry("incident", range)
        .containsEntry("cells", range)
        .containsEntry("published_count", Set.of())
        .containsEntry("police_offence", Set.of());
    assertThat(files("offence", FIRST)).isEqualTo(january);
    assertThat(files("offence", FEBRUARY)).doesNotContainAnyElementsOf(february);
    Map<String, List<String>> after = TableRows.of(bench);
    // The ledger counts the crime that moved as one of February: it was read without April now.
    content.keySet().removeIf(t -> Workbench.CATALOGUE.table(t).layer().equals("ops"));
    content.forEach((table, rows) -> assertThat(after.get(table)).as(table).isEqualTo(rows));
    assertThat(content.get("offence")).as("one has moved").hasSize(4 * 9 - 1);
  }

  @Test
  @Order(2)
  void versionsOfRecordsStayWhatTheyAre() {
    Map<String, List<String>> content = TableRows.of(bench);
    Result done = backfill(APRIL, APRIL, "--source", "mps-offence");
    assertThat(done.exitCode()).as(done.out() + done.err()).isZero();
    assertThat(done.out()).contains("mps-offence                   2");
    assertThat(TableRows.of(bench).get("police_offence")).isEqualTo(content.get("police_offence"));
    assertThat(TableRows.of(bench).get("fact_measure")).isEqualTo(content.get("fact_measure"));
  }

  @Test
  @Order(3)
  void aNewRuleChangesOnlyMonthsOfTheRange() throws IOException {
    Path contract = conf.resolve("sources/police-uk-street.yaml");
    String text = Files.readString(contract);
    Files.writeString(contract, text.replaceFirst("\nrules:", "\nrules:" + RULE));
    long all = bench.table("offence").count();
    Result done = backfill(FEBRUARY, FEBRUARY);
    assertThat(done.exitCode()).as(done.out() + done.err()).isZero();
    assertThat(done.out()).contains("TEST_RULE");
    assertThat(bench.table("offence").where("category_id = 'drugs'").count()).isEqualTo(3);
    assertThat(bench.table("offence").count()).isEqualTo(all - 1);
    assertThat(bench.table("quarantine").where("rule_code = 'TEST_RULE'").count()).isEqualTo(1);
  }

  /** By a range that has not been asked for in full before. */
  @Test
  @Order(4)
  void oneThatIsInterruptedGoesOnWithWhatItHasNotDone() {
    long entered = versions().get("delivery");
    Backfill backfill =
        new Backfill(
            new Backfill.Range(FIRST, MARCH),
            Optional.empty(),
            new ConfigFolder(conf).load().sources(),
            new ConfigFolder(conf).digest());
    Runnable guard =
        () -> {
          if (versions().get("delivery") > entered) {
            throw new IllegalStateException("killed");
          }
        };
    RunJob job = bench.job("local", guard);
    assertThatThrownBy(() -> job.run("backfill", EnumSet.allOf(Phase.class), Optional.of(backfill)))
        .hasMessage("killed");
    Map<String, Long> before = versions();
    Result resumed = backfill(FIRST, MARCH);
    assertThat(resumed.exitCode()).as(resumed.out() + resumed.err()).isZero();
    assertThat(resumed.out())
        .contains("police-uk-street              2")
        .contains(
            "1 of police-uk-street: read again already, before this backfill was interrupted");
    assertThat(months(before).get("offence")).isEqualTo(Set.of("2025-02", "2025-03"));
    assertThat(months(before).get("cells")).isEqualTo(Set.of("2025-01", "2025-02", "2025-03"));
    assertThat(bench.table("offence").where("category_id = 'drugs'").count()).isEqualTo(1);
    Result again = backfill(FIRST, MARCH);
    assertThat(again.exitCode()).isZero();
    assertThat(again.out())
        .contains("police-uk-street              3")
        .doesNotContain("before this backfill was interrupted");
  }

  @Test
  @Order(5)
  void wrongArgumentsAreSaid() {
    Result turned = backfill(MARCH, FEBRUARY);
    assertThat(turned.exitCode()).isEqualTo(2);
    assertThat(turned.err()).contains("--from 2025-03 is after --to 2025-02");
    Result unknown = backfill(FEBRUARY, MARCH, "--source", "police-uk");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).contains("No source 'police-uk'. There are:", "police-uk-street");
    assertThat(bench.run("backfill", "--from", "2025-02").exitCode()).isEqualTo(2);
    assertThat(bench.run("backfill", "--from", "Feb", "--to", "Mar").exitCode()).isEqualTo(2);
    Result nothing = backfill(FIRST.minusYears(9), MARCH.minusYears(9));
    assertThat(nothing.exitCode()).isEqualTo(66);
    assertThat(nothing.err())
        .contains("Nothing was delivered for 2016-01 to 2016-03: deliveries supply 2025-01 to ");
    Result wider = backfill(FEBRUARY, MARCH, "--source", "mps-borough-level");
    assertThat(wider.exitCode()).isEqualTo(66);
    assertThat(wider.err()).contains("only a range with all of them reads these again");
    Workbench empty = new Workbench(folder.resolve("empty"));
    assertThat(empty.run("backfill", "--from", "2025-01", "--to", "2025-02").exitCode())
        .isEqualTo(66);
    assertThat(empty.lake).doesNotExist();
  }
}
