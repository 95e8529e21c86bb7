package london.outcomes.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Hospital spells and missing persons: what a record is among the others of one person. */
class SpellsAndEpisodesTest {

  private static Map<String, Object> episode(
      String key, String patient, String provider, long order, String start, String end) {
    Map<String, Object> episode = new HashMap<>();
    episode.put("episode_key", key);
    episode.put("delivery_id", key);
    episode.put("patient_key", patient);
    episode.put("provider_code", provider);
    episode.put("admission_date", "2025-01-30");
    episode.put("episode_order_count", order);
    episode.put("episode_start_date", start);
    episode.put("episode_end_date", end);
    episode.put("month", Conformed.monthOf(end));
    return episode;
  }

  private static Map<String, Object> with(Map<String, Object> record, String name, Object value) {
    record.put(name, value);
    return record;
  }

  @Test
  void aSpellIsOneAdmissionWhicheverOfItsEpisodesComesFirst() {
    List<Row> rows =
        new Conformed()
            .with(
                "admission",
                List.of(
                    with(
                        episode("2", "A", "R1", 2, "2025-02-02", "2025-03-01"),
                        "is_maltreatment",
                        true),
                    with(
                        episode("1", "A", "R1", 1, "2025-01-30", "2025-02-02"),
                        "is_sharp_assault",
                        true),
                    episode("4", "A", "R1", 1, "2025-02-01", "2025-02-03"),
                    episode("5", "A", "R2", 1, "2025-03-01", "2025-03-05"),
                    episode("6", "B", "R1", 3, "2025-01-30", "2025-02-02"),
                    episode("7", null, "R1", 1, "2025-01-30", "2025-02-02"),
                    episode("8", null, "R1", 1, "2025-01-30", "2025-02-02")))
            .read("hospital_spell");
    Map<String, String> spells = new TreeMap<>();
    for (Row row : rows) {
      spells.put(
          row.getAs("delivery_id"),
          row.getAs("month")
              + " "
              + row.getAs("episode_count")
              + " "
              + row.getAs("is_sharp_assault")
              + " "
              + row.getAs("is_maltreatment"));
    }
    assertThat(spells)
        .isEqualTo(
            Map.of(
                "1", "2025-02-01 3 true true",
                "5", "2025-03-01 1 false false",
                "6", "2025-02-01 1 false false",
                "7", "2025-02-01 1 false false",
                "8", "2025-02-01 1 false false"));
  }

  @Test
  void anEpisodeTouchesTheMonthsOfItsStay() {
    Map<String, Object> stay = episode("1", "A", "R1", 1, "2025-01-30", "2025-02-02");
    Conformed one = new Conformed().with("admission", List.of(stay));
    assertThat(one.affected("hospital_spell")).containsExactly("2025-01", "2025-02");
    one.with("admission", List.of(with(stay, "discharge_date", "2025-04-01")));
    assertThat(one.affected("hospital_spell"))
        .containsExactly("2025-01", "2025-02", "2025-03", "2025-04");
    one.with(
        "admission", List.of(with(with(stay, "admission_date", null), "discharge_date", null)));
    assertThat(one.affected("hospital_spell")).containsExactly("2025-02");
  }

  private static Map<String, Object> missing(String id, String person, String reported, Long age) {
    Map<String, Object> episode = new HashMap<>();
    episode.put("episode_id", id);
    episode.put("delivery_id", id);
    episode.put("person_key", person);
    episode.put("reported_at", reported);
    episode.put("month", Conformed.monthOf(reported.substring(0, 10)));
    episode.put("age", age);
    return episode;
  }

  @Test
  void theThirdEpisodeOfAChildInNinetyDaysIsCountedOnceAMonth() {
    List<Map<String, Object>> episodes = new ArrayList<>();
    episodes.add(missing("1", "C", "2025-01-01 12:00:00", 15L));
    episodes.add(missing("2", "C", "2025-02-01 12:00:00", 15L));
    episodes.add(missing("3", "C", "2025-04-01 11:59:59", 15L));
    episodes.add(missing("4", "C", "2025-04-01 12:00:00", 15L));
    episodes.add(missing("5", "C", "2025-04-20 12:00:00", 15L));
    for (String id : List.of("a1", "a2", "a3")) {
      episodes.add(missing(id, "A", "2025-04-0" + id.charAt(1) + " 12:00:00", 18L));
      episodes.add(missing("u" + id, null, "2025-04-0" + id.charAt(1) + " 12:00:00", 12L));
    }
    Map<String, String> seen = new TreeMap<>();
    for (Row row : new Conformed().with("missing_episode", episodes).read("missing_person")) {
      seen.put(
          row.getAs("delivery_id"),
          row.getAs("episodes_in_90_days_count")
              + " "
              + row.getAs("is_repeat_child")
              + " "
              + row.getAs("is_first_of_month"));
    }
    // From 1 January at noon to 1 April at noon are 90 days, and the first moment is outside.
    assertThat(seen)
        .containsEntry("1", "1 false true")
        .containsEntry("2", "2 false true")
        .containsEntry("3", "3 true true")
        .containsEntry("4", "3 false false")
        .containsEntry("5", "4 false false")
        .containsEntry("a3", "3 false false")
        .containsEntry("ua3", "1 false true")
        .hasSize(11);
  }

  @Test
  void anEpisodeTouchesTheMonthsThatNinetyDaysReach() {
    Conformed one =
        new Conformed()
            .with("missing_episode", List.of(missing("1", "C", "2025-01-31 23:00:00", 15L)));
    assertThat(one.affected("missing_person"))
        .containsExactly("2025-01", "2025-02", "2025-03", "2025-04", "2025-05");
  }
}
