package london.outcomes.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoissonLimitsTest {

  @ParameterizedTest
  @CsvSource({"0, 0.95", "1, 0.95", "3, 0.998", "9, 0.9", "40, 0.95"})
  void exactLimitsLeaveHalfOfTheRestInEachTail(int count, double confidence) {
    PoissonLimits limits = PoissonLimits.exact(count, confidence);
    double tail = (1 - confidence) / 2;
    assertThat(atMost(count, limits.upper())).isCloseTo(tail, within(1e-13));
    double above = 1 - atMost(count - 1, limits.lower());
    assertThat(above).isCloseTo(count == 0 ? 1 : tail, within(1e-13));
    assertThat(limits.lower() == 0).isEqualTo(count == 0);
  }

  private static double atMost(int count, double mean) {
    double term = Math.exp(-mean);
    double sum = count < 0 ? 0 : term;
    for (int i = 1; i <= count; i++) {
      term *= mean / i;
      sum += term;
    }
    return sum;
  }

  @Test
  void smallWholeCountsAreComputedOnceForEachConfidence() {
    PoissonLimits first = PoissonLimits.exact(7, 0.95);
    assertThat(PoissonLimits.exact(7, 0.95)).isSameAs(first);
    assertThat(PoissonLimits.exact(7, 0.998).upper()).isGreaterThan(first.upper());
    assertThat(PoissonLimits.exact(6, 0.95).upper()).isLessThan(first.upper());
  }

  @Test
  void otherCountsAreNotKept() {
    assertThat(PoissonLimits.exact(10, 0.95)).isNotSameAs(PoissonLimits.exact(10, 0.95));
    assertThat(PoissonLimits.exact(7.5, 0.95)).isNotSameAs(PoissonLimits.exact(7.5, 0.95));
    assertThat(PoissonLimits.exact(7.5, 0.95).lower())
        .isBetween(PoissonLimits.exact(7, 0.95).lower(), PoissonLimits.exact(8, 0.95).lower());
  }

  @ParameterizedTest
  @ValueSource(doubles = {10, 25, 100, 1000})
  void byarIsCloseToExact(double count) {
    PoissonLimits exact = PoissonLimits.exact(count, 0.95);
    PoissonLimits byar = PoissonLimits.byar(count, 0.95);
    assertThat(byar.lower()).isCloseTo(exact.lower(), within(0.01));
    assertThat(byar.upper()).isCloseTo(exact.upper(), within(0.01));
  }
}
