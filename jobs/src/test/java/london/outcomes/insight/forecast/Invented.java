package london.outcomes.insight.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/** Series whose truth is known. */
final class Invented {

  static final int FIRST = Series.YEAR * 2016 + 3;
  static final int LENGTH = 120;
  static final int NOW = FIRST + LENGTH - 1;

  private static final double[] SEASON = {
    0.9, 0.85, 0.95, 1, 1.05, 1.15, 1.2, 1.15, 1.05, 1, 0.9, 0.8
  };

  private Invented() {}

  static Series borough(String area, double... counts) {
    return new Series(area, "borough", NOW - counts.length + 1, counts, 250_000, "open");
  }

  /** A count for each of the months 0, 1, 2 and so on. */
  static double[] counts(int length, IntToDoubleFunction count) {
    return IntStream.range(0, length).mapToDouble(count).toArray();
  }

  static double season(int month) {
    return SEASON[month % Series.YEAR];
  }

  /** Twelve numbers by chance, each then as a year before but for chance. */
  static double[] likeLastYear(long seed) {
    Random random = new Random(seed);
    double[] counts = new double[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      double before = i < Series.YEAR ? 300 + 60 * random.nextGaussian() : counts[i - Series.YEAR];
      counts[i] = Math.max(1, Math.rint(before + 12 * random.nextGaussian()));
    }
    return counts;
  }

  /**
   * Counts with a season, and a level that wanders about its mean. Around both, their variance is
   * the mean times the dispersion: negative binomial, or Poisson at 1.
   */
  static double[] crimes(double level, double dispersion, int seed) {
    RandomGenerator random = new Well19937c(seed);
    double[] wander = new double[LENGTH];
    for (int i = 1; i < LENGTH; i++) {
      wander[i] = 0.9 * wander[i - 1] + 0.04 * random.nextGaussian();
    }
    return counts(
        LENGTH,
        i -> {
          double mean = level * season(i) * Math.exp(wander[i]);
          double rate =
              dispersion == 1
                  ? mean
                  : new GammaDistribution(random, mean / (dispersion - 1), dispersion - 1).sample();
          return new PoissonDistribution(random, Math.max(rate, 1e-9), 1e-12, 100_000).sample();
        });
  }

  /** Boroughs, each 15.5 % larger than the one before, and London, their sum. */
  static Group city(String measure, int boroughs, double smallest, double dispersion, int seed) {
    List<Series> own =
        IntStream.range(0, boroughs)
            .mapToObj(
                i ->
                    borough(
                        "E09%06d".formatted(i + 1),
                        crimes(smallest * Math.pow(1.155, i), dispersion, seed + i)))
            .toList();
    double[] sums = counts(LENGTH, i -> own.stream().mapToDouble(s -> s.counts()[i]).sum());
    Series london = new Series("E12000007", "region", FIRST, sums, 8e6, "open");
    return new Group(measure, Stream.concat(own.stream(), Stream.of(london)).toList());
  }

  /** The regression as if it had learned that seasons come back and levels stay. */
  static Fits seasonal() {
    double[] coefficients = new double[Features.NAMES.size()];
    coefficients[0] = 1;
    Growth fit = new Growth(0, coefficients);
    Map<Integer, Growth> fits = new TreeMap<>();
    for (int i = 0; i < Origins.cutoffs(NOW).length; i++) {
      fits.put(i, fit);
    }
    return new Fits(NOW, fits);
  }

  static Fits none() {
    return new Fits(NOW, Map.of());
  }

  static Verdict alone(Fits fits, double... counts) {
    return Contest.verdicts(new Group("m", List.of(borough("E09000001", counts))), fits).get(0);
  }

  static double[] with(double[] counts, int place, double count) {
    double[] changed = Arrays.copyOf(counts, counts.length);
    changed[place] = count;
    return changed;
  }
}
