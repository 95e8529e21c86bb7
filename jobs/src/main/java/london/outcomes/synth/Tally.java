package london.outcomes.synth;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
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

  private final Map<String, int[][]> counts = new HashMap<>();
  private final List<String> boroughs;
  private final List<YearMonth> months;

  Tally(Reference reference, Plan plan) {
    TreeSet<String> names = new TreeSet<>(List.of(UNKNOWN));
    reference.boroughs().stream().filter(b -> !b.isCity()).forEach(b -> names.add(b.name()));
    this.boroughs = List.copyOf(names);
    this.months = plan.months();
    for (String borough : boroughs) {
      counts.put(borough, new int[Minor.values().length][months.size()]);
    }
  }

  void count(Offence offence, YearMonth month) {
    if (offence.type().isNotifiable()) {
      boolean isKnown = counts.containsKey(offence.borough()) && offence.isBoroughKnown();
      count(isKnown ? offence.borough() : UNKNOWN, offence.minor(), month);
    }
  }

  void count(String borough, Minor minor, YearMonth month) {
    counts.get(borough)[minor.ordinal()][at(month)]++;
  }

  int of(String borough, Minor minor, YearMonth month) {
    return counts.get(borough)[minor.ordinal()][at(month)];
  }

  void tell(YearMonth month, Witness witness) {
    for (String borough : boroughs) {
      for (Minor minor : Minor.values()) {
        int count = of(borough, minor, month);
        if (count > 0) {
          witness.counted("mps-borough-level", "offences", borough, minor.minorText, count, count);
        }
      }
    }
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
