package london.outcomes.synth;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Unusual rises that are planted into recorded crime, so that it can be seen whether a signal finds
 * them: every year a few boroughs have far more of one crime type for some months.
 */
final class Rises {

  /** A crime type, a borough, and by how much it is raised from one month to another. */
  record Rise(String borough, CrimeType type, YearMonth from, YearMonth to, double factor) {

    boolean holdsIn(YearMonth month) {
      return !month.isBefore(from) && !month.isAfter(to);
    }
  }

  private static final int A_YEAR = 3;
  private static final int LONGEST = 3;

  /** Types with enough rows in a borough for a rise to stand out. */
  private static final List<CrimeType> RAISED =
      List.of(
          CrimeType.BURGLARY,
          CrimeType.ROBBERY,
          CrimeType.SHOPLIFTING,
          CrimeType.THEFT_FROM_PERSON,
          CrimeType.VEHICLE_CRIME,
          CrimeType.ANTI_SOCIAL_BEHAVIOUR);

  private final List<Borough> boroughs;
  private final long seed;
  private final Map<Integer, List<Rise>> byYear = new HashMap<>();

  private Rises(List<Borough> boroughs, long seed) {
    this.boroughs = boroughs;
    this.seed = seed;
  }

  static Rises of(Reference reference, long seed) {
    return new Rises(reference.boroughs().stream().filter(b -> !b.isCity()).toList(), seed);
  }

  /** How many times as many there are as usual. */
  double factor(String borough, CrimeType type, YearMonth month) {
    double factor = 1;
    for (Rise rise : in(month.getYear())) {
      if (rise.type() == type && rise.borough().equals(borough) && rise.holdsIn(month)) {
        factor *= rise.factor();
      }
    }
    return factor;
  }

  /** The rises that begin and end in a year. */
  List<Rise> in(int year) {
    return byYear.computeIfAbsent(year, this::planted);
  }

  private List<Rise> planted(int year) {
    Dice dice = Dice.of(seed, "rises", year);
    List<Rise> rises = new ArrayList<>();
    for (int left = A_YEAR; left > 0; left--) {
      String borough = boroughs.get(dice.below(boroughs.size())).name();
      CrimeType type = RAISED.get(dice.below(RAISED.size()));
      int months = 1 + dice.below(LONGEST);
      YearMonth from = YearMonth.of(year, 1 + dice.below(13 - months));
      double factor = Math.round(100 * (1.6 + .8 * dice.unit())) / 100.0;
      rises.add(new Rise(borough, type, from, from.plusMonths(months - 1), factor));
    }
    return List.copyOf(rises);
  }
}
