package london.outcomes.stats.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * People whose answers follow a known logistic law, and samples of them: twelve strata of unequal
 * size with as many interviews each, young people asked half as often as they should be, and
 * weights that mend both and scatter besides. Three variables hang together and differ by stratum,
 * and a fifth of the people asked leave one of them open.
 */
final class SurveyWorld {

  static final int COLUMNS = 5;
  static final double[] TRUTH = {-0.8, 1.2, 0.6, 0.0, -0.5};

  private static final int STRATA = 12;
  private static final int INTERVIEWS = 150;
  private static final double YOUNG = .3;
  private static final double YOUNG_ASKED = .15;
  private static final double OPEN = .2;

  private final Random random;

  SurveyWorld(long seed) {
    this.random = new Random(seed);
  }

  /** Share of the people who live in a stratum. */
  private static double share(int stratum) {
    return (1 + stratum % 4) / 30.0;
  }

  private static double chance(int column, int stratum, boolean first, boolean young) {
    double base = SurveyLogit.probability((stratum - 6) / 5.0 - (young ? .7 : 0));
    return switch (column) {
      case 1 -> base;
      case 2 -> first ? .7 : .3;
      default -> first ? .4 : .6 * base;
    };
  }

  /** Those who leave nothing open; the rest count in the design alone. */
  IndicatorSample sample() {
    List<int[]> active = new ArrayList<>();
    List<Boolean> answers = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    List<String> strata = new ArrayList<>();
    for (int stratum = 0; stratum < STRATA; stratum++) {
      for (int i = 0; i < INTERVIEWS; i++) {
        boolean young = random.nextDouble() < YOUNG_ASKED;
        int[] columns = columns(stratum, young);
        double logOdds = SurveyLogit.logOdds(columns, TRUTH);
        boolean answer = random.nextDouble() < SurveyLogit.probability(logOdds);
        double drawn = young ? YOUNG / YOUNG_ASKED : (1 - YOUNG) / (1 - YOUNG_ASKED);
        double scatter = .5 + random.nextDouble();
        if (random.nextDouble() >= OPEN) {
          active.add(columns);
          answers.add(answer);
          weights.add(share(stratum) * drawn * scatter);
          strata.add("S" + stratum);
        }
      }
    }
    boolean[] said = new boolean[answers.size()];
    for (int i = 0; i < said.length; i++) {
      said[i] = answers.get(i);
    }
    double[] w = weights.stream().mapToDouble(x -> x).toArray();
    return new IndicatorSample(COLUMNS, active.toArray(int[][]::new), said, w, strata);
  }

  private int[] columns(int stratum, boolean young) {
    boolean[] has = new boolean[COLUMNS];
    has[0] = true;
    has[1] = random.nextDouble() < chance(1, stratum, false, young);
    has[2] = random.nextDouble() < chance(2, stratum, has[1], young);
    has[3] = random.nextDouble() < chance(3, stratum, has[1], young);
    has[4] = young;
    return active(has);
  }

  private static int[] active(boolean[] has) {
    int[] columns = new int[COLUMNS];
    int size = 0;
    for (int column = 0; column < COLUMNS; column++) {
      if (has[column]) {
        columns[size++] = column;
      }
    }
    return Arrays.copyOf(columns, size);
  }

  SampleDesign design() {
    Map<String, Integer> units = new TreeMap<>();
    for (int stratum = 0; stratum < STRATA; stratum++) {
      units.put("S" + stratum, INTERVIEWS);
    }
    return SampleDesign.of(units, LonelyPsu.ADJUST);
  }

  /** The effect of a column among all people, in points, by counting out every kind of person. */
  static double effect(int column) {
    double sum = 0;
    for (int stratum = 0; stratum < STRATA; stratum++) {
      for (int kind = 0; kind < 16; kind++) {
        boolean[] has = {true, (kind & 1) > 0, (kind & 2) > 0, (kind & 4) > 0, (kind & 8) > 0};
        double share = share(stratum) * (has[4] ? YOUNG : 1 - YOUNG);
        for (int c = 1; c <= 3; c++) {
          double chance = chance(c, stratum, c > 1 && has[1], has[4]);
          share *= has[c] ? chance : 1 - chance;
        }
        has[column] = true;
        double with = SurveyLogit.probability(SurveyLogit.logOdds(active(has), TRUTH));
        has[column] = false;
        sum += share * (with - SurveyLogit.probability(SurveyLogit.logOdds(active(has), TRUTH)));
      }
    }
    return 100 * sum;
  }
}
