package london.outcomes.stats.spc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The known values of a baseline, cut where neighbours are not neighbours.
 *
 * @param runs none of them empty
 */
record XmrRuns(List<double[]> runs) {

  static XmrRuns of(List<XmrValue> values, MissingPolicy missing) {
    List<double[]> runs = new ArrayList<>();
    List<Double> run = new ArrayList<>();
    for (XmrValue value : values) {
      if (!value.isMissing()) {
        run.add(value.value());
      } else if (missing == MissingPolicy.BREAK) {
        close(run, runs);
      }
    }
    close(run, runs);
    return new XmrRuns(runs);
  }

  private static void close(List<Double> run, List<double[]> runs) {
    if (!run.isEmpty()) {
      runs.add(run.stream().mapToDouble(Double::doubleValue).toArray());
      run.clear();
    }
  }

  /** The runs up to the given number of values. */
  List<double[]> first(int count) {
    List<double[]> first = new ArrayList<>();
    int left = count;
    for (double[] run : runs) {
      int taken = Math.min(left, run.length);
      first.add(Arrays.copyOf(run, taken));
      left -= taken;
    }
    return first;
  }
}
