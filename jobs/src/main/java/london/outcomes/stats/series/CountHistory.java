package london.outcomes.stats.series;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * What is learnt from the months before one, to expect the counts of that month and the next ones,
 * alone or together; {@link ExpectedCount} says how.
 */
public final class CountHistory {

  private static final double HALF_LIFE = 12;
  private static final double YEAR = 12;

  /** Standardised residual above which a month counts as an outbreak (Noufaily and others). */
  private static final double OUTBREAK = 2.58;

  /** A normal deviation over the median of the absolute values. */
  private static final double NORMAL_OVER_MEDIAN = 1.4826;

  private static final int PASSES = 3;

  /** Standard deviations of the trend a year and of the two terms of the season; none of level. */
  private static final double TREND = 0.06;

  private static final double SEASON = 0.05;

  private static final double[] PRECISION = {
    0, 1 / (TREND * TREND), 1 / (SEASON * SEASON), 1 / (SEASON * SEASON)
  };

  /** Terms that follow the counts, as far as their priors let them. */
  private static final double FITTED = 3;

  /** What to expect of months from the first after the history on. */
  private interface Model {
    ExpectedCount sum(int from, int to);
  }

  private static final Model UNKNOWN = (from, to) -> ExpectedCount.UNKNOWN;

  private final double[] exposure;
  private final Model model;

  private CountHistory(double[] exposure, Model model) {
    this.exposure = exposure;
    this.model = model;
  }

  /**
   * @param counts of consecutive months; {@code NaN} is missing
   * @param exposure of the same months, in any unit; 0 or {@code NaN} is missing
   * @param month the first position that is not learnt from
   */
  public static CountHistory before(double[] counts, double[] exposure, int month) {
    int[] months =
        IntStream.range(Math.max(0, month - ExpectedCount.LONGEST), month)
            .filter(t -> counts[t] >= 0 && exposure[t] > 0)
            .toArray();
    if (months.length < ExpectedCount.SHORTEST) {
      return new CountHistory(exposure, UNKNOWN);
    }
    return new CountHistory(exposure, new Learning(counts, exposure, months, month).model());
  }

  /**
   * The count to expect of some months together, none of which was learnt from.
   *
   * @param from position of the first
   * @param to position of the last
   */
  public ExpectedCount sum(int from, int to) {
    boolean isExposed = IntStream.rangeClosed(from, to).allMatch(t -> exposure[t] > 0);
    return isExposed ? model.sum(from, to) : ExpectedCount.UNKNOWN;
  }

  /** The months that are learnt from, before the target. */
  private record Learning(double[] all, double[] exposures, int[] months, int target) {

    Model model() {
      double[] counts = Arrays.stream(months).mapToDouble(t -> all[t]).toArray();
      double[] ages = Arrays.stream(months).mapToDouble(this::age).toArray();
      double[] exposed = Arrays.stream(months).mapToDouble(t -> exposures[t]).toArray();
      if (Arrays.stream(counts).sum() == 0) {
        return ofNothing(ages, exposed);
      }
      double[][] terms = Arrays.stream(months).mapToObj(this::terms).toArray(double[][]::new);
      double size = size(ages);
      double[] weights = ages;
      double dispersion = 1;
      WeightedPoisson fit = null;
      for (int pass = 0; pass < PASSES; pass++) {
        double scale = Math.max(1, dispersion);
        double[] penalties = Arrays.stream(PRECISION).map(p -> p * scale).toArray();
        var data = new WeightedPoisson.Data(terms, counts, exposed, weights, penalties);
        fit = WeightedPoisson.fit(data);
        if (!fit.isSound()) {
          return UNKNOWN;
        }
        dispersion = fit.dispersion(data, size);
        weights = lessOutbreaks(ages, anscombe(counts, fit.fitted()));
      }
      return ofFit(
          fit, dispersion, size - PRECISION.length, correlation(counts, fit.fitted(), weights));
    }

    /** Terms of several months weigh as much as their counts: the delta method. */
    private Model ofFit(
        WeightedPoisson fit, double dispersion, double freedom, double correlation) {
      return (from, to) -> {
        double mean = 0;
        double[] terms = new double[PRECISION.length];
        for (int t = from; t <= to; t++) {
          double[] own = terms(t);
          double expected = fit.predict(own, exposures[t]);
          mean += expected;
          for (int i = 0; i < terms.length; i++) {
            terms[i] += expected * own[i];
          }
        }
        double sum = mean;
        double[] together = Arrays.stream(terms).map(term -> term / sum).toArray();
        return new ExpectedCount(mean, fit.logVariance(together), dispersion, freedom, correlation);
      };
    }

    /** Half an event in all, as uncertain as that: the predictive of Jeffreys' prior. */
    private Model ofNothing(double[] ages, double[] exposed) {
      double sum = IntStream.range(0, ages.length).mapToDouble(i -> ages[i] * exposed[i]).sum();
      double freedom = size(ages) - 1;
      return (from, to) -> {
        double exposure = Arrays.stream(exposures, from, to + 1).sum();
        return new ExpectedCount(0.5 * exposure / sum, 2, 1, freedom, 0);
      };
    }

    /** How many months of equal weight tell as much (Kish). */
    private static double size(double[] weights) {
      double sum = Arrays.stream(weights).sum();
      return sum * sum / Arrays.stream(weights).map(w -> w * w).sum();
    }

    /**
     * Of the residuals of one month and the next, past outbreaks weighing less. Around what was
     * fitted to the same months it is too small, by 1/n for each slow term (for a mean: Marriott
     * and Pope 1954, Biometrika 41); priors hold about one of the four.
     */
    private double correlation(double[] counts, double[] fitted, double[] weights) {
      double products = 0;
      double pairs = 0;
      double squares = 0;
      double sum = 0;
      double last = 0;
      for (int i = 0; i < counts.length; i++) {
        double residual = (counts[i] - fitted[i]) / Math.sqrt(fitted[i]);
        squares += weights[i] * residual * residual;
        sum += weights[i];
        if (i > 0 && months[i] == months[i - 1] + 1) {
          double both = Math.min(weights[i], weights[i - 1]);
          products += both * residual * last;
          pairs += both;
        }
        last = residual;
      }
      double size = size(weights);
      double raw = squares > 0 && pairs > 0 ? products / pairs / (squares / sum) : 0;
      return (size * raw + FITTED) / (size - PRECISION.length);
    }

    private static double[] lessOutbreaks(double[] ages, double[] residuals) {
      double[] weights = ages.clone();
      for (int i = 0; i < weights.length; i++) {
        if (residuals[i] > OUTBREAK) {
          weights[i] /= residuals[i] * residuals[i];
        }
      }
      return weights;
    }

    /**
     * 1.5·(y^⅔ - m^⅔)/m^⅙, nearly normal for counts, over a deviation from the median: a long
     * outbreak would hide itself in the dispersion of all months.
     */
    private static double[] anscombe(double[] counts, double[] fitted) {
      double[] residuals = new double[counts.length];
      for (int i = 0; i < residuals.length; i++) {
        double gap = Math.cbrt(counts[i] * counts[i]) - Math.cbrt(fitted[i] * fitted[i]);
        residuals[i] = 1.5 * gap / Math.pow(fitted[i], 1.0 / 6);
      }
      double middle = new Median().evaluate(Arrays.stream(residuals).map(Math::abs).toArray());
      double scale = Math.max(1, NORMAL_OVER_MEDIAN * middle);
      return Arrays.stream(residuals).map(residual -> residual / scale).toArray();
    }

    /** Level, years from now, and the first wave of the year. */
    private double[] terms(int month) {
      double angle = 2 * Math.PI * month / YEAR;
      return new double[] {1, (month - target) / YEAR, Math.sin(angle), Math.cos(angle)};
    }

    private double age(int month) {
      return Math.pow(0.5, (target - 1 - month) / HALF_LIFE);
    }
  }
}
