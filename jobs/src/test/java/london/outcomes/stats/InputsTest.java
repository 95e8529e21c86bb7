package london.outcomes.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputsTest {

  @ParameterizedTest
  @ValueSource(doubles = {-1, -1e-300, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY})
  void countsAreFiniteAndNotNegative(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Inputs.requireCount("events", value))
        .withMessage("events: expected a finite number of 0 or more, saw " + value);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.0, 0.5, 1e15, Double.NaN})
  void zeroFractionsAndMissingPassAsCounts(double value) {
    assertThatCode(() -> Inputs.requireCount("events", value)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 2147483648.0, 1e300})
  void wholeCountsAreWholeAndFitTheLibrary(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Inputs.requireWholeCount("events1", value))
        .withMessage("events1: expected a whole number up to 2147483647, saw " + value);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 2147483647, Double.NaN})
  void wholeNumbersAndMissingPassAsWholeCounts(double value) {
    assertThatCode(() -> Inputs.requireWholeCount("events1", value)).doesNotThrowAnyException();
  }

  @Test
  void aPartIsAtMostItsWhole() {
    assertThatCode(() -> Inputs.requirePart("yes", 7, "asked", 7)).doesNotThrowAnyException();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Inputs.requirePart("yes", 8, "asked", 7))
        .withMessage("yes: expected at most the asked 7.0, saw 8.0");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.1, 95, Double.NaN})
  void confidenceIsBetweenZeroAndOne(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Inputs.requireConfidence(value))
        .withMessage("confidence: expected a number between 0 and 1, ends excluded, saw " + value);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void multipliersArePositive(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Inputs.requirePositive("multiplier", value))
        .withMessage("multiplier: expected a finite number above 0, saw " + value);
  }

  @Test
  void oneMissingIsEnough() {
    assertThat(Inputs.anyMissing(1, Double.NaN)).isTrue();
    assertThat(Inputs.anyMissing(1, 2)).isFalse();
  }
}
