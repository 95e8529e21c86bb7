package london.outcomes.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

  private static Period period(String window, String last) {
    return new Period(Window.of(window), YearMonth.parse(last));
  }

  @ParameterizedTest
  @CsvSource({
    "month,          2026-03, 2026-03,      March 2026,               2026-03-01, 2026-03-31",
    "month,          2024-02, 2024-02,      February 2024,            2024-02-01, 2024-02-29",
    "month,          2023-02, 2023-02,      February 2023,            2023-02-01, 2023-02-28",
    "quarter,        2025-06, 2025-26-Q1,   Q1 2025/26,               2025-04-01, 2025-06-30",
    "quarter,        2025-09, 2025-26-Q2,   Q2 2025/26,               2025-07-01, 2025-09-30",
    "quarter,        2025-12, 2025-26-Q3,   Q3 2025/26,               2025-10-01, 2025-12-31",
    "quarter,        2026-03, 2025-26-Q4,   Q4 2025/26,               2026-01-01, 2026-03-31",
    "rolling-12,     2026-03, R12-2026-03,  12 months to March 2026,  2025-04-01, 2026-03-31",
    "rolling-12,     2024-02, R12-2024-02,  12 months to February 2024, 2023-03-01, 2024-02-29",
    "financial-year, 2026-03, FY2025-26,    Financial year 2025/26,   2025-04-01, 2026-03-31",
    "financial-year, 2000-03, FY1999-00,    Financial year 1999/00,   1999-04-01, 2000-03-31",
    "year-to-date,   2025-04, YTD-2025-04,  Financial year to April 2025, 2025-04-01, 2025-04-30",
    "year-to-date,   2026-02, YTD-2026-02,  Financial year to February 2026, 2025-04-01, 2026-02-28"
  })
  void isNamedAndDated(
      String window, String last, String id, String name, LocalDate start, LocalDate end) {
    Period period = period(window, last);
    assertThat(period.id()).isEqualTo(id);
    assertThat(period.name()).isEqualTo(name);
    assertThat(period.startDate()).isEqualTo(start);
    assertThat(period.endDate()).isEqualTo(end);
  }

  @ParameterizedTest
  @CsvSource({
    "2025-04, 2025-26",
    "2025-12, 2025-26",
    "2026-01, 2025-26",
    "2026-03, 2025-26",
    "2026-04, 2026-27",
    "1999-04, 1999-00",
    "2009-04, 2009-10",
    "2100-03, 2099-00"
  })
  void financialYearsRunFromAprilToMarch(String month, String year) {
    assertThat(Period.financialYear(YearMonth.parse(month))).isEqualTo(year);
  }

  @Test
  void monthsAreInOrderAndComplete() {
    assertThat(period("quarter", "2026-03").months())
        .extracting(YearMonth::toString)
        .containsExactly("2026-01", "2026-02", "2026-03");
    assertThat(period("rolling-12", "2024-02").months())
        .hasSize(12)
        .startsWith(YearMonth.of(2023, 3))
        .endsWith(YearMonth.of(2024, 2));
    assertThat(period("month", "2024-02").months()).containsExactly(YearMonth.of(2024, 2));
  }

  @ParameterizedTest
  @CsvSource({"2025-04, 1", "2025-06, 3", "2025-12, 9", "2026-01, 10", "2026-03, 12"})
  void theYearToDateBeginsWithApril(YearMonth last, int months) {
    assertThat(new Period(Window.YEAR_TO_DATE, last).months())
        .hasSize(months)
        .startsWith(YearMonth.of(2025, 4))
        .endsWith(last);
  }

  @ParameterizedTest
  @CsvSource({"FY2024-25, 2025-03", "FY1999-00, 2000-03", "R12-2024-12, 2024-12"})
  void idsOfYearsAreRead(String id, YearMonth last) {
    assertThat(Period.year(id)).hasValueSatisfying(p -> assertThat(p.id()).isEqualTo(id));
    assertThat(Period.year(id)).map(Period::last).contains(last);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2024-25", "FY2024-26", "R12-2024-13", "2024-25-Q1", "YTD-2024-12"})
  void whatIsNoYearIsNone(String id) {
    assertThat(Period.year(id)).isEmpty();
  }

  @Test
  void endingInAMonthAreOnlyThePeriodsThatDo() {
    assertThat(ids("2026-02")).containsExactly("2026-02", "R12-2026-02", "YTD-2026-02");
    assertThat(ids("2025-12"))
        .containsExactly("2025-12", "2025-26-Q3", "R12-2025-12", "YTD-2025-12");
    assertThat(ids("2026-03"))
        .containsExactly("2026-03", "2025-26-Q4", "R12-2026-03", "FY2025-26", "YTD-2026-03");
    assertThat(Period.endingIn(YearMonth.of(2026, 2), EnumSet.of(Window.QUARTER))).isEmpty();
  }

  private static List<String> ids(String month) {
    return Period.endingIn(YearMonth.parse(month), EnumSet.allOf(Window.class)).stream()
        .map(Period::id)
        .toList();
  }

  @Test
  void theQuartersOfAYearAreThatYear() {
    List<YearMonth> months =
        List.of("2025-06", "2025-09", "2025-12", "2026-03").stream()
            .flatMap(last -> period("quarter", last).months().stream())
            .toList();
    assertThat(months).isEqualTo(period("financial-year", "2026-03").months());
  }
}
