package london.outcomes.stats.area;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import london.outcomes.stats.Inputs;
import london.outcomes.stats.Quantiles;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * A funnel widened by the spread that areas have anyway (method M17), so that only areas out of
 * line with the others' spread lie outside.
 *
 * <p>Source: Spiegelhalter (2005), Quality and Safety in Health Care 14; Spiegelhalter and others
 * (2012), JRSS A 175; FunnelPlotR 0.6.0.
 *
 * @param target the value of all areas together, 1 for ratios
 * @param dispersion phi, the mean square of the winsorised z-scores; 1 where areas differ by chance
 * @param betweenVariance tau², variance between areas on the transformed scale, 0 without
 *     over-dispersion
 * @param areas in the order given
 */
public record OverdispersedFunnel(
    double target, double dispersion, double betweenVariance, List<Area> areas) {
  private static final double TAIL_PERCENT = 10;

  /**
   * One area of the funnel.
   *
   * @param zScore distance from the target over the standard error of chance, {@code NaN} when
   *     undefined
   * @param winsorised the z-score held inside the tenth and ninetieth percentiles
   * @param value its proportion or ratio, {@code NaN} when undefined
   * @param limits the funnel at its size, {@code NaN} when undefined
   */
  public record Area(double zScore, double winsorised, double value, FunnelLimits limits) {

    /** Where the area lies; a ratio of no events has no logarithm and is undefined. */
    public FunnelPosition position() {
      return Double.isNaN(zScore) ? FunnelPosition.UNDEFINED : limits.position(value);
    }
  }

  /** The scale on which chance has nearly the same spread everywhere. */
  private record Scale(
      DoubleUnaryOperator transform, DoubleUnaryOperator inverse, DoubleUnaryOperator error) {}

  private static final Scale ARCSINE =
      new Scale(
          p -> Math.asin(Math.sqrt(p)), OverdispersedFunnel::proportion, n -> 0.5 / Math.sqrt(n));

  private static final Scale LOGARITHM = new Scale(Math::log, Math::exp, e -> 1 / Math.sqrt(e));

  /**
   * Proportions: Y = asin(sqrt p), s = 1/(2 sqrt n), target the summed successes over trials.
   *
   * @param figures successes and trials of the areas; an area with a missing number or without
   *     trials is undefined and does not count
   * @throws IllegalArgumentException for successes above trials
   */
  public static OverdispersedFunnel ofProportions(List<AreaFigure> figures) {
    figures.forEach(
        f -> Inputs.requirePart("numerator", f.numerator(), "denominator", f.denominator()));
    List<AreaFigure> used = figures.stream().filter(f -> !Double.isNaN(f.value())).toList();
    double successes = used.stream().mapToDouble(AreaFigure::numerator).sum();
    double trials = used.stream().mapToDouble(AreaFigure::denominator).sum();
    return of(figures, successes / trials, ARCSINE);
  }

  /**
   * Ratios of observed to expected events: Y = ln(O/E), s = 1/sqrt(E), target 1.
   *
   * @param figures observed and expected events of the areas; an area with a missing number,
   *     without events or without expected events is undefined and does not count: report it apart
   */
  public static OverdispersedFunnel ofRatios(List<AreaFigure> figures) {
    return of(figures, 1, LOGARITHM);
  }

  /**
   * z = (Y - target)/s, winsorised at 10 % in each tail (type 7 percentiles), phi = mean z²; tau² =
   * max(0, (k·phi - (k - 1))/(sum w - sum w²/sum w)), w = 1/s², over k areas; limits are the
   * inverse of target -+ z·sqrt(s² + tau²).
   */
  private static OverdispersedFunnel of(List<AreaFigure> figures, double target, Scale scale) {
    double centre = scale.transform.applyAsDouble(target);
    double[] errors =
        figures.stream().mapToDouble(f -> scale.error.applyAsDouble(f.denominator())).toArray();
    double[] z =
        IntStream.range(0, errors.length)
            .mapToDouble(i -> (transformed(figures.get(i), scale) - centre) / errors[i])
            .toArray();
    double[] winsorised = winsorised(z);
    double dispersion =
        Arrays.stream(winsorised)
            .filter(v -> !Double.isNaN(v))
            .map(v -> v * v)
            .average()
            .orElse(Double.NaN);
    double between = betweenVariance(winsorised, errors, dispersion);
    List<Area> areas =
        IntStream.range(0, errors.length)
            .mapToObj(
                i ->
                    new Area(
                        z[i],
                        winsorised[i],
                        figures.get(i).value(),
                        limits(centre, Math.sqrt(errors[i] * errors[i] + between), scale)))
            .toList();
    return new OverdispersedFunnel(target, dispersion, between, areas);
  }

  private static double transformed(AreaFigure figure, Scale scale) {
    double value = scale.transform.applyAsDouble(figure.value());
    return Double.isInfinite(value) ? Double.NaN : value;
  }

  private static double[] winsorised(double[] z) {
    double[] known = Arrays.stream(z).filter(v -> !Double.isNaN(v)).toArray();
    if (known.length == 0) {
      return z.clone();
    }
    Percentile percentile = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
    double low = percentile.evaluate(known, TAIL_PERCENT);
    double high = percentile.evaluate(known, 100 - TAIL_PERCENT);
    return Arrays.stream(z).map(v -> Math.min(high, Math.max(low, v))).toArray();
  }

  private static double betweenVariance(double[] z, double[] errors, double dispersion) {
    double areas = 0;
    double weight = 0;
    double squaredWeight = 0;
    for (int i = 0; i < z.length; i++) {
      if (!Double.isNaN(z[i])) {
        double w = 1 / (errors[i] * errors[i]);
        areas++;
        weight += w;
        squaredWeight += w * w;
      }
    }
    double excess = areas * dispersion - (areas - 1);
    return excess > 0 && areas > 1 ? excess / (weight - squaredWeight / weight) : 0;
  }

  private static FunnelLimits limits(double centre, double error, Scale scale) {
    double known = Double.isInfinite(error) ? Double.NaN : error;
    return Funnel.at(
        Quantiles.normalMultiplier(0.95),
        Quantiles.normalMultiplier(0.998),
        z -> scale.inverse.applyAsDouble(centre + z * known));
  }

  /** sin² of an angle held between those of 0 and 1. */
  private static double proportion(double angle) {
    double sine = Math.sin(Math.min(Math.PI / 2, Math.max(0, angle)));
    return sine * sine;
  }
}
