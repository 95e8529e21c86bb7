package london.outcomes.stats.series;

import java.util.Arrays;
import java.util.stream.IntStream;
import london.outcomes.stats.NegativeBinomial;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * The count to expect of an area in a month, from its own last three years and from what happens
 * elsewhere in the month: a quasi-Poisson regression of the area's counts on the exposure (the
 * count of everywhere else), with a trend and a season of its own. Past outbreaks weigh less.
 *
 * <p>Source: Farrington and others (1996), JRSS A 159; Noufaily and others (2013), Statistics in
 * Medicine 32 (weights by Anscombe residuals, negative binomial tail). Ours: the exposure; weights
 * that halve with each year of age, so that a lasting change of level becomes the new usual; and in
 * place of tests that keep or drop trend and season, normal priors that hold them near 0 unless the
 * history speaks up, for what is chosen by a test looks more certain than it is.
 *
 * @param mean expected count, {@code NaN} without enough history
 * @param logVariance variance of its logarithm from estimation, without over-dispersion
 * @param dispersion variance of the counts over their mean, as estimated; may be under 1
 * @param freedom degrees of freedom of the dispersion
 */
public record ExpectedCount(double mean, double logVariance, double dispersion, double freedom) {
  /** Months of history that are looked at. */
  public static final int LONGEST = 36;

  /** Months of history that there must be. */
  public static final int SHORTEST = 24;

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

  private static final ExpectedCount UNKNOWN =
      new ExpectedCount(Double.NaN, Double.NaN, Double.NaN, 0);

  /**
   * @param counts of consecutive months; {@code NaN} is missing
   * @param exposure of the same months, in any unit; 0 or {@code NaN} is missing
   * @param month the position to expect the count of; its own count and later ones are not looked
   *     at
   */
  public static ExpectedCount of(double[] counts, double[] exposure, int month) {
    int[] history =
        IntStream.range(Math.max(0, month - LONGEST), month)
            .filter(t -> counts[t] >= 0 && exposure[t] > 0)
            .toArray();
    if (history.length < SHORTEST || !(exposure[month] > 0)) {
      return UNKNOWN;
    }
    return new History(counts, exposure, history, month).expected();
  }

  /**
   * The count as chance has it, for a dispersion that may be better known than from this area
   * alone.
   */
  public NegativeBinomial distribution(double dispersion) {
    return new NegativeBinomial(mean, dispersion * mean + dispersion * logVariance * mean * mean);
  }

  /** The months that are learnt from. */
  private record History(double[] all, double[] exposures, int[] months, int target) {

    ExpectedCount expected() {
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
      WeightedPoisson model = null;
      for (int pass = 0; pass < PASSES; pass++) {
        double scale = Math.max(1, dispersion);
        double[] penalties = Arrays.stream(PRECISION).map(p -> p * scale).toArray();
        var data = new WeightedPoisson.Data(terms, counts, exposed, weights, penalties);
        model = WeightedPoisson.fit(data);
        if (!model.isSound()) {
          return UNKNOWN;
        }
        dispersion = model.dispersion(data, size);
        weights = lessOutbreaks(ages, anscombe(counts, model.fitted()));
      }
      double[] now = terms(target);
      return new ExpectedCount(
          model.predict(now, exposures[target]),
          model.logVariance(now),
          dispersion,
          size - PRECISION.length);
    }

    /** Half an event in all, as uncertain as that: the predictive of Jeffreys' prior. */
    private ExpectedCount ofNothing(double[] ages, double[] exposed) {
      double sum = IntStream.range(0, ages.length).mapToDouble(i -> ages[i] * exposed[i]).sum();
      return new ExpectedCount(0.5 * exposures[target] / sum, 2, 1, size(ages) - 1);
    }

    /** How many months of equal weight tell as much (Kish). */
    private static double size(double[] weights) {
      double sum = Arrays.stream(weights).sum();
      return sum * sum / Arrays.stream(weights).map(w -> w * w).sum();
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
