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
import london.outcomes.catalogue.Sample;
import london.outcomes.catalogue.Window;

/** Reads one file of {@code conf/measures}. */
final class MeasureParser {

  private static final Set<String> LEVELS = ordered("ward", "borough", "bcu", "region");
  private static final Set<String> BETTER = ordered("lower", "higher", "towards", "context");
  private static final Set<String> THEMES =
      ordered("violence", "trust", "victims", "protection", "overall");

  /** The first stands in for a wrong one; a gap is read elsewhere, and offered with the others. */
  private static final Set<String> KINDS =
      Stream.concat(Stream.of(Kind.values()).map(Kind::id), Stream.of(GapParser.KIND))
          .collect(Collectors.toCollection(LinkedHashSet::new));

  private static final Set<String> RULES =
      ordered(Disclosure.PUBLISHED, Disclosure.SUPPRESS, Disclosure.NHS, Disclosure.SURVEY);

  private MeasureParser() {}

  static Measure parse(ConfigNode node, String definition) {
    Kind kind = Kind.of(node.choice("kind", node.text("kind", Kind.COUNT.id()), KINDS));
    Denominator denominator = DenominatorParser.parse(node, kind);
    Measure measure =
        new Measure(
            node.text("id"),
            node.text("title"),
            theme(node),
            node.text("question"),
            node.text("plan-section"),
            FrameworkParser.alignment(node),
            node.choice("better", node.text("better"), BETTER),
            node.text("table"),
            Set.copyOf(node.texts("sources")),
            kind,
            node.child("numerator").map(MeasureParser::numerator).orElseGet(() -> none(node)),
            denominator,
            node.child("sample").map(MeasureParser::sample),
            node.number("per", kind.isPart() ? 100 : 1),
            node.text("unit"),
            windows(node),
            levels(node),
            node.children("breakdowns").stream().map(b -> breakdown(b, denominator)).toList(),
            node.share("minimum-coverage", 0.95),
            node.child("disclosure").map(MeasureParser::disclosure).orElseGet(() -> strict(node)),
            node.children("recording-changes").stream().map(MeasureParser::change).toList(),
            node.whole("settles-after", 0),
            node.whole("final-after", 0),
            node.child("baseline").map(BaselineParser::parse),
            node.text("notes"),
            limits(node),
            node.text("owner"),
            definition);
    node.done();
    checkDisclosure(node, measure);
    checkSample(node, measure);
    BaselineParser.check(node, measure);
    boolean hasReference =
        measure.breakdowns().stream().anyMatch(breakdown -> !breakdown.reference().isEmpty());
    if (kind == Kind.RATE_RATIO && !hasReference) {
      node.problem(
          "breakdowns", "a rate ratio compares groups", "Add a breakdown with a reference.");
    }
    return measure;
  }

  private static void checkDisclosure(ConfigNode node, Measure measure) {
    Disclosure disclosure = measure.disclosure();
    boolean isSample = measure.sample().isPresent();
    if (isSample != disclosure.rule().equals(Disclosure.SURVEY)) {
      node.problem(
          "disclosure",
          isSample ? "a sample has a rule of its own" : "the rule is for samples",
          isSample ? "Write `{rule: survey}`." : "Choose published or suppress.");
    }
    if (disclosure.isRounded() && measure.kind() != Kind.COUNT && measure.kind() != Kind.RATE) {
      node.problem(
          "disclosure",
          "only counts and rates are rounded",
          "Choose suppress, with `threshold: 7` for admissions.");
    }
    if (measure.levels().contains("ward") && !disclosure.rule().equals(Disclosure.PUBLISHED)) {
      node.problem(
          "areas",
          "wards are shown only of what the supplier publishes itself",
          "Leave `ward` out: disclosure control looks at boroughs.");
    }
    List<String> windows = measure.windows().stream().map(Window::id).toList();
    if (!disclosure.window().isEmpty() && !windows.contains(disclosure.window())) {
      node.problem(
          "disclosure",
          "'" + disclosure.window() + "' is no window of the measure",
          "Name the shortest one that is published, of: " + windows + ".");
    } else if (disclosure.isProtected()
        && disclosure.published(measure.windows()).stream().allMatch(Window::isOverlapping)) {
      node.problem(
          "windows",
          "rolling years and years to date overlap: what is withheld of one could be worked out from the next",
          "Add a month, a quarter or a financial year.");
    }
  }

  private static void checkSample(ConfigNode node, Measure measure) {
    boolean isWeighted = measure.kind() == Kind.WEIGHTED_PROPORTION;
    if (isWeighted != measure.sample().isPresent()) {
      node.problem(
          "sample",
          isWeighted
              ? "a weighted proportion rests on a sample"
              : "only a weighted proportion has one",
          isWeighted
              ? "Add `sample: {weight: weight, stratum: borough_code}`."
              : "Remove the key or change the kind.");
    }
    if (isWeighted && !measure.levels().contains("region")) {
      node.problem(
          "areas", "a sample is known as a whole in London only", "Add `region` to the areas.");
    }
    if (isWeighted && !(measure.denominator() instanceof Denominator.Rows)) {
      node.problem(
          "denominator",
          "a weighted proportion needs to know who gave a valid answer",
          "Add `denominator: {where: \"is_trusting IS NOT NULL\"}`.");
    }
  }

  private static Sample sample(ConfigNode node) {
    Sample sample = new Sample(node.text("weight"), node.text("stratum"));
    node.done();
    return sample;
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

  static String theme(ConfigNode node) {
    return node.choice("theme", node.text("theme"), THEMES);
  }

  static List<String> limits(ConfigNode node) {
    List<String> limits = node.texts("limits");
    if (limits.isEmpty()) {
      node.problem(
          "limits",
          "nothing is said on what it does not show",
          "Add `limits:` with a line that starts with `- ` for each way in which it is misread.");
    }
    return limits;
  }

  static Set<Window> windows(ConfigNode node) {
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

  static Set<String> levels(ConfigNode node) {
    Set<String> levels = new LinkedHashSet<>();
    node.texts("areas").forEach(level -> levels.add(node.choice("areas", level, LEVELS)));
    if (levels.isEmpty()) {
      node.problem("areas", "no area level is named", "Choose from: " + LEVELS + ".");
    }
    return Set.copyOf(levels);
  }

  private static Set<String> breakdownLevels(ConfigNode node) {
    Set<String> levels = new LinkedHashSet<>();
    node.texts("areas").forEach(level -> levels.add(node.choice("areas", level, LEVELS)));
    return levels.isEmpty() ? Set.of("region") : Set.copyOf(levels);
  }

  private static Breakdown breakdown(ConfigNode node, Denominator of) {
    Breakdown breakdown =
        new Breakdown(
            node.text("id"),
            node.text("column"),
            node.texts("groups"),
            node.text("reference", ""),
            breakdownLevels(node),
            DenominatorParser.residents(node, of));
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
    String rule = node.choice("rule", node.text("rule"), RULES);
    int threshold =
        rule.equals(Disclosure.NHS) ? Disclosure.NHS_THRESHOLD : node.whole("threshold", 4);
    Disclosure disclosure = new Disclosure(rule, threshold, node.text("window", ""));
    node.done();
    return disclosure;
  }

  private static Disclosure strict(ConfigNode node) {
    node.problem(
        "disclosure", "the key is missing", "Add `disclosure: {rule: suppress, threshold: 4}`.");
    return new Disclosure(Disclosure.SUPPRESS, 4, "");
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
