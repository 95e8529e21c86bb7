package london.outcomes.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import london.outcomes.config.CopiedConf;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small counts from files to curated tables, with a correction in between. */
final class ProtectedReleaseTest {

  private static final String MEASURE =
      """
      id: missing-test
      title: Children missing
      theme: violence
      question: How many children go missing?
      plan-section: "1"
      better: lower
      table: missing_episode
      sources: [missing-episode]
      kind: count
      numerator: {where: age < 18}
      unit: children
      windows: [month, quarter]
      areas: [borough, bcu, region]
      breakdowns:
        - {id: sex, column: lower(sex), groups: [female, male, other, unknown]}
      disclosure: {rule: suppress, threshold: 4}
      notes: A test.
      limits: [It is a test.]
      owner: A test
      """;

  private static final String HEADER =
      "episode_id,person_id,reported_at,found_at,age,sex,ethnicity,looked_after,risk,borough_code\n";

  /** Borough to episodes in each month. */
  private static final Map<String, int[]> EPISODES =
      new TreeMap<>(
          Map.of(
              "E09000007", new int[] {3, 9, 12},
              "E09000019", new int[] {8, 11, 14},
              "E09000012", new int[] {7, 2, 10},
              "E09000030", new int[] {12, 13, 9},
              "E09000022", new int[] {6, 0, 8},
              "E09000028", new int[] {15, 16, 1}));

  @TempDir static Path folder;

  private static Workbench bench;

  @BeforeAll
  static void releaseTwice() throws IOException {
    Path conf = new CopiedConf(folder.resolve("conf")).only(Set.of()).folder();
    Files.writeString(conf.resolve("measures/missing-test.yaml"), MEASURE);
    bench = new Workbench(folder, conf);
    deliver(0);
    deliver(1);
    bench.succeed("run");
    deliver(2);
    EPISODES.get("E09000019")[1]++;
    deliver(1);
    bench.succeed("run");
  }

  private static void deliver(int month) {
    StringBuilder rows = new StringBuilder(HEADER);
    EPISODES.forEach(
        (borough, counts) -> {
          for (int i = 0; i < counts[month]; i++) {
            String id = borough + "-" + month + "-" + i;
            rows.append(
                "%s,%s,2025-0%d-01T10:00:00Z,,15,%s,W1,N,medium,%s\n"
                    .formatted(id, id, month + 4, i % 3 == 0 ? "Male" : "Female", borough));
          }
        });
    bench.deliver("missing-episode-2025-0%d.csv".formatted(month + 4), rows.toString());
  }

  @Test
  void noSmallCountIsPublishedAndMostOthersAre() {
    List<Row> facts = bench.table("fact_measure").collectAsList();
    assertThat(facts)
        .filteredOn(row -> row.getAs("count") != null)
        .hasSizeGreaterThan(100)
        .noneMatch(row -> row.<Double>getAs("count") >= 1 && row.<Double>getAs("count") <= 4);
    assertThat(facts)
        .filteredOn(row -> row.<String>getAs("status").equals("suppressed"))
        .hasSizeGreaterThan(6)
        .allMatch(row -> row.getAs("value") == null && row.getAs("upper") == null);
    assertThat(bench.table("dim_status").where("status = 'suppressed'").count()).isOne();
  }

  @Test
  void theReleasesTogetherGiveNothingAway() {
    assertThat(bench.succeed("audit").out())
        .contains("missing-test", "0 small counts can be worked out from 2 releases");
    assertThat(bench.succeed("audit", "--json").out()).startsWith("{").contains("\"exposed\" : 0");
  }

  @Test
  void whatWasWithheldIsKnownWhenTheReleaseIsComputedAgain() {
    bench.succeed("release", "--name", "spring");
    assertThat(bench.succeed("release", "--verify", "spring").out()).contains("fact_measure");
  }
}
