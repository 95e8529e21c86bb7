package london.outcomes.stats.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import london.outcomes.stats.VectorSet;
import london.outcomes.stats.VectorTest;
import org.junit.jupiter.api.Test;

class SeasonalDecompositionTest {
  private static final int YEAR = 12;

  @VectorTest
  void partsEqualTheReference(VectorSet vectors) {
    for (List<VectorSet.Row> rows :
        vectors.rowsBy("series_id", "seasonal_decomposition.csv").values()) {
      SeasonalDecomposition actual = decomposition(rows);
      for (int i = 0; i < rows.size(); i++) {
        rows.get(i).expect("trend", actual.trend()[i]);
        rows.get(i).expect("seasonal", actual.seasonal()[i]);
        rows.get(i).expect("remainder", actual.remainder()[i]);
      }
    }
  }

  @VectorTest
  void strengthEqualsTheReference(VectorSet vectors) {
    Map<String, List<VectorSet.Row>> series =
        vectors.rowsBy("series_id", "seasonal_decomposition.csv");
    for (VectorSet.Row row : vectors.rows("forecast_expected.csv")) {
      SeasonalDecomposition actual = decomposition(series.get(row.text("series_id")));
      row.expect("seasonal_strength", actual.strength());
    }
  }

  private static SeasonalDecomposition decomposition(List<VectorSet.Row> rows) {
    double[] values = rows.stream().mapToDouble(row -> row.number("value")).toArray();
    Seasonality seasonality = Seasonality.valueOf(rows.get(0).text("type").toUpperCase());
    return SeasonalDecomposition.of(values, YEAR, seasonality);
  }

  @Test
  void aLineWithASeasonFallsIntoThem() {
    double[] season = {3, -1, -2};
    double[] values = IntStream.range(0, 15).mapToDouble(i -> 2 * i + season[i % 3]).toArray();
    SeasonalDecomposition parts = SeasonalDecomposition.of(values, 3, Seasonality.ADDITIVE);
    for (int i = 1; i < 14; i++) {
      assertThat(parts.trend()[i]).isCloseTo(2 * i, within(1e-12));
      assertThat(parts.seasonal()[i]).isCloseTo(season[i % 3], within(1e-12));
      assertThat(parts.adjusted()[i]).isCloseTo(2 * i, within(1e-12));
    }
    assertThat(parts.trend()[0]).isNaN();
    assertThat(parts.strength()).isCloseTo(1, within(1e-12));
  }

  @Test
  void noiseHasLittleSeason() {
    Random random = new Random(11);
    double[] noise = random.doubles(240).map(d -> 100 + 10 * d).toArray();
    assertThat(SeasonalDecomposition.of(noise, YEAR, Seasonality.ADDITIVE).strength())
        .isLessThan(SeasonalDecomposition.STRONG / 2);
  }

  @Test
  void undefinedPartsSayWhy() {
    double[] values = new double[24];
    Arrays.fill(values, 5);
    values[7] = Double.NaN;
    SeasonalDecomposition gap = SeasonalDecomposition.of(values, YEAR, Seasonality.ADDITIVE);
    assertThat(gap.reason()).isEqualTo("missing_input");
    assertThat(gap.strength()).isNaN();
    assertThat(gap.seasonal()).containsOnly(Double.NaN);
    assertThat(SeasonalDecomposition.of(new double[23], YEAR, Seasonality.ADDITIVE).reason())
        .isEqualTo("too_few_points");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> SeasonalDecomposition.of(new double[24], YEAR, Seasonality.MULTIPLICATIVE))
        .withMessageStartingWith("value of a multiplicative season");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SeasonalDecomposition.of(new double[24], 1, Seasonality.ADDITIVE))
        .withMessageStartingWith("season length less 1");
  }
}
