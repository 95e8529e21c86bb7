package london.outcomes.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RollingChangeTest {
  private static final YearMonth APRIL_2024 = YearMonth.of(2024, 4);

  @VectorTest
  void changesEqualTheReference(VectorSet vectors) {
    for (List<VectorSet.Row> rows : vectors.rowsByCase("rolling_change.csv").values()) {
      MonthlySeries series = series(rows);
      rows.forEach(row -> expect(row, series));
    }
  }

  private static MonthlySeries series(List<VectorSet.Row> rows) {
    Map<YearMonth, Double> counts = new TreeMap<>();
    rows.forEach(row -> counts.put(month(row, "month"), row.number("offences")));
    return MonthlySeries.of(counts);
  }

  private static YearMonth month(VectorSet.Row row, String column) {
    return YearMonth.parse(row.text(column).substring(0, 7));
  }

  private static void expect(VectorSet.Row row, MonthlySeries series) {
    YearMonth month = month(row, "month");
    Change rolling = RollingChange.rolling12(series, month);
    row.expect("rolling_12", rolling.current());
    row.expect("rolling_12_prior_year", rolling.prior());
    row.expect("rolling_12_change", rolling.difference());
    row.expect("rolling_12_change_percent", rolling.percent());
    String smallBase = Double.isNaN(rolling.prior()) ? "" : "" + rolling.hasSmallBase();
    assertThat(smallBase).as(row.toString()).isEqualTo(row.text("small_base"));

    Change monthly = RollingChange.sameMonth(series, month);
    row.expect("same_month_prior_year", monthly.prior());
    row.expect("month_change_percent", monthly.percent());

    Change toDate = RollingChange.financialYearToDate(series, month);
    row.expect("financial_year_to_date", toDate.current());
    row.expect("financial_year_to_date_prior", toDate.prior());
    row.expect("financial_year_to_date_change_percent", toDate.percent());

    double people = row.number("population");
    Estimate rate = Rates.crude(rolling.current(), people, 1000, 0.95);
    row.expect("rolling_12_rate_per_1000", rate.value());

    YearMonth baselineEnd = month(row, "baseline_rolling_12_ending");
    double baseline = series.sum(12, baselineEnd);
    Change since = RollingChange.sinceBaseline(series, month, baselineEnd, baseline);
    row.expect("change_from_baseline_percent", since.percent());
  }

  private static MonthlySeries series(int months, DoubleSupplier count) {
    Map<YearMonth, Double> counts = new TreeMap<>();
    for (int i = 0; i < months; i++) {
      counts.put(APRIL_2024.plusMonths(i), count.getAsDouble());
    }
    return MonthlySeries.of(counts);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void rollingSumMovesByTheMonthThatEntersLessTheOneThatLeaves(long seed) {
    Random random = new Random(seed);
    MonthlySeries series = series(40, () -> random.nextInt(500));
    for (int i = 12; i < 40; i++) {
      YearMonth month = APRIL_2024.plusMonths(i);
      double step = series.sum(12, month) - series.sum(12, month.minusMonths(1));
      assertThat(step).isEqualTo(RollingChange.sameMonth(series, month).difference());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void inMarchTheYearToDateIsTheRollingYear(long seed) {
    Random random = new Random(seed);
    MonthlySeries series = series(24, () -> random.nextInt(500));
    YearMonth march = YearMonth.of(2026, 3);
    assertThat(RollingChange.financialYearToDate(series, march))
        .isEqualTo(RollingChange.rolling12(series, march));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void percentDoesNotDependOnTheUnit(long seed) {
    Random random = new Random(seed);
    double prior = 1 + random.nextInt(5000);
    double current = random.nextInt(5000);
    double percent = new Change(current, prior).percent();
    assertThat(new Change(7 * current, 7 * prior).percent()).isCloseTo(percent, within(1e-9));
    assertThat(prior * (1 + percent / 100)).isCloseTo(current, within(1e-9));
    assertThat(percent).isGreaterThanOrEqualTo(-100);
  }

  @Test
  void inAprilTheYearToDateIsTheMonth() {
    MonthlySeries series = series(13, () -> 7);
    YearMonth april = YearMonth.of(2025, 4);
    assertThat(RollingChange.financialYearToDate(series, april)).isEqualTo(new Change(7, 7));
  }

  @Test
  void missingMonthIsNeverZero() {
    Map<YearMonth, Double> counts = new TreeMap<>();
    for (int i = 0; i < 24; i++) {
      counts.put(APRIL_2024.plusMonths(i), 10.0);
    }
    counts.put(YearMonth.of(2024, 12), Double.NaN);
    counts.remove(YearMonth.of(2025, 5));
    MonthlySeries series = MonthlySeries.of(counts);
    assertThat(series.at(YearMonth.of(2024, 12))).isNaN();
    assertThat(series.at(YearMonth.of(2025, 5))).isNaN();
    assertThat(series.at(YearMonth.of(1999, 1))).isNaN();
    assertThat(series.sum(12, YearMonth.of(2025, 4))).isNaN();
    Change change = RollingChange.rolling12(series, YearMonth.of(2026, 3));
    assertThat(change.percent()).isNaN();
    assertThat(change.reason()).isEqualTo("missing_input");
  }

  @Test
  void smallBaseIsUnderFiftyAndKnown() {
    assertThat(new Change(70, 49).hasSmallBase()).isTrue();
    assertThat(new Change(70, 50).hasSmallBase()).isFalse();
    assertThat(new Change(70, Double.NaN).hasSmallBase()).isFalse();
    assertThat(new Change(Double.NaN, 0).hasSmallBase()).isTrue();
  }

  @Test
  void zeroBaseHasADifferenceAndNoPercent() {
    Change change = new Change(3, 0);
    assertThat(change.difference()).isEqualTo(3);
    assertThat(change.percent()).isNaN();
    assertThat(change.reason()).isEqualTo("zero_denominator");
    assertThat(new Change(3, 4).reason()).isEmpty();
  }

  @Test
  void baselineIsTheFrozenFigureNotTheRevisedOne() {
    MonthlySeries revised = series(24, () -> 11);
    YearMonth end = YearMonth.of(2025, 3);
    Change change = RollingChange.sinceBaseline(revised, YearMonth.of(2026, 3), end, 120);
    assertThat(change).isEqualTo(new Change(132, 120));
    assertThat(change.percent()).isCloseTo(10, within(1e-12));
    YearMonth before = YearMonth.of(2025, 2);
    assertThat(RollingChange.sinceBaseline(revised, before, end, 120).percent()).isNaN();
    assertThat(RollingChange.sinceBaseline(revised, end, end, Double.NaN).reason())
        .isEqualTo("missing_input");
  }

  @Test
  void contradictoryInputsAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MonthlySeries.of(Map.of(APRIL_2024, -1.0)))
        .withMessage("count of 2024-04: expected a finite number of 0 or more, saw -1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> series(3, () -> 1).sum(0, APRIL_2024))
        .withMessageStartingWith("months: expected a finite number above 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Change(1, -1))
        .withMessageStartingWith("prior");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Change(Double.POSITIVE_INFINITY, 1))
        .withMessageStartingWith("current");
  }

  @Test
  void laterChangesToTheMapDoNotReachTheSeries() {
    Map<YearMonth, Double> counts = new TreeMap<>(Map.of(APRIL_2024, 1.0));
    MonthlySeries series = MonthlySeries.of(counts);
    counts.put(APRIL_2024, 2.0);
    assertThat(series.at(APRIL_2024)).isEqualTo(1);
  }
}
