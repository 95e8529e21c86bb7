package london.outcomes.stats.series;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import london.outcomes.stats.WeightedLine;

/**
 * Maximum likelihood of a line on the scale of the logarithm or of the log-odds, by iteratively
 * reweighted least squares.
 *
 * <p>Source: McCullagh and Nelder (1989), Generalized Linear Models, 2.5; R's {@code glm}.
 */
final class TrendLine {
  private static final int MAX_STEPS = 100;
  private static final double LAST_STEP = 1e-10;

  /** No line: the likelihood rises without end. */
  private static final WeightedLine NONE = new WeightedLine(Double.NaN, Double.NaN, Double.NaN);

  private final double[] times;
  private final double[] events;
  private final double[] bases;

  /** From an expected share of the base to the variance of that share times the base. */
  private final DoubleUnaryOperator variance;

  /** From the height of the line to the expected share of the base. */
  private final DoubleUnaryOperator share;

  private TrendLine(
      double[] times,
      double[] events,
      double[] bases,
      DoubleUnaryOperator variance,
      DoubleUnaryOperator share) {
    this.times = times;
    this.events = events;
    this.bases = bases;
    this.variance = variance;
    this.share = share;
  }

  /** ln(odds) = a + b·t for successes of trials, all trials above 0. */
  static WeightedLine logistic(double[] times, double[] events, double[] trials) {
    double start = Arrays.stream(events).sum() / Arrays.stream(trials).sum();
    return new TrendLine(times, events, trials, p -> p * (1 - p), y -> 1 / (1 + Math.exp(-y)))
        .fit(Math.log(start / (1 - start)));
  }

  /** ln(events) = ln(population) + a + b·t, all populations above 0. */
  static WeightedLine poisson(double[] times, double[] events, double[] populations) {
    double start = Arrays.stream(events).sum() / Arrays.stream(populations).sum();
    return new TrendLine(times, events, populations, rate -> rate, Math::exp).fit(Math.log(start));
  }

  private WeightedLine fit(double start) {
    WeightedLine line = new WeightedLine(start, 0, 0);
    for (int i = 0; i < MAX_STEPS; i++) {
      WeightedLine next = step(line);
      if (!Double.isFinite(next.slope()) || !Double.isFinite(next.intercept())) {
        return NONE;
      }
      if (isClose(next.slope(), line.slope()) && isClose(next.intercept(), line.intercept())) {
        return next;
      }
      line = next;
    }
    return NONE;
  }

  private static boolean isClose(double now, double before) {
    return Math.abs(now - before) <= LAST_STEP * Math.max(1, Math.abs(now));
  }

  /** With canonical links the derivative of the mean is the variance. */
  private WeightedLine step(WeightedLine line) {
    double[] weights = new double[times.length];
    double[] targets = new double[times.length];
    for (int i : IntStream.range(0, times.length).toArray()) {
      double height = line.at(times[i]);
      double expected = share.applyAsDouble(height);
      double slope = variance.applyAsDouble(expected);
      weights[i] = bases[i] * slope;
      targets[i] = height + (events[i] / bases[i] - expected) / slope;
    }
    return WeightedLine.fit(times, targets, weights);
  }
}
