package london.outcomes.stats.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import london.outcomes.stats.VectorSet;
import london.outcomes.stats.VectorTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PoissonTrendTest {

  @VectorTest
  void trendsEqualTheReference(VectorSet vectors) {
    Map<String, List<VectorSet.Row>> cases = vectors.rowsByCase("poisson_trend.csv");
    for (VectorSet.Row row : vectors.rows("poisson_trend_expected.csv")) {
      PoissonTrend actual =
          PoissonTrend.of(
              cases.get(row.text("case_id")).stream()
                  .map(r -> new TrendPeriod(r.number("events"), r.number("population")))
                  .toList());
      row.expect("slope", actual.slope(), 1e-6);
      row.expect("slope_se", actual.standardError(), 1e-6);
      row.expect("rate_ratio_per_period", actual.rateRatioPerPeriod(), 1e-6);
      row.expect("intercept", actual.intercept(), 1e-6);
      row.expect("deviance", actual.deviance(), 1e-6);
      row.expect("pearson_dispersion", actual.dispersion(), 1e-6);
      row.expect("quasi_slope_se", actual.quasiStandardError(), 1e-6);
      row.expect("quasi_p_value", actual.quasiPValue(), 1e-6);
      row.expect("df_residual", actual.degreesOfFreedom());
      assertThat(actual.reason()).isEmpty();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void fittedEventsBalanceTheObserved(long seed) {
    Random random = new Random(seed);
    List<TrendPeriod> periods =
        IntStream.range(0, 3 + random.nextInt(40))
            .mapToObj(i -> new TrendPeriod(1 + random.nextInt(300), 1000 + random.nextInt(90_000)))
            .toList();
    PoissonTrend trend = PoissonTrend.of(periods);
    double excess = 0;
    double momentOfExcess = 0;
    for (int i = 0; i < periods.size(); i++) {
      double rate = Math.exp(trend.intercept() + trend.slope() * (i + 1));
      double residual = periods.get(i).events() - periods.get(i).base() * rate;
      excess += residual;
      momentOfExcess += residual * (i + 1);
    }
    assertThat(excess).isCloseTo(0, within(1e-6));
    assertThat(momentOfExcess).isCloseTo(0, within(1e-5));
  }

  @Test
  void doublingEachPeriodIsARateRatioOfTwo() {
    PoissonTrend trend =
        PoissonTrend.of(
            List.of(
                new TrendPeriod(8, 1000),
                new TrendPeriod(16, 1000),
                new TrendPeriod(0, 0),
                new TrendPeriod(64, 1000)));
    assertThat(trend.rateRatioPerPeriod()).isCloseTo(2, within(1e-10));
    assertThat(trend.dispersion()).isCloseTo(0, within(1e-10));
    assertThat(trend.degreesOfFreedom()).isEqualTo(1);
  }

  @Test
  void undefinedTrendsSayWhy() {
    TrendPeriod none = new TrendPeriod(0, 1000);
    TrendPeriod some = new TrendPeriod(9, 1000);
    assertThat(PoissonTrend.of(List.of(some, some)).reason()).isEqualTo("too_few_points");
    assertThat(PoissonTrend.of(List.of(some, some, new TrendPeriod(0, 0))).reason())
        .isEqualTo("too_few_points");
    assertThat(PoissonTrend.of(Collections.nCopies(4, none)).reason()).isEqualTo("no_events");
    PoissonTrend onlyLast = PoissonTrend.of(List.of(none, none, none, some));
    assertThat(onlyLast.reason()).isEqualTo("not_estimable");
    assertThat(onlyLast.slope()).isNaN();
    assertThat(PoissonTrend.of(List.of(some, some, new TrendPeriod(1, Double.NaN))).reason())
        .isEqualTo("missing_input");
  }
}
