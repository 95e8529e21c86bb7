package london.outcomes.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import london.outcomes.SharedSession;
import london.outcomes.job.Workbench.Result;
import london.outcomes.synth.Plan;
import london.outcomes.synth.Synthesis;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key of pseudonyms is changed in mid-series: refused first, then carried out. */
final class NewKeyTest {

  private static final YearMonth FIRST = YearMonth.of(2025, 4);
  private static final String LATE = "missing-episode/missing-episode-2025-06.csv";

  /** Table to the column of a pseudonym: by month, by version, and where it is part of the key. */
  private static final Map<String, String> PERSONS =
      Map.of(
          "missing_episode", "person_key",
          "police_offence", "victim_key",
          "prosecution", "defendant_key");

  @TempDir static Path folder;

  private static Workbench bench;
  private static Map<String, List<Row>> before;
  private static Map<String, List<Row>> after;
  private static Result refused;
  private static long recordsWhenRefused;
  private static Result gone;
  private static Result renewed;
  private static Result goneOn;

  @BeforeAll
  static void changeTheKey() throws IOException {
    bench = Workbench.of(folder, "repeat-victims-da", "repeat-missing-children");
    Synthesis.write(
        new Plan(FIRST, FIRST.plusMonths(2), 0.003, 5),
        Set.of("missing-episode", "mps-offence", "cps-defendant"),
        SharedSession.project().resolve("conf/reference"),
        bench.landing);
    // With its manifest, which says that nobody in there exists, no secret key would be used.
    Files.delete(bench.landing.resolve("manifest.csv"));
    Path aside = Files.move(bench.landing.resolve(LATE), folder.resolve("late.csv"));
    assertThat(with("2025a", "run").exitCode()).isZero();
    before = state();
    Files.move(aside, bench.landing.resolve(LATE));
    refused = with("2026a", "run");
    recordsWhenRefused = bench.table("missing_episode").count();
    gone = withoutACopy();
    renewed = with("2026a", "replay", "--new-key");
    after = state();
    goneOn = with("2026a", "run");
  }

  private static Result with(String keyId, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--landing", bench.landing.toString(), "--lake", bench.lake.toString()));
    all.addAll(List.of("--conf", folder.resolve("conf").toString(), "--as-of", "2026-05"));
    Map<String, String> variables =
        Map.of(
            "OUTCOMES_PSEUDONYM_KEY",
            "a secret of tests that begins with " + keyId,
            "OUTCOMES_PSEUDONYM_KEY_ID",
            keyId);
    return bench.execute(variables::get, all.toArray(String[]::new));
  }

  private static Result withoutACopy() throws IOException {
    Path copies = bench.lake.resolve("raw/missing-episode");
    Path aside = Files.move(copies, folder.resolve("copies"));
    Result result = with("2026a", "replay", "--new-key");
    Files.move(aside, copies);
    return result;
  }

  private static Map<String, List<Row>> state() {
    Map<String, List<Row>> state = new TreeMap<>();
    for (String table : List.of("cells", "measures")) {
      state.put(table, bench.table(table).drop("run_id").collectAsList());
    }
    PERSONS.forEach(
        (table, person) ->
            state.put(
                table,
                bench
                    .table(table)
                    .groupBy("month")
                    .agg(count(lit(1)), count_distinct(col(person)))
                    .collectAsList()));
    return state;
  }

  @Test
  void anotherKeyIsRefusedBeforeAnythingIsTakenIn() {
    assertThat(refused.exitCode()).isEqualTo(78);
    assertThat(refused.err())
        .contains("missing_episode holds pseudonyms of the key '2025a'", "the key '2026a'")
        .contains("Nothing was taken in", "outcomes replay --new-key");
    assertThat(recordsWhenRefused)
        .isEqualTo(bench.table("missing_episode").where("month < '2025-06-01'").count());
  }

  @Test
  void aRawCopyThatIsGoneEndsItBeforeAnythingIsChanged() {
    assertThat(gone.exitCode()).isEqualTo(66);
    assertThat(gone.err())
        .contains("missing-episode-2025-0", "Nothing was changed", "Put the file");
  }

  @Test
  void allPseudonymsAreMadeAnewAndTheFiguresAreTheSame() {
    assertThat(renewed.exitCode()).as(renewed.err()).isZero();
    PERSONS.forEach(
        (table, person) ->
            assertThat(
                    bench
                        .table(table)
                        .where(col(person).isNotNull())
                        .where(not(col(person).startsWith("2026a:")))
                        .count())
                .as(table)
                .isZero());
    assertThat(before.get("cells")).hasSizeGreaterThan(100);
    after.forEach(
        (table, rows) ->
            assertThat(rows).as(table).containsExactlyInAnyOrderElementsOf(before.get(table)));
  }

  @Test
  void theNextDeliveryIsTakenInUnderTheNewKey() {
    assertThat(goneOn.exitCode()).as(goneOn.err()).isZero();
    assertThat(goneOn.out()).contains("missing_episode");
    assertThat(bench.table("missing_episode").where("month = '2025-06-01'").count()).isPositive();
  }

  @Test
  void aPartOfTheDeliveriesIsNotReadUnderANewKey() {
    Result part = with("2026a", "replay", "--new-key", "--source", "missing-episode");
    assertThat(part.exitCode()).isEqualTo(2);
    assertThat(part.err()).contains("--new-key", "leave --source");
  }
}
