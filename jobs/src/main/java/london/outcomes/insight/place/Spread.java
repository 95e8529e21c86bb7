package london.outcomes.insight.place;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import london.outcomes.stats.area.Concentration;

/**
 * How far the offences of an area gather in few of its places, year by year. The uncertainty is
 * that of which places there are: they are drawn anew, the same in all years, so that the change
 * from one year to the next is known better than either.
 */
final class Spread {

  /** Part of the places that is called the worst. */
  static final double WORST = 0.05;

  /** Fewer offences in a year would tell of single places. */
  static final double FEWEST = 100;

  private static final int DRAWS = 100;
  private static final long SEED = 20_261_127;
  private static final double Z = 1.959963984540054;

  private final double[][] years;
  private final double[][] drawn;

  /**
   * @param years offences by year, the latest first, and place
   * @param name of area and category, from which the draws follow
   */
  Spread(double[][] years, String name) {
    this.years = years;
    int places = years[0].length;
    Random dice = new Random(SEED ^ name.hashCode());
    drawn = new double[DRAWS][];
    for (int i = 0; i < DRAWS; i++) {
      int[] chosen = IntStream.range(0, places).map(p -> dice.nextInt(places)).toArray();
      drawn[i] =
          Arrays.stream(years)
              .mapToDouble(year -> share(Arrays.stream(chosen).mapToDouble(p -> year[p]).toArray()))
              .toArray();
    }
  }

  private static double share(double[] events) {
    return Concentration.of(events).topShare(WORST);
  }

  boolean isTold(int year) {
    return Arrays.stream(years[year]).sum() >= FEWEST;
  }

  /** Share of the offences in the worst places, 0 to 1. */
  double share(int year) {
    return share(years[year]);
  }

  /** Half of the 95 % interval of the share. */
  double margin(int year) {
    return Z * deviation(Arrays.stream(drawn).mapToDouble(d -> d[year]).toArray());
  }

  /** Half of the 95 % interval of the change on the year before. */
  double changeMargin(int year) {
    return Z * deviation(Arrays.stream(drawn).mapToDouble(d -> d[year] - d[year + 1]).toArray());
  }

  double gini(int year) {
    return Concentration.of(years[year]).generalisedGini();
  }

  private static double deviation(double[] values) {
    double[] known = Arrays.stream(values).filter(Double::isFinite).toArray();
    double mean = Arrays.stream(known).average().orElse(Double.NaN);
    double squares = Arrays.stream(known).map(v -> (v - mean) * (v - mean)).sum();
    return known.length > 1 ? Math.sqrt(squares / (known.length - 1)) : Double.NaN;
  }
}
