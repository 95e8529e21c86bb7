package london.outcomes.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
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

/** The truth that is told of the files is what someone finds who counts them. */
class TruthTest {

  private static final Plan PLAN = new Plan(YearMonth.of(2025, 3), YearMonth.of(2025, 4), .03, 9);

  private static final Set<String> EXTRACTS =
      Set.of("open", "mps-offence", "mps-incident-asb", "nhs-apc", "uss", "cps-defendant");

  @TempDir private static Path folder;
  private static Extract extract;
  private static List<NamedCsvRecord> figures;

  @BeforeAll
  static void write() {
    extract = Extract.of(PLAN, new Orders(EXTRACTS, true, 0), folder);
    figures = extract.rows("truth/figures.csv");
  }

  @Test
  void rowsOfTheStreetFilesByBoroughAndType() {
    Map<String, String> boroughs =
        Extract.reference("lsoa.csv").stream()
            .collect(
                Collectors.toMap(r -> r.getField("lsoa_code"), r -> r.getField("borough_code")));
    Stream<NamedCsvRecord> rows =
        Stream.of("metropolitan", "city-of-london")
            .flatMap(force -> extract.months(force, "street").stream());
    assertThat(told("police-uk-street", "rows"))
        .isEqualTo(
            counted(
                rows,
                row -> row.getField("Month"),
                row -> boroughs.getOrDefault(row.getField("LSOA code"), "unknown"),
                row -> row.getField("Crime type"),
                row -> true));
  }

  @Test
  void outcomesAndStopsByWhatTheyWere() {
    assertThat(told("police-uk-outcomes", "outcomes"))
        .isEqualTo(
            counted(
                forces("outcomes"),
                row -> row.getField("Month"),
                TruthTest::force,
                row -> row.getField("Outcome type"),
                row -> true));
    Map<String, String> told = new TreeMap<>();
    for (YearMonth month : PLAN.months()) {
      for (String force : List.of("metropolitan", "city-of-london")) {
        told.putAll(
            counted(
                extract
                    .rows(Extract.monthFile(month.toString(), force, "stop-and-search"))
                    .stream(),
                row -> month.toString(),
                row -> force,
                row -> row.getField("Self-defined ethnicity"),
                row -> !row.getField("Outcome").startsWith("A no further action")));
      }
    }
    assertThat(told("police-uk-stop-search", "something came of it")).isEqualTo(told);
  }

  private static Stream<NamedCsvRecord> forces(String kind) {
    return Stream.of("metropolitan", "city-of-london")
        .flatMap(force -> extract.months(force, kind).stream());
  }

  private static String force(NamedCsvRecord row) {
    return row.getField("Falls within").startsWith("City") ? "city-of-london" : "metropolitan";
  }

  @Test
  void cellsOfTheBoroughFile() {
    Map<String, String> cells = new TreeMap<>();
    String file = "mps-borough-level/MPS Borough Level Crime (most recent 24 months) to 202504.csv";
    for (NamedCsvRecord row : extract.rows(file)) {
      for (YearMonth month : PLAN.months()) {
        String count = row.getField(month.toString().replace("-", ""));
        if (!count.equals("0")) {
          String key = month + "|" + row.getField("BoroughName") + "|" + row.getField("MinorText");
          cells.put(key, count + " of " + count);
        }
      }
    }
    assertThat(told("mps-borough-level", "offences")).isEqualTo(cells);
  }

  @Test
  void recordedOffencesWithoutThoseThatAreCancelled() {
    assertThat(told("mps-offence", "positive outcomes"))
        .isEqualTo(
            ofRegister(
                "mps-offence",
                row -> row.getField("recorded_date").substring(0, 7),
                "borough_code",
                "offence_description",
                row -> !row.getField("status").equals("cancelled"),
                row -> row.getField("outcome_type").matches("[1-4678]")));
    assertThat(told("mps-offence", "knife injuries"))
        .isEqualTo(
            ofRegister(
                "mps-offence",
                row -> row.getField("recorded_date").substring(0, 7),
                "borough_code",
                "victim_ethnicity_officer",
                row -> !row.getField("status").equals("cancelled"),
                row -> row.getField("knife").equals("injury")));
  }

  @Test
  void satisfiedVictimsAmongThoseWhoAnswered() {
    assertThat(told("uss", "satisfied"))
        .isEqualTo(
            ofRegister(
                "uss",
                row -> row.getField("interview_date").substring(0, 7),
                "borough_code",
                "ethnicity",
                row -> !row.getField("satisfaction").equals("Don't know"),
                row -> row.getField("satisfaction").matches("(Completely|Very|Fairly) satisfied")));
  }

  @Test
  void admissionsForKnifeInjuriesAndConvictionsInCourt() {
    assertThat(told("nhs-apc", "knife injuries"))
        .isEqualTo(
            ofRegister(
                "nhs-apc",
                row -> row.getField("EPIEND").substring(0, 7),
                "RESLADST_ONS",
                "SEX",
                row -> true,
                row -> row.getField("DIAG_02").startsWith("X99")));
    assertThat(told("cps-defendant", "convictions"))
        .isEqualTo(
            ofRegister(
                "cps-defendant",
                row ->
                    YearMonth.from(
                            LocalDate.parse(
                                row.getField("CompletionDate"),
                                java.time.format.DateTimeFormatter.ofPattern("dd/MM/uuuu")))
                        .toString(),
                "CPSArea",
                "RASSOFlag",
                row -> true,
                row -> row.getField("Reason").isEmpty()));
  }

  @Test
  void sharesAreCountsOverTheirBase() {
    assertThat(figures)
        .hasSizeGreaterThan(500)
        .allSatisfy(
            row ->
                assertThat(Double.parseDouble(row.getField("share")))
                    .isCloseTo(
                        Double.parseDouble(row.getField("count"))
                            / Double.parseDouble(row.getField("of")),
                        within(5e-7)));
  }

  @Test
  void aPlantedRiseIsInTheFiles(@TempDir Path years) {
    Plan plan = new Plan(YearMonth.of(2024, 1), YearMonth.of(2025, 12), .03, 9);
    Extract both = Extract.of(plan, new Orders(Set.of(Synthesis.OPEN), true, 0), years);
    List<NamedCsvRecord> rises = both.rows("truth/rises.csv");
    assertThat(rises).hasSize(6);
    Map<String, Long> monthly =
        both.months("metropolitan", "street").stream()
            .filter(row -> !row.getField("LSOA name").isEmpty())
            .collect(
                Collectors.groupingBy(
                    row ->
                        row.getField("LSOA name").replaceAll(" \\w+$", "")
                            + row.getField("Crime type")
                            + row.getField("Month"),
                    Collectors.counting()));
    double found = 0;
    double planted = 0;
    for (NamedCsvRecord rise : rises) {
      for (YearMonth month : plan.months()) {
        YearMonth other = month.plusMonths(month.getYear() == 2024 ? 12 : -12);
        String series = rise.getField("borough") + rise.getField("crime_type");
        if (isIn(rise, month) && !isIn(rise, other)) {
          double usual = monthly.getOrDefault(series + other, 0L);
          found += monthly.getOrDefault(series + month, 0L);
          planted += usual * Double.parseDouble(rise.getField("factor"));
        }
      }
    }
    assertThat(found / planted).isCloseTo(1, within(.2));
  }

  private static boolean isIn(NamedCsvRecord rise, YearMonth month) {
    return month.toString().compareTo(rise.getField("from")) >= 0
        && month.toString().compareTo(rise.getField("to")) <= 0;
  }

  @Test
  void parametersNameEveryTypeAndTheReadmeEveryColumn() {
    assertThat(extract.rows("truth/parameters.csv"))
        .filteredOn(row -> row.getField("parameter").equals("yearly trend"))
        .extracting(row -> row.getField("subject"))
        .contains("Burglary", "Shoplifting", "Anti-social behaviour", "missing-episode");
    assertThat(extract.text("truth/README.txt"))
        .contains(extract.header("truth/figures.csv").split(","))
        .contains("subject, parameter, value", "SYNTHETIC");
  }

  @Test
  void theTruthChangesNothingInTheFilesAndIsListedAsSynthetic(@TempDir Path untold) {
    Extract other = Extract.of(PLAN, Synthesis.OPEN, untold);
    Map<String, String> hashes = hashes(extract);
    assertThat(hashes(other)).hasSizeGreaterThan(10);
    assertThat(hashes).containsAllEntriesOf(hashes(other));
    assertThat(extract.text("manifest.csv").lines())
        .anyMatch(l -> l.startsWith("truth/figures.csv,") && l.endsWith(",synthetic"));
  }

  private static Map<String, String> hashes(Extract written) {
    return written.rows("manifest.csv").stream()
        .collect(
            Collectors.toMap(
                row -> row.getField("path"),
                row -> row.getField("sha256"),
                (one, other) -> one,
                TreeMap::new));
  }

  private static Map<String, String> told(String source, String figure) {
    Map<String, String> told = new HashMap<>();
    for (NamedCsvRecord row : figures) {
      if (row.getField("extract").equals(source) && row.getField("figure").equals(figure)) {
        String key =
            row.getField("period") + "|" + row.getField("area") + "|" + row.getField("group");
        told.put(key, row.getField("count") + " of " + row.getField("of"));
      }
    }
    assertThat(told).isNotEmpty();
    return told;
  }

  private static Map<String, String> ofRegister(
      String id,
      Function<NamedCsvRecord, String> month,
      String area,
      String group,
      Predicate<NamedCsvRecord> isCounted,
      Predicate<NamedCsvRecord> isSo) {
    return counted(
        extract.register(id).stream().filter(isCounted),
        month,
        row -> row.getField(area),
        row -> row.getField(group),
        isSo);
  }

  private static Map<String, String> counted(
      Stream<NamedCsvRecord> rows,
      Function<NamedCsvRecord, String> month,
      Function<NamedCsvRecord, String> area,
      Function<NamedCsvRecord, String> group,
      Predicate<NamedCsvRecord> isSo) {
    return rows.collect(
        Collectors.groupingBy(
            row -> month.apply(row) + "|" + area.apply(row) + "|" + group.apply(row),
            Collectors.collectingAndThen(
                Collectors.toList(),
                own -> own.stream().filter(isSo).count() + " of " + own.size())));
  }
}
