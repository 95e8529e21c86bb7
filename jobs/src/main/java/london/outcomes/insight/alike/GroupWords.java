package london.outcomes.insight.alike;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What sets a group apart, in words. */
final class GroupWords {

  /** Half a usual difference from the area in the middle. */
  private static final double MARKED = 0.5;

  private static final int MOST = 3;

  private GroupWords() {}

  /** Highest and lowest measures of a group's centre. */
  static String of(double[] centre, List<Trait> traits) {
    String high = most(centre, traits, 1);
    String low = most(centre, traits, -1);
    if (high.isEmpty() && low.isEmpty()) {
      return "Close to the middle of the areas in all measures.";
    }
    String highs = high.isEmpty() ? "" : "High: " + high + ". ";
    return (highs + (low.isEmpty() ? "" : "Low: " + low + ".")).strip();
  }

  private static String most(double[] centre, List<Trait> traits, int sign) {
    return IntStream.range(0, centre.length)
        .boxed()
        .filter(j -> sign * centre[j] >= MARKED)
        .sorted(Comparator.comparingDouble((Integer j) -> -sign * centre[j]))
        .limit(MOST)
        .map(j -> traits.get(j).title())
        .collect(Collectors.joining("; "));
  }
}
