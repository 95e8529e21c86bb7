package london.outcomes.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import london.outcomes.job.Workbench.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A first contract from a sample, and that it reads the sample. The data here is synthetic. */
final class ContractCommandTest {

  @TempDir Path folder;
  private Workbench bench;

  @BeforeEach
  void openBench() {
    bench = new Workbench(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "police/data-police-uk/2016-03/2016-03-city-of-london-street.csv",
        "police/data-police-uk/2022-03/2022-03-metropolitan-street.csv",
        "police/data-police-uk/2016-03/2016-03-city-of-london-outcomes.csv",
        "police/data-police-uk/2016-03/2016-03-city-of-london-stop-and-search.csv",
        "police/data-police-uk/2017-03/2017-03-metropolitan-stop-and-search.csv",
        "police/mps-borough-level/MPS Borough Level Crime (Historical) to 202107.csv",
        "police/mps-borough-level/MPS Borough Level Crime (most recent 24 months) to 202603.csv",
        "police/mps-homicide/Homicides_2003_2023.csv",
        "cps/principal_offence_category_Jan.csv",
        "cps/principal_offence_category_Feb.csv",
        "cps/principal_offence_category_March.csv",
        "nhs/artificial_hes_apc_0102_first_200.csv",
        "survey/PAS_boroughs_comma.csv",
        "survey/PAS_boroughs_semicolon_decimal_comma.csv",
        "survey/all_borough_police_fair_june_2022.csv"
      })
  void draftForAPublishedSampleReadsAllItsRows(String sample) throws IOException {
    Path file = Path.of(System.getProperty("samples", "none"), sample);
    assumeTrue(Files.exists(file), "no published samples on this machine");
    Result drafted = bench.execute("contract", file.toString());
    assertThat(drafted.exitCode()).as(drafted.err()).isZero();
    assertThat(drafted.err()).isEmpty();
    JsonNode read = read(file, drafted.out());
    assertThat(read.at("/counts/accepted").asLong())
        .isEqualTo(read.at("/counts/rows").asLong())
        .isPositive();
    assertThat(read.at("/refused").isEmpty()).as(read.at("/refused").toString()).isTrue();
    assertThat(bench.lake).doesNotExist();
  }

  @Test
  void monthOfTheNameBecomesThePeriodWhereAllRowsAreOfIt() throws IOException {
    DeliveredFile stops = DeliveredFile.stops(BadLanding.CITY, YearMonth.of(2016, 3));
    Path file = bench.deliver("2016-03-city-of-london-stop-and-search.csv", stops.text());
    String draft = draft(file);
    assertThat(draft)
        .contains("id: city-of-london-stop-and-search\n")
        .contains("file-name: '(?<period>\\d{4}-\\d{2})-city-of-london-stop-and-search\\.csv'\n")
        .contains("period: {from: file-name, format: yyyy-MM, column: month}\n")
        .contains("name: date, header: Date, type: timestamp, format: 'yyyy-MM-dd''T''HH:mm:ssXXX'")
        .contains("from_utc_timestamp(date, ''Europe/London'')");
    assertThat(read(file, draft).at("/period").asText())
        .isEqualTo("2016-03, as the file's name says");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "extract 202403 v2.csv => extract \\d{6} v\\d+\\.csv",
        "Homicides_2003_2023.csv => Homicides_\\d{4}_\\d{4}\\.csv",
        "offences (May).csv => offences \\([A-Za-z]+\\)\\.csv",
        "2016-13.csv => \\d{4}-\\d{2}\\.csv"
      })
  void whatVariesInANameIsAPattern(String name, String pattern) {
    String draft = draft(bench.deliver(name, "month,n\n2020-01,1\n2020-02,2\n"));
    assertThat(draft)
        .contains("file-name: '" + pattern + "'\n", "period: {from: rows, column: month}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "1|-2|30 => integer",
        "01|02|10 => text",
        "1|9,087|12,345,678 => grouped-integer",
        "1.5|2|-0.25 => decimal",
        "0,56|1,2|3 => decimal-comma",
        "0,123|0,456 => decimal-comma",
        "12345678901234567890|2 => text",
        "1.23456789012345678901|2.5 => text",
        "85.7%|100% => percent",
        "85.7%|- => text",
        "True|False => boolean",
        "Y|N => text",
        "2020-01|2020-12 => month, format: yyyy-MM",
        "Jan-20|Dec-20 => month, format: MMM-yy",
        "May 2014|December 2014 => month, format: MMMM yyyy",
        "202001|202012 => integer",
        "2020-01-31|2020-02-29 => date, format: yyyy-MM-dd",
        "2020-01-31|2020-02-30 => text",
        "31/01/2020|01/02/2020 => date, format: dd/MM/yyyy",
        "01/31/2020|02/01/2020 => date, format: MM/dd/yyyy",
        "1/2/2020|28/12/2020 => date, format: d/M/yyyy",
        "2020-01-31 23:59:59|2020-02-01 00:00:00 => timestamp, format: 'yyyy-MM-dd HH:mm:ss'",
        "a|1 => text"
      })
  void typeIsTheOneThatAllValuesFit(String values, String type) {
    String rows = values.replace("|", "|x\n");
    assertThat(draft(bench.deliver("a.csv", "what|other\n" + rows + "|x\n")))
        .contains("  - {name: what, type: " + type + ", required: true}");
  }

  @Test
  void sixDigitsAreAMonthUnderAHeaderThatSaysSo() {
    assertThat(draft(bench.deliver("a.csv", "Month,n\n202001,1\n202002,\n")))
        .contains("{name: month, header: Month, type: month, format: yyyyMM, required: true}")
        .contains("{name: n, type: integer}");
  }

  @Test
  void orderOfDayAndMonthIsAskedForWhereTheSampleDoesNotShowIt() {
    assertThat(draft(bench.deliver("a.csv", "d,n\n01/02/2020,1\n03/04/2020,2\n")))
        .contains("format: dd/MM/yyyy, required: true}  # TODO day first, or month first?");
  }

  @ParameterizedTest
  @CsvSource({
    "',', UTF-8, '', 0",
    "';', UTF-8, '', 0",
    "'\t', UTF-8, '', 0",
    "'|', UTF-8, '', 0",
    "',', UTF-8, '\uFEFF', 0",
    "'\t', UTF-16LE, '\uFEFF', 0",
    "';', UTF-16BE, '\uFEFF', 1",
    "',', windows-1252, '', 0",
    "';', UTF-8, '', 3",
    "',', UTF-8, '\uFEFF', 2"
  })
  void formatIsFoundAndReadsTheFile(String delimiter, String charset, String mark, int preamble)
      throws IOException {
    String text =
        mark
            + List.of("Extract of 1 May 2026, provisional\n", "\n", "Café, 3 columns\n").stream()
                .limit(preamble)
                .collect(Collectors.joining())
            + "Month|Place|Share\n2026-01|Café Zoë|0,5\n2026-02|\"a, b; c\"|1,25\n"
                .replace("0,5", delimiter.equals(",") ? "0.5" : "0,5")
                .replace("1,25", delimiter.equals(",") ? "1.25" : "1,25")
                .replace("|", delimiter);
    Path file = bench.deliver("a.csv", text.getBytes(Charset.forName(charset)));
    String draft = draft(file);
    assertThat(draft)
        .contains(
            "format: {delimiter: '%s', charset: %s}"
                .formatted(delimiter.equals("\t") ? "\\t" : delimiter, charset));
    assertThat(draft.contains("preamble-lines: " + preamble)).isEqualTo(preamble > 0);
    JsonNode rows = read(file, draft).at("/accepted");
    assertThat(rows.findValuesAsText("place")).containsExactly("Café Zoë", "a, b; c");
    assertThat(rows.findValuesAsText("share")).containsExactly("0.5", "1.25");
  }

  @Test
  void wideMonthsAreMelted() throws IOException {
    Path file = bench.deliver("wide.csv", "Area,Jan-24,Feb-24,Mar-24\nX,1,2,3\nY,4,,6\n");
    String draft = draft(file);
    assertThat(draft)
        .contains("melt: {columns: '[A-Za-z]{3}-[0-9]{2}', name: month, value: value}")
        .contains("{name: month, type: month, format: MMM-yy, required: true}")
        .contains("{name: value, type: integer}");
    JsonNode read = read(file, draft);
    assertThat(read.at("/months").toString()).isEqualTo("[\"2024-01\",\"2024-02\",\"2024-03\"]");
    assertThat(read.at("/accepted").findValuesAsText("value"))
        .containsExactly("1", "2", "3", "4", "null", "6");
  }

  @Test
  void smallClosedSetsAreCodesAndPersonsAndIdentifiersNever() {
    StringBuilder text =
        new StringBuilder("month,kind,many,Officer name,Home Postcode,Case No,contact,place\n");
    for (int i = 0; i < 60; i++) {
      text.append("2024-01,kind ")
          .append(i % 12)
          .append(",many ")
          .append(i % 13)
          .append(",SECRET-A,SECRET-B,SECRET-C,secret@example.org,E01000001\n");
    }
    String draft = draft(bench.deliver("a.csv", text.toString()));
    assertThat(draft)
        .contains("codes: [kind 0, kind 1, kind 10,")
        .contains("{name: many, type: text, required: true}\n")
        .contains(
            "{name: officer_name, header: Officer name, type: text, required: true}  # personal data?")
        .contains(
            "{name: home_postcode, header: Home Postcode, type: text, required: true}  # personal data?")
        .contains("{name: case_no, header: Case No, type: text, required: true}\n")
        .contains("{name: contact, type: text, required: true}  # personal data?")
        .doesNotContainIgnoringCase("secret")
        .doesNotContain("E01000001");
    String fewer = text.substring(0, text.indexOf("\n", text.length() / 2) + 1);
    assertThat(draft(bench.deliver("a.csv", fewer))).doesNotContain("codes:");
  }

  @Test
  void valueOfFewRowsIsSomebodyAndNoCode() {
    String rows = "2024-01,Male,1\n2024-01,Female,2\n".repeat(50);
    String somebody = "2024-01,Mary Vandermost,3\n";
    assertThat(draft(bench.deliver("a.csv", "month,sex,n\n" + rows)))
        .contains("codes: [Female, Male]");
    assertThat(draft(bench.deliver("a.csv", "month,sex,n\n" + rows + somebody.repeat(4))))
        .contains("{name: sex, type: text, required: true}\n")
        .doesNotContain("Vandermost");
  }

  @Test
  void yearsOverNumbersAreNames() {
    assertThat(draft(bench.deliver("a.csv", "month,2023,2024\n2024-01,1,2\n2024-02,2100,4\n")))
        .contains("{name: column_2023, header: '2023', type: integer, required: true}");
  }

  @Test
  void columnsThatDifferInEveryRowAreProposedAsKeys() {
    assertThat(draft(bench.deliver("a.csv", "id,month,n\nA,2024-01,1\nB,2024-01,1\n,2024-01,2\n")))
        .contains(
            "These differ in every row: id\n", "# duplicates: {key: [id], differing: quarantine}");
    assertThat(draft(bench.deliver("a.csv", "id,month,n\nA,2024-01,1\nA,2024-01,1\n")))
        .contains("# TODO duplicates: no column differs in every row");
  }

  @Test
  void noMoreThanTheFirstTenThousandRowsAreRead() {
    String rows =
        IntStream.rangeClosed(1, 10_000)
            .mapToObj(i -> "2024-01," + i + "\n")
            .collect(Collectors.joining());
    Path file = bench.deliver("a.csv", "month,n\n" + rows + "2024-01,no number\n");
    assertThat(draft(file))
        .contains("# A draft from the first 10,000 rows.")
        .contains("{name: n, type: integer, required: true}");
  }

  @Test
  void headersAndCodesOfAnyKindComeBackAsTheyAre() throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    NaughtyStrings.all().stream()
        .filter(text -> !key(text).isEmpty() && !key(text).startsWith("__"))
        .forEach(text -> headers.putIfAbsent(key(text), text));
    List<String> codes = NaughtyStrings.all().subList(36, 48);
    StringBuilder text = new StringBuilder("month,kind");
    headers.values().forEach(name -> text.append(',').append(quoted(name)));
    for (int i = 0; i < 60; i++) {
      text.append("\n2024-01,")
          .append(quoted(codes.get(i % 12)))
          .append(",no header".repeat(headers.size()));
    }
    Path file = bench.deliver("a.csv", text.append('\n').toString());
    String draft = draft(file);
    assertThat(draft).contains("name: kind, type: text, required: true, codes: [");
    JsonNode read = read(file, draft);
    assertThat(read.at("/warnings").isEmpty()).as(read.at("/warnings").toString()).isTrue();
    assertThat(read.at("/counts/accepted").asLong()).isEqualTo(60);
    assertThat(read.at("/accepted/0").size()).isEqualTo(headers.size() + 4);
  }

  private static String key(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .replaceAll("(?U)[\\s\\p{Z}\\p{Cf}]+", "")
        .toLowerCase(Locale.ROOT);
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\"", "\"\"") + "\"";
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "'' => EMPTY_FILE",
        "PK\u0003\u0004 xl/ => WRONG_TYPE",
        "<html><p>a,b</p></html> => WRONG_TYPE",
        "a,b,a\\n1,2,3\\n => DUPLICATE_COLUMN",
        "a,\"b\\n1,2\\n => HEADER_MISMATCH",
        "17,2024-01-02,x\\n18,2024-01-03,y\\n => HEADER_MISMATCH",
        "R7,Mary,2024-01-02T10:00:00Z,E9\\nR8,Ann,2024-01-03T11:00:00Z,E9\\n => HEADER_MISMATCH"
      })
  void whatIsNoTableIsRefusedWithItsReason(String content, String code) {
    Path file = bench.deliver("a.csv", content.replace("\\n", "\n").getBytes(UTF_8));
    Result drafted = bench.execute("contract", file.toString());
    assertThat(drafted.exitCode()).isEqualTo(65);
    assertThat(drafted.out()).isEmpty();
    assertThat(drafted.err())
        .startsWith("Rejected  " + code + ": ")
        .doesNotContain("2024-01-02", "Mary");
  }

  @Test
  void fileThatIsNotThereIsNamed() {
    Result missing = bench.execute("contract", folder.resolve("none.csv").toString());
    assertThat(missing.exitCode()).isEqualTo(66);
    assertThat(missing.err()).contains("No file at ", "none.csv");
    assertThat(bench.execute("contract", folder.toString()).exitCode()).isEqualTo(66);
    assertThat(bench.execute("contract").exitCode()).isEqualTo(2);
  }

  private String draft(Path file) {
    Result drafted = bench.execute("contract", file.toString());
    assertThat(drafted.exitCode()).as(drafted.err()).isZero();
    return drafted.out();
  }

  /**
   * What {@code read} makes of the file by the draft; it must be taken in. A draft calls its source
   * restricted until somebody knows better, and of those no free text is shown.
   */
  private JsonNode read(Path file, String draft) throws IOException {
    String open = draft.replace("sensitivity: restricted", "sensitivity: open");
    Path contract = bench.deliver("draft.yaml", open);
    Result read = bench.run("read", file.toString(), "--contract", contract.toString(), "--json");
    assertThat(read.exitCode()).as(read.err() + read.out()).isZero();
    return new ObjectMapper().readTree(read.out());
  }
}
