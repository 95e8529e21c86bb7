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

/** A month that arrives late changes the flags of later months, and their cells with them. */
final class LinkedMonthsTest {

  private static final String MEASURE =
      """
      id: repeat-missing-test
      title: Children missing again
      theme: violence
      question: How many children go missing again and again?
      plan-section: "1"
      better: lower
      table: missing_person
      sources: [missing-episode]
      kind: count
      numerator: {where: is_repeat_child}
      unit: children
      windows: [month]
      areas: [borough, region]
      disclosure: {rule: published}
      notes: A test.
      limits: A test.
      owner: A test
      """;

  private static final String HEADER =
      "episode_id,person_id,reported_at,found_at,age,sex,ethnicity,looked_after,risk,borough_code\n";

  @TempDir static Path folder;

  private static Workbench bench;
  private static Map<String, Double> before;
  private static Map<String, Double> after;

  @BeforeAll
  static void deliverMayThenApril() throws IOException {
    bench = new Workbench(folder);
    Path conf = new CopiedConf(folder.resolve("conf")).only(Set.of()).folder();
    Files.writeString(conf.resolve("measures/repeat-missing-test.yaml"), MEASURE);
    deliver("2025-05", episode("m1", "P", "05-01"), episode("m2", "Q", "05-01"));
    before = measured();
    deliver(
        "2025-04",
        episode("a1", "P", "04-01"),
        episode("a2", "P", "04-02"),
        episode("a3", "Q", "04-03"));
    after = measured();
  }

  private static void deliver(String month, String... episodes) {
    bench.deliver("missing-episode-" + month + ".csv", HEADER + String.join("", episodes));
  }

  private static String episode(String id, String person, String day) {
    return id + "," + person + ",2025-" + day + "T10:00:00Z,,15,Female,W1,N,medium,E09000007\n";
  }

  /** Month to the children counted in Camden. */
  private static Map<String, Double> measured() {
    for (String command : List.of("ingest", "measure")) {
      bench.succeed(command, "--conf", folder.resolve("conf").toString());
    }
    Map<String, Double> amounts = new TreeMap<>();
    for (Row cell : bench.table("cells").where("area_code = 'E09000007'").collectAsList()) {
      amounts.merge(
          cell.getAs("month").toString().substring(0, 7), cell.getAs("amount"), Double::sum);
    }
    return amounts;
  }

  @Test
  void whatCameFirstIsCountedByWhatWasKnownThen() {
    assertThat(before).isEqualTo(Map.of("2025-05", 0.0));
  }

  @Test
  void theEarlierMonthMakesTheLaterEpisodeAThirdOne() {
    assertThat(after).isEqualTo(Map.of("2025-04", 0.0, "2025-05", 1.0));
  }
}
