package london.outcomes.config;

import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Denominator;
import london.outcomes.catalogue.Kind;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.ReferenceList;

/**
 * That what a measure is set against exists, and fits what it counts: people of an age are set
 * against residents of that age.
 */
final class DenominatorCheck {

  private static final int OLDEST = 120;

  /** A column of an age in years, and a limit: {@code victim_age >= 65}. */
  private static final Pattern LIMIT = Pattern.compile("\\b(?:\\w+_)?age\\s*(>=|>|<=|<)\\s*(\\d+)");

  /** Any column about ages. */
  private static final Pattern AGE =
      Pattern.compile("\\b(?:\\w+_)?age(?:_band)?\\b|\\bis_child\\w*");

  private final Catalogue catalogue;
  private final Mistakes mistakes;

  DenominatorCheck(Catalogue catalogue, Mistakes mistakes) {
    this.catalogue = catalogue;
    this.mistakes = mistakes;
  }

  void check(String file, Measure measure) {
    if (measure.denominator() instanceof Denominator.OfMeasure of) {
      Measure other = catalogue.measures().get(of.measureId());
      if (other == null || other.kind() != Kind.COUNT) {
        mistakes.add(
            file,
            "denominator.measure",
            "no count measure '" + of.measureId() + "'",
            "Name a measure of kind count.");
      }
    }
    if (measure.denominator() instanceof Denominator.Population population
        && isCounted(file, population)) {
      checkAges(file, measure.numerator().where(), population);
    }
  }

  /** Whether the list of residents has the vintage, and these ages of it. */
  private boolean isCounted(String file, Denominator.Population population) {
    ReferenceList list = catalogue.references().get("population");
    if (list == null || !list.columns().contains("vintage")) {
      return false;
    }
    TreeSet<String> vintages = new TreeSet<>(list.values("vintage"));
    if (!vintages.contains(population.vintage())) {
      mistakes.add(
          file,
          "denominator.population",
          "no population vintage '" + population.vintage() + "'",
          "Vintages: " + String.join(", ", vintages) + ".");
      return false;
    }
    String own = ages(population.ageFrom(), population.ageTo());
    boolean isCounted = ReferenceCheck.ages(list, population.vintage()).contains(own);
    if (!isCounted) {
      mistakes.add(
          file,
          "denominator.population",
          population.vintage() + " does not count ages " + own,
          "Age ranges: " + ReferenceCheck.ages(list, population.vintage()) + ".");
    }
    return isCounted;
  }

  private void checkAges(String file, String where, Denominator.Population population) {
    String own = ages(population.ageFrom(), population.ageTo());
    boolean isAll = own.equals(ages(0, OLDEST));
    String counted = counted(where);
    if (!counted.isEmpty() && !counted.equals(own)) {
      mistakes.add(
          file,
          "denominator.population",
          "people aged %s are counted, and set against residents aged %s".formatted(counted, own),
          "Write their ages: `age-from`, `age-to`.");
    } else if (counted.isEmpty() && isAll == AGE.matcher(where).find()) {
      mistakes.add(
          file,
          "denominator.population",
          isAll
              ? "what is counted asks for an age, and the residents are of all ages"
              : "the residents are aged " + own + ", and what is counted asks for no age",
          isAll ? "Write their ages: `age-from`, `age-to`." : "Ask for it in `numerator.where`.");
    }
  }

  /** Ages that a predicate names by limits; empty where it names none. */
  private static String counted(String where) {
    int from = 0;
    int to = OLDEST;
    Matcher limit = LIMIT.matcher(where);
    while (limit.find()) {
      int age = Integer.parseInt(limit.group(2));
      switch (limit.group(1)) {
        case ">=" -> from = age;
        case ">" -> from = age + 1;
        case "<=" -> to = age;
        default -> to = age - 1;
      }
    }
    return from == 0 && to == OLDEST ? "" : ages(from, to);
  }

  private static String ages(int from, int to) {
    return from + " to " + to;
  }
}
