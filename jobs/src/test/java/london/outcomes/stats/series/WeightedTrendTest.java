package london.outcomes.stats.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import london.outcomes.stats.Estimate;
import london.outcomes.stats.VectorSet;
import london.outcomes.stats.VectorTest;
import org.junit.jupiter.api.Test;

class WeightedTrendTest {

  @VectorTest
  void trendsEqualTheReference(VectorSet vectors) {
    Map<String, List<VectorSet.Row>> cases = vectors.rowsByCase("weighted_trend.csv");
    for (VectorSet.Row row : vectors.rows("weighted_trend_expected.csv")) {
      WeightedTrend actual =
          WeightedTrend.of(
              cases.get(row.text("case_id")).stream().map(WeightedTrendTest::point).toList(), 0.95);
      row.expect("slope", actual.slope());
      row.expect("chi_squared", actual.chiSquared());
      row.expect("p_value", actual.pValue());
      String status = actual.reason().isEmpty() ? "ok" : "null_" + actual.reason();
      assertThat(status).isEqualTo(row.text("expected_status"));
      if (status.equals("ok")) {
        row.expect("points_used", actual.points());
      }
    }
  }

  private static Estimate point(VectorSet.Row row) {
    return Estimate.of(
        row.number("value"), row.number("lower_95"), row.number("upper_95"), "given");
  }

  private static Estimate point(double value) {
    return Estimate.of(value, value - 1, value + 1, "given");
  }

  @Test
  void pointsBeforeTheLastFiveDoNotMatter() {
    List<Estimate> five = Stream.of(3.0, 4.0, 4.5, 6.0, 6.2).map(WeightedTrendTest::point).toList();
    List<Estimate> six = Stream.concat(Stream.of(point(1000)), five.stream()).toList();
    assertThat(WeightedTrend.of(six, 0.95)).isEqualTo(WeightedTrend.of(five, 0.95));
  }

  @Test
  void aStraightLineHasItsOwnSlope() {
    List<Estimate> line = IntStream.range(0, 5).mapToObj(i -> point(7 - 0.25 * i)).toList();
    WeightedTrend trend = WeightedTrend.of(line, 0.95);
    assertThat(trend.slope()).isCloseTo(-0.25, within(1e-14));
    double z = 1.959963984540054;
    assertThat(trend.chiSquared()).isCloseTo(0.0625 * 10 * z * z, within(1e-12));
  }

  @Test
  void undefinedTrendsSayWhy() {
    List<Estimate> four = IntStream.range(0, 4).mapToObj(WeightedTrendTest::point).toList();
    assertThat(WeightedTrend.of(four, 0.95).reason()).isEqualTo("fewer_than_5_points");
    assertThat(with(four, Estimate.undefined("wilson", "zero_denominator")).reason())
        .isEqualTo("missing_input");
    assertThat(with(four, Estimate.of(3, 3, 3, "given")).reason()).isEqualTo("degenerate_variance");
    assertThat(with(four, Estimate.of(3, 3, Double.POSITIVE_INFINITY, "given")).reason())
        .isEqualTo("degenerate_variance");
    assertThatIllegalArgumentException().isThrownBy(() -> WeightedTrend.of(four, 1));
  }

  private static WeightedTrend with(List<Estimate> four, Estimate last) {
    return WeightedTrend.of(Stream.concat(four.stream(), Stream.of(last)).toList(), 0.95);
  }
}
