package london.outcomes.insight.alike;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Thirty areas of ten measures, in kinds that are known. */
final class Towns {

  static final int AREAS = 30;
  private static final int MEASURES = 10;

  private Towns() {}

  /**
   * @param kinds 1 for areas that differ by chance alone
   */
  static List<Figure> figures(long seed, int kinds) {
    Random dice = new Random(seed);
    double[][] centres = new double[kinds][MEASURES];
    for (double[] centre : centres) {
      for (int j = 0; j < MEASURES; j++) {
        centre[j] = kinds == 1 ? 0 : 4 * dice.nextInt(3);
      }
    }
    List<Figure> figures = new ArrayList<>();
    for (int i = 0; i < AREAS; i++) {
      for (int j = 0; j < MEASURES; j++) {
        double value = 50 + centres[i % kinds][j] + dice.nextGaussian();
        figures.add(figure("E%02d".formatted(i), "m" + j, "rate", value));
      }
    }
    return figures;
  }

  /** The kind of each area, in the order of their codes. */
  static int[] truth(int kinds) {
    return IntStream.range(0, AREAS).map(i -> i % kinds).toArray();
  }

  static Figure figure(String area, String measure, String kind, double value) {
    return new Figure(
        area, measure, "Title of " + measure, kind, value, value - 0.2, value + 0.2, "open");
  }
}
