package london.outcomes.synth;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What the truth says of a register: how many rows there are, and how many of them have what the
 * figure is about, by area and group. A row is asked for its fields by their names in the header.
 *
 * @param area column of the area, or nothing
 * @param group column of the group, or nothing
 */
record Figure(
    String register,
    String name,
    String area,
    String group,
    Predicate<UnaryOperator<String>> isCounted,
    Predicate<UnaryOperator<String>> isSo) {

  private static final Predicate<UnaryOperator<String>> EVERY = row -> true;
  private static final Predicate<UnaryOperator<String>> VALID = is("status", "cancelled").negate();
  private static final Predicate<UnaryOperator<String>> ANSWERED =
      is("satisfaction", "Don't know").negate();
  private static final Set<String> CONVICTED =
      Set.of("Guilty plea", "Convicted after trial", "Proved in absence");
  private static final Set<String> POSITIVE = Set.of("1", "2", "3", "4", "6", "7", "8");

  private static final List<Figure> ALL =
      List.of(
          recorded("positive outcomes", "offence_description", in("outcome_type", POSITIVE)),
          recorded("domestic abuse", "victim_sex", is("domestic_abuse", "Y")),
          recorded("hate crimes", "", is("hate_strands", "").negate()),
          recorded("knife injuries", "victim_ethnicity_officer", is("knife", "injury")),
          recorded("shots", "", is("firearm", Nature.DISCHARGE)),
          every("mps-incident-asb", "incidents", "borough_code", "category", EVERY),
          every("nhs-apc", "knife injuries", "RESLADST_ONS", "SEX", starts("CAUSE", "X99")),
          every("nhs-ecds", "assaults", "", "ETHNIC_CATEGORY", is("INJURY_INTENT", "52684005")),
          every("cps-defendant", "convictions", "CPSArea", "RASSOFlag", in("Outcome", CONVICTED)),
          every("missing-episode", "episodes", "borough_code", "looked_after", EVERY),
          every(
              "custody-detention",
              "kept over night",
              "borough_code",
              "ethnicity_self",
              is("overnight", "Y")),
          new Figure(
              "pas",
              "good job",
              "Borough",
              "ReNQ147",
              in("Q60", Set.of("Excellent", "Good", "Fair", "Poor", "Very poor")),
              in("Q60", Set.of("Excellent", "Good"))),
          satisfied("uss"),
          satisfied("tdiu"),
          every("offender-cohort", "offenders", "borough_code", "risk_band", EVERY),
          every(
              "service-referral",
              "services started",
              "borough_code",
              "crime_type",
              is("started_date", "").negate()));

  static List<Figure> of(String register) {
    return ALL.stream().filter(figure -> figure.register.equals(register)).toList();
  }

  /** The columns by which it is told; a layout without them has no such figure. */
  List<String> columns() {
    return Stream.of(area, group).filter(column -> !column.isEmpty()).toList();
  }

  void tell(UnaryOperator<String> row, Witness witness) {
    if (isCounted.test(row)) {
      witness.saw(register, name, field(area, row), field(group, row), isSo.test(row));
    }
  }

  private static String field(String column, UnaryOperator<String> row) {
    return column.isEmpty() ? "" : row.apply(column);
  }

  /** Of an offence that is not cancelled. */
  private static Figure recorded(String name, String group, Predicate<UnaryOperator<String>> isSo) {
    return new Figure("mps-offence", name, "borough_code", group, VALID, isSo);
  }

  private static Figure satisfied(String survey) {
    Predicate<UnaryOperator<String>> isSo = row -> row.apply("satisfaction").endsWith(" satisfied");
    return new Figure(survey, "satisfied", "borough_code", "ethnicity", ANSWERED, isSo);
  }

  private static Figure every(
      String register,
      String name,
      String area,
      String group,
      Predicate<UnaryOperator<String>> isSo) {
    return new Figure(register, name, area, group, EVERY, isSo);
  }

  private static Predicate<UnaryOperator<String>> is(String column, String value) {
    return row -> row.apply(column).equals(value);
  }

  private static Predicate<UnaryOperator<String>> in(String column, Set<String> values) {
    return row -> values.contains(row.apply(column));
  }

  private static Predicate<UnaryOperator<String>> starts(String column, String start) {
    return row -> row.apply(column).startsWith(start);
  }
}
