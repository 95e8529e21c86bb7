package london.outcomes.config;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import london.outcomes.catalogue.Breakdown;
import london.outcomes.catalogue.Denominator;
import london.outcomes.catalogue.Disclosure;
import london.outcomes.catalogue.Kind;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.Numerator;
import london.outcomes.catalogue.RecordingChange;
import london.outcomes.catalogue.Window;

/** Reads one file of {@code conf/measures}. */
final class MeasureParser {

  private static final Set<String> LEVELS = ordered("borough", "bcu", "region");
  private static final Set<String> BETTER = ordered("lower", "higher", "towards", "context");
  private static final Set<String> THEMES =
      ordered("violence", "trust", "victims", "protection", "overall");
  private static final Set<String> RULES = ordered(Disclosure.PUBLISHED, Disclosure.SUPPRESS);

  private MeasureParser() {}

  static Measure parse(ConfigNode node, String definition) {
    Kind kind = node.choice("kind", Kind.class, Kind.COUNT);
    Measure measure =
        new Measure(
            node.text("id"),
            node.text("title"),
            node.choice("theme", node.text("theme"), THEMES),
            node.text("question"),
            node.text("plan-section"),
            node.text("national-measure", ""),
            node.choice("better", node.text("better"), BETTER),
            node.text("table"),
            Set.copyOf(node.texts("sources")),
            kind,
            node.child("numerator").map(MeasureParser::numerator).orElseGet(() -> none(node)),
            denominator(node, kind),
            node.number("per", kind == Kind.PROPORTION ? 100 : 1),
            node.text("unit"),
            windows(node),
            levels(node),
            node.children("breakdowns").stream().map(MeasureParser::breakdown).toList(),
            node.share("minimum-coverage", 0.95),
            node.child("disclosure").map(MeasureParser::disclosure).orElseGet(() -> strict(node)),
            node.children("recording-changes").stream().map(MeasureParser::change).toList(),
            node.text("notes"),
            node.text("owner"),
            definition);
    node.done();
    checkDisclosure(node, measure);
    boolean hasReference =
        measure.breakdowns().stream().anyMatch(breakdown -> !breakdown.reference().isEmpty());
    if (kind == Kind.RATE_RATIO && !hasReference) {
      node.problem(
          "breakdowns", "a rate ratio compares groups", "Add a breakdown with a reference.");
    }
    return measure;
  }

  /** Disclosure control looks at one table at a time; sums over tables would undo it. */
  private static void checkDisclosure(ConfigNode node, Measure measure) {
    if (measure.disclosure().rule().equals(Disclosure.PUBLISHED)) {
      return;
    }
    if (measure.windows().size() > 1) {
      node.problem(
          "windows",
          "a small count that is suppressed in one window could be worked out from another",
          "Name one window.");
    }
    if (!measure.breakdowns().isEmpty() && measure.kind() != Kind.RATE_RATIO) {
      node.problem(
          "breakdowns",
          "a small count that is suppressed in a group could be worked out from everybody's",
          "Remove the key, or make the groups a rate-ratio.");
    }
  }

  private static Numerator numerator(ConfigNode node) {
    Numerator numerator = new Numerator(node.text("sum", "1"), node.text("where", "true"));
    node.done();
    return numerator;
  }

  private static Numerator none(ConfigNode node) {
    node.problem("numerator", "the key is missing", "Add `numerator: {where: \"…\"}`.");
    return new Numerator("1", "true");
  }

  private static Denominator denominator(ConfigNode node, Kind kind) {
    Denominator denominator =
        node.child("denominator").map(MeasureParser::denominator).orElse(new Denominator.None());
    boolean isNeeded = kind != Kind.COUNT;
    if (isNeeded == denominator instanceof Denominator.None) {
      node.problem(
          "denominator",
          isNeeded ? "a " + kind + " needs a denominator" : "a count has no denominator",
          isNeeded
              ? "Add `denominator: {population: mye-2020}` or `denominator: {measure: id}`."
              : "Remove the key or change the kind.");
    }
    return denominator;
  }

  private static Denominator denominator(ConfigNode node) {
    String measure = node.text("measure", "");
    Denominator denominator =
        measure.isEmpty()
            ? new Denominator.Population(
                node.text("population"), node.whole("age-from", 0), node.whole("age-to", 120))
            : new Denominator.OfMeasure(measure);
    node.done();
    return denominator;
  }

  private static Set<Window> windows(ConfigNode node) {
    Set<String> known =
        Stream.of(Window.values())
            .map(Window::id)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Set<Window> windows = EnumSet.noneOf(Window.class);
    for (String id : node.texts("windows")) {
      windows.add(Window.of(node.choice("windows", id, known)));
    }
    if (windows.isEmpty()) {
      node.problem("windows", "no window is named", "Choose from: " + known + ".");
    }
    return windows;
  }

  private static Set<String> levels(ConfigNode node) {
    Set<String> levels = new LinkedHashSet<>();
    node.texts("areas").forEach(level -> levels.add(node.choice("areas", level, LEVELS)));
    if (levels.isEmpty()) {
      node.problem("areas", "no area level is named", "Choose from: " + LEVELS + ".");
    }
    return Set.copyOf(levels);
  }

  private static Breakdown breakdown(ConfigNode node) {
    Breakdown breakdown =
        new Breakdown(
            node.text("id"), node.text("column"), node.texts("groups"), node.text("reference", ""));
    List<String> groups = breakdown.groups();
    if (!breakdown.reference().isEmpty() && !groups.contains(breakdown.reference())) {
      node.problem("reference", "the reference is not a group", "Choose one of: " + groups + ".");
    }
    if (!groups.contains("unknown")) {
      node.problem("groups", "'unknown' is no group", "Add it: rows without a group are kept.");
    }
    node.done();
    return breakdown;
  }

  private static Disclosure disclosure(ConfigNode node) {
    Disclosure disclosure =
        new Disclosure(node.choice("rule", node.text("rule"), RULES), node.whole("threshold", 4));
    node.done();
    return disclosure;
  }

  private static Disclosure strict(ConfigNode node) {
    node.problem(
        "disclosure", "the key is missing", "Add `disclosure: {rule: suppress, threshold: 4}`.");
    return new Disclosure(Disclosure.SUPPRESS, 4);
  }

  private static RecordingChange change(ConfigNode node) {
    String text = node.text("date");
    LocalDate date = LocalDate.EPOCH;
    try {
      date = LocalDate.parse(text);
    } catch (java.time.format.DateTimeParseException e) {
      node.problem("date", "'" + text + "' is no date", "Write it as 2024-03-01.");
    }
    RecordingChange change = new RecordingChange(date, node.text("note"));
    node.done();
    return change;
  }

  private static Set<String> ordered(String... texts) {
    return new LinkedHashSet<>(List.of(texts));
  }
}
