package london.outcomes.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What different agencies write is about the same people and the same crimes. */
class OneWorldTest {

  private static final Plan PLAN = new Plan(YearMonth.of(2024, 4), YearMonth.of(2025, 3), .03, 7);
  private static final DateTimeFormatter BRITISH = DateTimeFormatter.ofPattern("dd/MM/uuuu");
  private static final Predicate<NamedCsvRecord> VALID =
      row -> !row.getField("status").equals("cancelled");

  @TempDir private static Path folder;
  private static Extract extract;
  private static Map<String, NamedCsvRecord> crimes;

  @BeforeAll
  static void write() {
    extract = Extract.of(PLAN, Synthesis.ALL, folder);
    crimes =
        extract.register("mps-offence").stream()
            .filter(VALID)
            .collect(Collectors.toMap(r -> r.getField("crime_reference"), Function.identity()));
  }

  @Test
  void everyNotifiableRowOfTheStreetFilesAndEveryHomicideIsARecordedOffence() {
    List<NamedCsvRecord> street =
        extract.months("metropolitan", "street").stream()
            .filter(row -> !row.getField("Crime ID").isEmpty())
            .toList();
    int homicides = extract.rows("mps-homicide/Homicides_2024_2025.csv").size();
    assertThat(crimes).hasSize(street.size() + homicides);
    Map<String, Long> expected = counts(street.stream(), "LSOA code");
    expected.merge("", (long) homicides, Long::sum);
    assertThat(counts(crimes.values().stream(), "lsoa_code")).isEqualTo(expected);
  }

  @Test
  void theBoroughFileCountsTheRecordedOffencesByBoroughAndCategory() {
    Map<String, String> names =
        Extract.reference("area.csv").stream()
            .filter(row -> row.getField("area_level").equals("borough"))
            .filter(row -> row.getField("force_id").equals("metropolitan"))
            .collect(Collectors.toMap(r -> r.getField("area_code"), r -> r.getField("area_name")));
    Map<String, Long> recorded =
        crimes.values().stream()
            .collect(
                Collectors.groupingBy(
                    row ->
                        row.getField("offence_description").replace("Synthetic ", "")
                            + " in "
                            + names.getOrDefault(row.getField("borough_code"), "Unknown")
                            + " in "
                            + row.getField("recorded_date").substring(0, 7).replace("-", ""),
                    TreeMap::new,
                    Collectors.counting()));
    Map<String, Long> published = new TreeMap<>();
    String file = "mps-borough-level/MPS Borough Level Crime (most recent 24 months) to 202503.csv";
    for (NamedCsvRecord row : extract.rows(file)) {
      for (String month : row.getHeader().subList(3, row.getHeader().size())) {
        long count = Long.parseLong(row.getField(month));
        if (count > 0) {
          published.put(
              row.getField("MinorText") + " in " + row.getField("BoroughName") + " in " + month,
              count);
        }
      }
    }
    assertThat(recorded).isEqualTo(published);
  }

  @Test
  void theOutcomesOfAMonthAreThoseOfItsOffences() {
    long charged =
        extract.months("metropolitan", "outcomes").stream()
            .filter(row -> row.getField("Outcome type").equals("Suspect charged"))
            .count();
    long recorded =
        crimes.values().stream()
            .filter(row -> row.getField("outcome_type").equals("1"))
            .filter(row -> !row.getField("offence_description").endsWith("HOMICIDE"))
            .count();
    assertThat(recorded).isEqualTo(charged).isPositive();
  }

  @Test
  void antisocialBehaviourIsThatOfTheStreetFiles() {
    Map<String, Long> street =
        counts(
            extract.months("metropolitan", "street").stream()
                .filter(row -> row.getField("Crime ID").isEmpty()),
            "LSOA code");
    assertThat(counts(extract.register("mps-incident-asb").stream(), "lsoa_code"))
        .isEqualTo(street);
  }

  @Test
  void halfOfThoseWoundedWithAKnifeAreAdmittedOnTheDayOrTheNext() {
    Map<String, List<NamedCsvRecord>> admissions =
        by(extract.register("nhs-apc").stream(), "TOKEN_PERSON_ID");
    List<NamedCsvRecord> wounded = wounded();
    List<NamedCsvRecord> admitted =
        wounded.stream()
            .filter(
                crime ->
                    admissions.getOrDefault(crime.getField("victim_id"), List.of()).stream()
                        .anyMatch(stay -> isSameWound(crime, stay)))
            .toList();
    assertThat((double) admitted.size() / wounded.size()).isBetween(.35, .65);
  }

  private static boolean isSameWound(NamedCsvRecord crime, NamedCsvRecord stay) {
    LocalDate day = LocalDate.parse(crime.getField("committed_from"));
    LocalDate admitted = LocalDate.parse(stay.getField("ADMIDATE"));
    boolean isSharp = stay.getField("CAUSE").startsWith("X99");
    boolean isSoon = !admitted.isBefore(day) && !admitted.isAfter(day.plusDays(1));
    if (isSharp && isSoon) {
      assertThat(stay.getField("SEX"))
          .isEqualTo(crime.getField("victim_sex").equals("Male") ? "1" : "2");
      assertThat(stay.getField("STARTAGE"))
          .matches(age -> age.isEmpty() || age.equals("999") || near(age, crime));
    }
    return isSharp && isSoon;
  }

  /** Both registers leave an age out now and then, and a new year may lie between. */
  private static boolean near(String age, NamedCsvRecord crime) {
    String recorded = crime.getField("victim_age");
    return recorded.isEmpty() || Math.abs(Integer.parseInt(age) - Integer.parseInt(recorded)) <= 1;
  }

  @Test
  void mostOfThoseWoundedWithAKnifeComeToAnEmergencyDepartment() {
    Map<String, List<NamedCsvRecord>> attendances =
        by(extract.register("nhs-ecds").stream(), "TOKEN_PERSON_ID");
    long seen =
        wounded().stream()
            .filter(
                crime ->
                    attendances.getOrDefault(crime.getField("victim_id"), List.of()).stream()
                        .filter(row -> row.getField("INJURY_INTENT").equals("52684005"))
                        .map(row -> row.getField("INJURY_DATE"))
                        .anyMatch(crime.getField("committed_from")::equals))
            .count();
    assertThat((double) seen / wounded().size()).isBetween(.75, .95);
  }

  private static List<NamedCsvRecord> wounded() {
    List<NamedCsvRecord> wounded =
        crimes.values().stream()
            .filter(row -> row.getField("knife").equals("injury"))
            .filter(row -> !row.getField("offence_description").endsWith("HOMICIDE"))
            .filter(row -> row.getField("recorded_date").compareTo("2025-03-20") < 0)
            .toList();
    assertThat(wounded).hasSizeGreaterThan(80);
    return wounded;
  }

  @Test
  void blackLondonersAreWoundedMoreOftenThanTheirPartOfThePeople() {
    double black =
        wounded().stream()
            .filter(r -> r.getField("victim_ethnicity_officer").equals("Black"))
            .count();
    assertThat(black / wounded().size()).isBetween(.25, .5);
  }

  @Test
  void respondentsAreVictimsOfTheCrimeTheyAreAskedAbout() {
    Map<String, String> types =
        Map.of(
            "Assault", "VIOLENCE WITH INJURY",
            "Residential burglary", "RES BURGLARY OF A HOME",
            "Personal robbery", "ROBBERY OF PERSONAL PROPERTY");
    for (String survey : List.of("uss", "tdiu")) {
      String prefix = "SYN-" + survey.toUpperCase(java.util.Locale.ROOT) + "-";
      List<NamedCsvRecord> known =
          extract.register(survey).stream()
              .filter(row -> crimes.containsKey(crime(row, "respondent_id", prefix)))
              .toList();
      assertThat(known).hasSizeGreaterThan(extract.register(survey).size() / 2);
      for (NamedCsvRecord row : known) {
        NamedCsvRecord crime = crimes.get(crime(row, "respondent_id", prefix));
        isThePersonWhoSuffered(row, crime);
        assertThat(row.getField("interview_date")).isGreaterThan(crime.getField("recorded_date"));
        String type = types.get(row.getField("crime_type"));
        assertThat(crime.getField("domestic_abuse")).isEqualTo("N");
        assertThat(
                type == null
                    ? crime.getField("hate_strands")
                    : crime.getField("offence_description"))
            .isNotEmpty()
            .contains(type == null ? "" : type);
      }
    }
  }

  @Test
  void referralsAreOfVictimsInTheDaysAfterTheCrime() {
    List<NamedCsvRecord> referrals = extract.register("service-referral");
    assertThat(referrals).hasSizeGreaterThan(500);
    for (NamedCsvRecord row : referrals) {
      NamedCsvRecord crime = crimes.get(crime(row, "referral_id", "SYN-R"));
      isThePersonWhoSuffered(row, crime);
      LocalDate recorded = LocalDate.parse(crime.getField("recorded_date"));
      assertThat(LocalDate.parse(row.getField("referred_date")))
          .isBetween(recorded, recorded.plusDays(3));
      if (row.getField("crime_type").equals("Domestic abuse")) {
        assertThat(crime.getField("domestic_abuse")).isEqualTo("Y");
      }
    }
  }

  private static String crime(NamedCsvRecord row, String column, String prefix) {
    return row.getField(column).replace(prefix, "SYN-X");
  }

  private static void isThePersonWhoSuffered(NamedCsvRecord row, NamedCsvRecord crime) {
    assertThat(crime).as(row.toString()).isNotNull();
    assertThat(crime.getField("victim_id")).isNotEmpty();
    assertThat(row.getField("sex")).isEqualTo(crime.getField("victim_sex"));
    assertThat(row.getField("religion")).isEqualTo(crime.getField("victim_religion"));
    assertThat(row.getField("disability")).isEqualTo(crime.getField("victim_disability"));
    assertThat(List.of(row.getField("ethnicity"), "NS"))
        .containsAnyOf(crime.getField("victim_ethnicity_self"), "NS");
  }

  @Test
  void defendantsAreTheSuspectsWhoWereChargedWithTheCrime() {
    List<NamedCsvRecord> cases =
        extract.register("cps-defendant").stream()
            .filter(row -> crimes.containsKey(row.getField("CaseID")))
            .toList();
    assertThat(cases).hasSizeGreaterThan(100);
    for (NamedCsvRecord row : cases) {
      NamedCsvRecord crime = crimes.get(row.getField("CaseID"));
      LocalDate charged = LocalDate.parse(row.getField("ChargeDate"), BRITISH);
      LocalDate completed = LocalDate.parse(row.getField("CompletionDate"), BRITISH);
      assertThat(crime.getField("outcome_type")).isEqualTo("1");
      assertThat(charged).isEqualTo(LocalDate.parse(crime.getField("outcome_date")));
      assertThat(completed).isAfter(charged).isBefore(charged.plusMonths(18));
      assertThat(crime.getField("domestic_abuse")).isEqualTo(row.getField("DomesticAbuseFlag"));
      assertThat(crime.getField("offence_description").endsWith(" RAPE"))
          .isEqualTo(row.getField("RapeFlag").equals("Y"));
    }
    Map<String, Long> defendants = counts(cases.stream(), "CaseID");
    assertThat(defendants)
        .allSatisfy((id, n) -> assertThat(suspects(crimes.get(id))).hasSize(n.intValue()));
  }

  @Test
  void sexualOffencesTakeLongerInCourt() {
    Map<Boolean, Double> days =
        extract.register("cps-defendant").stream()
            .filter(row -> row.getField("CaseID").startsWith("SYN-X"))
            .collect(
                Collectors.partitioningBy(
                    row -> row.getField("RASSOFlag").equals("Y"),
                    Collectors.averagingLong(
                        row ->
                            LocalDate.parse(row.getField("CompletionDate"), BRITISH).toEpochDay()
                                - LocalDate.parse(row.getField("ChargeDate"), BRITISH)
                                    .toEpochDay())));
    assertThat(days.get(true)).isGreaterThan(1.5 * days.get(false));
  }

  @Test
  void reoffencesAreRecordedOffencesOfPeopleWhoWereConvictedBefore() {
    Map<String, List<NamedCsvRecord>> bySuspect =
        crimes.values().stream()
            .flatMap(row -> suspects(row).stream().map(id -> Map.entry(id, row)))
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    Set<String> cohort = values(extract.register("offender-cohort"), "offender_id");
    List<NamedCsvRecord> reoffences = extract.register("proven-offence");
    assertThat(reoffences).hasSizeGreaterThan(60);
    for (NamedCsvRecord row : reoffences) {
      assertThat(bySuspect.get(row.getField("offender_id")))
          .anyMatch(
              crime ->
                  crime.getField("ho_code").equals(row.getField("ho_code"))
                      && crime.getField("committed_from").equals(row.getField("offence_date")));
    }
    // Eleven of the twelve months before the last one are in the files.
    List<NamedCsvRecord> last =
        reoffences.stream().filter(r -> r.getField("offence_date").startsWith("2025-03")).toList();
    long known = last.stream().filter(r -> cohort.contains(r.getField("offender_id"))).count();
    assertThat((double) known / last.size()).isGreaterThan(.75);
  }

  @Test
  void aboutAQuarterOfOffendersOffendAgainMostOfThemOfHighRisk() {
    Set<String> again = values(extract.register("proven-offence"), "offender_id");
    List<NamedCsvRecord> early =
        extract.register("offender-cohort").stream()
            .filter(row -> row.getField("cohort").equals("All convicted"))
            .filter(row -> row.getField("cohort_date").compareTo("2024-06") < 0)
            .toList();
    assertThat(rate(early, again, "")).isBetween(.15, .35);
    assertThat(rate(early, again, "high")).isGreaterThan(2 * rate(early, again, "medium"));
    assertThat(rate(early, again, "medium")).isGreaterThan(2 * rate(early, again, "low"));
  }

  private static double rate(List<NamedCsvRecord> cohort, Set<String> again, String risk) {
    List<NamedCsvRecord> own =
        cohort.stream().filter(row -> row.getField("risk_band").endsWith(risk)).toList();
    return (double) own.stream().filter(row -> again.contains(row.getField("offender_id"))).count()
        / own.size();
  }

  @Test
  void whoeverIsChargedWasInCustodyOnTheDay() {
    Set<String> charged =
        extract.register("custody-detention").stream()
            .filter(row -> row.getField("disposal").equals("charged"))
            .map(row -> row.getField("person_id") + " on " + londonDay(row.getField("arrived_at")))
            .collect(Collectors.toSet());
    assertThat(crimes.values())
        .filteredOn(row -> row.getField("outcome_type").equals("1"))
        .allSatisfy(
            row ->
                assertThat(suspects(row))
                    .allMatch(id -> charged.contains(id + " on " + row.getField("outcome_date"))));
  }

  private static String londonDay(String moment) {
    return OffsetDateTime.parse(moment)
        .atZoneSameInstant(java.time.ZoneId.of("Europe/London"))
        .toLocalDate()
        .toString();
  }

  @Test
  void missingPeopleAreDetainedMoreOftenThanOthers() {
    Set<String> missing = values(extract.register("missing-episode"), "person_id");
    Set<String> detained = values(extract.register("custody-detention"), "person_id");
    Set<String> both = new HashSet<>(missing);
    both.retainAll(detained);
    double people = 8_800_000 * PLAN.scale();
    double byChance = missing.size() * detained.size() / people;
    assertThat((double) both.size()).isGreaterThan(3 * byChance);
  }

  @Test
  void aDischargeIsACrimeWithAShot() {
    List<NamedCsvRecord> discharges = extract.register("firearm-discharge");
    Set<String> shots =
        crimes.values().stream()
            .filter(row -> row.getField("firearm").equals("lethal barrel discharge"))
            .map(row -> row.getField("crime_reference"))
            .collect(Collectors.toSet());
    assertThat(values(discharges, "crime_reference")).isEqualTo(shots).isNotEmpty();
    for (NamedCsvRecord row : discharges) {
      NamedCsvRecord crime = crimes.get(row.getField("crime_reference"));
      assertThat(row.getField("borough_code")).isEqualTo(crime.getField("borough_code"));
      assertThat(londonDay(row.getField("discharged_at")))
          .isEqualTo(crime.getField("committed_from"));
    }
  }

  @Test
  void oneVictimInTenOrSoIsAVictimAgainWithinTheYearAndAFewVeryOften() {
    Map<String, Long> times =
        counts(
            crimes.values().stream().filter(row -> !row.getField("victim_id").isEmpty()),
            "victim_id");
    long all = times.values().stream().mapToLong(Long::longValue).sum();
    long repeat = all - times.size();
    assertThat((double) repeat / all).isCloseTo(.18, within(.06));
    long most = times.values().stream().mapToLong(Long::longValue).max().orElseThrow();
    assertThat(most).isBetween(5L, 60L);
    double few =
        times.values().stream()
            .sorted(java.util.Comparator.reverseOrder())
            .limit(times.size() / 100)
            .mapToLong(Long::longValue)
            .sum();
    assertThat(few / all).isBetween(.04, .15);
  }

  @Test
  void anExtractByItselfIsTheSameAsAmongAllOthers(@TempDir Path alone) {
    for (String id : List.of("uss", "cps-defendant", "proven-offence", "nhs-apc")) {
      Extract one = Extract.of(PLAN, id, alone.resolve(id));
      one.contents().keySet().stream()
          .filter(file -> file.startsWith(id + "/"))
          .forEach(file -> assertThat(one.text(file)).as(file).isEqualTo(extract.text(file)));
    }
  }

  @Test
  void aMonthIsTheSameWhereverThePlanBegins(@TempDir Path late) {
    Plan last = new Plan(PLAN.to(), PLAN.to(), PLAN.scale(), PLAN.seed());
    Extract one = Extract.of(last, Synthesis.ALL, late);
    for (String file :
        List.of("nhs-apc/nhs-apc-2025-03.txt", "custody-detention/custody-detention-2025-03.csv")) {
      assertThat(one.text(file)).isEqualTo(extract.text(file));
    }
    assertThat(one.text("cps-defendant/cps-defendant-2025-Q1.csv").lines().skip(1))
        .isNotEmpty()
        .isSubsetOf(extract.text("cps-defendant/cps-defendant-2025-Q1.csv").lines().toList());
  }

  private static Set<String> suspects(NamedCsvRecord crime) {
    return Stream.of(crime.getField("suspect_ids").split(";"))
        .filter(id -> !id.isEmpty())
        .collect(Collectors.toSet());
  }

  private static Map<String, List<NamedCsvRecord>> by(Stream<NamedCsvRecord> rows, String column) {
    return rows.collect(Collectors.groupingBy(row -> row.getField(column)));
  }

  private static Map<String, Long> counts(Stream<NamedCsvRecord> rows, String column) {
    return rows.collect(
        Collectors.groupingBy(row -> row.getField(column), TreeMap::new, Collectors.counting()));
  }

  private static Set<String> values(List<NamedCsvRecord> rows, String column) {
    return rows.stream().map(row -> row.getField(column)).collect(Collectors.toSet());
  }
}
