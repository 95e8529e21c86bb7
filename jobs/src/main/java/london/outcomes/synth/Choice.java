package london.outcomes.synth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One of several things, each with its weight; weights need not add up to anything. */
final class Choice<T> {

  private final List<T> options;
  private final double[] upTo;

  private Choice(List<T> options, double[] upTo) {
    this.options = options;
    this.upTo = upTo;
  }

  static <T> Choice<T> of(double weight, T option) {
    return new Choice<>(List.of(option), new double[] {weight});
  }

  Choice<T> or(double weight, T option) {
    List<T> more = new ArrayList<>(options);
    more.add(option);
    double[] sums = Arrays.copyOf(upTo, upTo.length + 1);
    sums[upTo.length] = upTo[upTo.length - 1] + weight;
    return new Choice<>(List.copyOf(more), sums);
  }

  /** The same as a long chain of {@link #or}. */
  static <T> Choice<T> among(List<T> options, double[] weights) {
    double[] sums = new double[weights.length];
    double sum = 0;
    for (int at = 0; at < weights.length; at++) {
      sum += weights[at];
      sums[at] = sum;
    }
    return new Choice<>(List.copyOf(options), sums);
  }

  double total() {
    return upTo[upTo.length - 1];
  }

  T pick(Dice dice) {
    return at(dice.unit());
  }

  /** The one in whose part of the whole a mark from 0 to 1 lies, the parts being in their order. */
  T at(double share) {
    double mark = share * total();
    int low = 0;
    int high = upTo.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (upTo[middle] > mark) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return options.get(low);
  }
}
