package london.outcomes.stats.spc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import london.outcomes.stats.VectorSet;
import london.outcomes.stats.VectorTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class XmrChartTest {

  @VectorTest
  void everyPointEqualsTheReference(VectorSet vectors) {
    Map<String, List<VectorSet.Row>> series = vectors.rowsBy("series_id", "spc_xmr.csv");
    for (VectorSet.Row options : vectors.rows("spc_xmr_series.csv")) {
      List<VectorSet.Row> rows = series.get(options.text("series_id"));
      List<XmrPoint> points = chart(rows, options).points();
      Direction direction = direction(options);
      for (int i = 0; i < rows.size(); i++) {
        expect(rows.get(i), points.get(i), direction);
      }
    }
  }

  private static void expect(VectorSet.Row row, XmrPoint actual, Direction direction) {
    row.expect("baseline_group", actual.baseline());
    row.expect("mean", actual.limits().mean());
    row.expect("lower_limit", actual.limits().lower());
    row.expect("upper_limit", actual.limits().upper());
    assertThat(actual.cause().code()).as(row.toString()).isEqualTo(row.text("special_cause_type"));
    assertThat(direction.variation(actual.cause()).code())
        .as(row.toString())
        .isEqualTo(row.text("point_type"));
    assertThat(actual.isKnown()).isEqualTo(!row.text("value").isEmpty());
    if (actual.isKnown()) {
      row.expect("relative_to_mean", actual.sideOfMean());
      expectFlag(row, "outside_limits", actual.isOutsideLimits());
      expectFlag(row, "close_to_limits", actual.isCloseToLimits());
    }
  }

  private static void expectFlag(VectorSet.Row row, String column, boolean actual) {
    assertThat(String.valueOf(actual)).as(column + row).isEqualTo(row.text(column));
  }

  @VectorTest
  void summariesEqualTheReference(VectorSet vectors) {
    Map<String, List<VectorSet.Row>> series = vectors.rowsBy("series_id", "spc_xmr.csv");
    Map<String, List<VectorSet.Row>> options = vectors.rowsBy("series_id", "spc_xmr_series.csv");
    for (VectorSet.Row row : vectors.rows("spc_xmr_summary.csv")) {
      VectorSet.Row own = options.get(row.text("series_id")).get(0);
      XmrChart chart = chart(series.get(row.text("series_id")), own);
      Direction direction = direction(own);
      SpecialCause cause = chart.latest().map(XmrPoint::cause).orElse(SpecialCause.NONE);
      assertThat(cause.code()).as(row.toString()).isEqualTo(row.text("latest_special_cause"));
      assertThat(direction.variation(cause).code()).isEqualTo(row.text("latest_variation"));
      assertThat(
              chart
                  .latest()
                  .map(p -> direction.assurance(p.limits(), own.number("target")))
                  .orElse(Direction.Assurance.NONE)
                  .code())
          .as(row.toString())
          .isEqualTo(row.text("assurance"));
      row.expect("points_in_latest_baseline", chart.pointsInLatestBaseline());
      expectFlag(row, "trial_limits", chart.hasTrialLimits());
    }
  }

  private static Direction direction(VectorSet.Row options) {
    return Direction.valueOf(options.text("improvement_direction").toUpperCase(Locale.ROOT));
  }

  private static XmrChart chart(List<VectorSet.Row> rows, VectorSet.Row options) {
    String fixAfter = options.text("fix_after_n_points");
    return XmrChart.of(
        rows.stream()
            .map(
                row ->
                    new XmrValue(
                        row.number("value"), Boolean.parseBoolean(row.text("starts_new_baseline"))))
            .toList(),
        new XmrOptions(
            RuleSet.valueOf(options.text("rule_set").toUpperCase(Locale.ROOT)),
            (int) options.number("shift_points"),
            (int) options.number("trend_points"),
            Boolean.parseBoolean(options.text("screen_outliers")),
            fixAfter.isEmpty() ? 0 : (int) options.number("fix_after_n_points"),
            MissingPolicy.valueOf(options.text("missing_policy").toUpperCase(Locale.ROOT))));
  }

  private static XmrChart chart(XmrOptions options, double... values) {
    return XmrChart.of(Arrays.stream(values).mapToObj(XmrValue::of).toList(), options);
  }

  private static List<XmrValue> random(long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, 60)
        .mapToObj(
            i ->
                new XmrValue(
                    random.nextInt(12) == 0 ? Double.NaN : random.nextInt(40),
                    random.nextInt(25) == 0))
        .toList();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void turningTheSeriesUpsideDownTurnsTheCauses(long seed) {
    List<XmrValue> values = random(seed);
    List<XmrValue> mirrored =
        values.stream().map(v -> new XmrValue(-v.value(), v.startsBaseline())).toList();
    for (XmrOptions options : List.of(XmrOptions.NHSR, XmrOptions.MDC2024)) {
      XmrChart up = XmrChart.of(values, options);
      XmrChart down = XmrChart.of(mirrored, options);
      for (int i = 0; i < values.size(); i++) {
        assertThat(down.points().get(i).cause().side())
            .isEqualTo(-up.points().get(i).cause().side());
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void largerUnitsChangeNothingButTheUnits(long seed) {
    List<XmrValue> values = random(seed);
    List<XmrValue> larger =
        values.stream().map(v -> new XmrValue(4 * v.value(), v.startsBaseline())).toList();
    XmrChart first = XmrChart.of(values, XmrOptions.NHSR);
    XmrChart second = XmrChart.of(larger, XmrOptions.NHSR);
    assertThat(second.points().stream().map(XmrPoint::cause))
        .isEqualTo(first.points().stream().map(XmrPoint::cause).toList());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void baselinesKnowNothingOfEachOther(long seed) {
    List<XmrValue> before = random(seed).stream().map(v -> XmrValue.of(v.value())).toList();
    List<XmrValue> after =
        IntStream.range(0, 20).mapToObj(i -> new XmrValue(500 + i % 7, i == 0)).toList();
    List<XmrValue> both = new ArrayList<>(before);
    both.addAll(after);
    List<XmrPoint> joined = XmrChart.of(both, XmrOptions.NHSR).points();
    assertThat(joined.subList(0, before.size()))
        .isEqualTo(XmrChart.of(before, XmrOptions.NHSR).points());
  }

  @Test
  void limitsAreThoseOfTheFormula() {
    XmrLimits limits = chart(XmrOptions.MDC2024, 10, 12, 11, 15).points().get(0).limits();
    assertThat(limits.mean()).isEqualTo(12);
    // Moving ranges 2, 1 and 4.
    assertThat(limits.upper()).isCloseTo(12 + 2.66 * 7 / 3, within(1e-12));
    assertThat(limits.lower()).isCloseTo(12 - 2.66 * 7 / 3, within(1e-12));
  }

  @Test
  void largeRangesAreScreenedOnce() {
    double[] values = new double[20];
    for (int i = 0; i < values.length; i++) {
      values[i] = 10 + i % 2;
    }
    values[10] = 60;
    // Seventeen ranges of 1, two of 49; the two are left out.
    assertThat(chart(XmrOptions.NHSR, values).points().get(0).limits().width())
        .isCloseTo(2.66, within(1e-12));
    assertThat(chart(XmrOptions.MDC2024, values).points().get(0).limits().width())
        .isCloseTo(2.66 * (17 + 49 + 49) / 19, within(1e-12));
  }

  @Test
  void constantSeriesHasNoSignal() {
    double[] values = new double[30];
    Arrays.fill(values, 0.1);
    XmrChart chart = chart(XmrOptions.NHSR, values);
    assertThat(chart.points()).allMatch(p -> p.cause() == SpecialCause.COMMON_CAUSE);
    assertThat(chart.points().get(0).limits().upper()).isEqualTo(0.1);
  }

  @Test
  void breakLeavesOutTheRangeAcrossAGapAndEndsRuns() {
    List<XmrValue> values =
        List.of(XmrValue.of(1), XmrValue.of(2), XmrValue.of(Double.NaN), XmrValue.of(9));
    XmrOptions breaking = new XmrOptions(RuleSet.NHSR, 7, 7, false, 0, MissingPolicy.BREAK);
    XmrOptions bridging = new XmrOptions(RuleSet.NHSR, 7, 7, false, 0, MissingPolicy.BRIDGE);
    assertThat(XmrChart.of(values, breaking).points().get(0).limits().width())
        .isCloseTo(2.66, within(1e-12));
    assertThat(XmrChart.of(values, bridging).points().get(0).limits().width())
        .isCloseTo(2.66 * 4, within(1e-12));
  }

  @Test
  void nothingHasNoLimitsAndNoSignal() {
    XmrChart none = XmrChart.of(Collections.emptyList(), XmrOptions.NHSR);
    assertThat(none.points()).isEmpty();
    assertThat(none.latest()).isEmpty();
    assertThat(none.pointsInLatestBaseline()).isZero();
    assertThat(none.hasTrialLimits()).isTrue();
  }

  @Test
  void targetOnALimitIsNeitherMetNorMissedForCertain() {
    XmrLimits limits = new XmrLimits(10, 2);
    assertThat(Direction.INCREASE.assurance(limits, 12).code()).isEqualTo("inconsistent");
    assertThat(Direction.INCREASE.assurance(limits, 12.1).code()).isEqualTo("consistent_fail");
    assertThat(Direction.DECREASE.assurance(limits, 12.1).code()).isEqualTo("consistent_pass");
    assertThat(Direction.INCREASE.assurance(limits, 7.9).code()).isEqualTo("consistent_pass");
    assertThat(Direction.NEUTRAL.assurance(limits, 7.9).code()).isEmpty();
    assertThat(Direction.INCREASE.assurance(new XmrLimits(10, Double.NaN), 1).code()).isEmpty();
  }

  @Test
  void contradictoryInputsAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> XmrValue.of(Double.POSITIVE_INFINITY))
        .withMessage("value: expected a finite number, saw Infinity");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new XmrOptions(RuleSet.NHSR, 1, 7, true, 0, MissingPolicy.BRIDGE))
        .withMessageStartingWith("shortest run: expected at most the points of a shift 1.0");
  }
}
