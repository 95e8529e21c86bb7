package london.outcomes.stats.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import london.outcomes.stats.Estimate;
import london.outcomes.stats.VectorSet;
import london.outcomes.stats.VectorTest;
import org.junit.jupiter.api.Test;

class InequalitySlopeTest {

  /** Of the width of the interval: the noise of a million draws at the reference. */
  private static final double SIMULATION = 0.005;

  @VectorTest
  void indicesEqualTheReference(VectorSet vectors) {
    Map<String, List<VectorSet.Row>> cases = vectors.rowsByCase("sii.csv");
    for (VectorSet.Row row : vectors.rows("sii_expected.csv")) {
      boolean isTransformed = row.flag("transform");
      double multiplier = row.number("multiplier");
      InequalitySlope actual = indices(row, cases.get(row.text("case_id")));
      row.expect("sii", actual.slope().value());
      row.expect("rii", actual.relative().value());
      row.expect("intercept", actual.intercept() * (isTransformed ? Math.abs(multiplier) : 1));
      expectSimulated(row, "sii", actual.slope());
      expectSimulated(row, "rii", actual.relative());
      if (!row.text("sii_lower_analytic").isEmpty()) {
        row.expect("sii_lower_analytic", actual.slope().lower());
        row.expect("sii_upper_analytic", actual.slope().upper());
      }
    }
  }

  private static InequalitySlope indices(VectorSet.Row row, List<VectorSet.Row> groups) {
    FigureScale scale = FigureScale.valueOf(row.text("value_type").toUpperCase());
    List<GroupFigure> figures = groups.stream().map(InequalitySlopeTest::figure).toList();
    return row.flag("transform")
        ? InequalitySlope.transformed(figures, scale, row.number("multiplier"), 0.95)
        : InequalitySlope.linear(figures, scale, row.number("multiplier"), 0.95);
  }

  private static GroupFigure figure(VectorSet.Row row) {
    return new GroupFigure(
        row.number("population"),
        Estimate.of(row.number("value"), row.number("lower"), row.number("upper"), "given"));
  }

  private static void expectSimulated(VectorSet.Row row, String index, Estimate actual) {
    double lower = row.number(index + "_lower_simulated");
    double upper = row.number(index + "_upper_simulated");
    double bound = SIMULATION * (upper - lower);
    assertThat(actual.lower()).as("%s of %s", index, row).isCloseTo(lower, within(bound));
    assertThat(actual.upper()).as("%s of %s", index, row).isCloseTo(upper, within(bound));
  }

  private static List<GroupFigure> tenths(double half, BiFunction<Integer, Double, Double> value) {
    return IntStream.range(0, 10)
        .mapToObj(i -> value.apply(i, (i + 0.5) / 10))
        .map(v -> new GroupFigure(100, Estimate.of(v, v - half, v + half, "given")))
        .toList();
  }

  @Test
  void aStraightLineHasItsOwnIndices() {
    List<GroupFigure> line = tenths(0.5, (i, place) -> 8 - 6 * place);
    InequalitySlope up = InequalitySlope.linear(line, FigureScale.MEAN, 1, 0.95);
    assertThat(up.slope().value()).isCloseTo(-6, within(1e-12));
    assertThat(up.relative().value()).isCloseTo(0.25, within(1e-12));
    InequalitySlope down = InequalitySlope.linear(line, FigureScale.MEAN, -1, 0.95);
    assertThat(down.slope().value()).isCloseTo(6, within(1e-12));
    assertThat(down.slope().lower()).isCloseTo(-up.slope().upper(), within(1e-12));
    assertThat(down.relative().value()).isCloseTo(4, within(1e-12));
    assertThat(down.relative().upper()).isCloseTo(1 / up.relative().lower(), within(1e-9));
    assertThat(InequalitySlope.transformed(line, FigureScale.MEAN, 1, 0.95)).isEqualTo(up);
  }

  @Test
  void anExponentialFallIsALineOnTheScaleOfRates() {
    List<GroupFigure> fall = tenths(0.01, (i, place) -> 5 * Math.exp(-place));
    InequalitySlope slope = InequalitySlope.transformed(fall, FigureScale.RATE, -1, 0.95);
    assertThat(slope.relative().value()).isCloseTo(Math.E, within(1e-12));
    assertThat(slope.slope().value()).isCloseTo(5 - 5 / Math.E, within(1e-12));
    assertThat(slope.intercept()).isCloseTo(5, within(1e-12));
  }

  @Test
  void aRatioToNearlyNothingHasNoInterval() {
    List<GroupFigure> steep = tenths(30, (i, place) -> 0.1 + 6 * place);
    InequalitySlope slope = InequalitySlope.linear(steep, FigureScale.MEAN, 1, 0.95);
    assertThat(slope.slope().hasInterval()).isTrue();
    assertThat(slope.relative().reason()).isEqualTo("not_estimable");
    assertThat(slope.relative().isDefined()).isTrue();
  }

  @Test
  void undefinedIndicesSayWhy() {
    List<GroupFigure> line = tenths(1, (i, place) -> 8 - 8 * place);
    assertThat(InequalitySlope.linear(line, FigureScale.RATE, 1, 0.95).slope().reason())
        .isEqualTo("not_estimable");
    assertThat(
            InequalitySlope.linear(line.subList(0, 1), FigureScale.MEAN, 1, 0.95).slope().reason())
        .isEqualTo("too_few_points");
    GroupFigure missing = new GroupFigure(10, Estimate.undefined("wilson", "missing_input"));
    assertThat(
            InequalitySlope.transformed(List.of(line.get(0), missing), FigureScale.RATE, 1, 0.95)
                .relative()
                .reason())
        .isEqualTo("missing_input");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InequalitySlope.linear(line, FigureScale.MEAN, 0, 0.95))
        .withMessageStartingWith("size of the multiplier");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GroupFigure(0, line.get(0).figure()))
        .withMessageStartingWith("population");
  }
}
