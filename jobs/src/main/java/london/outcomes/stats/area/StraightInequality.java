package london.outcomes.stats.area;

import java.util.stream.IntStream;
import london.outcomes.stats.WeightedLine;

/**
 * A line through the figures as they are. The slope is a weighted sum of independent figures, and
 * the ratio is at most r where (a + b) - r·a is at most 0, another such sum (Fieller's argument).
 */
final class StraightInequality implements InequalityLine {
  private static final int MAX_STEPS = 200;
  private static final double WIDEST = 1e9;

  private final WeightedLine line;
  private final WeightedLine[] unitLines;
  private final Cumulants[] figures;

  StraightInequality(WeightedLine line, WeightedLine[] unitLines, Cumulants[] figures) {
    this.line = line;
    this.unitLines = unitLines;
    this.figures = figures;
  }

  @Override
  public double intercept() {
    return line.intercept();
  }

  @Override
  public double difference() {
    return line.slope();
  }

  @Override
  public double ratio() {
    return line.at(1) / line.intercept();
  }

  @Override
  public double differenceQuantile(double z) {
    return sum(1, 0).quantile(z);
  }

  /** b·slope + a·intercept, with what is known of both. */
  private Cumulants sum(double slope, double intercept) {
    return IntStream.range(0, figures.length)
        .mapToObj(
            i -> {
              WeightedLine unit = unitLines[i];
              return figures[i].times(slope * unit.slope() + intercept * unit.intercept());
            })
        .reduce(Cumulants.ZERO, Cumulants::plus);
  }

  /** The root r of the quantile of b + (1 - r)·a, which falls with r where a is above 0. */
  @Override
  public double ratioQuantile(double z) {
    double step = 1;
    double low = ratio();
    double high = low;
    while (excess(low, z) < 0 && step < WIDEST) {
      low -= step;
      step *= 2;
    }
    while (excess(high, z) > 0 && step < WIDEST) {
      high += step;
      step *= 2;
    }
    return step < WIDEST ? root(low, high, z) : Double.NaN;
  }

  private double root(double from, double to, double z) {
    double low = from;
    double high = to;
    for (int i = 0; i < MAX_STEPS && high - low > 1e-14 * Math.abs(high); i++) {
      double middle = (low + high) / 2;
      if (excess(middle, z) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double root = (low + high) / 2;
    return Double.isNaN(excess(root, z)) ? Double.NaN : root;
  }

  private double excess(double ratio, double z) {
    return sum(1, 1 - ratio).quantile(z);
  }
}
