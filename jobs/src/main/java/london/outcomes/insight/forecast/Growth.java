package london.outcomes.insight.forecast;

import java.io.Serializable;

/**
 * One fit of the Poisson regression: ln(expected count) = ln(level) + constant + coefficients ·
 * features.
 */
record Growth(double constant, double[] coefficients) implements Serializable {

  /** A month is not expected to be more than e times, or less than 1/e of, its yearly level. */
  private static final double FARTHEST = 1;

  double forecast(Outlook own, Outlook london, int horizon) {
    double[] features = Features.of(own, london, horizon);
    double ratio = constant;
    for (int i = 0; i < features.length; i++) {
      ratio += coefficients[i] * features[i];
    }
    return Math.exp(own.logLevel() + Math.max(-FARTHEST, Math.min(FARTHEST, ratio)));
  }
}
