package london.outcomes.stats.area;

import london.outcomes.stats.WeightedLine;

/**
 * A line on the scale of the figures. Its slope is a weighted sum of independent normal figures;
 * the limits are those of lines with another slope through the same middle, as in the reference.
 *
 * @param scale of the line
 * @param line the line
 * @param slopeError standard error of its slope
 */
record TransformedInequality(FigureScale scale, WeightedLine line, double slopeError)
    implements InequalityLine {

  static TransformedInequality of(
      FigureScale scale, WeightedLine line, WeightedLine[] unitLines, double[] errors) {
    double variance = 0;
    for (int i = 0; i < errors.length; i++) {
      double part = unitLines[i].slope() * errors[i];
      variance += part * part;
    }
    return new TransformedInequality(scale, line, Math.sqrt(variance));
  }

  @Override
  public double intercept() {
    return scale.back(line.intercept());
  }

  @Override
  public double difference() {
    return differenceQuantile(0);
  }

  @Override
  public double ratio() {
    return ratioQuantile(0);
  }

  @Override
  public double differenceQuantile(double z) {
    double half = halfRise(z);
    return scale.back(line.at(0.5) + half) - scale.back(line.at(0.5) - half);
  }

  @Override
  public double ratioQuantile(double z) {
    double half = halfRise(z);
    return scale.back(line.at(0.5) + half) / scale.back(line.at(0.5) - half);
  }

  private double halfRise(double z) {
    return (line.slope() + z * slopeError) / 2;
  }
}
