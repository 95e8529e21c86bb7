package london.outcomes.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Some of the people in the list {@code population}: of one vintage and year, of an age range (both
 * ends included), and of one group of a characteristic.
 *
 * @param characteristic column of the list, such as {@code sex}; {@code all} for everybody
 * @param group what the column says; {@code all} for everybody
 */
public record Residents(
    String vintage, int year, int ageFrom, int ageTo, String characteristic, String group) {

  /** An age that stands for "and over". */
  public static final int OLDEST = 120;

  private static final String ALL = "all";

  /** Columns of the list that are no characteristic. */
  private static final Set<String> FIXED =
      Set.of("area_code", "year", "vintage", "age_from", "age_to", "people");

  private static final String AGE = "age";
  private static final Pattern RANGE = Pattern.compile("([0-9]+) to ([0-9]+)");
  private static final Pattern UNDER = Pattern.compile("under ([0-9]+)");
  private static final Pattern FROM = Pattern.compile("([0-9]+) and over");
  private static final Pattern OVER = Pattern.compile("over ([0-9]+)");

  /**
   * Whom a row of the list counts; several characteristics are joined, as {@code sex-ethnicity}.
   */
  public static Residents of(ReferenceList list, List<String> row) {
    List<String> own = new ArrayList<>(list.columns());
    own.removeIf(column -> FIXED.contains(column) || list.field(row, column).equals(ALL));
    List<String> groups = own.stream().map(column -> list.field(row, column)).toList();
    return new Residents(
        list.field(row, "vintage"),
        Integer.parseInt(list.field(row, "year")),
        Integer.parseInt(list.field(row, "age_from")),
        Integer.parseInt(list.field(row, "age_to")),
        own.isEmpty() ? ALL : String.join("-", own),
        own.isEmpty() ? ALL : String.join("-", groups));
  }

  /** All people that a measure is set against. */
  public static Residents of(Denominator.Population population) {
    return new Residents(
        population.vintage(),
        population.year(),
        population.ageFrom(),
        population.ageTo(),
        ALL,
        ALL);
  }

  /** The people of a group; empty where the group is only counted, or its name tells no ages. */
  public static Optional<Residents> of(Breakdown breakdown, String group) {
    if (!(breakdown.residents() instanceof Denominator.Population population)) {
      return Optional.empty();
    }
    Residents all = of(population);
    return isOfAges(breakdown)
        ? all.aged(group)
        : Optional.of(
            new Residents(all.vintage, all.year, all.ageFrom, all.ageTo, breakdown.id(), group));
  }

  /** Whether the groups are ages, which the list has in columns of their own. */
  public static boolean isOfAges(Breakdown breakdown) {
    return breakdown.id().equals(AGE);
  }

  /** The ages, as {@code 0 to 24}. */
  public String ages() {
    return ageFrom + " to " + ageTo;
  }

  /** Reads {@code 10 to 17}, {@code under 10}, {@code 65 and over} and {@code over 34}. */
  private Optional<Residents> aged(String group) {
    Matcher range = RANGE.matcher(group);
    if (range.matches()) {
      return Optional.of(aged(Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2))));
    }
    Matcher under = UNDER.matcher(group);
    if (under.matches()) {
      return Optional.of(aged(ageFrom, Integer.parseInt(under.group(1)) - 1));
    }
    Matcher from = FROM.matcher(group);
    if (from.matches()) {
      return Optional.of(aged(Integer.parseInt(from.group(1)), ageTo));
    }
    Matcher over = OVER.matcher(group);
    return over.matches()
        ? Optional.of(aged(Integer.parseInt(over.group(1)) + 1, ageTo))
        : Optional.empty();
  }

  private Residents aged(int from, int to) {
    return new Residents(vintage, year, from, to, ALL, ALL);
  }
}
