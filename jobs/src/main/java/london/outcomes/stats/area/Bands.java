package london.outcomes.stats.area;

import london.outcomes.stats.Messages;

/** Bands [a, b), [b, c) and so on between breaks. */
public final class Bands {
  private final double[] breaks;

  private Bands(double[] breaks) {
    this.breaks = breaks;
  }

  /**
   * One band: at least {@code from}, under {@code to}.
   *
   * @param from the break that belongs to the band
   * @param to the break that does not
   */
  public record Band(double from, double to) {}

  /**
   * Bands between breaks.
   *
   * @throws IllegalArgumentException when there are fewer than two breaks or they do not rise
   */
  public static Bands between(double... breaks) {
    for (int i = 1; i < breaks.length; i++) {
      if (!(breaks[i] > breaks[i - 1])) {
        throw new IllegalArgumentException(
            Messages.unexpected("break " + (i + 1), breaks[i], "more than " + breaks[i - 1]));
      }
    }
    if (breaks.length < 2) {
      throw new IllegalArgumentException(
          Messages.unexpected("number of breaks", breaks.length, "2 or more"));
    }
    return new Bands(breaks.clone());
  }

  int size() {
    return breaks.length - 1;
  }

  Band at(int index) {
    return new Band(breaks[index], breaks[index + 1]);
  }

  /** The band of a value, -1 outside all of them. */
  int of(double value) {
    int band = -1;
    while (band < breaks.length - 1 && value >= breaks[band + 1]) {
      band++;
    }
    return band < size() ? band : -1;
  }
}
