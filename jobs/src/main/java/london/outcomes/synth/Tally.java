package london.outcomes.synth;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Counts offences by month, borough and MPS category while they are written.
 *
 * <p>A borough that the MPS does not police, and now and then any, counts as {@code Unknown}, as in
 * the published file.
 */
final class Tally {

  static final String UNKNOWN = "Unknown";

  private static final double BOROUGH_UNKNOWN = .006;

  private final Map<String, int[][]> counts = new HashMap<>();
  private final Map<CrimeType, Choice<Minor>> minors = new EnumMap<>(CrimeType.class);
  private final List<String> boroughs;
  private final List<YearMonth> months;
  private final Dice dice;

  Tally(Reference reference, Plan plan) {
    TreeSet<String> names = new TreeSet<>(List.of(UNKNOWN));
    reference.boroughs().stream().filter(b -> !b.isCity()).forEach(b -> names.add(b.name()));
    this.boroughs = List.copyOf(names);
    this.months = plan.months();
    this.dice = Dice.of(plan.seed(), "tally");
    for (String borough : boroughs) {
      counts.put(borough, new int[Minor.values().length][months.size()]);
    }
    for (CrimeType type : CrimeType.values()) {
      if (type.isNotifiable()) {
        minors.put(type, Minor.of(type));
      }
    }
  }

  void count(Offence offence, YearMonth month) {
    if (offence.type().isNotifiable()) {
      boolean isKnown = counts.containsKey(offence.borough()) && !dice.chance(BOROUGH_UNKNOWN);
      String borough = isKnown ? offence.borough() : UNKNOWN;
      count(borough, minors.get(offence.type()).pick(dice), month);
    }
  }

  void count(String borough, Minor minor, YearMonth month) {
    counts.get(borough)[minor.ordinal()][at(month)]++;
  }

  int of(String borough, Minor minor, YearMonth month) {
    return counts.get(borough)[minor.ordinal()][at(month)];
  }

  private int at(YearMonth month) {
    return (int) ChronoUnit.MONTHS.between(months.get(0), month);
  }

  List<String> boroughs() {
    return boroughs;
  }

  List<YearMonth> months() {
    return months;
  }
}
