package london.outcomes.insight.place;

import java.util.List;
import java.util.stream.IntStream;
import london.outcomes.stats.area.Bands;
import london.outcomes.stats.area.KnoxCell;
import london.outcomes.stats.area.NearPlaces;
import london.outcomes.stats.area.NearRepeat;

/**
 * The Knox table of one category in one area: what may be told of it, and how likely by chance.
 *
 * @param cells distance bands in order, and within each the bands of days
 */
record Repeats(String area, String category, String name, int offences, List<KnoxCell> cells) {

  /** Fewer offences would tell of single ones. */
  static final int FEWEST_OFFENCES = 100;

  /** As would fewer pairs. */
  static final int FEWEST_PAIRS = 10;

  /** With as many expected pairs no permutations are needed; else days are dealt out anew. */
  static final int MANY_PAIRS = 30;

  /** No distribution is to be believed farther out. */
  static final double SMALLEST_P = 1e-6;

  /** How often, so that the smallest p is 0.001; less often where there are many offences. */
  static final int DEALS = 999;

  static final int FEWEST_DEALS = 99;
  static final int DEALT_OFFENCES = 2_000_000;
  static final long SEED = 20_261_127;

  private static final Bands TIME = Bands.between(0, 8, 15, 29);

  static Repeats of(String area, Happenings own, NearPlaces near) {
    List<KnoxCell> moments = NearRepeat.knox(near, own.places(), own.days(), TIME);
    boolean isTold = own.size() >= FEWEST_OFFENCES;
    List<KnoxCell> cells =
        isTold && moments.stream().anyMatch(Repeats::isDealt)
            ? dealt(area, own, near, moments)
            : moments;
    return new Repeats(area, own.id(), own.name(), own.size(), cells);
  }

  /** The cells in which moments do not tell have the p-value of permutations. */
  private static List<KnoxCell> dealt(
      String area, Happenings own, NearPlaces near, List<KnoxCell> moments) {
    int deals = Math.max(FEWEST_DEALS, Math.min(DEALS, DEALT_OFFENCES / own.size()));
    long seed = SEED ^ (area + "/" + own.id()).hashCode();
    List<KnoxCell> dealt = NearRepeat.knox(near, own.places(), own.days(), TIME, deals, seed);
    return IntStream.range(0, moments.size())
        .mapToObj(i -> (isDealt(moments.get(i)) ? dealt : moments).get(i))
        .toList();
  }

  /** Where too little is observed to be told nothing is tested. */
  private static boolean isDealt(KnoxCell cell) {
    return cell.observed() >= FEWEST_PAIRS && cell.expected() < MANY_PAIRS;
  }

  /** Of its cells. */
  IntStream numbers() {
    return IntStream.range(0, cells.size());
  }

  boolean isTested() {
    return offences >= FEWEST_OFFENCES;
  }

  boolean isTold(int cell) {
    return isTested() && cells.get(cell).observed() >= FEWEST_PAIRS;
  }

  /**
   * For the family of tests: {@code NaN} where there was no test, 1 where the result may not be
   * told. To leave those out would be to choose tests by their result.
   */
  double pValue(int cell) {
    if (!isTested()) {
      return Double.NaN;
    }
    return isTold(cell) ? Math.max(SMALLEST_P, cells.get(cell).pValue()) : 1;
  }
}
