package london.outcomes.job;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import london.outcomes.SharedSession;
import london.outcomes.synth.Plan;
import london.outcomes.synth.Synthesis;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two months of every synthetic extract, taken in by the contracts that real ones come under. */
final class RestrictedExtractsTest {

  private static final YearMonth FIRST = YearMonth.of(2025, 4);
  private static final Plan PLAN = new Plan(FIRST, FIRST.plusMonths(1), 0.01, 5);

  /** Contract to conformed table. */
  private static final Map<String, String> TABLES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("missing-episode", "missing_episode"),
              Map.entry("custody-detention", "custody_detention"),
              Map.entry("complaint", "complaint"),
              Map.entry("service-referral", "service_referral"),
              Map.entry("firearm-discharge", "firearm_discharge"),
              Map.entry("offender-cohort", "offender"),
              Map.entry("proven-offence", "proven_offence"),
              Map.entry("mps-incident-asb", "incident"),
              Map.entry("cps-defendant", "prosecution"),
              Map.entry("uss", "survey_response"),
              Map.entry("tdiu", "survey_response"),
              Map.entry("pas", "survey_response"),
              Map.entry("nhs-ecds", "emergency_attendance"),
              Map.entry("nhs-apc", "admission"),
              Map.entry("mps-offence", "police_offence"),
              Map.entry("evidence", "evidence")));

  @TempDir static Path folder;

  private static Workbench bench;
  private static List<Row> ledger;

  @BeforeAll
  static void takeAllIn() throws IOException {
    bench = new Workbench(folder);
    Synthesis.write(PLAN, contracts(), reference(), bench.landing);
    bench.succeed("ingest", "--env", "demo", "--as-of", "2026-05");
    ledger = bench.table("delivery").collectAsList();
  }

  private static Path reference() {
    return SharedSession.project().resolve("conf/reference");
  }

  static Set<String> contracts() {
    return TABLES.keySet();
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void everyRowOfASyntheticFileBecomesARecord(String contract) throws IOException {
    long delivered = 0;
    long accepted = 0;
    for (Row file : ledger.stream().filter(r -> r.getAs("source_id").equals(contract)).toList()) {
      assertThat(file.<String>getAs("verdict")).startsWith("accepted");
      assertThat(file.<Long>getAs("quarantined_count")).as(refused(contract)).isZero();
      assertThat(file.<Long>getAs("row_count")).isEqualTo(lines(file.getAs("file_path")) - 1);
      delivered += file.<Long>getAs("row_count") - file.<Long>getAs("dropped_count");
      accepted += file.<Long>getAs("accepted_count");
    }
    assertThat(accepted).isEqualTo(delivered);
    assertThat(records(contract).count()).isEqualTo(accepted).isPositive();
  }

  private static long lines(String path) throws IOException {
    return Files.readAllLines(bench.landing.resolve(path)).size();
  }

  private static String refused(String contract) {
    return bench
        .table("quarantine")
        .where(col("source_id").equalTo(contract))
        .select("rule_code", "column_name", "detail")
        .limit(5)
        .collectAsList()
        .toString();
  }

  private static Dataset<Row> records(String contract) {
    return bench.table(TABLES.get(contract)).where(col("source_id").equalTo(contract));
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void recordsAreOfThePlansMonthsAndSaidToBeSynthetic(String contract) {
    assertThat(
            records(contract).select("month", "force_id", "provenance").distinct().collectAsList())
        .allMatch(r -> r.<String>getAs("force_id").equals("metropolitan"))
        .allMatch(r -> r.<String>getAs("provenance").equals("synthetic"))
        .extracting(r -> r.<Date>getAs("month").toString())
        .contains("2025-05-01")
        .isSubsetOf("2025-04-01", "2025-05-01");
  }

  @Test
  void everyPeriodOfEveryMeasureHasARowForEveryAreaAndGroup() {
    bench.succeed("measure", "--env", "demo", "--as-of", "2026-05");
    bench.succeed("release", "--env", "demo", "--as-of", "2026-05");
    // Nothing is delivered for the first three here; two months hold no whole quarter of a survey.
    assertThat(new EveryCut(bench).told())
        .contains("asb-incidents", "burglary-residential", "charge-rate-rape")
        .contains("prosecutions-rape", "repeat-victims-da", "complaints-median-days")
        .hasSizeGreaterThan(60);
    assertThat(bench.succeed("audit").out())
        .contains("repeat-missing-children", "\n0 small counts can be worked out from 1 releases.");
  }

  @Test
  void noRecordCarriesTheReferenceOfAPerson() {
    for (String table : new TreeSet<>(TABLES.values())) {
      Dataset<Row> rows = bench.table(table);
      assertThat(rows.toJSON().filter("value LIKE '%SYN-P%'").count()).as(table).isZero();
    }
  }

  @Test
  void aPersonHasOnePseudonymInAllRecordsOfADomain() throws IOException {
    Map<String, Set<String>> references = new TreeMap<>();
    for (String month : List.of("2025-04", "2025-05")) {
      delivered("missing-episode/missing-episode-" + month + ".csv", ',', "episode_id")
          .forEach(
              (episode, file) ->
                  references
                      .computeIfAbsent(file.getField("person_id"), id -> new TreeSet<>())
                      .add(episode));
    }
    Map<String, Set<String>> pseudonyms = new TreeMap<>();
    for (Row row : records("missing-episode").collectAsList()) {
      pseudonyms
          .computeIfAbsent(row.getAs("person_key"), key -> new TreeSet<>())
          .add(row.getAs("episode_id"));
    }
    assertThat(pseudonyms.keySet()).allMatch(key -> key.matches("public:[0-9a-f]{64}"));
    assertThat(pseudonyms.values()).containsExactlyInAnyOrderElementsOf(references.values());
    assertThat(keys("proven-offence", "offender_key"))
        .containsAnyElementsOf(keys("offender-cohort", "offender_key"));
    assertThat(keys("nhs-apc", "patient_key"))
        .containsAnyElementsOf(keys("nhs-ecds", "patient_key"));
    assertThat(keys("mps-offence", "victim_key"))
        .doesNotContainAnyElementsOf(keys("nhs-ecds", "patient_key"));
  }

  private static Set<String> keys(String contract, String column) {
    return records(contract).select(column).na().drop().distinct().collectAsList().stream()
        .map(row -> row.getString(0))
        .collect(Collectors.toSet());
  }

  @Test
  void withoutAKeyNothingAboutPersonsIsTakenIn() throws IOException {
    Workbench other = new Workbench(folder.resolve("keyless"));
    String name = "missing-episode/missing-episode-2025-05.csv";
    other.deliver(name, Files.readString(bench.landing.resolve(name)));
    var result =
        other.execute(
            variable -> null,
            "ingest",
            "--landing",
            other.landing.toString(),
            "--lake",
            other.lake.toString());
    assertThat(result.exitCode()).isEqualTo(78);
    assertThat(result.err())
        .contains("missing-episode", "OUTCOMES_PSEUDONYM_KEY", "OUTCOMES_PSEUDONYM_KEY_ID");
    assertThat(other.lake.resolve("conformed")).doesNotExist();
    assertThat(other.lake.resolve("ops/delivery")).doesNotExist();
  }

  @Test
  void cancelledOffencesAreDroppedAndOnlyThose() throws IOException {
    Map<String, NamedCsvRecord> offences =
        first("mps-offence/mps-offence-2025-05.csv", "crime_reference");
    Set<String> valid =
        offences.values().stream()
            .filter(r -> !r.getField("status").equals("cancelled"))
            .map(r -> r.getField("crime_reference"))
            .collect(Collectors.toSet());
    assertThat(valid).hasSizeLessThan(offences.size());
    assertThat(records("mps-offence").collectAsList())
        .extracting(r -> r.<String>getAs("crime_reference"))
        .containsExactlyInAnyOrderElementsOf(valid);
  }

  @Test
  void aMissingEpisodeIsReadAsItWasDelivered() throws IOException {
    Map<String, NamedCsvRecord> episodes =
        first("missing-episode/missing-episode-2025-05.csv", "episode_id");
    for (Row row : records("missing-episode").where("month = '2025-05-01'").collectAsList()) {
      NamedCsvRecord file = episodes.get(row.<String>getAs("episode_id"));
      String age = file.getField("age");
      assertThat(row.<Long>getAs("age")).isEqualTo(age.isEmpty() ? null : Long.valueOf(age));
      assertThat(row.<Boolean>getAs("is_looked_after"))
          .isEqualTo(file.getField("looked_after").equals("Y"));
      assertThat(row.<String>getAs("age_band")).isIn(bands(age));
      assertThat(row.<Boolean>getAs("is_found_within_24h")).isEqualTo(isWithinADay(file));
    }
  }

  /** Reckoned by the other calendar of the library, on the delivered texts. */
  private static boolean isWithinADay(NamedCsvRecord episode) {
    String found = episode.getField("found_at");
    return !found.isEmpty()
        && !java.time.OffsetDateTime.parse(found)
            .isAfter(java.time.OffsetDateTime.parse(episode.getField("reported_at")).plusDays(1));
  }

  private static Set<String> bands(String age) {
    if (age.isEmpty()) {
      return Set.of("unknown");
    }
    int years = Integer.parseInt(age);
    return years >= 65
        ? Set.of("65 and over")
        : Set.of("0 to 9", "10 to 17", "18 to 24", "25 to 34", "35 to 44", "45 to 54", "55 to 64")
            .stream()
            .filter(b -> years >= Integer.parseInt(b.split(" ")[0]))
            .filter(b -> years <= Integer.parseInt(b.split(" ")[2]))
            .collect(Collectors.toSet());
  }

  @Test
  void aSharpAssaultIsFoundInAnyDiagnosis() throws IOException {
    Map<String, NamedCsvRecord> episodes =
        new HashMap<>(delivered("nhs-apc/nhs-apc-2025-04.txt", '|', "EPIKEY"));
    episodes.putAll(delivered("nhs-apc/nhs-apc-2025-05.txt", '|', "EPIKEY"));
    List<Row> rows = records("nhs-apc").collectAsList();
    assertThat(rows).filteredOn(r -> r.<Boolean>getAs("is_sharp_assault")).isNotEmpty();
    for (Row row : rows) {
      NamedCsvRecord file = episodes.get(row.<String>getAs("episode_key"));
      assertThat(row.<Boolean>getAs("is_sharp_assault"))
          .isEqualTo(file.getField("DIAG_02").startsWith("X99"));
      assertThat(row.<String>getAs("diagnosis_codes")).doesNotContain(".", "-");
      assertThat(row.<Date>getAs("discharge_date")).isNotEqualTo(Date.valueOf("1800-01-01"));
    }
  }

  @Test
  void answersThatAreNoneLeaveTheBase() throws IOException {
    Map<String, NamedCsvRecord> respondents = first("uss/uss-2025-Q2.csv", "respondent_id");
    Map<String, Long> expected =
        respondents.values().stream()
            .map(r -> r.getField("satisfaction"))
            .map(
                s ->
                    s.equals("Don't know")
                        ? "null"
                        : String.valueOf(s.matches("(Completely|Very|Fairly) satisfied")))
            .collect(Collectors.groupingBy(s -> s, TreeMap::new, Collectors.counting()));
    Map<String, Long> seen =
        records("uss").collectAsList().stream()
            .map(r -> String.valueOf(r.<Boolean>getAs("is_satisfied_overall")))
            .collect(Collectors.groupingBy(s -> s, TreeMap::new, Collectors.counting()));
    assertThat(seen).isEqualTo(expected);
  }

  @Test
  void anInterviewIsDatedFromItsSeconds() {
    assertThat(records("pas").select("interview_date").collectAsList())
        .extracting(r -> r.<Date>getAs(0).toString())
        .allMatch(day -> day.startsWith("2025-04-") || day.startsWith("2025-05-"));
    assertThat(records("pas").where("borough_code = 'unknown'").count()).isZero();
    assertThat(records("pas").where("is_trusting").count()).isPositive();
  }

  @Test
  void withoutAWishOnlyTheOpenExtractsAreWritten() throws IOException {
    Path open = folder.resolve("open");
    Synthesis.write(PLAN, reference(), open);
    try (Stream<Path> files = Files.list(open)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "README.txt", "manifest.csv", "data-police-uk", "mps-borough-level", "mps-homicide");
    }
  }

  @Test
  void allMeansTheOpenOnesAndEveryOther() throws IOException {
    Path all = folder.resolve("all");
    Synthesis.write(PLAN, Set.of(Synthesis.ALL), reference(), all);
    try (Stream<Path> files = Files.list(all)) {
      assertThat(files.map(f -> f.getFileName().toString()).toList())
          .contains("data-police-uk", "mps-borough-level")
          .containsAll(contracts());
    }
  }

  @Test
  void theCommandWritesWhatIsAskedFor() {
    Path some = folder.resolve("some");
    var result =
        bench.execute(
            "synth",
            some.toString(),
            "--from",
            "2025-04",
            "--to",
            "2025-04",
            "--scale",
            "0.001",
            "--extracts",
            "uss,evidence");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(some.resolve("uss/uss-2025-Q2.csv")).exists();
    assertThat(some.resolve("evidence/evidence-2025-04.csv")).exists();
    assertThat(some.resolve("data-police-uk")).doesNotExist();
    assertThat(some.resolve("manifest.csv")).content().contains("uss/uss-2025-Q2.csv", "synthetic");
  }

  @Test
  void anUnknownExtractIsRefusedWithTheOnesThereAre() {
    assertThatThrownBy(
            () -> Synthesis.write(PLAN, Set.of("usss"), reference(), folder.resolve("none")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("usss", "choose from", "uss", "missing-episode");
  }

  private static Map<String, NamedCsvRecord> first(String path, String key) throws IOException {
    return delivered(path, ',', key);
  }

  private static Map<String, NamedCsvRecord> delivered(String path, char separator, String key)
      throws IOException {
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(separator)
            .ofNamedCsvRecord(bench.landing.resolve(path))) {
      return reader.stream().collect(Collectors.toMap(r -> r.getField(key), r -> r));
    }
  }
}
