package london.outcomes.job;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import london.outcomes.config.CopiedConf;
import london.outcomes.job.Workbench.Result;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An erasure reaches persons however later files name them, and nobody who is like them. */
final class ErasureReachTest {

  private static final SyntheticRows OFFENCES =
      SyntheticRows.of("mps-offence", "mps-offence/mps-offence-2025-04.csv", ",");
  private static final String LISTING = "mps-offence/mps-offence-2025-05.csv";
  private static final String DAMAGED = "mps-offence/mps-offence-2025-06.csv";
  private static final String BAR = "[|]";
  private static final DeliveredFile STOPS =
      DeliveredFile.stops("metropolitan", YearMonth.of(2024, 1))
          .with(0, "Gender", "Xx")
          .with(0, "Policing operation", "of V-000042")
          .with(1, "Gender", "Xx")
          .with(1, "Policing operation", "of V-0000421");

  @TempDir static Path folder;

  private static Workbench bench;
  private static String victim;
  private static String suspect;
  private static Result underAnotherKey;
  private static long enteredUnderAnotherKey;
  private static Result erased;
  private static Result againUnderAnotherKey;
  private static Result look;
  private static long listed;

  @BeforeAll
  static void eraseAndDeliverAgain() throws IOException {
    Path conf = new CopiedConf(folder.resolve("conf")).tolerant().only(Set.of()).folder();
    bench = new Workbench(folder, conf);
    separateSuspectsByBars(conf.resolve("sources/mps-offence.yaml"));
    int listing = row("suspect_ids", 2);
    String suspects = OFFENCES.get(listing, "suspect_ids");
    suspect = suspects.split(BAR)[0];
    int damaged = row("victim_id", 1);
    victim = OFFENCES.get(damaged, "victim_id");
    OFFENCES.with(listing, "suspect_ids", "").with(damaged, "victim_id", "");
    bench.deliver(STOPS.name(), STOPS.text());
    bench.deliver(OFFENCES.path(), OFFENCES.text());
    bench.succeed("ingest");
    underAnotherKey = underAnotherKey();
    enteredUnderAnotherKey = bench.table("erased").count();
    erased = erase();
    againUnderAnotherKey = underAnotherKey();
    String updated = OFFENCES.get(listing, "last_updated");
    OFFENCES.with(listing, "suspect_ids", suspects, "last_updated", "2026-05-01T00:00:00+01:00");
    bench.deliver(LISTING, OFFENCES.text());
    bench.succeed("ingest");
    listed = bench.table("police_offence").where("suspect_keys LIKE 'erased|test:%'").count();
    OFFENCES.with(listing, "suspect_ids", "", "last_updated", updated);
    bench.deliver(DAMAGED, OFFENCES.with(damaged, "victim_id", victim + ",surplus").text());
    bench.succeed("ingest");
    look = erase("--dry-run");
  }

  /** As another supplier might. */
  private static void separateSuspectsByBars(Path contract) throws IOException {
    String text = Files.readString(contract);
    String bars =
        text.replace("separator: \";\"", "separator: \"|\"")
            .replace("split(suspect_keys, ';')", "split(suspect_keys, '[|]')");
    Files.writeString(contract, bars);
    for (int row = 0; row < OFFENCES.size(); row++) {
      OFFENCES.with(row, "suspect_ids", OFFENCES.get(row, "suspect_ids").replace(';', '|'));
    }
  }

  /** The first row with as many persons in a column, of whom the first is named nowhere else. */
  private static int row(String column, int persons) {
    String text = OFFENCES.text();
    return IntStream.range(0, OFFENCES.size())
        .filter(
            row -> {
              String[] named = OFFENCES.get(row, column).split(BAR);
              return named.length == persons
                  && !named[0].isEmpty()
                  && text.indexOf(named[0]) == text.lastIndexOf(named[0]);
            })
        .findFirst()
        .orElseThrow();
  }

  private static Path list() throws IOException {
    List<String> lines = List.of("suspect," + suspect, "victim," + victim, "victim,V-000042");
    return Files.writeString(folder.resolve("persons.txt"), String.join("\n", lines));
  }

  private static Result erase(String... options) throws IOException {
    return options.length == 0
        ? bench.run("erase", list().toString())
        : bench.run("erase", list().toString(), options[0]);
  }

  private static Result underAnotherKey() throws IOException {
    Map<String, String> variables =
        Map.of(
            "OUTCOMES_PSEUDONYM_KEY", "another key of tests, which is not the one of this lake",
            "OUTCOMES_PSEUDONYM_KEY_ID", "other");
    return bench.execute(
        variables::get,
        "erase",
        list().toString(),
        "--landing",
        bench.landing.toString(),
        "--lake",
        bench.lake.toString(),
        "--conf",
        folder.resolve("conf").toString());
  }

  @Test
  void anotherKeyThanTheLakesErasesNobodyAndSpoilsNoList() {
    assertThat(underAnotherKey.exitCode()).as(underAnotherKey.out()).isEqualTo(78);
    assertThat(underAnotherKey.err()).contains("the key 'test'", "the key 'other'");
    assertThat(enteredUnderAnotherKey).isZero();
    assertThat(againUnderAnotherKey.exitCode()).isEqualTo(78);
    assertThat(bench.table("erased").select("key_id").distinct().collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly("test");
  }

  @Test
  void aRefusedRowOfSomebodyWithALongerReferenceStays() {
    assertThat(erased.exitCode()).as(erased.out() + erased.err()).isEqualTo(65);
    assertThat(erased.out()).contains("raw/police-uk-stop-search/", "no contract names persons");
    assertThat(
            bench
                .table("quarantine")
                .where(col("source_id").equalTo("police-uk-stop-search"))
                .collectAsList())
        .extracting(row -> row.<String>getAs("raw_text"))
        .singleElement()
        .asString()
        .contains("V-0000421");
  }

  @Test
  void whoStandsInAListOrADamagedRowOfALaterFileStaysNowhere() {
    assertThat(look.out()).startsWith("3 persons asked for, 1 found, 1 hits in 1 of");
    assertThat(look.out()).contains("raw/police-uk-stop-search/");
    assertThat(found(LISTING)).containsExactly("warn 0");
    assertThat(listed).isEqualTo(1);
    assertThat(found(DAMAGED)).containsExactly("drop 1");
  }

  @Test
  void whatAnInterruptedRunHasLeftInRawGoesWhenNoRunCanNeedIt() throws IOException {
    Path raw = bench.lake.resolve("raw/mps-offence");
    Path left = Files.writeString(raw.resolve("0f".repeat(32)), "of V-000042");
    Path recent = Files.writeString(raw.resolve("f0".repeat(32)), "of a run that goes on");
    Files.setLastModifiedTime(left, FileTime.from(Instant.parse("2026-05-13T00:00:00Z")));
    Set<String> before = names(raw);
    assertThat(bench.succeed("maintain", "--dry-run").out())
        .contains("1 raw files that an interrupted run has left: would be deleted", "/0f0f0f");
    assertThat(bench.succeed("maintain").out()).contains("has left: deleted", "/0f0f0f");
    before.remove(left.getFileName().toString());
    assertThat(names(raw)).isEqualTo(before);
    Files.delete(recent);
  }

  @Test
  void withoutALedgerNoRawFileIsTakenForALeftover() throws IOException {
    Workbench other = new Workbench(folder.resolve("other"));
    Path raw = Files.createDirectories(other.lake.resolve("raw/mps-offence"));
    Path file = Files.writeString(raw.resolve("0f".repeat(32)), "of V-000042");
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-05-01T00:00:00Z")));
    other.succeed("maintain");
    assertThat(file).exists();
  }

  private static Set<String> names(Path folder) {
    return new TreeSet<>(List.of(folder.toFile().list()));
  }

  private static List<String> found(String path) {
    String id =
        bench.table("delivery").where(col("file_path").equalTo(path)).first().getAs("delivery_id");
    return bench
        .table("finding")
        .where(col("delivery_id").equalTo(id).and(col("rule_code").equalTo("ERASED")))
        .collectAsList()
        .stream()
        .map((Row row) -> row.getAs("effect") + " " + row.getAs("row_count"))
        .toList();
  }
}
