package london.outcomes.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProportionsTest {

  private static Estimate wilson(VectorSet.Row row) {
    return Proportions.wilson(
        row.number("numerator"),
        row.number("denominator"),
        row.number("multiplier"),
        row.number("confidence"));
  }

  @VectorTest
  void wilsonEqualsTheReference(VectorSet vectors) {
    for (VectorSet.Row row : vectors.rows("wilson.csv")) {
      row.expectStatus(() -> wilson(row));
      if (!row.isContradictory()) {
        Estimate actual = wilson(row);
        row.expect("value", actual.value());
        row.expect("lower", actual.lower());
        row.expect("upper", actual.upper());
        assertThat(actual.method()).isEqualTo("wilson");
      }
    }
  }

  @VectorTest
  void newcombeEqualsTheReference(VectorSet vectors) {
    for (VectorSet.Row row : vectors.rows("two_proportions.csv")) {
      Estimate actual =
          Proportions.difference(
              row.number("numerator1"),
              row.number("denominator1"),
              row.number("numerator2"),
              row.number("denominator2"),
              0.95);
      row.expect("difference", actual.value());
      row.expect("newcombe_lower", actual.lower());
      row.expect("newcombe_upper", actual.upper());
      assertThat(actual.method()).isEqualTo("newcombe");
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void wilsonContainsTheProportionAndStaysInside(long seed) {
    Random random = new Random(seed);
    double trials = 1 + Seeds.count(random, 1e6);
    double confidence = Seeds.confidence(random);
    for (double successes : new double[] {0, Seeds.count(random, trials), trials}) {
      Estimate estimate = Proportions.wilson(successes, trials, 1, confidence);
      assertThat(estimate.value()).isBetween(estimate.lower(), estimate.upper());
      assertThat(estimate.lower()).isGreaterThanOrEqualTo(0);
      assertThat(estimate.upper()).isLessThanOrEqualTo(1);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void failuresMirrorSuccesses(long seed) {
    Random random = new Random(seed);
    double trials = 1 + Seeds.count(random, 1e6);
    double successes = Seeds.count(random, trials);
    Estimate yes = Proportions.wilson(successes, trials, 100, 0.95);
    Estimate no = Proportions.wilson(trials - successes, trials, 100, 0.95);
    assertThat(no.lower()).isCloseTo(100 - yes.upper(), within(1e-10));
    assertThat(no.upper()).isCloseTo(100 - yes.lower(), within(1e-10));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void moreTrialsWithTheSameProportionNarrowTheInterval(long seed) {
    Random random = new Random(seed);
    double trials = 1 + Seeds.count(random, 1e5);
    double successes = Seeds.count(random, trials);
    Estimate few = Proportions.wilson(successes, trials, 1, 0.95);
    Estimate many = Proportions.wilson(3 * successes, 3 * trials, 1, 0.95);
    assertThat(many.upper() - many.lower()).isLessThan(few.upper() - few.lower());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void moreSuccessesRaiseBothLimits(long seed) {
    Random random = new Random(seed);
    double trials = 2 + Seeds.count(random, 1e5);
    double successes = Seeds.count(random, trials - 1);
    Estimate less = Proportions.wilson(successes, trials, 1, 0.95);
    Estimate more = Proportions.wilson(successes + 1, trials, 1, 0.95);
    assertThat(more.lower()).isGreaterThan(less.lower());
    assertThat(more.upper()).isGreaterThan(less.upper());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void swappingTheGroupsTurnsTheDifferenceRound(long seed) {
    Random random = new Random(seed);
    double n1 = 1 + Seeds.count(random, 1e5);
    double n2 = 1 + Seeds.count(random, 1e5);
    double x1 = Seeds.count(random, n1);
    double x2 = Seeds.count(random, n2);
    Estimate forth = Proportions.difference(x1, n1, x2, n2, 0.95);
    Estimate back = Proportions.difference(x2, n2, x1, n1, 0.95);
    assertThat(back.value()).isEqualTo(-forth.value());
    assertThat(back.lower()).isCloseTo(-forth.upper(), within(1e-14));
    assertThat(forth.value()).isBetween(forth.lower(), forth.upper());
    assertThat(forth.lower()).isGreaterThanOrEqualTo(-1 - 1e-15);
    assertThat(forth.upper()).isLessThanOrEqualTo(1 + 1e-15);
  }

  @Test
  void undefinedDifferenceSaysWhichReasonComesFirst() {
    assertThat(Proportions.difference(0, 0, 1, 2, 0.95).reason()).isEqualTo("zero_denominator");
    assertThat(Proportions.difference(1, 2, 0, 0, 0.95).reason()).isEqualTo("zero_denominator");
    assertThat(Proportions.difference(0, 0, Double.NaN, 2, 0.95).reason())
        .isEqualTo("missing_input");
    assertThat(Proportions.difference(Double.NaN, 2, 0, 0, 0.95).reason())
        .isEqualTo("missing_input");
  }

  @Test
  void contradictoryInputsAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Proportions.wilson(12, 9, 1, 0.95))
        .withMessage("successes: expected at most the trials 9.0, saw 12.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Proportions.wilson(-1, 0, 1, 0.95))
        .withMessageStartingWith("successes: expected a finite number of 0 or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Proportions.wilson(1, 2, -1, 0.95))
        .withMessageStartingWith("multiplier");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Proportions.wilson(Double.NaN, 2, 1, 1))
        .withMessageStartingWith("confidence");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Proportions.difference(1, 2, 3, 2, 0.95))
        .withMessage("successes2: expected at most the trials2 2.0, saw 3.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Proportions.difference(1, 2, 1, 2, 0))
        .withMessageStartingWith("confidence");
  }
}
