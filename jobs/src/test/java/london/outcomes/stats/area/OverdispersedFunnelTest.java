package london.outcomes.stats.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import london.outcomes.stats.VectorSet;
import london.outcomes.stats.VectorTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OverdispersedFunnelTest {

  /** The reference rounds the multipliers of its limits to 1.959964 and 3.090232. */
  private static final double ROUNDED = 1e-6;

  @VectorTest
  void funnelsEqualTheReference(VectorSet vectors) {
    Map<String, List<VectorSet.Row>> cases = vectors.rowsByCase("funnel_overdispersed.csv");
    for (VectorSet.Row row : vectors.rows("funnel_overdispersed_expected.csv")) {
      List<VectorSet.Row> rows = cases.get(row.text("case_id"));
      OverdispersedFunnel funnel = funnel(row.text("data_type"), rows);
      row.expect("target", funnel.target());
      row.expect("phi", funnel.dispersion());
      row.expect("tau2", funnel.betweenVariance());
      for (int i = 0; i < rows.size(); i++) {
        expectArea(rows.get(i), funnel.areas().get(i));
      }
      row.expect("n_outliers", funnel.areas().stream().filter(a -> isOutlier(a)).count());
    }
  }

  private static OverdispersedFunnel funnel(String type, List<VectorSet.Row> rows) {
    List<AreaFigure> figures =
        rows.stream()
            .map(r -> new AreaFigure(r.number("numerator"), r.number("denominator")))
            .toList();
    return type.equals("proportion")
        ? OverdispersedFunnel.ofProportions(figures)
        : OverdispersedFunnel.ofRatios(figures);
  }

  private static void expectArea(VectorSet.Row row, OverdispersedFunnel.Area area) {
    row.expect("z_score", area.zScore());
    row.expect("winsorised_z", area.winsorised());
    row.expect("value", area.value());
    row.expect("od_lower_95", area.limits().lower95(), ROUNDED);
    row.expect("od_upper_95", area.limits().upper95(), ROUNDED);
    row.expect("od_lower_99_8", area.limits().lower998(), ROUNDED);
    row.expect("od_upper_99_8", area.limits().upper998(), ROUNDED);
    assertThat(isOutlier(area)).as(row.toString()).isEqualTo(row.flag("outlier_99_8"));
  }

  private static boolean isOutlier(OverdispersedFunnel.Area area) {
    return area.position() == FunnelPosition.ABOVE_99_8
        || area.position() == FunnelPosition.BELOW_99_8;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void spreadBetweenAreasWidensTheFunnelAndChanceAloneDoesNot(long seed) {
    Random random = new Random(seed);
    List<AreaFigure> spread =
        IntStream.range(0, 32)
            .mapToObj(i -> new AreaFigure(Math.rint(9000 * (0.5 + random.nextDouble())), 9000))
            .toList();
    OverdispersedFunnel funnel = OverdispersedFunnel.ofRatios(spread);
    assertThat(funnel.betweenVariance()).isGreaterThan(0.01);
    assertThat(funnel.areas()).noneMatch(OverdispersedFunnelTest::isOutlier);
    List<AreaFigure> alike =
        IntStream.range(0, 32).mapToObj(i -> new AreaFigure(100 + i % 3, 101)).toList();
    assertThat(OverdispersedFunnel.ofRatios(alike).betweenVariance()).isZero();
  }

  @Test
  void areasWithoutFigureDoNotCountAndAreUndefined() {
    List<AreaFigure> known =
        IntStream.range(0, 12).mapToObj(i -> new AreaFigure(40 + 9 * (i % 5), 50)).toList();
    List<AreaFigure> more =
        Stream.concat(
                known.stream(),
                Stream.of(
                    new AreaFigure(0, 20),
                    new AreaFigure(Double.NaN, 20),
                    new AreaFigure(7, Double.NaN),
                    new AreaFigure(0, 0)))
            .toList();
    OverdispersedFunnel funnel = OverdispersedFunnel.ofRatios(more);
    OverdispersedFunnel without = OverdispersedFunnel.ofRatios(known);
    assertThat(funnel.betweenVariance()).isCloseTo(without.betweenVariance(), within(1e-15));
    assertThat(funnel.dispersion()).isEqualTo(without.dispersion());
    assertThat(funnel.areas().subList(12, 16))
        .allMatch(area -> area.position() == FunnelPosition.UNDEFINED);
    assertThat(funnel.areas().get(12).limits().upper95()).isGreaterThan(1);
    assertThat(funnel.areas().get(15).limits().upper95()).isNaN();
  }

  @Test
  void limitsOfProportionsStayInside() {
    OverdispersedFunnel funnel =
        OverdispersedFunnel.ofProportions(
            List.of(new AreaFigure(1, 2), new AreaFigure(190, 200), new AreaFigure(2, 2)));
    assertThat(funnel.areas().get(0).limits().upper998()).isEqualTo(1);
    assertThat(funnel.areas().get(0).limits().lower998()).isGreaterThanOrEqualTo(0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OverdispersedFunnel.ofProportions(List.of(new AreaFigure(3, 2))))
        .withMessage("numerator: expected at most the denominator 2.0, saw 3.0");
  }

  @Test
  void nothingToCompareIsUndefined() {
    OverdispersedFunnel funnel =
        OverdispersedFunnel.ofProportions(List.of(new AreaFigure(Double.NaN, 4)));
    assertThat(funnel.target()).isNaN();
    assertThat(funnel.dispersion()).isNaN();
    assertThat(funnel.areas().get(0).position()).isEqualTo(FunnelPosition.UNDEFINED);
  }
}
