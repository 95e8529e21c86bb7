package london.outcomes.insight.forecast;

/**
 * How a model did for a series on the tested origins.
 *
 * @param mase mean absolute error over the mean of |y(t) - y(t-12)| before the tested origins;
 *     {@code NaN} where there is no such mean, or no forecast
 * @param origins how many origins it was tested on
 * @param tested how many forecasts
 * @param covered how many of them had what came within their 95 % interval
 */
record Skill(Model model, double mase, int origins, int tested, int covered) {

  double coverage() {
    return (double) covered / tested;
  }
}
