package london.outcomes.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {

  private static final YearMonth JANUARY = YearMonth.of(2024, 1);

  @Test
  void bothEndsAreIncluded() {
    assertThat(new Plan(JANUARY, JANUARY, 1, 7).months()).containsExactly(JANUARY);
    assertThat(new Plan(JANUARY, YearMonth.of(2025, 12), 1, 7).months())
        .hasSize(24)
        .startsWith(JANUARY)
        .endsWith(YearMonth.of(2025, 12));
  }

  @Test
  void theLastMonthIsNotBeforeTheFirst() {
    assertThatThrownBy(() -> new Plan(JANUARY, YearMonth.of(2023, 12), 1, 7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("synth: the last month 2023-12 is before the first month 2024-01");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 101, Double.NaN, Double.POSITIVE_INFINITY})
  void theScaleIsAPositiveNumber(double scale) {
    assertThatThrownBy(() -> new Plan(JANUARY, JANUARY, scale, 7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("synth: scale is " + scale + "; give a number above 0 and up to 100.0");
  }
}
