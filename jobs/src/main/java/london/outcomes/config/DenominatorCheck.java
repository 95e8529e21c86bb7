package london.outcomes.config;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import london.outcomes.catalogue.Breakdown;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Denominator;
import london.outcomes.catalogue.Kind;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.ReferenceList;
import london.outcomes.catalogue.Residents;

/**
 * That what a measure is set against exists, and fits what it counts: people of an age are set
 * against residents of that age.
 */
final class DenominatorCheck {

  private static final int OLDEST = Residents.OLDEST;

  /** Of those who are in none of the named groups, nobody knows how many live in London. */
  private static final Set<String> WITHOUT_RESIDENTS = Set.of("unknown", "other");

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
        && isCounted(file, "denominator.population", population)) {
      checkAges(file, measure.numerator().where(), population);
      for (int i = 0; i < measure.breakdowns().size(); i++) {
        checkGroups(file, measure, i);
      }
    }
  }

  /** Whether the list of residents has the vintage and the year, and these ages of it. */
  private boolean isCounted(String file, String key, Denominator.Population population) {
    TreeSet<String> vintages = new TreeSet<>();
    TreeSet<String> years = new TreeSet<>();
    TreeSet<String> ages = new TreeSet<>();
    for (Residents counted : residents()) {
      vintages.add(counted.vintage());
      if (counted.vintage().equals(population.vintage())) {
        years.add(String.valueOf(counted.year()));
        if (counted.year() == population.year()) {
          ages.add(counted.ages());
        }
      }
    }
    String vintage = population.vintage();
    String own = Residents.of(population).ages();
    if (vintages.isEmpty()) {
      return false;
    }
    if (!vintages.contains(vintage)) {
      String known = "Vintages: " + String.join(", ", vintages) + ".";
      mistakes.add(file, key, "no population vintage '" + vintage + "'", known);
    } else if (ages.isEmpty()) {
      String year = "Write the year that is meant: `year: " + years.first() + "`.";
      mistakes.add(file, key, vintage + " counts people of " + years, year);
    } else if (!ages.contains(own)) {
      String known = "Age ranges: " + ages + ".";
      mistakes.add(file, key, vintage + " does not count ages " + own, known);
    }
    return ages.contains(own);
  }

  /** Whom the rows of the list of residents count; rows that are not well formed are left out. */
  private Set<Residents> residents() {
    ReferenceList list = catalogue.references().get("population");
    Set<Residents> residents = new HashSet<>();
    if (list != null && list.columns().containsAll(ReferenceCheck.POPULATION)) {
      list.rows().stream()
          .filter(row -> ReferenceCheck.isOfNumbers(list, row))
          .forEach(row -> residents.add(Residents.of(list, row)));
    }
    return residents;
  }

  /** A group's rate needs residents of that group, and of no other ages than are counted. */
  private void checkGroups(String file, Measure measure, int number) {
    Breakdown breakdown = measure.breakdowns().get(number);
    String key = "breakdowns[" + number + "]";
    if (!(breakdown.residents() instanceof Denominator.Population population)) {
      if (measure.kind() == Kind.RATE_RATIO) {
        mistakes.add(file, key + ".counts-only", "a rate ratio compares rates", "Remove the key.");
      }
      return;
    }
    if (population.equals(measure.denominator())
        || isCounted(file, key + ".residents", population)) {
      for (String group : breakdown.groups()) {
        if (!WITHOUT_RESIDENTS.contains(group)) {
          checkGroup(file, key + ".groups", breakdown, group, Residents.of(population));
        }
      }
    }
  }

  private void checkGroup(
      String file, String key, Breakdown breakdown, String group, Residents all) {
    Optional<Residents> own = Residents.of(breakdown, group);
    if (own.isEmpty()) {
      mistakes.add(
          file,
          key,
          "'" + group + "' does not say which ages it holds",
          "Write it as `10 to 17`, `under 10`, `over 34` or `65 and over`.");
      return;
    }
    Residents people = own.get();
    if (people.ageFrom() < all.ageFrom() || people.ageTo() > all.ageTo()) {
      mistakes.add(
          file,
          key,
          "'" + group + "' is of other ages than the residents: " + all.ages(),
          "Leave the group out, or count its ages.");
    } else if (!residents().contains(people)) {
      mistakes.add(
          file,
          key,
          "%s does not count the group '%s' of ages %s"
              .formatted(people.vintage(), group, people.ages()),
          "Groups of %s: %s. Name another vintage in `residents`, or write `counts-only: true`."
              .formatted(breakdown.id(), groups(breakdown, people)));
    }
  }

  /** What the list counts by the characteristic, of the same vintage and ages. */
  private Set<String> groups(Breakdown breakdown, Residents people) {
    Set<String> groups = new TreeSet<>();
    for (Residents counted : residents()) {
      boolean isSame =
          counted.vintage().equals(people.vintage()) && counted.year() == people.year();
      if (isSame && Residents.isOfAges(breakdown) && counted.group().equals("all")) {
        groups.add(counted.ages());
      } else if (isSame
          && counted.ages().equals(people.ages())
          && counted.characteristic().equals(breakdown.id())) {
        groups.add(counted.group());
      }
    }
    return groups;
  }

  private void checkAges(String file, String where, Denominator.Population population) {
    String own = Residents.of(population).ages();
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
