package london.outcomes.job;

import static london.outcomes.job.SyntheticRows.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What stands in hospital extracts: ages that are none, codes with padding, episodes of a spell.
 */
final class BadInputHealthTest {

  private static final SyntheticRows FILE =
      SyntheticRows.of("nhs-apc", "nhs-apc/nhs-apc-2025-04.txt", "|");

  private static final String IDENTIFIED = "nhs-apc/nhs-apc-2025-03.txt";
  private static final String POSTCODES = "nhs-apc/nhs-apc-2025-02.txt";

  private static Map<Long, Row> records;
  private static Map<Long, Row> refused;
  private static List<Row> ledger;
  private static List<Row> spells;
  private static long laterEpisodes;
  private static Row delivery;
  private static Path raw;
  private static int valid;

  @BeforeAll
  static void takeIn() {
    valid = FILE.size();
    FILE.with(0, "STARTAGE", "-1").with(1, "STARTAGE", "999").with(2, "STARTAGE", "");
    FILE.with(3, "STARTAGE", "7001").with(4, "STARTAGE", "7007").with(5, "STARTAGE", "24");
    FILE.with(6, "STARTAGE", "7008").with(7, "STARTAGE", "131");
    FILE.with(8, "DIAG_01", "X99.0", "DIAG_02", "S211 A", "DIAG_03", "J45-");
    FILE.with(9, "DIAG_01", "X990 A", "DIAG_02", "R69X6", "DIAG_03", "x99x");
    FILE.with(10, "DIAG_02", "X9Z").with(11, "DIAG_20", "1990");
    FILE.with(12, "DIAG_01", "S211", "DIAG_02", "-", "DIAG_14", "X995");
    FILE.with(13, "DIAG_01", "X780", "DIAG_02", "W250");
    for (int row : List.of(14, 15)) {
      FILE.with(row, "TOKEN_PERSON_ID", "SYN-P-OF-A-SPELL", "PROCODE", "R1H");
      FILE.with(row, "ADMIDATE", "2025-04-01", "EPIORDER", row == 14 ? "2" : "1");
    }
    FILE.with(16, "ADMIDATE", "2025-04-10", "DISDATE", "2025-04-09");
    FILE.with(17, "ADMIDATE", "1800-01-01", "DISDATE", "1801-01-01");
    FILE.with(18, "EPISTAT", "1");
    FILE.again(19).again(20, "SEX", "9");
    Workbench bench = Workbench.tolerant(BadLanding.temporary());
    bench.deliver(FILE.path(), FILE.text());
    SyntheticRows identified = SyntheticRows.of("nhs-apc", FILE.path(), "|");
    identified.with(0, "PROCODE", "9434765919").with(1, "PROCODE", "987 654 3210");
    identified.with(2, "PROCODE", "4505577104").with(3, "PROCODE", "1234567890");
    bench.deliver(IDENTIFIED, identified.text());
    bench.deliver(POSTCODES, identified.text().replaceFirst("\\n", "|Home_Postcode\n"));
    bench.run("ingest");
    ledger = bench.table("delivery").collectAsList();
    records = byLine(bench, "admission");
    refused = byLine(bench, "quarantine");
    delivery = entry(FILE.path());
    raw = bench.lake.resolve("raw/nhs-apc");
    spells = bench.table("hospital_spell").collectAsList();
    String own =
        "rule_code = 'SPELL_EPISODE' AND delivery_id = '" + delivery.getAs("delivery_id") + "'";
    laterEpisodes = bench.table("finding").where(own).first().getAs("row_count");
  }

  private static Map<Long, Row> byLine(Workbench bench, String table) {
    return bench.table(table).collectAsList().stream()
        .collect(Collectors.toMap(r -> r.<Long>getAs("line_number"), Function.identity()));
  }

  private static Row entry(String path) {
    return ledger.stream()
        .filter(row -> row.<String>getAs("file_path").equals(path))
        .findFirst()
        .orElseThrow();
  }

  private static Row record(int row) {
    return records.get(line(row));
  }

  private static String whyRefused(int row) {
    return refused.get(line(row)).getAs("rule_code");
  }

  @Test
  @DisplayName("H01: ages -1, 999 and none are unknown, and no young people")
  void agesThatAreNoneAreUnknown() {
    for (int row : List.of(0, 1, 2)) {
      assertThat(record(row).<Long>getAs("age")).isNull();
      assertThat(record(row).<String>getAs("age_band")).isEqualTo("unknown");
    }
    assertThat(record(5).<Long>getAs("age")).isEqualTo(24);
    assertThat(record(5).<String>getAs("age_band")).isEqualTo("18 to 24");
  }

  @Test
  @DisplayName("H02: ages 7001 to 7007 are infants; 7008 and 131 are no ages")
  void infantsAreOfAgeNought() {
    for (int row : List.of(3, 4)) {
      assertThat(record(row).<Long>getAs("age")).isZero();
      assertThat(record(row).<String>getAs("age_band")).isEqualTo("0 to 9");
    }
    assertThat(whyRefused(6)).isEqualTo("OUT_OF_RANGE");
    assertThat(whyRefused(7)).isEqualTo("OUT_OF_RANGE");
  }

  @Test
  @DisplayName("H03: dots, padding, daggers and small letters of ICD-10 codes do not matter")
  void codesAreNormalised() {
    assertThat(record(8).<String>getAs("diagnosis_codes")).isEqualTo("X990 S211 J45");
    assertThat(record(9).<String>getAs("diagnosis_codes")).isEqualTo("X990 R69 X99");
    assertThat(record(8).<Boolean>getAs("is_sharp_assault")).isTrue();
    assertThat(record(9).<Boolean>getAs("is_sharp_assault")).isTrue();
  }

  @Test
  @DisplayName("H04: what has not the form of an ICD-10 code costs its row")
  void whatIsNoCodeCostsItsRow() {
    assertThat(whyRefused(10)).isEqualTo("UNKNOWN_CODE");
    // Of a patient's record neither message nor table repeats what stands there.
    assertThat(refused.get(line(10)).<String>getAs("detail"))
        .contains("a text of 3 characters")
        .doesNotContain("X9Z");
    assertThat(refused.get(line(10)).<String>getAs("raw_text")).isNull();
    assertThat(whyRefused(11)).isEqualTo("UNKNOWN_CODE");
  }

  @Test
  @DisplayName("H05: a knife code counts in any position; self-harm and accidents are no assaults")
  void knifeCodeCountsInAnyPosition() {
    assertThat(record(12).<Boolean>getAs("is_sharp_assault")).isTrue();
    assertThat(record(12).<Boolean>getAs("is_assault")).isTrue();
    assertThat(record(13).<Boolean>getAs("is_sharp_assault")).isFalse();
    assertThat(record(13).<Boolean>getAs("is_assault")).isFalse();
  }

  @Test
  @DisplayName("H06: only the first episode of a spell is an admission")
  void onlyTheFirstEpisodeIsAnAdmission() {
    assertThat(record(14).<Boolean>getAs("is_first_episode")).isFalse();
    assertThat(record(15).<Boolean>getAs("is_first_episode")).isTrue();
    long later =
        records.values().stream().filter(r -> r.<Long>getAs("episode_order_count") > 1).count();
    // Rows that other rules refuse are warned of as well.
    assertThat(laterEpisodes).isBetween(later, later + refused.size()).isPositive();
    Set<String> distinct =
        records.values().stream()
            .map(
                r ->
                    r.getAs("admission_date") == null
                        ? "episode " + r.getAs("episode_key")
                        : r.getAs("patient_key")
                            + " "
                            + r.getAs("admission_date")
                            + " "
                            + r.getAs("provider_code"))
            .collect(Collectors.toSet());
    assertThat(spells).hasSameSizeAs(distinct).hasSizeLessThan(records.size());
  }

  @Test
  @DisplayName("H07: a discharge before the admission costs its row; null dates are none")
  void dischargeBeforeAdmissionCostsItsRow() {
    assertThat(whyRefused(16)).isEqualTo("DATE_ORDER");
    assertThat(record(17).<Object>getAs("admission_date")).isNull();
    assertThat(record(17).<Object>getAs("discharge_date")).isNull();
  }

  @Test
  @DisplayName("H08: a copy of an episode is dropped; episodes that contradict are set aside")
  void copyOfAnEpisodeIsDropped() {
    assertThat(record(19)).isNotNull();
    assertThat(records).doesNotContainKey(line(valid));
    assertThat(whyRefused(20)).isEqualTo("DUPLICATE_KEY");
    assertThat(whyRefused(valid + 1)).isEqualTo("DUPLICATE_KEY");
  }

  @Test
  @DisplayName("H09: NHS numbers in any column reject the file; nothing of it is written")
  void nhsNumbersRejectTheFile() {
    Row rejected = entry(IDENTIFIED);
    assertThat(rejected.<String>getAs("reason_code")).isEqualTo("UNEXPECTED_IDENTIFIER");
    assertThat(rejected.<String>getAs("message"))
        .contains("'PROCODE' holds NHS numbers: 3 of its 4 texts of ten digits")
        .doesNotContain("9434765919");
    String id = rejected.getAs("delivery_id");
    assertThat(records.values()).noneMatch(row -> row.getAs("delivery_id").equals(id));
    assertThat(refused.values()).noneMatch(row -> row.getAs("delivery_id").equals(id));
  }

  @Test
  @DisplayName("H10: a column with postcodes rejects the file before a copy of it is kept")
  void postcodesRejectTheFile() {
    Row rejected = entry(POSTCODES);
    assertThat(rejected.<String>getAs("reason_code")).isEqualTo("UNEXPECTED_IDENTIFIER");
    assertThat(rejected.<String>getAs("message")).contains("'Home_Postcode'", "delete the file");
    assertThat(raw.resolve(rejected.<String>getAs("sha256"))).doesNotExist();
    assertThat(raw.resolve(delivery.<String>getAs("sha256"))).exists();
  }

  @Test
  void unfinishedEpisodesAreDroppedAndEveryRowIsAccountedFor() {
    assertThat(record(18)).isNull();
    assertThat(refused).hasSize(7).doesNotContainKey(line(18));
    assertThat(delivery.<Long>getAs("quarantined_count")).isEqualTo(7);
    assertThat(delivery.<Long>getAs("dropped_count")).isEqualTo(2);
    assertThat(delivery.<Long>getAs("accepted_count")).isEqualTo(valid + 2 - 7 - 2);
  }
}
