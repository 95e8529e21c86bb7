package london.outcomes.stats.area;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import london.outcomes.stats.BenjaminiHochberg;
import london.outcomes.stats.Inputs;
import london.outcomes.stats.Quantiles;
import london.outcomes.stats.Reasons;

/**
 * Whether a cell and its neighbours together have more or fewer events than chance would put there
 * (method M31, the Getis-Ord Gi* statistic).
 *
 * @param z how many standard deviations above the whole grid's mean, {@code NaN} when undefined
 * @param pValue two-sided
 * @param adjustedPValue controlled for false discoveries over all cells
 * @param reason empty, {@code missing_input} when any cell is missing, {@code degenerate_variance}
 *     when all cells are alike or all are neighbours
 */
public record HotSpot(double z, double pValue, double adjustedPValue, String reason) {

  /**
   * z = (sum w·x - mean·W)/(S·sqrt((n·sum w² - W²)/(n - 1))), weight 1 for the cell itself and
   * those that touch it, W their number, S with divisor n.
   *
   * <p>Source: Ord and Getis (1995), Geographical Analysis 27; R's {@code spdep}. Work grows with
   * the square of the number of cells.
   *
   * @param cells all cells of the area, also those without events
   * @return in the order of the cells
   */
  public static List<HotSpot> of(List<GridCell> cells) {
    int[][] neighbours =
        cells.stream()
            .map(
                cell ->
                    IntStream.range(0, cells.size())
                        .filter(i -> cell.isNeighbour(cells.get(i)))
                        .toArray())
            .toArray(int[][]::new);
    return of(cells.stream().mapToDouble(GridCell::events).toArray(), neighbours);
  }

  /**
   * The same for places that are no cells of a grid.
   *
   * @param events of all places of the area, also of those without events
   * @param neighbours of each place, as positions in {@code events}: itself and those near it
   * @return in the order of the places
   */
  public static List<HotSpot> of(double[] events, int[][] neighbours) {
    double[] z = scores(events, neighbours);
    double[] pValues = Arrays.stream(z).map(Quantiles::normalPValue).toArray();
    double[] adjusted = BenjaminiHochberg.adjust(pValues);
    String without =
        Inputs.anyMissing(events) ? Reasons.MISSING_INPUT : Reasons.DEGENERATE_VARIANCE;
    return IntStream.range(0, z.length)
        .mapToObj(
            i ->
                new HotSpot(
                    z[i], pValues[i], adjusted[i], Double.isNaN(z[i]) ? without : Reasons.NONE))
        .toList();
  }

  /** The z-scores alone. */
  public static double[] scores(double[] events, int[][] neighbours) {
    double count = events.length;
    double mean = Arrays.stream(events).sum() / count;
    double variance = Arrays.stream(events).map(e -> (e - mean) * (e - mean)).sum() / count;
    double[] z = new double[events.length];
    for (int i = 0; i < z.length; i++) {
      double weight = neighbours[i].length;
      double sum = 0;
      for (int neighbour : neighbours[i]) {
        sum += events[neighbour];
      }
      double error = Math.sqrt(variance * (count * weight - weight * weight) / (count - 1));
      z[i] = error > 0 ? (sum - mean * weight) / error : Double.NaN;
    }
    return z;
  }
}
