package london.outcomes.stats.area;

import java.util.List;
import java.util.stream.IntStream;
import london.outcomes.stats.Quantiles;
import london.outcomes.stats.WeightedLine;

/** The line behind the indices of inequality: what it rises from end to end, and how surely. */
interface InequalityLine {
  /** The fitted figure at the first end. */
  double intercept();

  /** The figure at the last end less that at the first. */
  double difference();

  /** The figure at the last end over that at the first. */
  double ratio();

  /** The quantile of the difference that is the normal one at z; {@code NaN} when undefined. */
  double differenceQuantile(double z);

  /** The quantile of the ratio that is the normal one at z; {@code NaN} when undefined. */
  double ratioQuantile(double z);

  /** Through the figures as they are, each uncertain on its scale. */
  static InequalityLine straight(List<GroupFigure> groups, FigureScale scale, double confidence) {
    double[] places = ridits(groups);
    double[] shares = shares(groups);
    double[] values = groups.stream().mapToDouble(g -> g.figure().value()).toArray();
    Cumulants[] figures =
        groups.stream()
            .map(
                g ->
                    Cumulants.of(
                        scale::back, scale.of(g.figure().value()), error(g, scale, confidence)))
            .toArray(Cumulants[]::new);
    return new StraightInequality(
        WeightedLine.fit(places, values, shares), unitLines(places, shares), figures);
  }

  /** Through the figures on their scale. */
  static InequalityLine transformed(
      List<GroupFigure> groups, FigureScale scale, double confidence) {
    double[] places = ridits(groups);
    double[] shares = shares(groups);
    double[] values = groups.stream().mapToDouble(g -> scale.of(g.figure().value())).toArray();
    double[] errors = groups.stream().mapToDouble(g -> error(g, scale, confidence)).toArray();
    return TransformedInequality.of(
        scale, WeightedLine.fit(places, values, shares), unitLines(places, shares), errors);
  }

  /** Half the width of the interval over z, on the scale where it is symmetric. */
  private static double error(GroupFigure group, FigureScale scale, double confidence) {
    double width = scale.of(group.figure().upper()) - scale.of(group.figure().lower());
    return width / (2 * Quantiles.normalMultiplier(confidence));
  }

  private static double[] shares(List<GroupFigure> groups) {
    double people = groups.stream().mapToDouble(GroupFigure::population).sum();
    return groups.stream().mapToDouble(group -> group.population() / people).toArray();
  }

  /** The middle of each group's share of the population. */
  private static double[] ridits(List<GroupFigure> groups) {
    double[] shares = shares(groups);
    double[] places = new double[shares.length];
    double below = 0;
    for (int i = 0; i < shares.length; i++) {
      places[i] = below + shares[i] / 2;
      below += shares[i];
    }
    return places;
  }

  /** The line is linear in the figures: these are the lines when one figure is 1, the others 0. */
  private static WeightedLine[] unitLines(double[] places, double[] shares) {
    return IntStream.range(0, places.length)
        .mapToObj(
            i -> {
              double[] unit = new double[places.length];
              unit[i] = 1;
              return WeightedLine.fit(places, unit, shares);
            })
        .toArray(WeightedLine[]::new);
  }
}
