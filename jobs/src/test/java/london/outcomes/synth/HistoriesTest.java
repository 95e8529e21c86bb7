package london.outcomes.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HistoriesTest {

  private final Histories histories = new Histories();

  @Test
  void anIncidentIsARepeatWhenTheVictimHadAnotherLessThanAYearBefore() throws IOException {
    offence("2024-01-31", "someone", "Y", "valid");
    offence("2025-01-30", "Ann", "Y", "closed");
    offence("2025-01-30", "Ann", "Y", "closed");
    offence("2026-01-29", "Ann", "Y", "closed");
    offence("2026-01-29", "Bea", "Y", "closed");
    offence("2026-01-28", "Bea", "N", "closed");
    offence("2026-01-27", "Bea", "Y", "cancelled");
    offence("2026-01-29", "", "Y", "closed");
    offence("2027-01-29", "Ann", "Y", "closed");
    assertThat(told())
        .containsOnly(
            Map.entry("2025-01 repeat victims", List.of(0L, 1L)),
            Map.entry("2026-01 repeat victims", List.of(1L, 2L)),
            Map.entry("2027-01 repeat victims", List.of(0L, 1L)));
  }

  @Test
  void whoOffendsWithinAYearAndIsProvenToWithinEighteenMonthsIsAReoffender() throws IOException {
    enter("2024-01-10", "Cy");
    enter("2024-03-31", "Cy");
    enter("2024-01-10", "Di");
    enter("2025-01-10", "Cy");
    reoffence("2024-01-10", "2024-02-01", "Cy");
    reoffence("2025-01-10", "2025-07-10", "Cy");
    reoffence("2025-01-11", "2025-02-01", "Cy");
    reoffence("2024-06-01", "2025-07-11", "Di");
    reoffence("2024-06-01", "", "Di");
    assertThat(told())
        .containsOnly(
            Map.entry("2024-01 reoffenders", List.of(1L, 2L)),
            Map.entry("2024-01 reoffences of reoffenders", List.of(1L, 1L)));
  }

  private void offence(String day, String victim, String isDomestic, String status) {
    read(
        "mps-offence",
        Map.of(
            "recorded_date", day,
            "victim_id", victim,
            "domestic_abuse", isDomestic,
            "status", status,
            "borough_code", "E09000007",
            "offence_description", "Synthetic STALKING AND HARASSMENT"));
  }

  private void enter(String day, String who) {
    read(
        "offender-cohort",
        Map.of("cohort_date", day, "offender_id", who, "cohort", "A", "borough_code", "E09000007"));
  }

  private void reoffence(String day, String proven, String who) {
    read(
        "proven-offence",
        Map.of("offence_date", day, "conviction_date", proven, "offender_id", who));
  }

  private void read(String register, Map<String, String> row) {
    histories.read(register, row::get);
  }

  private Map<String, List<Long>> told() {
    Map<String, List<Long>> told = new TreeMap<>();
    Map<String, List<Long>> month = new TreeMap<>();
    histories.tell(
        new Witness() {
          @Override
          public void counted(
              String extract, String figure, String area, String group, long count, long of) {
            month.put(figure, List.of(count, of));
          }

          @Override
          public void closeMonth(YearMonth closed) {
            month.forEach((figure, sums) -> told.put(closed + " " + figure, sums));
            month.clear();
          }

          @Override
          public void close() {}
        });
    return told;
  }
}
