package london.outcomes.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import london.outcomes.catalogue.Breakdown;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Denominator;
import london.outcomes.catalogue.Kind;
import london.outcomes.catalogue.Measure;

/** Whether the parts of a measure fit each other, and what it is set against. */
final class MeasureCheck {

  private static final Set<String> TAKEN = Set.of("all", "unknown");
  private static final Map<Double, String> MULTIPLES =
      Map.of(100.0, "100", 1000.0, "1,000", 100_000.0, "100,000", 1_000_000.0, "million");

  private final Catalogue catalogue;
  private final Mistakes mistakes;

  MeasureCheck(Catalogue catalogue, Mistakes mistakes) {
    this.catalogue = catalogue;
    this.mistakes = mistakes;
  }

  void check(String file, Measure measure) {
    checkBreakdowns(file, measure);
    checkUnit(file, measure);
    checkWards(file, measure);
    if (measure.denominator() instanceof Denominator.OfMeasure of) {
      Measure other = catalogue.measures().get(of.measureId());
      if (other != null) {
        checkFit(file, measure, other);
      }
    }
  }

  private void checkBreakdowns(String file, Measure measure) {
    Set<String> ids = new HashSet<>(TAKEN);
    for (int i = 0; i < measure.breakdowns().size(); i++) {
      Breakdown breakdown = measure.breakdowns().get(i);
      String key = "breakdowns[" + i + "]";
      if (!ids.add(breakdown.id())) {
        mistakes.add(
            file,
            key + ".id",
            "'" + breakdown.id() + "' is taken",
            "Give each breakdown a name of its own; all and unknown have a meaning.");
      }
      Set<String> groups = new HashSet<>(Set.of("all"));
      for (String group : breakdown.groups()) {
        if (!groups.add(group)) {
          mistakes.add(
              file,
              key + ".groups",
              "'" + group + "' is there twice, or means everybody",
              "List each group once.");
        }
      }
      requireAll(
          file, key + ".areas", "the measure", breakdown.levels(), measure.levels(), "Areas");
      if (measure.kind() == Kind.RATE_RATIO && breakdown.reference().isEmpty()) {
        mistakes.add(
            file,
            key + ".reference",
            "a rate ratio compares each group with a reference",
            "Choose one of: " + breakdown.groups() + ".");
      }
    }
  }

  private void checkWards(String file, Measure measure) {
    boolean isKnown = catalogue.tables().containsKey(measure.table());
    if (measure.levels().contains("ward")
        && isKnown
        && !catalogue.stored(measure.table()).columnNames().contains("ward_code")) {
      mistakes.add(
          file, "areas", measure.table() + " has no column ward_code", "Leave `ward` out.");
    }
  }

  /** Readers see the unit, not the multiplier. */
  private void checkUnit(String file, Measure measure) {
    String unit = measure.unit().toLowerCase(Locale.ROOT);
    if (measure.kind().isPart() && measure.per() == 100) {
      if (!unit.startsWith("per cent of ")) {
        mistakes.add(
            file, "unit", "a share is in per cent", "Write `per cent of` and what it is part of.");
      }
    } else if (measure.per() != 1) {
      String multiple = MULTIPLES.getOrDefault(measure.per(), "");
      if (multiple.isEmpty() || !unit.contains("per " + multiple)) {
        mistakes.add(
            file,
            "unit",
            "it does not say what the value is for each of",
            "Write `per " + (multiple.isEmpty() ? "1,000" : multiple) + "` as `per` has it.");
      }
    }
  }

  /** What has no counterpart in the denominator would never have a value. */
  private void checkFit(String file, Measure measure, Measure other) {
    String key = "denominator.measure";
    requireAll(file, key, other.id(), measure.windows(), other.windows(), "Windows");
    requireAll(file, key, other.id(), measure.levels(), other.levels(), "Areas");
    requireAll(file, key, other.id(), ids(measure), ids(other), "Breakdowns");
  }

  private static Set<String> ids(Measure measure) {
    Set<String> ids = new TreeSet<>();
    measure.breakdowns().forEach(breakdown -> ids.add(breakdown.id()));
    return ids;
  }

  private void requireAll(
      String file, String key, String of, Set<?> wanted, Set<?> there, String name) {
    List<Object> missing = new ArrayList<>(wanted);
    missing.removeAll(there);
    if (!missing.isEmpty()) {
      mistakes.add(
          file,
          key,
          of + " has not " + missing,
          name + ": " + new TreeSet<>(there.stream().map(Object::toString).toList()) + ".");
    }
  }
}
