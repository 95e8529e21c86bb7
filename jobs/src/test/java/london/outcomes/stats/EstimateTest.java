package london.outcomes.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class EstimateTest {

  @Test
  void definedEstimateHasValueAndIntervalAndNoReason() {
    Estimate estimate = Estimate.of(2, 1, 4, "wilson");
    assertThat(estimate.isDefined()).isTrue();
    assertThat(estimate.hasInterval()).isTrue();
    assertThat(estimate.reason()).isEmpty();
  }

  @Test
  void undefinedEstimateSaysWhy() {
    Estimate estimate = Estimate.undefined("wilson", Reasons.ZERO_DENOMINATOR);
    assertThat(estimate.isDefined()).isFalse();
    assertThat(estimate.hasInterval()).isFalse();
    assertThat(estimate.value()).isNaN();
    assertThat(estimate.reason()).isEqualTo("zero_denominator");
  }

  @Test
  void valueMayStandWithoutInterval() {
    Estimate estimate = Estimate.withoutInterval(0, "log_wald", Reasons.ZERO_EVENTS);
    assertThat(estimate.isDefined()).isTrue();
    assertThat(estimate.hasInterval()).isFalse();
  }

  @Test
  void intervalMayBeUnboundedAndWithoutValue() {
    Estimate estimate =
        new Estimate(Double.NaN, 3, Double.POSITIVE_INFINITY, "exact", "zero_reference_events");
    assertThat(estimate.isDefined()).isFalse();
    assertThat(estimate.hasInterval()).isTrue();
  }

  @Test
  void timesScalesValueAndLimitsOnly() {
    assertThat(Estimate.of(2, 1, 4, "wilson").times(100))
        .isEqualTo(Estimate.of(200, 100, 400, "wilson"));
    assertThat(Estimate.undefined("wilson", "missing_input").times(100))
        .isEqualTo(Estimate.undefined("wilson", "missing_input"));
  }

  @Test
  void limitsTheWrongWayRoundAreRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Estimate.of(2, 4, 1, "wilson"))
        .withMessage("wilson limits: expected lower <= upper or neither, saw 4.0 and 1.0");
  }

  @Test
  void halfAnIntervalIsRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Estimate(2, 1, Double.NaN, "wilson", "zero_events"))
        .withMessageContaining("saw 1.0 and NaN");
  }

  @Test
  void whatIsUndefinedNeedsAReason() {
    String message = "byars: expected a reason for an undefined value or interval, saw none";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Estimate.undefined("byars", ""))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Estimate.withoutInterval(2, "byars", ""))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Estimate.of(Double.NaN, 1, 2, "byars"))
        .withMessage(message);
  }
}
