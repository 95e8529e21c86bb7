package london.outcomes.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import london.outcomes.SharedSession;
import london.outcomes.job.Workbench.Result;
import london.outcomes.publish.SpreadsheetText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How one file is read, shown to the author of its contract. All data here is synthetic. */
final class ReadCommandTest {

  private static final String STREET = "2016-03-metropolitan-street.csv";
  private static final String HEADER =
      "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
          + "Crime type,Last outcome category,Context\n";
  private static final String GOOD =
      "%064x,2016-03,Police,Police,-0.1,51.5,\"On, or near\",E01000005,City of London 001E,"
          + "Burglary,,\n";

  @TempDir Path folder;
  private Workbench bench;

  @BeforeEach
  void openBench() {
    bench = Workbench.tolerant(folder);
  }

  @Test
  void acceptedRowsComeAsCsvAndAllElseIsSaidBesideThem() {
    Path file = bench.deliver(STREET, HEADER + GOOD.formatted(1) + "x,2016-03,no more\n");
    Result read = read(file);
    assertThat(read.exitCode()).as(read.err()).isEqualTo(0);
    assertThat(read.out())
        .isEqualTo(
            "line_number,crime_id,month,reported_by,falls_within,longitude,latitude,location,"
                + "lsoa_code,lsoa_name,crime_type,last_outcome,context,borough_code,lsoa_edition,"
                + "ward_code,category_id,is_current_type,conformed_table\r\n2,"
                + "0".repeat(63)
                + "1,2016-03-01,Police,Police,-0.1,51.5,\"On, or near\",E01000005,"
                + "City of London 001E,Burglary,,,E09000001,both,E05009308,burglary,true,offence\r\n");
    assertThat(read.err())
        .contains("Contract  police-uk-street (", "Period    2016-03, as the file's name says")
        .contains("Rows      2 in = 1 accepted + 1 quarantined + 0 dropped", "Months    2016-03")
        .contains("Refused   1 FIELD_COUNT")
        .contains("Line 3, byte " + (HEADER + GOOD.formatted(1)).length() + ": FIELD_COUNT: ")
        .contains("    x,2016-03,no more");
  }

  @Test
  void nothingIsWrittenAnywhere() throws IOException {
    Path file = bench.deliver(STREET, HEADER + GOOD.formatted(1));
    assertThat(bench.run("read", file.toString()).exitCode()).isZero();
    try (Stream<Path> all = Files.walk(folder)) {
      assertThat(all.filter(Files::isRegularFile)).containsExactly(file);
    }
    assertThat(bench.lake).doesNotExist();
  }

  @Test
  void jsonIsOneDocumentWithTypedValues() throws IOException {
    Path file =
        bench.deliver(
            STREET, HEADER + GOOD.formatted(1) + GOOD.formatted(2).replace("2016-03,", "March,"));
    Result read = read(file, "--json");
    JsonNode json = new ObjectMapper().readTree(read.out());
    assertThat(read.err()).isEmpty();
    assertThat(json.at("/contract").asText()).isEqualTo("police-uk-street");
    assertThat(json.at("/counts/rows").asLong()).isEqualTo(2);
    assertThat(json.at("/counts/accepted").asLong()).isEqualTo(1);
    assertThat(json.at("/counts/quarantined/DATE_FORMAT").asLong()).isEqualTo(1);
    assertThat(json.at("/months").toString()).isEqualTo("[\"2016-03\"]");
    assertThat(json.at("/rejected").isEmpty()).isTrue();
    JsonNode row = json.at("/accepted/0");
    assertThat(row.get("line_number").isIntegralNumber()).isTrue();
    assertThat(row.get("latitude").doubleValue()).isEqualTo(51.5);
    assertThat(row.get("month").textValue()).isEqualTo("2016-03-01");
    assertThat(row.get("context").isNull()).isTrue();
    JsonNode refused = json.at("/refused/0");
    assertThat(refused.get("line_number").asLong()).isEqualTo(3);
    assertThat(refused.get("column_name").asText()).isEqualTo("month");
    assertThat(refused.get("detail").asText()).contains("saw 'March', expected yyyy-MM");
    assertThat(refused.get("raw_text").asText()).startsWith("0000").contains(",March,");
  }

  @Test
  void everyTextComesOutAsItCameIn() throws IOException {
    Path file =
        bench.deliver("2016-01-city-of-london-stop-and-search.csv", NaughtyStrings.delivery());
    List<String> texts = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(read(file, "--rows", "all").out())) {
      csv.forEach(row -> texts.add(row.getField("outcome")));
    }
    // Spreadsheets open it: what they would run has an apostrophe.
    assertThat(texts)
        .isEqualTo(NaughtyStrings.all().stream().map(SpreadsheetText::safe).toList())
        .contains("'=HYPERLINK(\"x\")");
    List<String> same = new ArrayList<>();
    JsonNode json = new ObjectMapper().readTree(read(file, "--rows", "all", "--json").out());
    json.at("/accepted").forEach(row -> same.add(row.get("outcome").textValue()));
    assertThat(same).isEqualTo(NaughtyStrings.all());
  }

  @Test
  void asManyRowsAreShownAsWanted() {
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 1; i <= 30; i++) {
      text.append(GOOD.formatted(i)).append(i <= 15 ? "damaged\n" : "");
    }
    Path file = bench.deliver(STREET, text.toString());
    assertThat(shown(read(file))).isEqualTo("21 lines, 10 refused");
    assertThat(shown(read(file, "--rows", "3"))).isEqualTo("4 lines, 3 refused");
    assertThat(shown(read(file, "--rows", "0"))).isEqualTo("0 lines, 0 refused");
    assertThat(shown(read(file, "--rows", "all"))).isEqualTo("31 lines, 15 refused");
    assertThat(read(file, "--rows", "few").exitCode()).isEqualTo(2);
  }

  private static String shown(Result read) {
    return read.out().lines().count()
        + " lines, "
        + read.err().lines().filter(l -> l.startsWith("Line ")).count()
        + " refused";
  }

  @Test
  void periodOfAFileWithAnotherNameIsTheFirstMonthSeenUnlessItIsNamed() {
    String march = GOOD.formatted(1) + GOOD.formatted(2);
    String april = GOOD.formatted(3).replace("2016-03,", "2016-04,");
    Path file = bench.deliver("from-a-colleague.csv", HEADER + march + april);
    assertThat(read(file).exitCode()).isEqualTo(66);
    assertThat(read(file).err()).contains("No contract knows the file name 'from-a-colleague.csv'");

    Result seen = read(file, "--source", "police-uk-street");
    assertThat(seen.err())
        .contains("Name      not as the contract's file-name")
        .contains("Period    2016-03, the first month in the rows")
        .contains("Refused   1 PERIOD_OUT_OF_RANGE");
    Result named = read(file, "--source", "police-uk-street", "--period", "2016-04");
    assertThat(named.err())
        .contains("Period    2016-04, as --period says", "Refused   2 PERIOD_OUT_OF_RANGE")
        .contains("Rejected  PERIOD_MISMATCH");
  }

  @Test
  void rejectedDeliveryHasNoAcceptedRowsAndItsOwnExitCode() throws IOException {
    Path other = bench.deliver(STREET, HEADER.replace("Month", "Monat") + GOOD.formatted(1));
    Result header = read(other);
    assertThat(header.exitCode()).isEqualTo(65);
    assertThat(header.out()).isEmpty();
    assertThat(header.err()).contains("Rejected  SCHEMA_DRIFT");

    bench.deliver(STREET, HEADER + "x,y\n".repeat(9) + GOOD.formatted(1));
    Result rows = read(other, "--json");
    assertThat(rows.exitCode()).isEqualTo(65);
    JsonNode json = new ObjectMapper().readTree(rows.out());
    assertThat(json.at("/rejected/0/code").asText()).isEqualTo("TOO_MANY_BAD_ROWS");
    assertThat(json.at("/accepted").isEmpty()).isTrue();
    assertThat(json.at("/refused").size()).isEqualTo(9);
  }

  @Test
  void duplicatesAreShownAsARunTreatsThem() {
    Path file = bench.deliver(STREET, HEADER + GOOD.formatted(1).repeat(2) + GOOD.formatted(2));
    assertThat(read(file).err())
        .contains("3 in = 2 accepted + 0 quarantined + 1 dropped", "Dropped   1 DUPLICATE_KEY");
  }

  @Test
  void rowWithoutAMonthIsRefused() throws IOException {
    Path file = bench.deliver(STREET, HEADER + GOOD.formatted(1) + GOOD.formatted(2));
    String text =
        Files.readString(SharedSession.project().resolve("conf/sources/police-uk-street.yaml"));
    Path mine =
        bench.deliver(
            "mine.yaml",
            text.replace("yyyy-MM, column: month", "yyyy-MM, column: counted")
                + "derived: {counted: \"CASE WHEN crime_id LIKE '%1' THEN month END\"}\n");
    assertThat(read(file, "--contract", mine.toString()).err())
        .contains("2 in = 1 accepted + 1 quarantined", "Line 3, byte ", ": REQUIRED: ");
  }

  @Test
  void compressedFileIsReadAsInARun() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write((HEADER + GOOD.formatted(1)).getBytes(StandardCharsets.UTF_8));
    }
    Result read = read(bench.deliver(STREET + ".gz", bytes.toByteArray()));
    assertThat(read.exitCode()).as(read.err()).isZero();
    assertThat(read.err()).contains("1 in = 1 accepted", "2016-03, as the file's name says");
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThat(read(folder.resolve("none.csv")).exitCode()).isEqualTo(66);
    assertThat(read(folder).err()).contains("Name one file, not a folder");
    Path file = bench.deliver(STREET, HEADER + GOOD.formatted(1));
    Result unknown = read(file, "--source", "street");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).contains("No contract 'street'", "police-uk-street");
    assertThat(read(file, "--contract", folder + "/none.yaml").exitCode()).isEqualTo(66);
    assertThat(read(file, "--source", "a", "--contract", "b").exitCode()).isEqualTo(2);
  }

  @Test
  void contractOutsideConfIsCheckedAndMayNameNoTableYet() throws IOException {
    Path file = bench.deliver(STREET, HEADER + GOOD.formatted(1));
    String text =
        Files.readString(SharedSession.project().resolve("conf/sources/police-uk-street.yaml"));
    Path mine = bench.deliver("mine.yaml", text.substring(0, text.indexOf("conformed:")));
    Result read = read(file, "--contract", mine.toString());
    assertThat(read.exitCode()).as(read.err()).isZero();
    assertThat(read.out()).endsWith("burglary,true,\r\n");
    assertThat(read.err()).contains("1 in = 1 accepted + 0 quarantined + 0 dropped");

    assertThat(wrong(file, text.replace("type: month,", "type: mnth,")))
        .contains("mine.yaml:22: columns[1].type: 'mnth' is not known here. Choose one of:");
    assertThat(wrong(file, text.replace("reference: lsoa,", "reference: lsao,")))
        .contains("lookups[0].reference: no reference list 'lsao'");
    assertThat(wrong(file, text.replace("table: offence\n", "table: offense\n")))
        .contains("no conformed table 'offense'");
    assertThat(wrong(file, text.replace("is_current_type = 'false'", "is_curent = 'false'")))
        .contains("mine.yaml:", "rules.RETIRED_CATEGORY.when", "is_curent", "Columns: ");
    assertThat(wrong(file, text.replace("format: yyyy-MM,", "format: jjjj-MM,")))
        .contains("mine.yaml:22: columns[1].format: 'jjjj-MM' is no date pattern");
    assertThat(wrong(file, text.replace("id:", "id: ["))).contains("mine.yaml:", "not valid YAML");
    assertThat(wrong(file, "")).contains("mine.yaml:1: the file is empty");
    assertThat(wrong(file, "\u0001")).contains("mine.yaml:1: not a text in UTF-8");
  }

  /** What is said of a wrong contract; the exit code is always the same. */
  private String wrong(Path file, String contract) {
    Path mine = bench.deliver("mine.yaml", contract);
    Result read = read(file, "--contract", mine.toString());
    assertThat(read.exitCode()).as(read.err()).isEqualTo(78);
    assertThat(read.out()).isEmpty();
    return read.err();
  }

  private Result read(Path file, String... more) {
    List<String> words = new ArrayList<>(List.of(file.toString()));
    words.addAll(List.of(more));
    return bench.run("read", words.toArray(String[]::new));
  }
}
