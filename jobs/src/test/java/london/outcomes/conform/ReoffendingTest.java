package london.outcomes.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import london.outcomes.stats.VectorSet;
import london.outcomes.stats.VectorTest;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Method M25 through the view of the conformed tables, against independent results. */
class ReoffendingTest {

  /** Day of the extract in both sets of vectors: what was proven later is not in it. */
  private static final String EXTRACT = "2022-09-30";

  private static Map<String, Object> offender(String person, String cohort, String day, long line) {
    Map<String, Object> offender = new HashMap<>();
    offender.put("month", Conformed.monthOf(day));
    offender.put("cohort", cohort);
    offender.put("cohort_date", day);
    offender.put("offender_key", person);
    offender.put("line_number", line);
    offender.put("delivery_id", person + " " + day);
    return offender;
  }

  private static Map<String, Object> offence(
      String person, String day, String proven, boolean isBreach) {
    Map<String, Object> offence = new HashMap<>();
    offence.put("offender_key", person);
    offence.put("offence_date", day);
    offence.put("month", Conformed.monthOf(day));
    offence.put("conviction_date", proven.isEmpty() ? null : proven);
    offence.put("is_breach", isBreach);
    return offence;
  }

  private static List<Row> reoffending(VectorSet set) {
    List<Map<String, Object>> offenders = new ArrayList<>();
    for (VectorSet.Row event : set.rows("reoffending_index_events.csv")) {
      offenders.add(
          offender(
              event.text("offender_id"),
              event.text("cohort"),
              event.text("index_date"),
              offenders.size()));
    }
    List<Map<String, Object>> offences = new ArrayList<>();
    for (VectorSet.Row event : set.rows("reoffending_offences.csv")) {
      String proven = event.text("proven_date");
      if (proven.compareTo(EXTRACT) <= 0) {
        offences.add(
            offence(
                event.text("offender_id"),
                event.text("offence_date"),
                proven,
                event.text("offence_class").equals("breach")));
      }
    }
    offences.add(offence("nobody of a cohort", EXTRACT, EXTRACT, false));
    return new Conformed()
        .with("offender", offenders)
        .with("proven_offence", offences)
        .read("reoffending");
  }

  @VectorTest
  void offendersAndTheirReoffencesAreAsReckonedElsewhere(VectorSet set) {
    Map<String, String> expected = new TreeMap<>();
    for (VectorSet.Row row : set.rows("reoffending_offender_expected.csv")) {
      expected.put(
          row.text("cohort") + " " + row.text("offender_id") + " " + row.text("index_date"),
          row.text("reoffended")
              + " "
              + row.text("reoffences")
              + " "
              + row.text("follow_up_complete"));
    }
    Map<String, String> seen = new TreeMap<>();
    for (Row row : reoffending(set)) {
      String text =
          row.getAs("is_reoffender")
              + " "
              + row.getAs("reoffence_count")
              + " "
              + row.getAs("is_follow_up_complete");
      String key = row.getAs("cohort") + " " + row.getAs("delivery_id");
      assertThat(seen.put(key, text)).as("an offender twice in a quarter: " + key).isNull();
    }
    assertThat(seen).isEqualTo(expected);
  }

  @Test
  void aProvenOffenceTouchesTheCohortsThatItMayCountFor() {
    Conformed tables =
        new Conformed()
            .with("proven_offence", List.of(offence("P", "2024-06-10", "2024-08-20", false)));
    // 12 months before the offence, and those whose 18 months the conviction may complete.
    assertThat(tables.affected("reoffending"))
        .startsWith("2023-02")
        .endsWith("2024-06")
        .contains(LocalDate.parse("2023-06-10").toString().substring(0, 7))
        .hasSize(17);
    tables.with("proven_offence", List.of(offence("P", "2020-06-10", "2024-08-20", false)));
    assertThat(tables.affected("reoffending")).startsWith("2019-06").endsWith("2023-02");
    tables.with("proven_offence", List.of(offence("P", "2020-06-10", "", false)));
    assertThat(tables.affected("reoffending")).startsWith("2018-12").endsWith("2020-06");
  }
}
