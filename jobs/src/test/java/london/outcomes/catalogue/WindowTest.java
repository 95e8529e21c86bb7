package london.outcomes.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WindowTest {

  private static List<Integer> endMonths(Window window) {
    return IntStream.rangeClosed(1, 12)
        .filter(month -> window.endsWith(YearMonth.of(2025, month)))
        .boxed()
        .toList();
  }

  @Test
  void quartersAndFinancialYearsEndWithTheirLastMonth() {
    assertThat(endMonths(Window.QUARTER)).containsExactly(3, 6, 9, 12);
    assertThat(endMonths(Window.FINANCIAL_YEAR)).containsExactly(3);
  }

  @ParameterizedTest
  @EnumSource(names = {"MONTH", "ROLLING_12", "YEAR_TO_DATE"})
  void monthsRollingYearsAndYearsToDateEndWithEachMonth(Window window) {
    assertThat(endMonths(window)).hasSize(12);
  }

  @ParameterizedTest
  @EnumSource
  void idsLeadBackToTheirWindow(Window window) {
    assertThat(Window.of(window.id())).isEqualTo(window);
  }

  @Test
  void lengthsAreInWholeMonths() {
    assertThat(Window.values()).extracting(Window::months).containsExactly(1, 3, 12, 12, 12);
  }

  @Test
  void anUnknownIdIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Window.of("year"))
        .withMessage("no window year");
  }
}
