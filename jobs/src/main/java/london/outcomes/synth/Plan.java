package london.outcomes.synth;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

/**
 * What to make: the months, both ends included, the size of the force (1 is London), and the seed.
 *
 * <p>The same plan always gives the same bytes. A month's own files depend on nothing after it.
 *
 * @param draw 0 for the files; others draw once more what happens, in the same world: its people,
 *     places and levels depend on the seed alone
 */
public record Plan(YearMonth from, YearMonth to, double scale, long seed, int draw) {

  private static final double LARGEST_SCALE = 100;

  public Plan {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "synth: the last month " + to + " is before the first month " + from);
    }
    if (!(scale > 0 && scale <= LARGEST_SCALE)) {
      throw new IllegalArgumentException(
          "synth: scale is " + scale + "; give a number above 0 and up to " + LARGEST_SCALE);
    }
  }

  public Plan(YearMonth from, YearMonth to, double scale, long seed) {
    this(from, to, scale, seed, 0);
  }

  Plan drawn(int draw) {
    return new Plan(from, to, scale, seed, draw);
  }

  /** The seed of what happens by chance, and not of what the world is like. */
  long chances() {
    return draw == 0 ? seed : Dice.of(seed, "draw", draw).next();
  }

  List<YearMonth> months() {
    return Stream.iterate(from, month -> !month.isAfter(to), month -> month.plusMonths(1)).toList();
  }
}
