package london.outcomes.stats;

/**
 * The line a + b·x that fits best by weighted least squares.
 *
 * @param intercept a
 * @param slope b, {@code NaN} when all x are alike
 * @param spread sum of w·(x - mean x)², the weight that the slope rests on
 */
public record WeightedLine(double intercept, double slope, double spread) {

  /** Fits y on x; all arrays are as long as each other. */
  public static WeightedLine fit(double[] x, double[] y, double[] weights) {
    double meanX = mean(x, weights);
    double meanY = mean(y, weights);
    double spread = 0;
    double product = 0;
    for (int i = 0; i < x.length; i++) {
      double deviation = x[i] - meanX;
      spread += weights[i] * deviation * deviation;
      product += weights[i] * deviation * (y[i] - meanY);
    }
    double slope = product / spread;
    return new WeightedLine(meanY - slope * meanX, slope, spread);
  }

  /** The height of the line at x. */
  public double at(double x) {
    return intercept + slope * x;
  }

  private static double mean(double[] values, double[] weights) {
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < values.length; i++) {
      sum += weights[i] * values[i];
      weight += weights[i];
    }
    return sum / weight;
  }
}
