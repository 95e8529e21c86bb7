package london.outcomes.insight.place;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.Well19937c;

/** A London of which is known what to expect: 32 boroughs, several categories, 60 months. */
final class Town {

  static final int MONTHS = 60;
  static final int FIRST = 2021 * 12;
  static final int BOROUGHS = 32;
  private static final int CATEGORIES = 10;

  /** Counts vary by this much more than Poisson counts. */
  private final double dispersion;

  private final Well19937c dice;

  /** Correlation of what one month and the next have more than chance, before chance. */
  private final double memory;

  private double mood;

  Town(long seed, double dispersion) {
    this(seed, dispersion, 0);
  }

  Town(long seed, double dispersion, double memory) {
    this.dice = new Well19937c(seed);
    this.dispersion = dispersion;
    this.memory = memory;
  }

  static String borough(int number) {
    return String.format("E09%06d", number + 1);
  }

  /** Tallies of each category, with what a borough and month have times the usual. */
  List<List<Panel.Tally>> tallies(ToDoubleBiFunction<String, Integer> factor) {
    List<List<Panel.Tally>> all = new ArrayList<>();
    for (int category = 0; category < CATEGORIES; category++) {
      all.add(tallies(category, factor));
    }
    return all;
  }

  private List<Panel.Tally> tallies(int category, ToDoubleBiFunction<String, Integer> factor) {
    List<Panel.Tally> tallies = new ArrayList<>();
    for (int borough = 0; borough < BOROUGHS; borough++) {
      double usual = (5 << category % 6) * Math.exp(dice.nextGaussian() / 2);
      double drift = dice.nextGaussian() * 0.05;
      for (int t = 0; t < MONTHS; t++) {
        double season = 1 + 0.2 * Math.cos(2 * Math.PI * t / 12);
        double own = Math.exp(drift * (t - MONTHS) / 12.0);
        String series = category + "/" + borough(borough);
        double mean = usual * season * own * factor.applyAsDouble(series, t);
        tallies.add(new Panel.Tally(borough(borough), "", FIRST + t, draw(mean)));
      }
    }
    return tallies;
  }

  private long draw(double mean) {
    double level = mean;
    if (dispersion > 1) {
      double scale = dispersion - 1;
      GammaDistribution levels = new GammaDistribution(dice, mean / scale, scale);
      level = Math.max(1e-9, memory == 0 ? levels.sample() : remembered(levels));
    }
    return new PoissonDistribution(dice, level, 1e-12, 10_000).sample();
  }

  private double remembered(GammaDistribution levels) {
    mood = memory * mood + Math.sqrt(1 - memory * memory) * dice.nextGaussian();
    return levels.inverseCumulativeProbability(
        new NormalDistribution(null, 0, 1).cumulativeProbability(mood));
  }
}
