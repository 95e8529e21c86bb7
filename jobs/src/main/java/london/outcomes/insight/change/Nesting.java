package london.outcomes.insight.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import london.outcomes.catalogue.Measure;

/**
 * Measures that count types of what another measure counts, by their definitions: the same column
 * of the same rows, set against the same, where one list of types holds the other.
 */
final class Nesting {

  private static final Pattern LIST =
      Pattern.compile("\\s*(\\w+)\\s+IN\\s*\\(([^()]*)\\)\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern ONE = Pattern.compile("\\s*(\\w+)\\s*=\\s*('[^']*')\\s*");

  private Nesting() {}

  /** Measure to those that count its types, none twice; measures without such are left out. */
  static Map<String, List<String>> of(Map<String, Measure> measures) {
    Map<String, Set<String>> types = new TreeMap<>();
    measures.forEach((id, measure) -> types.put(id, types(measure.numerator().where())));
    Map<String, List<String>> nested = new TreeMap<>();
    for (Measure whole : measures.values()) {
      List<String> parts =
          measures.values().stream()
              .filter(part -> isPart(part, whole, types))
              .map(Measure::id)
              .sorted(
                  Comparator.comparingInt((String id) -> -types.get(id).size())
                      .thenComparing(Comparator.naturalOrder()))
              .toList();
      List<String> apart = apart(parts, types);
      if (!apart.isEmpty()) {
        nested.put(whole.id(), apart);
      }
    }
    return nested;
  }

  private static boolean isPart(Measure part, Measure whole, Map<String, Set<String>> types) {
    Set<String> all = types.get(whole.id());
    Set<String> some = types.get(part.id());
    return !some.isEmpty()
        && some.size() < all.size()
        && all.containsAll(some)
        && part.table().equals(whole.table())
        && part.sources().equals(whole.sources())
        && part.numerator().sum().equals(whole.numerator().sum())
        && part.denominator().equals(whole.denominator())
        && part.kind() == whole.kind()
        && part.per() == whole.per();
  }

  /** The larger first, and none that shares a type with one before it. */
  private static List<String> apart(List<String> parts, Map<String, Set<String>> types) {
    Set<String> taken = new HashSet<>();
    List<String> apart = new ArrayList<>();
    for (String part : parts) {
      if (types.get(part).stream().noneMatch(taken::contains)) {
        taken.addAll(types.get(part));
        apart.add(part);
      }
    }
    return apart.stream().sorted().toList();
  }

  /** Column and value of each type that a predicate names; empty for another kind of predicate. */
  private static Set<String> types(String where) {
    Set<String> types = new TreeSet<>();
    for (Pattern pattern : List.of(LIST, ONE)) {
      Matcher matcher = pattern.matcher(where);
      if (matcher.matches()) {
        for (String value : matcher.group(2).split(",")) {
          types.add(matcher.group(1).toLowerCase(Locale.ROOT) + "=" + value.strip());
        }
      }
    }
    return types;
  }
}
