package london.outcomes.stats.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import london.outcomes.stats.TwoProportions;
import london.outcomes.stats.VectorSet;
import london.outcomes.stats.VectorTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProportionTrendTest {

  @VectorTest
  void trendsEqualTheReference(VectorSet vectors) {
    Map<String, List<VectorSet.Row>> cases = vectors.rowsByCase("proportion_trend.csv");
    for (VectorSet.Row row : vectors.rows("proportion_trend_expected.csv")) {
      ProportionTrend actual =
          ProportionTrend.of(
              cases.get(row.text("case_id")).stream()
                  .map(r -> new TrendPeriod(r.number("numerator"), r.number("denominator")))
                  .toList());
      row.expect("chi_squared", actual.chiSquared());
      row.expect("p_value", actual.pValue());
      row.expect("logit_slope", actual.logitSlope(), 1e-6);
    }
  }

  private static List<TrendPeriod> periods(Random random) {
    return IntStream.range(0, 2 + random.nextInt(9))
        .mapToObj(i -> 20 + random.nextInt(900))
        .map(trials -> new TrendPeriod(1 + random.nextInt(trials - 1), trials))
        .toList();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void timeRunningBackwardsOnlyTurnsTheSlopeRound(long seed) {
    List<TrendPeriod> periods = periods(new Random(seed));
    List<TrendPeriod> reversed = new ArrayList<>(periods);
    Collections.reverse(reversed);
    ProportionTrend forth = ProportionTrend.of(periods);
    ProportionTrend back = ProportionTrend.of(reversed);
    assertThat(back.chiSquared()).isCloseTo(forth.chiSquared(), within(1e-8));
    assertThat(back.logitSlope()).isCloseTo(-forth.logitSlope(), within(1e-10));
  }

  @Test
  void twoPeriodsAreThePooledTest() {
    ProportionTrend trend =
        ProportionTrend.of(List.of(new TrendPeriod(31, 77), new TrendPeriod(20, 91)));
    double z = TwoProportions.pooledZ(31, 77, 20, 91);
    assertThat(trend.chiSquared()).isCloseTo(z * z, within(1e-12));
    double odds1 = 31.0 / 46;
    double odds2 = 20.0 / 71;
    assertThat(trend.logitSlope()).isCloseTo(Math.log(odds2 / odds1), within(1e-12));
  }

  @Test
  void aPeriodWithoutTrialsKeepsItsPlace() {
    ProportionTrend gap =
        ProportionTrend.of(
            List.of(new TrendPeriod(31, 77), new TrendPeriod(0, 0), new TrendPeriod(20, 91)));
    ProportionTrend next =
        ProportionTrend.of(List.of(new TrendPeriod(31, 77), new TrendPeriod(20, 91)));
    assertThat(gap.chiSquared()).isCloseTo(next.chiSquared(), within(1e-12));
    assertThat(gap.logitSlope()).isCloseTo(next.logitSlope() / 2, within(1e-12));
  }

  @Test
  void undefinedTrendsSayWhy() {
    TrendPeriod half = new TrendPeriod(5, 10);
    TrendPeriod all = new TrendPeriod(10, 10);
    assertThat(ProportionTrend.of(List.of(half, new TrendPeriod(Double.NaN, 9))).reason())
        .isEqualTo("missing_input");
    assertThat(ProportionTrend.of(List.of(half, new TrendPeriod(0, 0))).reason())
        .isEqualTo("too_few_points");
    ProportionTrend degenerate = ProportionTrend.of(List.of(all, all, all));
    assertThat(degenerate.reason()).isEqualTo("degenerate_variance");
    assertThat(degenerate.pValue()).isNaN();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProportionTrend.of(List.of(half, new TrendPeriod(11, 10))))
        .withMessage("events: expected at most the base 10.0, saw 11.0");
  }

  @Test
  void separatedPeriodsHaveATestAndNoSlope() {
    ProportionTrend trend =
        ProportionTrend.of(List.of(new TrendPeriod(0, 40), new TrendPeriod(40, 40)));
    assertThat(trend.chiSquared()).isCloseTo(80, within(1e-9));
    assertThat(trend.logitSlope()).isNaN();
    assertThat(trend.reason()).isEmpty();
  }
}
