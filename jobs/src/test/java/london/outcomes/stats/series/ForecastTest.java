package london.outcomes.stats.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import london.outcomes.stats.Estimate;
import london.outcomes.stats.VectorSet;
import london.outcomes.stats.VectorTest;
import org.junit.jupiter.api.Test;

class ForecastTest {

  private static double[] part(List<VectorSet.Row> rows, String part) {
    return rows.stream()
        .filter(row -> row.text("part").equals(part))
        .mapToDouble(row -> row.number("value"))
        .toArray();
  }

  @VectorTest
  void seasonalNaiveForecastsEqualTheReference(VectorSet vectors) {
    Map<String, List<VectorSet.Row>> series = vectors.rowsBy("series_id", "forecast_series.csv");
    Map<String, List<VectorSet.Row>> horizons =
        vectors.rowsBy("series_id", "forecast_horizons.csv");
    for (VectorSet.Row row : vectors.rows("forecast_expected.csv")) {
      List<VectorSet.Row> rows = series.get(row.text("series_id"));
      double[] training = part(rows, "train");
      double[] test = part(rows, "test");
      int season = (int) row.number("season_length");
      double[] forecast = new double[test.length];
      for (VectorSet.Row ahead : horizons.get(row.text("series_id"))) {
        int horizon = (int) ahead.number("horizon");
        Estimate actual = SeasonalNaive.forecast(training, season, horizon, 0.95);
        ahead.expect("snaive", actual.value());
        ahead.expect("snaive_lower_95", actual.lower());
        ahead.expect("snaive_upper_95", actual.upper());
        forecast[horizon - 1] = actual.value();
      }
      row.expect("snaive_residual_sd", SeasonalNaive.standardDeviation(training, season));
      row.expect("mase_scale", SeasonalNaive.scale(training, season));
      row.expect("snaive_mae", SeasonalNaive.meanAbsoluteError(test, forecast));
      row.expect("snaive_mase", SeasonalNaive.scaledError(training, season, test, forecast));
    }
  }

  @VectorTest
  void holtWintersEqualsTheReference(VectorSet vectors) {
    Map<String, List<VectorSet.Row>> series = vectors.rowsBy("series_id", "forecast_series.csv");
    Map<String, List<VectorSet.Row>> horizons =
        vectors.rowsBy("series_id", "forecast_horizons.csv");
    for (VectorSet.Row row : vectors.rows("forecast_expected.csv")) {
      List<VectorSet.Row> rows = series.get(row.text("series_id"));
      double[] training = part(rows, "train");
      HoltWinters model = model(row, training);
      row.expect("hw_level_start", model.start().level());
      row.expect("hw_trend_start", model.start().trend());
      row.expect("hw_level_end", model.end().level());
      row.expect("hw_trend_end", model.end().trend());
      row.expect("hw_sse", model.squaredError());
      for (int i = 0; i < training.length; i++) {
        rows.get(i).expect("hw_fitted", model.fitted()[i]);
      }
      expectAhead(row, horizons.get(row.text("series_id")), model, part(rows, "test"), training);
    }
  }

  private static void expectAhead(
      VectorSet.Row row,
      List<VectorSet.Row> horizons,
      HoltWinters model,
      double[] test,
      double[] training) {
    for (VectorSet.Row ahead : horizons) {
      int horizon = (int) ahead.number("horizon");
      ahead.expect("holt_winters", model.forecast(horizon));
      ahead.expect("hw_season_start", model.start().seasons().get(horizon - 1));
      ahead.expect("hw_season_end", model.end().seasons().get(horizon - 1));
    }
    double[] forecast =
        IntStream.rangeClosed(1, test.length).mapToDouble(model::forecast).toArray();
    int season = (int) row.number("season_length");
    row.expect("hw_mase", SeasonalNaive.scaledError(training, season, test, forecast));
  }

  private static HoltWinters model(VectorSet.Row row, double[] training) {
    return HoltWinters.fit(
        training,
        (int) row.number("season_length"),
        Seasonality.valueOf(row.text("hw_seasonal").toUpperCase()),
        new Smoothing(row.number("hw_alpha"), row.number("hw_beta"), row.number("hw_gamma")));
  }

  private static double[] quarters(int count) {
    return IntStream.range(0, count).mapToDouble(i -> 10 + i + 4 * (i % 4)).toArray();
  }

  @Test
  void bothForecastsGoOnWithAPerfectPattern() {
    HoltWinters model =
        HoltWinters.fit(quarters(16), 4, Seasonality.ADDITIVE, new Smoothing(0.3, 0.2, 0.1));
    // The first year's seasons hold its trend, as the reference starts them: they fade out.
    assertThat(model.forecast(1) - model.forecast(5)).isCloseTo(-4, within(0.7));
    Estimate naive = SeasonalNaive.forecast(quarters(16), 4, 6, 0.95);
    assertThat(naive.value()).isEqualTo(quarters(16)[13]);
    assertThat(naive.upper() - naive.value())
        .isCloseTo(1.959963984540054 * 4 * Math.sqrt(2), within(1e-12));
  }

  @Test
  void undefinedForecastsSayWhy() {
    Smoothing smoothing = new Smoothing(0.3, 0.2, 0.1);
    double[] gap = quarters(12);
    gap[9] = Double.NaN;
    assertThat(SeasonalNaive.forecast(gap, 4, 2, 0.95).reason()).isEqualTo("missing_input");
    assertThat(SeasonalNaive.forecast(gap, 4, 1, 0.95).value()).isEqualTo(gap[8]);
    assertThat(SeasonalNaive.forecast(quarters(4), 4, 1, 0.95).reason())
        .isEqualTo("too_few_points");
    assertThat(SeasonalNaive.scale(quarters(3), 4)).isNaN();
    HoltWinters missing = HoltWinters.fit(gap, 4, Seasonality.ADDITIVE, smoothing);
    assertThat(missing.reason()).isEqualTo("missing_input");
    assertThat(missing.forecast(3)).isNaN();
    HoltWinters tooShort = HoltWinters.fit(quarters(7), 4, Seasonality.ADDITIVE, smoothing);
    assertThat(tooShort.reason()).isEqualTo("too_few_points");
    assertThat(tooShort.fitted()).hasSize(7).containsOnly(Double.NaN);
  }

  @Test
  void contradictionsAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Smoothing(0.2, 1.1, 0))
        .withMessage("beta: expected a number from 0 to 1, saw 1.1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SeasonalNaive.forecast(quarters(9), 4, 0, 0.95))
        .withMessageStartingWith("horizon");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                HoltWinters.fit(
                    new double[8], 4, Seasonality.MULTIPLICATIVE, new Smoothing(0, 0, 0)))
        .withMessageStartingWith("value of a multiplicative season");
  }
}
