package london.outcomes.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RatesTest {

  private static Estimate rate(VectorSet.Row row) {
    return Rates.crude(
        row.number("numerator"),
        row.number("denominator"),
        row.number("multiplier"),
        row.number("confidence"));
  }

  @VectorTest
  void crudeRatesEqualTheReference(VectorSet vectors) {
    for (VectorSet.Row row : vectors.rows("byars_exact_rate.csv")) {
      row.expectStatus(() -> rate(row));
      if (!row.isContradictory()) {
        Estimate actual = rate(row);
        row.expect("value", actual.value());
        row.expect("lower", actual.lower());
        row.expect("upper", actual.upper());
        if (actual.isDefined()) {
          assertThat(actual.method()).isEqualTo(row.text("interval_method"));
        }
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void intervalContainsTheRateAndWidensWithConfidence(long seed) {
    Random random = new Random(seed);
    double events = Seeds.count(random, 1e6);
    double population = 1 + Seeds.count(random, 9e6);
    Estimate narrow = Rates.crude(events, population, 1000, 0.95);
    Estimate wide = Rates.crude(events, population, 1000, 0.998);
    assertThat(narrow.value()).isBetween(narrow.lower(), narrow.upper());
    assertThat(wide.lower()).isLessThanOrEqualTo(narrow.lower());
    assertThat(wide.upper()).isGreaterThan(narrow.upper());
    assertThat(narrow.lower()).isGreaterThanOrEqualTo(0);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void rateIsTheCountInOtherUnits(long seed) {
    Random random = new Random(seed);
    double events = Seeds.count(random, 1e5);
    double population = 1 + Seeds.count(random, 9e6);
    Estimate count = Rates.count(events, 0.95);
    Estimate rate = Rates.crude(events, population, population, 0.95);
    assertThat(rate.value()).isCloseTo(count.value(), within(1e-9));
    assertThat(rate.lower()).isCloseTo(count.lower(), within(1e-9));
    assertThat(rate.upper()).isCloseTo(count.upper(), within(1e-9));
    assertThat(rate.method()).isEqualTo(count.method());
  }

  @Test
  void limitsRiseWithTheCountAlsoWhereTheMethodChanges() {
    for (int count = 0; count < 200; count++) {
      Estimate less = Rates.count(count, 0.95);
      Estimate more = Rates.count(count + 1, 0.95);
      assertThat(more.lower()).isGreaterThan(less.lower());
      assertThat(more.upper()).isGreaterThan(less.upper());
    }
  }

  @Test
  void methodChangesAtTenEvents() {
    assertThat(Rates.count(9, 0.95).method()).isEqualTo("exact");
    assertThat(Rates.count(9.99, 0.95).method()).isEqualTo("exact");
    assertThat(Rates.count(10, 0.95).method()).isEqualTo("byars");
  }

  @Test
  void missingCountAndMissingPopulationAreUndefined() {
    assertThat(Rates.count(Double.NaN, 0.95).reason()).isEqualTo("missing_input");
    assertThat(Rates.crude(3, Double.NaN, 1000, 0.95).reason()).isEqualTo("missing_input");
    assertThat(Rates.crude(Double.NaN, 0, 1000, 0.95).reason()).isEqualTo("missing_input");
    assertThat(Rates.crude(3, 0, 1000, 0.95).reason()).isEqualTo("zero_denominator");
  }

  @Test
  void contradictoryInputsAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rates.crude(-2, Double.NaN, 1000, 0.95))
        .withMessage("events: expected a finite number of 0 or more, saw -2.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rates.crude(2, Double.POSITIVE_INFINITY, 1000, 0.95))
        .withMessageStartingWith("population");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rates.crude(2, 5, 0, 0.95))
        .withMessageStartingWith("multiplier");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rates.crude(Double.NaN, 5, 1000, 95))
        .withMessageStartingWith("confidence");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rates.count(-1, 0.95))
        .withMessageStartingWith("events");
  }
}
