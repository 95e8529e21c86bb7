package london.outcomes.config;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Lookup;
import london.outcomes.catalogue.Lookup.Validity;
import london.outcomes.catalogue.ReferenceList;

/**
 * Proves that a lookup finds one row at most: a list with a value twice, or twice at the same time,
 * would multiply the rows of a delivery or choose among them.
 */
final class LookupCheck {

  private final Catalogue catalogue;
  private final Mistakes mistakes;

  LookupCheck(Catalogue catalogue, Mistakes mistakes) {
    this.catalogue = catalogue;
    this.mistakes = mistakes;
  }

  /** Days from which to which a row of a list holds, both included. */
  private record Time(LocalDate from, LocalDate to) {
    static final Time ALWAYS = new Time(LocalDate.MIN, LocalDate.MAX);

    boolean overlaps(Time other) {
      return !from.isAfter(other.to) && !other.from.isAfter(to);
    }
  }

  void check(String file, String key, Lookup lookup) {
    ReferenceList list = catalogue.references().get(lookup.reference());
    if (list == null || !hasColumns(list, lookup)) {
      return;
    }
    Map<String, List<Time>> seen = new TreeMap<>();
    for (List<String> row : list.rows()) {
      String value = list.field(row, lookup.match());
      try {
        Time time = time(list, row, lookup.validity());
        List<Time> others = seen.computeIfAbsent(compared(value, lookup), v -> new ArrayList<>());
        if (others.stream().anyMatch(time::overlaps)) {
          twice(file, key, value, lookup);
          return;
        }
        others.add(time);
      } catch (DateTimeException e) {
        mistakes.add(
            file,
            key + ".valid",
            "the row of '" + value + "' in " + list.name() + " has no days from and to",
            "Write them as 2017-04-01, the first not after the last; the last may be empty.");
        return;
      }
    }
  }

  private static boolean hasColumns(ReferenceList list, Lookup lookup) {
    Validity validity = lookup.validity();
    return list.columns().contains(lookup.match())
        && (!validity.isLimited()
            || list.columns().containsAll(List.of(validity.from(), validity.to())));
  }

  private static Time time(ReferenceList list, List<String> row, Validity validity) {
    if (!validity.isLimited()) {
      return Time.ALWAYS;
    }
    LocalDate from = LocalDate.parse(list.field(row, validity.from()));
    String last = list.field(row, validity.to());
    LocalDate to = last.isEmpty() ? LocalDate.MAX : LocalDate.parse(last);
    if (to.isBefore(from)) {
      throw new DateTimeException("ends before it begins");
    }
    return new Time(from, to);
  }

  private void twice(String file, String key, String value, Lookup lookup) {
    String place = lookup.reference() + "." + lookup.match();
    if (lookup.validity().isLimited()) {
      mistakes.add(
          file,
          key + ".valid",
          "'" + value + "' stands twice at one time in " + place,
          "Let the days of one row end before those of the next begin.");
    } else {
      mistakes.add(
          file,
          key + ".match",
          "'" + value + "' stands twice in " + place,
          "Match a column whose values are unique.");
    }
  }

  private static String compared(String value, Lookup lookup) {
    return lookup.isNormalised()
        ? value.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT)
        : value;
  }
}
