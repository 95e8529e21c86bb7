package london.outcomes.stats.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Random;
import london.outcomes.stats.Rates;
import london.outcomes.stats.VectorSet;
import london.outcomes.stats.VectorTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FunnelTest {
  private static final Map<FunnelPosition, String> LABELS =
      Map.of(
          FunnelPosition.BELOW_99_8, "Low (0.001)",
          FunnelPosition.BELOW_95, "Low (0.025)",
          FunnelPosition.WITHIN, "Not significant",
          FunnelPosition.ABOVE_95, "High (0.025)",
          FunnelPosition.ABOVE_99_8, "High (0.001)");

  @VectorTest
  void limitsEqualTheReference(VectorSet vectors) {
    for (VectorSet.Row row : vectors.rows("funnel_limits.csv")) {
      double average = row.number("average");
      double multiplier = row.number("multiplier");
      if (row.text("statistic").equals("proportion")) {
        FunnelLimits limits = Funnel.proportion(average, row.number("denominator"), multiplier);
        row.expect("lower_2s", limits.lower95());
        row.expect("upper_2s", limits.upper95());
        row.expect("lower_3s", limits.lower998());
        row.expect("upper_3s", limits.upper998());
      } else {
        FunnelLimits line = Funnel.line(average, row.number("events"), multiplier);
        row.expectRelative("lower_2s", line.lower95(), 2e-4);
        row.expectRelative("upper_2s", line.upper95(), 2e-4);
        row.expectRelative("lower_3s", line.lower998(), 2e-4);
        row.expectRelative("upper_3s", line.upper998(), 2e-4);
      }
    }
  }

  @VectorTest
  void positionsEqualTheReference(VectorSet vectors) {
    for (List<VectorSet.Row> rows : vectors.rowsByCase("funnel_significance.csv").values()) {
      double average = sum(rows, "numerator") / sum(rows, "denominator");
      for (VectorSet.Row row : rows) {
        double events = row.number("numerator");
        double base = row.number("denominator");
        FunnelPosition position =
            switch (row.text("statistic")) {
              case "proportion" -> Funnel.ofProportion(average, events, base);
              case "ratio" -> Funnel.ofRate(1, events, base);
              default -> Funnel.ofRate(average, events, base);
            };
        assertThat(LABELS.get(position)).as(row.toString()).isEqualTo(row.text("significance"));
      }
    }
  }

  private static double sum(List<VectorSet.Row> rows, String column) {
    return rows.stream().mapToDouble(row -> row.number(column)).sum();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void outerLimitsContainTheInnerOnesAndTheTarget(long seed) {
    Random random = new Random(seed);
    double target = random.nextDouble();
    FunnelLimits proportion = Funnel.proportion(target, 1 + random.nextInt(5000), 1);
    FunnelLimits line = Funnel.line(target, 1 + random.nextInt(5000), 1);
    for (FunnelLimits limits : List.of(proportion, line)) {
      assertThat(target).isBetween(limits.lower95(), limits.upper95());
      assertThat(limits.lower998()).isLessThanOrEqualTo(limits.lower95());
      assertThat(limits.upper998()).isGreaterThanOrEqualTo(limits.upper95());
      assertThat(limits.position(target)).isEqualTo(FunnelPosition.WITHIN);
    }
  }

  @Test
  void anAreaOnTheLineJustReachesTheTargetWithItsExactLimits() {
    double onLine = Funnel.line(0.0061, 4, 1).upper998();
    double denominator = 4 / onLine;
    assertThat(Rates.crude(4, denominator * 1.0001, 1, 0.998).lower()).isLessThan(0.0061);
    assertThat(Rates.crude(4, denominator * 0.9999, 1, 0.998).lower()).isGreaterThan(0.0061);
    assertThat(Funnel.ofRate(0.0061, 4, denominator * 0.9999)).isEqualTo(FunnelPosition.ABOVE_99_8);
    assertThat(Funnel.ofRate(0.0061, 4, denominator * 1.0001)).isEqualTo(FunnelPosition.ABOVE_95);
  }

  @Test
  void areasWithoutFiguresHaveNoPosition() {
    assertThat(Funnel.ofRate(0.1, Double.NaN, 10)).isEqualTo(FunnelPosition.UNDEFINED);
    assertThat(Funnel.ofRate(0.1, 3, 0)).isEqualTo(FunnelPosition.UNDEFINED);
    assertThat(Funnel.ofRate(Double.NaN, 3, 10)).isEqualTo(FunnelPosition.UNDEFINED);
    assertThat(Funnel.ofProportion(0.1, 0, 0)).isEqualTo(FunnelPosition.UNDEFINED);
    assertThat(Funnel.ofProportion(0.1, Double.NaN, 9)).isEqualTo(FunnelPosition.UNDEFINED);
    assertThat(Funnel.proportion(0.1, 0, 100).upper95()).isNaN();
  }

  @Test
  void contradictionsAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Funnel.proportion(1.2, 10, 1))
        .withMessage("target: expected at most the whole 1.0, saw 1.2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Funnel.ofProportion(0.5, 11, 10))
        .withMessage("successes: expected at most the trials 10.0, saw 11.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Funnel.line(0.5, 0, 1))
        .withMessageStartingWith("events");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Funnel.ofRate(0.5, -1, 1))
        .withMessageStartingWith("events");
  }
}
