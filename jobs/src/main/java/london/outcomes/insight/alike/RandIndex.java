package london.outcomes.insight.alike;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far two groupings of the same areas agree: 1 for the same, about 0 for what chance alone
 * agrees on (adjusted Rand index; Hubert and Arabie 1985, Comparing Partitions).
 */
final class RandIndex {

  private RandIndex() {}

  static double adjusted(int[] a, int[] b) {
    Map<List<Integer>, Integer> both = new HashMap<>();
    Map<Integer, Integer> first = new HashMap<>();
    Map<Integer, Integer> second = new HashMap<>();
    for (int i = 0; i < a.length; i++) {
      both.merge(List.of(a[i], b[i]), 1, Integer::sum);
      first.merge(a[i], 1, Integer::sum);
      second.merge(b[i], 1, Integer::sum);
    }
    double together = pairs(both);
    double one = pairs(first);
    double other = pairs(second);
    double chance = one * other / pairs(a.length);
    double most = (one + other) / 2;
    return most == chance ? 1 : (together - chance) / (most - chance);
  }

  private static double pairs(Map<?, Integer> sizes) {
    return sizes.values().stream().mapToDouble(RandIndex::pairs).sum();
  }

  private static double pairs(int n) {
    return n * (n - 1) / 2.0;
  }
}
