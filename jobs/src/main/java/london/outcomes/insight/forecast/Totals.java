package london.outcomes.insight.forecast;

import java.util.List;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.apache.spark.sql.Row;

/**
 * Skills of a model over several series.
 *
 * @param series how many could be tested
 * @param forecasts how many forecasts were
 * @param coverage share of them that had what came within their interval, {@code NaN} for none
 * @param mase the median, {@code NaN} for none
 * @param shown share of the series for which the model's forecast is shown
 */
record Totals(int series, double forecasts, double coverage, double mase, double shown) {

  /** From rows of {@code fact_forecast_skill}. */
  static Totals of(List<Row> skills) {
    List<Row> tested = skills.stream().filter(row -> row.getAs("mase") != null).toList();
    double forecasts = 0;
    double covered = 0;
    for (Row row : tested) {
      int own = row.<Integer>getAs("forecasts");
      forecasts += own;
      covered += Math.rint(own * row.<Double>getAs("interval_coverage"));
    }
    double[] mases = tested.stream().mapToDouble(row -> row.<Double>getAs("mase")).toArray();
    long shown = skills.stream().filter(row -> row.<Boolean>getAs("is_shown")).count();
    return new Totals(
        mases.length,
        forecasts,
        covered / forecasts,
        new Median().evaluate(mases),
        (double) shown / skills.size());
  }
}
