package london.outcomes.publish;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import london.outcomes.catalogue.Breakdown;
import london.outcomes.catalogue.Denominator;
import london.outcomes.catalogue.Disclosure;
import london.outcomes.catalogue.Entry;
import london.outcomes.catalogue.Gap;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.Window;

/** What keys of a definition are called where people read. */
public final class Words {

  /** Themes in the order of the plan. */
  private static final Map<String, String> THEMES = new LinkedHashMap<>();

  static {
    THEMES.put("violence", "Reducing and preventing violence");
    THEMES.put("trust", "Increasing trust and confidence");
    THEMES.put("victims", "Better supporting victims");
    THEMES.put("protection", "Protecting people from being exploited or harmed");
    THEMES.put("overall", "Across all of it");
  }

  private static final Map<String, String> WINDOWS =
      Map.of(
          "month", "months",
          "quarter", "quarters",
          "rolling-12", "12 months up to each month",
          "financial-year", "financial years (April to March)",
          "year-to-date", "financial years so far");

  private static final Map<String, String> LEVELS =
      Map.of(
          "ward", "wards", "borough", "boroughs", "bcu", "Basic Command Units", "region", "London");

  private static final List<String> ORDER = List.of("region", "bcu", "borough", "ward");
  private static final int OLDEST = 120;

  private Words() {}

  /** Themes in the order of the plan, id to title. */
  public static Map<String, String> themes() {
    return THEMES;
  }

  static String kind(Entry entry) {
    return entry instanceof Measure measure ? measure.kind().id() : "gap";
  }

  static String windows(Iterable<Window> windows) {
    List<String> names = new ArrayList<>();
    windows.forEach(w -> names.add(WINDOWS.getOrDefault(w.id(), w.id())));
    return Markdown.enumerated(names);
  }

  static String window(String id) {
    return WINDOWS.getOrDefault(id, id);
  }

  static String levels(Iterable<String> levels) {
    List<String> known = new ArrayList<>();
    levels.forEach(known::add);
    known.sort(Comparator.comparingInt(ORDER::indexOf));
    return Markdown.enumerated(known.stream().map(l -> LEVELS.getOrDefault(l, l)).toList());
  }

  static String better(Entry entry) {
    return switch (entry.better()) {
      case "lower" -> "Lower is better.";
      case "higher" -> "Higher is better.";
      case "towards" -> "The closer to 1, the better.";
      case "within" ->
          "Better when it lies within %s points either way."
              .formatted(number(((Gap) entry).tolerance()));
      default -> "Neither a rise nor a fall is good or bad by itself.";
    };
  }

  /** The direction that is good, in a table. */
  static String direction(Entry entry) {
    return switch (entry.better()) {
      case "towards" -> "towards 1";
      case "within" -> "within " + number(((Gap) entry).tolerance()) + " points";
      case "context" -> "neither";
      default -> entry.better();
    };
  }

  /** What a breakdown is by: ethnicity, or ethnicity and sex together. */
  static String characteristic(Breakdown breakdown, Measure measure) {
    for (Breakdown first : measure.breakdowns()) {
      for (Breakdown second : measure.breakdowns()) {
        if (breakdown.id().equals(first.id() + "-" + second.id())) {
          return first.id() + " and " + second.id() + " together";
        }
      }
    }
    return breakdown.id().replace('-', ' ');
  }

  static String residents(Denominator.Population population) {
    String ages =
        population.ageFrom() == 0 && population.ageTo() == OLDEST
            ? "of all ages"
            : population.ageTo() == OLDEST
                ? "aged " + population.ageFrom() + " and over"
                : population.ageFrom() == 0
                    ? "under " + (population.ageTo() + 1)
                    : "aged %d to %d".formatted(population.ageFrom(), population.ageTo());
    return "residents " + ages;
  }

  /** What the groups of a measure of residents are set against; empty where there are none. */
  static String residents(Breakdown breakdown, Measure measure) {
    if (!(measure.denominator() instanceof Denominator.Population)) {
      return "";
    }
    return breakdown.residents() instanceof Denominator.Population own
        ? ", set against the residents of each group in %d, `%s`"
            .formatted(own.year(), own.vintage())
        : "; counts only: there are no residents to set them against";
  }

  static String groups(Breakdown breakdown) {
    String reference =
        breakdown.reference().isEmpty() ? "" : " (compared with " + breakdown.reference() + ")";
    return String.join(", ", breakdown.groups()) + reference;
  }

  /** A number as people write it: 5, 0.95, 1,000. */
  static String number(double number) {
    return NumberFormat.getInstance(Locale.UK).format(number);
  }

  /**
   * A figure of which only the size is known: three digits that tell something, as in 0.000312 or
   * 0.951, and all those of whole numbers. What is below a millionth comes of computing, and is 0.
   */
  static String significant(double number) {
    double seen = Math.abs(number) < 1e-6 ? 0 : number;
    double magnitude = Math.max(-4, Math.floor(Math.log10(Math.abs(seen))));
    NumberFormat format = NumberFormat.getInstance(Locale.UK);
    format.setMaximumFractionDigits(Math.max(0, 2 - (int) magnitude));
    return format.format(seen);
  }

  /** The rule for small numbers, in a few words. */
  static String smallNumbers(Disclosure disclosure) {
    return switch (disclosure.rule()) {
      case Disclosure.PUBLISHED -> "the supplier publishes the same";
      case Disclosure.SURVEY -> "fewer than 50 respondents are withheld";
      default -> "1 to " + disclosure.threshold() + " are withheld, with what gives them away";
    };
  }
}
