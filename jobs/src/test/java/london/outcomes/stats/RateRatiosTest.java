package london.outcomes.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RateRatiosTest {
  private static final double MISSING = Double.NaN;

  @VectorTest
  void ratiosEqualTheReference(VectorSet vectors) {
    for (VectorSet.Row row : vectors.rows("rate_ratio.csv")) {
      double x1 = row.number("events1");
      double t1 = row.number("population1");
      double x2 = row.number("events2");
      double t2 = row.number("population2");
      Estimate exact = RateRatios.exact(x1, t1, x2, t2, 0.95);
      row.expectStatus(() -> exact);
      row.expect("rate_ratio", exact.value());
      row.expect("exact_lower", exact.lower());
      row.expect("exact_upper", exact.upper());
      row.expect("exact_p_value", RateRatios.exactPValue(x1, t1, x2, t2), 1e-7);
      Estimate wald = RateRatios.logWald(x1, t1, x2, t2, 0.95);
      row.expect("rate_ratio", wald.value());
      row.expect("log_wald_lower", wald.lower());
      row.expect("log_wald_upper", wald.upper());
    }
  }

  @VectorTest
  void smallPValuesAreRightInEveryDigitThatMatters(VectorSet vectors) {
    for (VectorSet.Row row : vectors.rows("rate_ratio.csv")) {
      // Below 1e-300 the reference itself has lost its digits.
      if (row.number("exact_p_value") > 1e-300) {
        double actual =
            RateRatios.exactPValue(
                row.number("events1"),
                row.number("population1"),
                row.number("events2"),
                row.number("population2"));
        row.expectRelative("exact_p_value", actual, 1e-7);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = VectorSet.class, names = "OWN")
  void extremeSharesKeepTheirDigits(VectorSet vectors) {
    for (VectorSet.Row row : vectors.rows("rate_ratio.csv")) {
      if (row.text("expected_status").equals("ok") && row.number("events1") > 0) {
        Estimate exact =
            RateRatios.exact(
                row.number("events1"),
                row.number("population1"),
                row.number("events2"),
                row.number("population2"),
                0.95);
        row.expectRelative("exact_lower", exact.lower(), 1e-11);
        row.expectRelative("exact_upper", exact.upper(), 1e-11);
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void fastPValueEqualsTheSumOverAllOutcomes(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      int x1 = random.nextInt(25);
      int x2 = random.nextInt(25) + (x1 == 0 ? 1 : 0);
      double t1 = 1 + random.nextInt(20);
      double t2 = 1 + random.nextInt(20);
      assertThat(RateRatios.exactPValue(x1, t1, x2, t2))
          .as("%s events in %s, %s in %s", x1, t1, x2, t2)
          .isCloseTo(sumOfUnlikely(x1, x1 + x2, t1 / (t1 + t2)), within(1e-10));
    }
  }

  private static double sumOfUnlikely(int observed, int trials, double p) {
    double bar = probability(observed, trials, p) * (1 + 1e-7);
    double sum = 0;
    for (int i = 0; i <= trials; i++) {
      double probability = probability(i, trials, p);
      sum += probability <= bar ? probability : 0;
    }
    return sum;
  }

  private static double probability(int i, int trials, double p) {
    double ways = CombinatoricsUtils.binomialCoefficientDouble(trials, i);
    return ways * Math.pow(p, i) * Math.pow(1 - p, trials - i);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void swappingTheGroupsInvertsTheRatioAndKeepsThePValue(long seed) {
    Random random = new Random(seed);
    double x1 = 1 + Seeds.count(random, 1e6);
    double x2 = 1 + Seeds.count(random, 1e6);
    double t1 = 1 + Seeds.count(random, 9e6);
    double t2 = 1 + Seeds.count(random, 9e6);
    Estimate forth = RateRatios.exact(x1, t1, x2, t2, 0.95);
    Estimate back = RateRatios.exact(x2, t2, x1, t1, 0.95);
    assertThat(forth.value() * back.value()).isCloseTo(1, within(1e-12));
    assertThat(forth.lower() * back.upper()).isCloseTo(1, within(1e-10));
    assertThat(forth.upper() * back.lower()).isCloseTo(1, within(1e-10));
    double p = RateRatios.exactPValue(x1, t1, x2, t2);
    assertThat(RateRatios.exactPValue(x2, t2, x1, t1)).isCloseTo(p, within(1e-8));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void intervalContainsTheRatioAndWidensWithConfidence(long seed) {
    Random random = new Random(seed);
    double x1 = Seeds.count(random, 1e5);
    double x2 = 1 + Seeds.count(random, 1e5);
    Estimate narrow = RateRatios.exact(x1, 3e5, x2, 8.8e6, 0.95);
    Estimate wide = RateRatios.exact(x1, 3e5, x2, 8.8e6, 0.998);
    assertThat(narrow.value()).isBetween(narrow.lower(), narrow.upper());
    assertThat(wide.lower()).isLessThanOrEqualTo(narrow.lower());
    assertThat(wide.upper()).isGreaterThan(narrow.upper());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void intervalsOfLargeCountsAgree(long seed) {
    Random random = new Random(seed);
    double x1 = 1000 + Seeds.count(random, 1e6);
    double x2 = 1000 + Seeds.count(random, 1e6);
    Estimate exact = RateRatios.exact(x1, 3e5, x2, 8.8e6, 0.95);
    Estimate wald = RateRatios.logWald(x1, 3e5, x2, 8.8e6, 0.95);
    assertThat(wald.lower() / exact.lower()).isCloseTo(1, within(2e-3));
    assertThat(wald.upper() / exact.upper()).isCloseTo(1, within(2e-3));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void pValueIsOneAtEqualRatesAndFallsAwayFromThem(long seed) {
    Random random = new Random(seed);
    double events = 10 + Seeds.count(random, 1e5);
    double people = 1 + Seeds.count(random, 1e6);
    double last = RateRatios.exactPValue(events, people, events, people);
    assertThat(last).isCloseTo(1, within(1e-9));
    for (int i = 1; i <= 10; i++) {
      double p = RateRatios.exactPValue(events + i, people, events - i, people);
      assertThat(p).isLessThanOrEqualTo(last);
      last = p;
    }
  }

  @Test
  @Timeout(20)
  void londonTotalsAreAsFastAsSmallOnes() {
    for (int i = 0; i < 1000; i++) {
      double p = RateRatios.exactPValue(2_000_000 + i, 8_866_180, 2_001_000, 8_799_725);
      assertThat(p).isBetween(0.0, 1.0);
    }
  }

  @Test
  void testAndIntervalAgreeFarFromTheBoundary() {
    assertThat(RateRatios.exactPValue(300, 1000, 200, 1000)).isLessThan(0.001);
    assertThat(RateRatios.exact(300, 1000, 200, 1000, 0.95).lower()).isGreaterThan(1);
    assertThat(RateRatios.exactPValue(203, 1000, 200, 1000)).isGreaterThan(0.8);
    assertThat(RateRatios.exact(203, 1000, 200, 1000, 0.95).lower()).isLessThan(1);
  }

  @Test
  void emptyReferenceLeavesALowerLimitOnly() {
    Estimate estimate = RateRatios.exact(4, 40200, 0, 180000, 0.95);
    assertThat(estimate.isDefined()).isFalse();
    assertThat(estimate.hasInterval()).isTrue();
    assertThat(estimate.upper()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(RateRatios.logWald(4, 40200, 0, 180000, 0.95).reason())
        .isEqualTo("zero_reference_events");
  }

  @Test
  void zeroEventsInTheGroupLeaveNoLogInterval() {
    Estimate estimate = RateRatios.logWald(0, 51000, 6, 212000, 0.95);
    assertThat(estimate.value()).isZero();
    assertThat(estimate.reason()).isEqualTo("zero_events");
    assertThat(RateRatios.exact(0, 51000, 6, 212000, 0.95).lower()).isZero();
  }

  @Test
  void missingInputsAndZeroPopulationsAreUndefined() {
    assertThat(RateRatios.exact(MISSING, 1, 2, 3, 0.95).reason()).isEqualTo("missing_input");
    assertThat(RateRatios.exact(1, 1, 2, MISSING, 0.95).reason()).isEqualTo("missing_input");
    assertThat(RateRatios.logWald(1, 0, 2, 3, 0.95).reason()).isEqualTo("zero_denominator");
    assertThat(RateRatios.exact(1, 1, 2, 0, 0.95).reason()).isEqualTo("zero_denominator");
    assertThat(RateRatios.exact(0, 1, 0, 1, 0.95).reason()).isEqualTo("no_events");
    assertThat(RateRatios.exactPValue(0, 1, 0, 1)).isNaN();
    assertThat(RateRatios.exactPValue(1, 0, 2, 3)).isNaN();
    assertThat(RateRatios.exactPValue(1, 1, MISSING, 3)).isNaN();
  }

  @Test
  void contradictoryInputsAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RateRatios.exact(-1, 1, 2, 3, 0.95))
        .withMessage("events1: expected a finite number of 0 or more, saw -1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RateRatios.exact(1, 1, 2.5, 3, 0.95))
        .withMessage("events2: expected a whole number up to 2147483647, saw 2.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RateRatios.exactPValue(2e9, 1, 2e9, 3))
        .withMessageStartingWith("events1 + events2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RateRatios.logWald(1, -1, 2, 3, 0.95))
        .withMessageStartingWith("population1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RateRatios.logWald(1, 1, 2, -3, 0.95))
        .withMessageStartingWith("population2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RateRatios.exact(1, 1, 2, 3, 95))
        .withMessageStartingWith("confidence");
  }
}
