package london.outcomes.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeansTest {

  @Test
  void theIntervalIsStudents() {
    // t of 3 degrees of freedom is 3.182446; s² = 5 / 3
    Estimate estimate = of(1, 2, 3, 4);
    assertThat(estimate.value()).isEqualTo(2.5);
    assertThat(estimate.lower()).isCloseTo(2.5 - 3.182446 * Math.sqrt(5 / 12.0), within(1e-6));
    assertThat(estimate.upper()).isCloseTo(2.5 + 3.182446 * Math.sqrt(5 / 12.0), within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 7.3, 1e9})
  void recordsThatAreAllAlikeHaveAMeanAndNoInterval(double alike) {
    Estimate estimate = of(alike, alike, alike);
    assertThat(estimate.value()).isCloseTo(alike, within(1e-9 * alike));
    assertThat(estimate.lower()).isNaN();
    assertThat(estimate.upper()).isNaN();
    assertThat(estimate.reason()).isEqualTo(Reasons.DEGENERATE_VARIANCE);
  }

  @Test
  void oneRecordHasNoIntervalAndNoneNoMean() {
    assertThat(of(4).value()).isEqualTo(4);
    assertThat(of(4).reason()).isEqualTo(Reasons.INSUFFICIENT_DF);
    assertThat(of().reason()).isEqualTo(Reasons.ZERO_DENOMINATOR);
  }

  private static Estimate of(double... records) {
    double sum = DoubleStream.of(records).sum();
    double squares = DoubleStream.of(records).map(x -> x * x).sum();
    return Means.student(records.length, sum, squares, .95);
  }
}
