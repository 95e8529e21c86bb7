package london.outcomes.stats.series;

import london.outcomes.stats.Messages;

/**
 * How fast Holt-Winters smoothing forgets: 0 never learns, 1 believes the last value alone.
 *
 * @param alpha of the level
 * @param beta of the trend
 * @param gamma of the seasons
 */
public record Smoothing(double alpha, double beta, double gamma) {

  /**
   * @throws IllegalArgumentException for a number outside [0, 1]
   */
  public Smoothing {
    requireShare("alpha", alpha);
    requireShare("beta", beta);
    requireShare("gamma", gamma);
  }

  private static void requireShare(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(Messages.unexpected(name, value, "a number from 0 to 1"));
    }
  }
}
