package london.outcomes.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import london.outcomes.SharedSession;
import london.outcomes.catalogue.Window;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class CalendarTest {

  private static final YearMonth MARCH = YearMonth.of(2026, 3);

  @Test
  void aMonthReachesWindowsAndTheirChangesTwoYearsOn() {
    assertThat(
            Calendar.affectedEnds(Set.of(YearMonth.of(2024, 2)), Set.of(), YearMonth.of(2030, 1)))
        .hasSize(24)
        .startsWith(YearMonth.of(2024, 2))
        .endsWith(YearMonth.of(2026, 1));
    // Rolling 12 months to January 2026 are compared with those to January 2025, which hold it.
    assertThat(YearMonth.of(2026, 1).minusYears(1).minusMonths(11))
        .isEqualTo(YearMonth.of(2024, 2));
  }

  @Test
  void noEndLiesAfterTheLastMonth() {
    assertThat(Calendar.affectedEnds(Set.of(YearMonth.of(2026, 1)), Set.of(), MARCH))
        .containsExactly(YearMonth.of(2026, 1), YearMonth.of(2026, 2), MARCH);
    assertThat(Calendar.affectedEnds(Set.of(YearMonth.of(2026, 4)), Set.of(), MARCH)).isEmpty();
  }

  @Test
  void aNewMonthMakesAnOldOneSettled() {
    assertThat(Calendar.affectedEnds(Set.of(MARCH), Set.of(12, 18), MARCH))
        .containsExactly(YearMonth.of(2024, 9), YearMonth.of(2025, 3), MARCH);
  }

  @Test
  void everyPeriodHasARowForEachOfItsMonths() {
    List<Row> rows =
        Calendar.of(SharedSession.get(), List.of(MARCH), EnumSet.allOf(Window.class))
            .collectAsList();
    assertThat(rows).hasSize(1 + 3 + 12 + 12 + 12);
    List<Row> quarter =
        rows.stream().filter(r -> r.getAs("period_id").equals("2025-26-Q4")).toList();
    assertThat(quarter)
        .extracting(r -> r.getAs("month").toString())
        .containsExactly("2026-01-01", "2026-02-01", "2026-03-01");
    assertThat(quarter.get(0).getAs("period_start").toString()).isEqualTo("2026-01-01");
    assertThat(quarter.get(0).getAs("period_end").toString()).isEqualTo("2026-03-31");
    assertThat(quarter.get(0).<Integer>getAs("window_months")).isEqualTo(3);
  }

  @Test
  void theYearToDateIsComparedWithTheSameMonthsOfTheYearBefore() {
    List<Row> rows =
        Calendar.of(
                SharedSession.get(),
                List.of(YearMonth.of(2025, 6)),
                EnumSet.of(Window.YEAR_TO_DATE))
            .collectAsList();
    assertThat(rows)
        .extracting(r -> r.getAs("month").toString())
        .containsExactly("2025-04-01", "2025-05-01", "2025-06-01");
    for (Row row : rows) {
      assertThat(row.<String>getAs("period_id")).isEqualTo("YTD-2025-06");
      assertThat(row.<String>getAs("next_period_id")).isEqualTo("YTD-2026-06");
      assertThat(row.<Integer>getAs("window_months")).isEqualTo(3);
    }
  }
}
