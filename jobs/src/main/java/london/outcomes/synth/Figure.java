package london.outcomes.synth;

import java.time.OffsetDateTime;
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

  /** Descriptions of recorded sexual offences. */
  static final Set<String> SEXUAL = Set.of("Synthetic RAPE", "Synthetic OTHER SEXUAL OFFENCES");

  private static final Set<String> UNSUPPORTED = Set.of("14", "16");
  private static final Set<String> AGREED = Set.of("Strongly agree", "Tend to agree");
  private static final Set<String> NOT_AGREED =
      Set.of("Neither agree nor disagree", "Tend to disagree", "Strongly disagree");
  private static final Set<String> POSITIVE = Set.of("1", "2", "3", "4", "6", "7", "8");

  private static final List<Figure> ALL =
      List.of(
          recorded("positive outcomes", "offence_description", in("outcome_type", POSITIVE)),
          recorded("domestic abuse", "victim_sex", is("domestic_abuse", "Y")),
          recorded("hate crimes", "", is("hate_strands", "").negate()),
          recorded("knife injuries", "victim_ethnicity_officer", is("knife", "injury")),
          recorded("shots", "", is("firearm", Nature.DISCHARGE)),
          recorded("sexual offences", "", in("offence_description", SEXUAL)),
          new Figure(
              "mps-offence",
              "domestic abuse that the victim did not pursue",
              "borough_code",
              "",
              VALID.and(is("domestic_abuse", "Y")).and(is("outcome_type", "").negate()),
              in("outcome_type", UNSUPPORTED)),
          every("mps-incident-asb", "incidents", "borough_code", "category", EVERY),
          every("nhs-apc", "knife injuries", "RESLADST_ONS", "SEX", starts("CAUSE", "X99")),
          every("nhs-ecds", "assaults", "", "ETHNIC_CATEGORY", is("INJURY_INTENT", "52684005")),
          every("cps-defendant", "convictions", "CPSArea", "RASSOFlag", in("Outcome", CONVICTED)),
          prosecuted("rape", is("RapeFlag", "Y")),
          prosecuted("rape and serious sexual offences", is("RASSOFlag", "Y")),
          prosecuted("domestic abuse", is("DomesticAbuseFlag", "Y")),
          prosecuted("hate crime", is("HateCrimeStrands", "").negate()),
          every("missing-episode", "episodes", "borough_code", "looked_after", EVERY),
          every(
              "missing-episode",
              "found within 24 hours",
              "borough_code",
              "",
              row -> isWithinDay(row.apply("reported_at"), row.apply("found_at"))),
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
          agreed("trust", "NQ135BD"),
          agreed("treat everyone fairly", "Q62C"),
          agreed("deal with what matters", "Q62F"),
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

  private static Figure agreed(String name, String question) {
    Predicate<UnaryOperator<String>> isSo = in(question, AGREED);
    return new Figure("pas", name, "Borough", "ReNQ147", isSo.or(in(question, NOT_AGREED)), isSo);
  }

  /** Completed prosecutions; those that the CPS finalised because they cannot go on are none. */
  private static Figure prosecuted(String kind, Predicate<UnaryOperator<String>> isSo) {
    return new Figure(
        "cps-defendant",
        "prosecutions for " + kind,
        "",
        "",
        is("Outcome", "Administratively finalised").negate(),
        isSo);
  }

  /** Nobody is found at a time that is not known. */
  private static boolean isWithinDay(String reported, String found) {
    return !found.isEmpty()
        && !OffsetDateTime.parse(found).isAfter(OffsetDateTime.parse(reported).plusHours(24));
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
