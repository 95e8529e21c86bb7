package london.outcomes.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import london.outcomes.stats.VectorSet;
import london.outcomes.stats.VectorTest;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Method M24 through the view of the conformed table, against independent results. */
class RepeatVictimsTest {

  /** Strand of the vectors to the view's prefix. */
  private static final Map<String, String> STRANDS =
      Map.of("domestic_abuse", "is_da_", "sexual_violence", "is_sv_");

  private static Map<String, Object> offence(String id, String victim, String day, String strand) {
    Map<String, Object> offence = new HashMap<>();
    offence.put("crime_reference", id);
    offence.put("delivery_id", id);
    offence.put("victim_key", victim.isEmpty() ? null : victim);
    offence.put("recorded_date", day);
    offence.put("month", Conformed.monthOf(day));
    offence.put("is_domestic_abuse", strand.equals("domestic_abuse"));
    offence.put("is_sexual_offence", strand.equals("sexual_violence"));
    return offence;
  }

  private static List<Row> victimisation(VectorSet set) {
    List<Map<String, Object>> offences = new ArrayList<>();
    for (VectorSet.Row event : set.rows("repeat_victimisation_events.csv")) {
      offences.add(
          offence(
              event.text("event_id"),
              event.text("victim_id"),
              event.text("incident_date"),
              event.text("strand")));
    }
    return new Conformed().with("police_offence", offences).read("victimisation");
  }

  @VectorTest
  void incidentsAndRepeatsAreAsReckonedElsewhere(VectorSet set) {
    Map<String, Row> rows = new TreeMap<>();
    victimisation(set).forEach(r -> rows.put(r.getAs("delivery_id"), r));
    assertThat(rows).hasSameSizeAs(set.rows("repeat_victimisation_events.csv"));
    Map<String, String> expected = new TreeMap<>();
    Map<String, String> seen = new TreeMap<>();
    for (VectorSet.Row event : set.rows("repeat_victimisation_event_expected.csv")) {
      String prefix = STRANDS.get(event.text("strand_scope"));
      if (prefix != null) {
        String id = event.text("event_id");
        boolean isIncident = event.text("first_record_of_incident_day").equals("true");
        boolean isRepeat = isIncident && event.text("is_repeat_12m").equals("true");
        expected.put(prefix + id, isIncident + " " + isRepeat);
        Row row = rows.get(id);
        seen.put(prefix + id, row.getAs(prefix + "incident") + " " + row.getAs(prefix + "repeat"));
      }
    }
    assertThat(seen).isEqualTo(expected);
  }

  @VectorTest
  void monthsAddUpAndStayEmptyWithoutAYearOfHistory(VectorSet set) {
    Map<String, int[]> cells = new TreeMap<>();
    Map<String, Boolean> isComplete = new TreeMap<>();
    for (Row row : victimisation(set)) {
      STRANDS.forEach(
          (strand, prefix) -> {
            String month = row.getAs("month").toString();
            isComplete.put(month, row.getAs("is_history_complete"));
            int[] cell = cells.computeIfAbsent(strand + month, k -> new int[2]);
            cell[0] += row.<Boolean>getAs(prefix + "incident") ? 1 : 0;
            cell[1] += row.<Boolean>getAs(prefix + "repeat") ? 1 : 0;
          });
    }
    for (VectorSet.Row month : set.rows("repeat_victimisation_month_expected.csv")) {
      String strand = month.text("strand_scope");
      if (STRANDS.containsKey(strand) && isComplete.containsKey(month.text("month"))) {
        int[] cell = cells.get(strand + month.text("month"));
        month.expect("incident_days", cell[0]);
        boolean isShown = isComplete.get(month.text("month"));
        month.expect("repeat_incident_days", isShown ? cell[1] : Double.NaN);
      }
    }
  }

  @Test
  void aRecordTouchesItsMonthAndTheTwelveAfter() {
    Conformed one =
        new Conformed()
            .with("police_offence", List.of(offence("E", "V", "2024-02-29", "domestic_abuse")));
    assertThat(one.affected("victimisation"))
        .hasSize(13)
        .startsWith("2024-02", "2024-03")
        .endsWith("2025-02");
  }

  @Test
  void offencesOfOtherKindsAndWithoutAVictimAreNoIncidents() {
    List<Row> rows =
        new Conformed()
            .with(
                "police_offence",
                List.of(
                    offence("E1", "V", "2024-01-01", "theft"),
                    offence("E2", "V", "2024-02-01", "domestic_abuse"),
                    offence("E3", "", "2024-03-01", "domestic_abuse"),
                    offence("E4", "", "2024-03-02", "domestic_abuse")))
            .read("victimisation");
    TreeSet<String> incidents = new TreeSet<>();
    for (Row row : rows) {
      assertThat(row.<Boolean>getAs("is_da_repeat")).isFalse();
      if (row.<Boolean>getAs("is_da_incident")) {
        incidents.add(row.getAs("delivery_id"));
      }
    }
    assertThat(rows).hasSize(4);
    assertThat(incidents).containsExactly("E2");
  }
}
