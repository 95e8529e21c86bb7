package london.outcomes.insight.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.Well19937c;

/**
 * Rises that are added to real counts, to see whether they are found: now and then a series has as
 * many again as in its last twelve months, drawn from a Poisson distribution, for three months.
 * Which series and when depends on their names and the seed alone.
 */
final class Planting {

  static final int MONTHS = 3;
  static final double FACTOR = 2;

  /** Series with fewer a month are too small for such a rise to stand out. */
  static final double SMALLEST_MEAN = 60;

  private static final long SEED = 20_261_127;
  private static final double SHARE = 0.05;

  /** One rise: its first month in months since year 0. */
  record Planted(String category, String area, String level, String borough, int from) {
    boolean holdsIn(int month) {
      return month >= from && month < from + MONTHS;
    }
  }

  /** A panel with rises, and where they are. */
  record Trial(Panel panel, List<Planted> rises) {}

  private Planting() {}

  /**
   * @param from first position at which a rise may begin
   * @param to position that all rises end before
   */
  static Trial into(Panel panel, String level, int from, int to) {
    List<Planted> rises = new ArrayList<>();
    List<Panel.Line> lines = new ArrayList<>();
    for (Panel.Line line : panel.at(level)) {
      double[] counts = line.counts().clone();
      Random dice = new Random(SEED ^ (panel.category() + "/" + line.area()).hashCode());
      for (int start = from; start + MONTHS <= to; start += MONTHS) {
        double usual = line.mean(start - 12, start);
        if (dice.nextDouble() < SHARE && usual >= SMALLEST_MEAN) {
          raise(counts, start, (FACTOR - 1) * usual, dice.nextLong());
          rises.add(
              new Planted(
                  panel.category(), line.area(), level, line.borough(), panel.first() + start));
        }
      }
      lines.add(new Panel.Line(line.area(), level, line.borough(), counts));
    }
    return new Trial(panel.with(level, lines), rises);
  }

  private static void raise(double[] counts, int start, double mean, long seed) {
    PoissonDistribution more =
        new PoissonDistribution(
            new Well19937c(seed),
            mean,
            PoissonDistribution.DEFAULT_EPSILON,
            PoissonDistribution.DEFAULT_MAX_ITERATIONS);
    int[] added = more.sample(MONTHS);
    for (int i = 0; i < MONTHS; i++) {
      counts[start + i] += added[i];
    }
  }
}
