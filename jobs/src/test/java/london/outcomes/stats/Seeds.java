package london.outcomes.stats;

import java.util.Random;
import java.util.stream.LongStream;

/** Seeds of property tests; the display name of a failed test holds the seed. */
public final class Seeds {
  private Seeds() {}

  /** Fifty seeds. */
  public static LongStream some() {
    return LongStream.rangeClosed(1, 50);
  }

  /** A whole number whose order of magnitude is uniform, as counts of boroughs and London are. */
  static double count(Random random, double limit) {
    return Math.rint(Math.expm1(random.nextDouble() * Math.log1p(limit)));
  }

  static double confidence(Random random) {
    return new double[] {0.9, 0.95, 0.99, 0.998}[random.nextInt(4)];
  }
}
