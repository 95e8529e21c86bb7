package london.outcomes.job;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import london.outcomes.job.Workbench.Result;
import london.outcomes.run.DeliveryRecord;
import london.outcomes.run.Finding;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What synth damages on purpose is found by ingest, each case with its code, and nothing else. */
final class SyntheticDirtTest {

  @TempDir static Path folder;

  private static Evidence evidence;
  private static List<NamedCsvRecord> damage;

  @BeforeAll
  static void takeIn() throws IOException {
    Workbench bench = new Workbench(folder);
    Result written =
        bench.execute(
            "synth",
            bench.landing.toString(),
            "--from=2025-04",
            "--to=2025-04",
            "--scale=0.05",
            "--extracts=open,mps-offence,nhs-apc,uss,cps-defendant",
            "--truth",
            "--dirt=0.6%");
    assertThat(written.exitCode()).as(written.err()).isZero();
    bench.run("ingest", "--env", "demo", "--as-of", "2026-05");
    evidence = new Evidence(bench);
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder().ofNamedCsvRecord(bench.landing.resolve("dirt.csv"))) {
      damage = reader.stream().toList();
    }
  }

  private static List<NamedCsvRecord> damaged(String outcome, boolean isRow) {
    List<NamedCsvRecord> rows =
        damage.stream()
            .filter(row -> row.getField("outcome").equals(outcome))
            .filter(row -> row.getField("line").isEmpty() != isRow)
            .toList();
    assertThat(rows).isNotEmpty();
    return rows;
  }

  private static Map<String, String> quarantine() {
    return evidence.quarantine().stream()
        .collect(
            Collectors.toMap(
                r -> r.getAs("file_name") + ":" + r.<Long>getAs("line_number"),
                r -> r.<String>getAs("rule_code"),
                (one, other) -> one));
  }

  private static String place(NamedCsvRecord row) {
    return row.getField("file") + ":" + row.getField("line");
  }

  @Test
  void damagedRowsAreSetAsideUnderTheirCodes() {
    Map<String, String> quarantine = quarantine();
    for (NamedCsvRecord row : damaged("quarantine", true)) {
      assertThat(quarantine.get(place(row))).as(row.toString()).isEqualTo(row.getField("code"));
    }
  }

  @Test
  void rowsThatOnlyLookWrongAreTakenIn() {
    Map<String, String> quarantine = quarantine();
    for (NamedCsvRecord row : damaged("accept", true)) {
      assertThat(quarantine).as(row.toString()).doesNotContainKey(place(row));
    }
    for (NamedCsvRecord row : damaged("warn", true)) {
      assertThat(quarantine).as(row.toString()).doesNotContainKey(place(row));
      assertThat(codes(row)).contains(row.getField("code"));
    }
    for (NamedCsvRecord row : damaged("drop", true)) {
      assertThat(codes(row)).contains("DUPLICATE_KEY");
    }
  }

  private static List<String> codes(NamedCsvRecord row) {
    return seen(row).findings().stream().map(Finding::ruleCode).toList();
  }

  private static Seen seen(NamedCsvRecord row) {
    return evidence.of(row.getField("file"), new byte[0], 0);
  }

  @Test
  void noOtherRowIsSetAside() {
    List<String> places =
        damaged("quarantine", true).stream().map(SyntheticDirtTest::place).toList();
    // The first months have outcomes of crimes that no file holds, also in clean extracts.
    assertThat(evidence.quarantine())
        .filteredOn(row -> !row.<String>getAs("rule_code").equals("ORPHAN"))
        .extracting(row -> row.getAs("file_name") + ":" + row.<Long>getAs("line_number"))
        .isSubsetOf(places);
    for (Row row : evidence.records()) {
      assertThat(row.<String>getAs("provenance")).isEqualTo("synthetic");
    }
  }

  @Test
  void cleanFilesAreAcceptedAndDamagedOnesAreNot() {
    for (NamedCsvRecord row : damaged("reject", false)) {
      DeliveryRecord delivery = seen(row).delivery();
      assertThat(delivery.verdict()).as(row.toString()).isEqualTo(DeliveryRecord.REJECTED);
      assertThat(delivery.reasonCode()).as(row.toString()).isEqualTo(row.getField("code"));
    }
    for (NamedCsvRecord row : damaged("accept", false)) {
      assertThat(seen(row).delivery().isAccepted()).as(row.toString()).isTrue();
    }
    for (NamedCsvRecord row : damaged("warn", false)) {
      assertThat(seen(row).delivery().isAccepted()).as(row.toString()).isTrue();
      assertThat(codes(row)).contains(row.getField("code"));
    }
    for (NamedCsvRecord row : damaged("ignore", false)) {
      assertThat(seen(row).delivery().reasonCode()).isEqualTo(row.getField("code"));
    }
    assertThat(evidence.deliveries())
        .filteredOn(delivery -> !delivery.filePath().startsWith("dirt/"))
        .hasSizeGreaterThan(10)
        .allMatch(DeliveryRecord::isAccepted);
  }

  @Test
  void theTruthAndTheListOfDamageAreNoDeliveries() {
    assertThat(evidence.deliveries())
        .extracting(DeliveryRecord::filePath)
        .noneMatch(path -> path.startsWith("truth/") || path.equals("dirt.csv"));
  }

  @Test
  void aShareIsWrittenAsPeopleDo() {
    ShareConverter converter = new ShareConverter();
    assertThat(converter.convert("0.5%")).isEqualTo(.005);
    assertThat(converter.convert("0.005")).isEqualTo(.005);
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> converter.convert("much"))
        .isInstanceOf(CommandLine.TypeConversionException.class)
        .hasMessageContaining("0.5%");
  }
}
