package london.outcomes.insight.forecast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import london.outcomes.stats.series.HoltWinters;
import london.outcomes.stats.series.Seasonality;
import london.outcomes.stats.series.Smoothing;

/** Holt-Winters smoothing whose speeds were the best one month ahead until a cut-off. */
record SmoothingChoice(Smoothing smoothing) {

  private static final double[] ALPHAS = {0.05, 0.1, 0.2, 0.35, 0.55};
  private static final double[] BETAS = {0, 0.03};
  private static final double[] GAMMAS = {0.05, 0.15, 0.3};
  private static final List<Smoothing> GRID = grid();

  private static List<Smoothing> grid() {
    List<Smoothing> grid = new ArrayList<>();
    for (double alpha : ALPHAS) {
      for (double beta : BETAS) {
        for (double gamma : GAMMAS) {
          grid.add(new Smoothing(alpha, beta, gamma));
        }
      }
    }
    return grid;
  }

  /** The least squared error wins, of equals the first. */
  static SmoothingChoice of(double[] known) {
    return new SmoothingChoice(
        GRID.stream()
            .min(Comparator.comparingDouble(s -> fit(known, s).squaredError()))
            .orElseThrow());
  }

  /** Seasons multiply, as counts of crime do, unless a month without a case forbids it. */
  private static HoltWinters fit(double[] known, Smoothing smoothing) {
    boolean isPositive = DoubleStream.of(known).allMatch(y -> y > 0);
    Seasonality seasonality = isPositive ? Seasonality.MULTIPLICATIVE : Seasonality.ADDITIVE;
    return HoltWinters.fit(known, Series.YEAR, seasonality, smoothing);
  }

  /** By horizon less one. */
  double[] forecast(double[] known) {
    HoltWinters fit = fit(known, smoothing);
    double[] ahead = new double[Origins.HORIZONS];
    for (int i = 0; i < ahead.length; i++) {
      ahead[i] = Math.max(0, fit.forecast(i + 1));
    }
    return ahead;
  }
}
