package london.outcomes.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TwoProportionsTest {

  @VectorTest
  void everyComparisonEqualsTheReference(VectorSet vectors) {
    for (VectorSet.Row row : vectors.rows("two_proportions.csv")) {
      double x1 = row.number("numerator1");
      double n1 = row.number("denominator1");
      double x2 = row.number("numerator2");
      double n2 = row.number("denominator2");
      expect(row, "agresti_caffo", TwoProportions.agrestiCaffo(x1, n1, x2, n2, 0.95));
      expect(row, "wald", TwoProportions.wald(x1, n1, x2, n2, 0.95));
      expect(row, "katz", TwoProportions.riskRatio(x1, n1, x2, n2, 0.95));
      row.expect("difference", TwoProportions.wald(x1, n1, x2, n2, 0.95).value());
      row.expect("difference", TwoProportions.agrestiCaffo(x1, n1, x2, n2, 0.95).value());
      row.expect("risk_ratio", TwoProportions.riskRatio(x1, n1, x2, n2, 0.95).value());
      row.expect("pooled_z", TwoProportions.pooledZ(x1, n1, x2, n2));
      row.expect("p_value", TwoProportions.pooledPValue(x1, n1, x2, n2));
    }
  }

  private static void expect(VectorSet.Row row, String method, Estimate actual) {
    row.expect(method + "_lower", actual.lower());
    row.expect(method + "_upper", actual.upper());
    assertThat(actual.method()).isEqualTo(method);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void inverseRiskRatioHasInverseLimits(long seed) {
    Random random = new Random(seed);
    double n1 = 2 + Seeds.count(random, 1e5);
    double n2 = 2 + Seeds.count(random, 1e5);
    double x1 = 1 + Seeds.count(random, n1 - 1);
    double x2 = 1 + Seeds.count(random, n2 - 1);
    Estimate forth = TwoProportions.riskRatio(x1, n1, x2, n2, 0.95);
    Estimate back = TwoProportions.riskRatio(x2, n2, x1, n1, 0.95);
    assertThat(forth.value() * back.value()).isCloseTo(1, within(1e-12));
    assertThat(forth.lower() * back.upper()).isCloseTo(1, within(1e-12));
    assertThat(forth.value()).isBetween(forth.lower(), forth.upper());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void pValueIgnoresTheOrderOfTheGroupsAndTheSideOfTheAnswer(long seed) {
    Random random = new Random(seed);
    double n1 = 2 + Seeds.count(random, 1e4);
    double n2 = 2 + Seeds.count(random, 1e4);
    double x1 = 1 + Seeds.count(random, n1 - 2);
    double x2 = Seeds.count(random, n2);
    double p = TwoProportions.pooledPValue(x1, n1, x2, n2);
    assertThat(p).isBetween(0.0, 1.0);
    assertThat(TwoProportions.pooledPValue(x2, n2, x1, n1)).isEqualTo(p);
    assertThat(TwoProportions.pooledPValue(n1 - x1, n1, n2 - x2, n2)).isCloseTo(p, within(1e-9));
  }

  @Test
  void intervalsOfLargeGroupsAgree() {
    Estimate newcombe = Proportions.difference(45_000, 90_000, 44_000, 91_000, 0.95);
    Estimate caffo = TwoProportions.agrestiCaffo(45_000, 90_000, 44_000, 91_000, 0.95);
    Estimate wald = TwoProportions.wald(45_000, 90_000, 44_000, 91_000, 0.95);
    assertThat(caffo.lower()).isCloseTo(newcombe.lower(), within(1e-5));
    assertThat(wald.lower()).isCloseTo(newcombe.lower(), within(1e-5));
  }

  @Test
  void agrestiCaffoStopsAtOne() {
    assertThat(TwoProportions.agrestiCaffo(10, 10, 0, 20, 0.95).upper()).isEqualTo(1);
    assertThat(TwoProportions.agrestiCaffo(0, 20, 10, 10, 0.95).lower()).isEqualTo(-1);
  }

  @Test
  void testIsUndefinedWhenAllOrNoneSucceed() {
    assertThat(TwoProportions.pooledZ(0, 5, 0, 9)).isNaN();
    assertThat(TwoProportions.pooledPValue(5, 5, 9, 9)).isNaN();
    assertThat(TwoProportions.pooledPValue(5, 0, 9, 9)).isNaN();
    assertThat(TwoProportions.pooledPValue(1, 2, 1, 2)).isEqualTo(1);
  }

  @Test
  void riskRatioSaysWhyItIsIncomplete() {
    Estimate zero = TwoProportions.riskRatio(0, 12, 5, 30, 0.95);
    assertThat(zero.value()).isZero();
    assertThat(zero.hasInterval()).isFalse();
    assertThat(zero.reason()).isEqualTo("zero_events");
    assertThat(TwoProportions.riskRatio(5, 12, 0, 30, 0.95).reason())
        .isEqualTo("zero_reference_events");
    assertThat(TwoProportions.riskRatio(0, 12, 0, 30, 0.95).reason()).isEqualTo("no_events");
  }

  @Test
  void missingAndZeroTrialsAreUndefinedAndContradictionsThrow() {
    assertThat(TwoProportions.wald(1, 0, 1, 2, 0.95).reason()).isEqualTo("zero_denominator");
    assertThat(TwoProportions.riskRatio(1, 2, 1, Double.NaN, 0.95).reason())
        .isEqualTo("missing_input");
    assertThat(TwoProportions.agrestiCaffo(Double.NaN, 2, 1, 2, 0.95).reason())
        .isEqualTo("missing_input");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TwoProportions.pooledZ(3, 2, 1, 2))
        .withMessage("successes1: expected at most the trials1 2.0, saw 3.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TwoProportions.wald(1, 2, 1, 2, 2))
        .withMessageStartingWith("confidence");
  }
}
