package london.outcomes.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Volumes, shares and links between files are in the neighbourhood of the published ones. */
class PlausibilityTest {

  private static final double SCALE = .1;
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final String MPS_FILE =
      "mps-borough-level/MPS Borough Level Crime (most recent 24 months) to 202412.csv";

  @TempDir private static Path folder;
  private static Extract extract;
  private static List<NamedCsvRecord> street;
  private static List<NamedCsvRecord> outcomes;
  private static List<NamedCsvRecord> stops;

  @BeforeAll
  static void write() {
    extract = Extract.of("2024-01", "2024-12", SCALE, 7, folder);
    street = extract.months("metropolitan", "street");
    outcomes = extract.months("metropolitan", "outcomes");
    stops = extract.months("metropolitan", "stop-and-search");
  }

  @Test
  void volumesAreThoseOfLondonAtTheScale() {
    assertThat(street.size() / 12.0).isCloseTo(95_000 * SCALE, within(500.0));
    assertThat(stops.size() / 12.0).isCloseTo(20_000 * SCALE, within(150.0));
    assertThat(extract.months("city-of-london", "street").size() / 12.0)
        .isCloseTo(650 * SCALE, within(8.0));
  }

  @Test
  void theMixtureOfCrimeIsLondons() {
    Map<String, Double> shares = Extract.shares(street, "Crime type");
    assertThat(shares).hasSize(14);
    assertThat(shares.get("Anti-social behaviour")).isBetween(.20, .25);
    assertThat(shares.get("Violence and sexual offences")).isBetween(.18, .24);
    assertThat(shares.get("Burglary")).isBetween(.03, .06);
  }

  @Test
  void summerHasMoreBicycleTheftThanWinter() {
    assertThat((double) count("Bicycle theft", 6, 8))
        .isGreaterThan(count("Bicycle theft", 1, 3) * 1.3);
  }

  @Test
  void onlyAntiSocialBehaviourHasNoIdAndIdsAreUnique() {
    Set<String> ids = new HashSet<>();
    for (NamedCsvRecord row : street) {
      String id = row.getField("Crime ID");
      boolean isAsb = row.getField("Crime type").equals("Anti-social behaviour");
      assertThat(id.isEmpty()).isEqualTo(isAsb);
      assertThat(row.getField("Last outcome category").isEmpty()).isEqualTo(isAsb);
      assertThat(id.isEmpty() || ids.add(id)).isTrue();
    }
    extract.months("city-of-london", "street").stream()
        .map(row -> row.getField("Crime ID"))
        .filter(id -> !id.isEmpty())
        .forEach(id -> assertThat(ids.add(id)).isTrue());
  }

  @Test
  void aSmallAreaBelongsToTheBoroughInItsNameAndLiesInLondon() {
    Map<String, String> names = boroughNames();
    Map<String, String> boroughs = new HashMap<>();
    for (NamedCsvRecord row : Extract.reference("lsoa.csv")) {
      boroughs.put(row.getField("lsoa_code"), names.get(row.getField("borough_code")));
    }
    for (NamedCsvRecord row : street) {
      String borough = boroughs.get(row.getField("LSOA code"));
      if (borough != null) {
        assertThat(row.getField("LSOA name")).startsWith(borough + " ");
        assertThat(Double.parseDouble(row.getField("Longitude"))).isBetween(-.52, .34);
        assertThat(Double.parseDouble(row.getField("Latitude"))).isBetween(51.28, 51.70);
      }
    }
  }

  @Test
  void someRowsHaveNoLocationAndAFewLieOutsideLondon() {
    Set<String> codes =
        Extract.reference("lsoa.csv").stream()
            .map(row -> row.getField("lsoa_code"))
            .collect(Collectors.toSet());
    Map<String, Double> shares = Extract.shares(street, "LSOA code");
    assertThat(shares.get("")).isBetween(.01, .02);
    double outside =
        shares.entrySet().stream()
            .filter(entry -> !entry.getKey().isEmpty() && !codes.contains(entry.getKey()))
            .mapToDouble(Map.Entry::getValue)
            .sum();
    assertThat(outside).isBetween(.0001, .002);
  }

  @Test
  void rowsAreInTheOrderOfAreasWithUnlocatedOnesLast() {
    List<String> names =
        extract.rows(Extract.monthFile("2024-05", "metropolitan", "street")).stream()
            .map(row -> row.getField("LSOA name"))
            .toList();
    int located = names.indexOf("");
    assertThat(names.subList(located, names.size())).containsOnly("");
    assertThat(names.subList(0, located).stream().map(name -> name.replaceAll(" \\w+$", "")))
        .isSorted();
  }

  @Test
  void everyBoroughHasItsShareAndWestminsterTheLargest() {
    Map<String, Long> rows =
        street.stream()
            .filter(row -> !row.getField("LSOA name").isEmpty())
            .collect(
                Collectors.groupingBy(
                    row -> row.getField("LSOA name").replaceAll(" \\w+$", ""),
                    Collectors.counting()));
    long westminster = rows.get("Westminster");
    for (String borough : boroughNames().values()) {
      assertThat(rows.get(borough)).as(borough).isPositive().isLessThanOrEqualTo(westminster);
    }
  }

  @Test
  void mostOffencesGetAnOutcomeAndOnlyTheFirstMonthsHaveOlderOnes() {
    Set<String> ids = street.stream().map(r -> r.getField("Crime ID")).collect(Collectors.toSet());
    Map<String, List<NamedCsvRecord>> byOrigin =
        outcomes.stream()
            .collect(
                Collectors.groupingBy(r -> ids.contains(r.getField("Crime ID")) ? "own" : "older"));
    Set<String> months =
        byOrigin.get("older").stream()
            .map(row -> row.getField("Month"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(months).containsExactly("2024-01", "2024-02", "2024-03");
    long early = outcomes.stream().filter(r -> months.contains(r.getField("Month"))).count();
    assertThat((double) byOrigin.get("older").size() / early).isBetween(.02, .03);
    assertThat(decidedShareOf("2024-01")).isBetween(.85, .90);
  }

  @Test
  void someOffencesAreChargedAndLaterSentenced() {
    Map<String, List<NamedCsvRecord>> byId =
        outcomes.stream().collect(Collectors.groupingBy(row -> row.getField("Crime ID")));
    List<List<NamedCsvRecord>> twice =
        byId.values().stream().filter(rows -> rows.size() > 1).toList();
    assertThat(twice)
        .isNotEmpty()
        .allSatisfy(
            rows -> {
              assertThat(rows).hasSize(2);
              assertThat(rows.get(0).getField("Outcome type")).isEqualTo("Suspect charged");
              assertThat(rows.get(1).getField("Month"))
                  .isGreaterThan(rows.get(0).getField("Month"));
            });
  }

  @Test
  void aStopBelongsToTheFileOfItsLondonMonth() {
    for (YearMonth month : extract.plan().months()) {
      String file = Extract.monthFile(month.toString(), "metropolitan", "stop-and-search");
      List<Instant> dates =
          extract.rows(file).stream().map(r -> Instant.parse(r.getField("Date"))).toList();
      assertThat(dates).isSorted();
      assertThat(dates).allMatch(date -> YearMonth.from(date.atZone(LONDON)).equals(month));
    }
  }

  @Test
  void anAprilFileBeginsInMarchByUniversalTime() {
    String file = Extract.monthFile("2024-04", "metropolitan", "stop-and-search");
    assertThat(extract.text(file).lines().filter(line -> line.contains(",2024-03-31T23:")))
        .isNotEmpty();
    String january = Extract.monthFile("2024-01", "metropolitan", "stop-and-search");
    assertThat(extract.text(january)).doesNotContain(",2023-12-31T");
  }

  @Test
  void blackLondonersAreStoppedThreeToFourTimesAsOftenAsWhite() {
    Map<String, String> groups = new HashMap<>();
    Extract.reference("ethnicity.csv")
        .forEach(row -> groups.put(row.getField("source_text"), row.getField("group_id")));
    Map<String, Long> stopped =
        stops.stream()
            .map(row -> row.getField("Self-defined ethnicity"))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.groupingBy(groups::get, Collectors.counting()));
    double ratio =
        (double) stopped.get("black") / people("black") * people("white") / stopped.get("white");
    assertThat(ratio).isBetween(3.0, 4.0);
    assertThat(stopped.get("unknown") / (double) stops.size()).isBetween(.08, .16);
  }

  @Test
  void theObjectOfASearchFitsItsPower() {
    for (NamedCsvRecord row : stops) {
      boolean isForDrugs = row.getField("Object of search").equals("Controlled drugs");
      assertThat(row.getField("Legislation").startsWith("Misuse of Drugs")).isEqualTo(isForDrugs);
    }
  }

  @Test
  void theBoroughFileCountsTheOffencesOfTheStreetFiles() {
    List<NamedCsvRecord> mps = extract.rows(MPS_FILE);
    Map<String, Double> streetShares = Extract.shares(street, "Crime type");
    long burglaries = total(mps, "BURGLARY");
    assertThat(burglaries).isEqualTo(Math.round(streetShares.get("Burglary") * street.size()));
    assertThat(total(mps, "ROBBERY"))
        .isEqualTo(Math.round(streetShares.get("Robbery") * street.size()));
    long all = mps.stream().mapToLong(PlausibilityTest::sum).sum();
    long notifiable = street.stream().filter(r -> !r.getField("Crime ID").isEmpty()).count();
    assertThat(all).isEqualTo(notifiable + victims().size());
  }

  @Test
  void theBoroughFileHasThirtyTwoBoroughsAndUnknown() {
    Map<String, Double> shares = Extract.shares(extract.rows(MPS_FILE), "BoroughName");
    assertThat(shares).hasSize(33).containsKey("Unknown").doesNotContainKey("City of London");
  }

  @Test
  void homicidesAgreeWithTheBoroughFileAndAreNeverTooFew() {
    assertThat(victims().size()).isBetween(28, 60);
    long counted =
        extract.rows(MPS_FILE).stream()
            .filter(row -> row.getField("MinorText").equals("HOMICIDE"))
            .mapToLong(PlausibilityTest::sum)
            .sum();
    assertThat(counted).isEqualTo(victims().size());
  }

  @Test
  void homicidesKeepTheSlipsOfThePublishedFile(@TempDir Path other) throws IOException {
    Plan plan = new Plan(YearMonth.of(2004, 1), YearMonth.of(2023, 12), .001, 7);
    Reference reference = Reference.read(Extract.REFERENCE);
    Homicides homicides = new Homicides(reference, plan, new People(reference, plan));
    new HomicideFile(homicides, plan, new Tally(reference, plan)).write(new Manifest(other));
    List<NamedCsvRecord> rows =
        Extract.rows(other.resolve("mps-homicide/Homicides_2004_2023.csv"), ',');
    assertThat(Extract.shares(rows, "Age Group")).containsKey("13 to19");
    assertThat(Extract.shares(rows, "Borough"))
        .containsKeys("Ealing ", "Brent", "Brent ", "Barking & Dagenham", "Kingston Upon Thames")
        .doesNotContainKeys("Ealing", "City of London");
    assertThat(rows.get(0).getField("Recorded Date")).isEqualTo("Jan-04");
  }

  @Test
  void theSurveyHasEightMeasuresOfThirtyTwoBoroughsAQuarter() {
    List<NamedCsvRecord> rows = Extract.rows(folder.resolve("pas-borough/PAS_boroughs.csv"), ';');
    assertThat(rows).hasSize(4 * 8 * 32);
    assertThat(Extract.shares(rows, "Date").keySet())
        .containsExactlyInAnyOrder("31/03/2024", "30/06/2024", "30/09/2024", "31/12/2024");
    assertThat(Extract.shares(rows, "Measure")).hasSize(8).containsKey("\"Good Job\" local");
    Map<String, Set<String>> london =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.getField("Date") + row.getField("Measure"),
                    Collectors.mapping(row -> row.getField("MPS"), Collectors.toSet())));
    assertThat(london.values()).allMatch(values -> values.size() == 1);
  }

  @Test
  void trustIsAskedSince2016AndRichmondIsSpelledAnewIn2023(@TempDir Path other) throws IOException {
    Plan plan = new Plan(YearMonth.of(2015, 12), YearMonth.of(2016, 3), .001, 7);
    new PasBoroughFile(Reference.read(Extract.REFERENCE), plan).write(new Manifest(other));
    assertThat(Files.readAllLines(other.resolve("pas-borough/PAS_boroughs.csv")))
        .noneMatch(line -> line.startsWith("31/12/2015") && line.contains("Trust MPS"))
        .anyMatch(line -> line.startsWith("31/03/2016") && line.contains("Trust MPS"))
        .noneMatch(line -> line.contains("Richmond Upon"));
  }

  private static List<NamedCsvRecord> victims() {
    return extract.rows("mps-homicide/Homicides_2024_2024.csv");
  }

  private static double decidedShareOf(String month) {
    Set<String> decided =
        outcomes.stream().map(row -> row.getField("Crime ID")).collect(Collectors.toSet());
    List<String> ids =
        street.stream()
            .filter(row -> row.getField("Month").equals(month))
            .map(row -> row.getField("Crime ID"))
            .filter(id -> !id.isEmpty())
            .toList();
    return ids.stream().filter(decided::contains).count() / (double) ids.size();
  }

  private static long count(String type, int firstMonth, int lastMonth) {
    return street.stream()
        .filter(row -> row.getField("Crime type").equals(type))
        .mapToInt(row -> YearMonth.parse(row.getField("Month")).getMonthValue())
        .filter(month -> month >= firstMonth && month <= lastMonth)
        .count();
  }

  private static Map<String, String> boroughNames() {
    return Extract.reference("area.csv").stream()
        .filter(row -> row.getField("area_code").startsWith("E09"))
        .collect(Collectors.toMap(r -> r.getField("area_code"), r -> r.getField("area_name")));
  }

  private static long people(String group) {
    return Extract.reference("population.csv").stream()
        .filter(row -> row.getField("ethnicity").equals(group))
        .filter(row -> row.getField("sex").equals("all"))
        .filter(row -> !row.getField("area_code").equals("E09000001"))
        .mapToLong(row -> Long.parseLong(row.getField("people")))
        .sum();
  }

  private static long total(List<NamedCsvRecord> rows, String major) {
    return rows.stream()
        .filter(row -> row.getField("MajorText").equals(major))
        .mapToLong(PlausibilityTest::sum)
        .sum();
  }

  private static long sum(NamedCsvRecord row) {
    return row.getFields().stream().skip(3).mapToLong(Long::parseLong).sum();
  }
}
