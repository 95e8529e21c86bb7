package london.outcomes.job;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import london.outcomes.job.Workbench.Result;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Victims and a suspect, taken out of a lake that has measures and a named release. */
final class EraseTest {

  private static final SyntheticRows OFFENCES =
      SyntheticRows.of("mps-offence", "mps-offence/mps-offence-2025-04.csv", ",");
  private static final String LATER = "mps-offence/mps-offence-2025-05.csv";

  private static final String COUNTED = "domestic-abuse-recorded";

  @TempDir static Path folder;

  private static Workbench bench;
  private static final Set<String> persons = new TreeSet<>();
  private static int refused;
  private static long about;
  private static long named;
  private static Row dropped;
  private static long recordsBefore;
  private static List<String> cells;
  private static Result look;
  private static Result erased;
  private static Result again;
  private static Result verified;
  private static Result later;
  private static Result lookLater;
  private static Result replayed;
  private static Result lookReplayed;

  @BeforeAll
  static void eraseDeliverAgainAndReplay() throws IOException {
    bench = Workbench.of(folder, "repeat-victims-da", COUNTED);
    choose();
    bench.deliver(OFFENCES.path(), OFFENCES.text());
    bench.succeed("ingest");
    bench.succeed("measure");
    bench.succeed("release", "--name", "first");
    recordsBefore = records();
    takenIn(Instant.parse("2024-01-01T00:00:00Z"));
    look = erase("--dry-run");
    erased = erase();
    again = erase();
    verified = bench.run("release", "--verify", "first");
    Files.delete(bench.landing.resolve(OFFENCES.path()));
    bench.deliver(LATER, OFFENCES.again(refused).text());
    later = bench.succeed("ingest");
    dropped = found();
    lookLater = erase("--dry-run");
    replayed = bench.run("replay", "--rule", "OUT_OF_RANGE");
    lookReplayed = erase("--dry-run");
    cells = cells();
  }

  /** Two victims, and the first of several suspects of an offence against somebody else. */
  private static void choose() {
    for (int row = 0; row < OFFENCES.size(); row++) {
      String victim = OFFENCES.get(row, "domestic_abuse").equals("Y") ? victim(row) : "";
      boolean isOpen = OFFENCES.get(row, "status").equals("open");
      if (isOpen && persons.isEmpty() && OFFENCES.get(row, "suspect_ids").contains(";")) {
        persons.add(OFFENCES.get(row, "suspect_ids").split(";")[0]);
      } else if (isOpen && !persons.isEmpty() && persons.size() < 3 && !victim.isEmpty()) {
        persons.add(victim);
      } else if (isOpen && persons.size() == 3 && refused == 0) {
        refused = row;
        OFFENCES.with(row, "victim_age", "200");
      }
    }
    for (int row = 0; row < OFFENCES.size(); row++) {
      boolean isNamed = persons.contains(victim(row));
      boolean isValid = !OFFENCES.get(row, "status").equals("cancelled") && row != refused;
      about += isValid && isNamed ? 1 : 0;
      named += isNamed ? 1 : 0;
    }
  }

  private static void takenIn(Instant day) throws IOException {
    for (File copy : bench.lake.resolve("raw/mps-offence").toFile().listFiles()) {
      Files.setLastModifiedTime(copy.toPath(), FileTime.from(day));
    }
  }

  private static String victim(int row) {
    return OFFENCES.get(row, "victim_id");
  }

  private static Result erase(String... options) throws IOException {
    return erase(
        persons.stream()
            .flatMap(person -> Stream.of("victim," + person, "suspect," + person))
            .toList(),
        options);
  }

  private static Result erase(Collection<String> lines, String... options) throws IOException {
    Path list = Files.writeString(folder.resolve("persons.txt"), String.join("\n", lines));
    List<String> words = new ArrayList<>(List.of(list.toString()));
    words.addAll(List.of(options));
    return bench.run("erase", words.toArray(String[]::new));
  }

  private static long records() {
    return bench.table("police_offence").count();
  }

  private static List<String> cells() {
    return bench.table("cells").drop("run_id").toJSON().collectAsList().stream().sorted().toList();
  }

  private static Row delivery() {
    return bench
        .table("delivery")
        .where(col("file_path").equalTo(LATER))
        .where(col("verdict").startsWith("accepted"))
        .first();
  }

  private static Row found() {
    return bench
        .table("finding")
        .where(col("delivery_id").equalTo(delivery().<String>getAs("delivery_id")))
        .where(col("rule_code").equalTo("ERASED").and(col("effect").equalTo("drop")))
        .first();
  }

  @Test
  void theSearchFindsThemBeforeAndNowhereAfterwards() {
    assertThat(look.exitCode()).as(look.err()).isZero();
    assertThat(look.out())
        .startsWith("3 persons asked for, 3 found, ")
        .contains("raw/mps-offence/", "conformed/police_offence/", "Nothing has been changed.");
    assertThat(erased.exitCode()).as(erased.out() + erased.err()).isZero();
    assertThat(erased.out())
        .contains("%,d records removed".formatted(about))
        .contains("1 files rewritten without %,d rows".formatted(named))
        .contains("months are to be computed again")
        .contains("files afterwards: 0 hits.")
        .contains("1 files of the landing folder still name them");
    assertThat(again.exitCode()).isZero();
    assertThat(again.out()).startsWith("3 persons asked for, none found, 0 hits");
  }

  @Test
  void recordsAboutThemAreGoneAndListsKeepTheirLength() {
    assertThat(about).isPositive();
    assertThat(records()).isEqualTo(recordsBefore - about);
    List<Row> shortened =
        bench.table("police_offence").where("suspect_keys LIKE '%erased%'").collectAsList();
    assertThat(shortened)
        .isNotEmpty()
        .allMatch(
            row ->
                row.<String>getAs("suspect_keys").split(";").length
                    == row.<Long>getAs("suspect_count"));
    assertThat(
            bench.table("restatement").where("run_id <> ''").collectAsList().stream()
                .mapToLong(row -> row.<Long>getAs("removed_count"))
                .sum())
        .isEqualTo(about);
  }

  @Test
  void aLaterDeliveryThatNamesThemLosesTheseRowsAndSaysSo() {
    assertThat(later.exitCode()).as(later.out() + later.err()).isZero();
    assertThat(dropped.<Long>getAs("row_count")).isEqualTo(named);
    assertThat(records()).isEqualTo(recordsBefore - about);
    assertThat(lookLater.out())
        .startsWith("3 persons asked for, none found, 0 hits")
        .contains("1 files of the landing folder still name them");
  }

  @Test
  void aRedactedFileIsReadAgainAsAnyOther() {
    assertThat(replayed.exitCode()).as(replayed.out() + replayed.err()).isZero();
    assertThat(replayed.out()).contains("mps-offence", "OUT_OF_RANGE");
    assertThat(delivery().<Long>getAs("quarantined_count")).isPositive();
    assertThat(delivery().<Long>getAs("accepted_count")).isPositive();
    assertThat(lookReplayed.out()).contains("none found, 0 hits");
  }

  @Test
  void theCellsAreThoseOfALakeThatNeverKnewThem() {
    Workbench other = Workbench.of(folder.resolve("other"), "repeat-victims-da", COUNTED);
    List<String> lines = OFFENCES.text().lines().toList();
    int victim = List.of(lines.get(0).split(",")).indexOf("victim_id");
    String text =
        lines.stream()
            .filter(line -> !persons.contains(line.split(",", -1)[victim]))
            .collect(Collectors.joining("\n", "", "\n"));
    other.deliver(LATER, text);
    other.succeed("ingest");
    other.succeed("measure");
    assertThat(cells).isNotEmpty();
    assertThat(amounts(cells))
        .containsExactlyElementsOf(
            amounts(other.table("cells").drop("run_id").toJSON().collectAsList()));
  }

  private static List<String> amounts(List<String> rows) {
    return rows.stream()
        .map(row -> row.replaceAll("\"delivery_ids\":\\[[^]]*],?", ""))
        .sorted()
        .toList();
  }

  @Test
  void aReleaseThatRestsOnThemSaysThatItCannotBeComputedAgain() {
    assertThat(verified.exitCode()).isEqualTo(66);
    assertThat(verified.err())
        .contains("police_offence", "an erasure, or maintenance, has removed files of it")
        .contains("The frozen tables are still in")
        .doesNotContain("\tat ");
  }

  @Test
  void aMistakeInTheListIsToldWithoutWhatStandsThere() throws IOException {
    Result swapped = erase(List.of("", "SYN-P0000042,victim"));
    assertThat(swapped.exitCode()).isEqualTo(2);
    assertThat(swapped.err()).contains("Line 2", "victim").doesNotContain("SYN-P0000042");
    assertThat(erase(List.of("victim,12345")).err()).contains("line 1").doesNotContain("12345");
    assertThat(Stream.of(look, erased, again, later, replayed).map(r -> r.out() + r.err()))
        .noneMatch(text -> persons.stream().anyMatch(text::contains));
  }

  @Test
  void whenRetentionEndsTheFileGoesAndEveryFigureStillNamesIt() {
    // An erasure and a replay have made the first file no younger.
    assertThat(bench.succeed("maintain", "--as-of", "2026-12", "--dry-run").out())
        .startsWith("0 raw files")
        .doesNotContain("interrupted");
    assertThat(bench.succeed("maintain", "--as-of", "2027-01", "--dry-run").out())
        .startsWith("1 raw files")
        .contains(OFFENCES.path() + " (3 years)");
    Result forecast = bench.succeed("maintain", "--as-of", "2029-06", "--dry-run");
    assertThat(forecast.out()).contains(LATER + " (3 years)", "Nothing has been changed.");
    Result done = bench.succeed("maintain", "--as-of", "2029-06");
    assertThat(done.out()).contains("2 raw files whose retention has ended: deleted", LATER);
    assertThat(bench.lake.resolve("raw/mps-offence").toFile().list())
        .allMatch(name -> name.endsWith(".report.md"));
    assertThat(bench.succeed("maintain", "--as-of", "2029-06").out()).startsWith("0 raw files");
    assertThat(bench.succeed("replay", "--rule", "OUT_OF_RANGE").err())
        .contains(LATER + " is not read again: deleted on");
    assertThat(bench.succeed("explain", COUNTED, "--period", "2025-04").out())
        .contains(LATER, "its raw file was deleted on");
  }
}
