package london.outcomes.insight.place;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A town in which twelve series, or fewer, have twice the usual for three months of the year that
 * is published.
 *
 * @param starts position of the first month of each, by series
 */
record TownRises(Map<String, Integer> starts, List<List<Panel.Tally>> tallies) {

  static final int FROM = Town.MONTHS - Watching.PUBLISHED;

  static TownRises of(long seed, Town town) {
    Map<String, Integer> starts = somewhere(seed);
    return new TownRises(starts, town.tallies((s, t) -> holds(starts, s, t) ? 2 : 1));
  }

  private static Map<String, Integer> somewhere(long seed) {
    Random dice = new Random(seed);
    Map<String, Integer> starts = new HashMap<>();
    for (int i = 0; i < 12; i++) {
      String series = dice.nextInt(10) + "/" + Town.borough(dice.nextInt(Town.BOROUGHS));
      starts.put(series, FROM + dice.nextInt(Watching.PUBLISHED - 3));
    }
    return starts;
  }

  private static boolean holds(Map<String, Integer> starts, String series, int t) {
    Integer start = starts.get(series);
    return start != null && t >= start && t < start + 3;
  }

  boolean holds(Rise rise) {
    return holds(starts, series(rise), rise.month() - Town.FIRST);
  }

  static String series(Rise rise) {
    return rise.category().replace("category-", "") + "/" + rise.area();
  }

  /** What was found of a town. */
  static List<Rise> found(List<List<Panel.Tally>> tallies) {
    return watched(tallies, Watching::untried).findings().stream().map(f -> f.rise()).toList();
  }

  static Watched watched(List<List<Panel.Tally>> tallies, Function<Panel, Watching> how) {
    return Watched.of(
        IntStream.range(0, tallies.size())
            .mapToObj(c -> how.apply(Panel.of("category-" + c, tallies.get(c))))
            .toList());
  }

  /** Monthly mean of the year before the one that is published. */
  double usual(String series) {
    String[] parts = series.split("/");
    return tallies.get(Integer.parseInt(parts[0])).stream()
        .filter(t -> t.borough().equals(parts[1]))
        .filter(t -> t.month() >= Town.FIRST + FROM - 12 && t.month() < Town.FIRST + FROM)
        .mapToLong(Panel.Tally::offences)
        .average()
        .orElse(0);
  }
}
