package london.outcomes.job;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import london.outcomes.catalogue.ExitCode;
import london.outcomes.config.CopiedConf;
import london.outcomes.ingest.archive.Packed;
import london.outcomes.ingest.workbook.Workbooks;
import london.outcomes.job.Workbench.Result;
import org.apache.spark.sql.Row;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Survey workbooks through the real command line, by contracts that are the CSV one's but few. */
class WorkbookDeliveryTest {

  private static final List<String> HEADER =
      List.of("Date", "Survey", "Borough", "Measure", "Proportion", "MPS");
  private static final String COVER =
      """
        reconcile:
          - check: cover-total
            left: {stated: {sheet: Cover, figure: 'Figures\\t(?<figure>[0-9,]+)'}}
            right: {sum: 1}
      """;
  private static final String[] MADE_UP = {"--env", "demo"};
  private static final StringBuilder MANIFEST = new StringBuilder("path,size,sha256,provenance\n");

  @TempDir static Path folder;

  private static Workbench bench;
  private static String conf;
  private static Result first;
  private static List<Row> ledger;

  @BeforeAll
  static void takeIn() throws IOException {
    bench = new Workbench(folder);
    conf = contracts().toString();
    deliver("book.xlsx", xlsx());
    deliver("book.ods", ods());
    deliver("packed.zip", Packed.zip().with("in/inside.xlsx", otherXlsx()).bytes());
    deliver("cover-2019.xlsx", xlsx("Camden", "Borough", 2019));
    deliver("notes.csv", csv().getBytes(UTF_8));
    deliverHostile();
    bench.deliver("manifest.csv", MANIFEST.toString());
    first = run();
    ledger = bench.table("delivery").orderBy("sequence").collectAsList();
  }

  private static Result run() {
    return bench.run("ingest", MADE_UP[0], MADE_UP[1], "--conf", conf);
  }

  /** The survey's own contract, for a workbook of each kind and for a file with footnotes. */
  private static Path contracts() throws IOException {
    Path copy = new CopiedConf(folder.resolve("conf")).tolerant().folder();
    Path sources = copy.resolve("sources");
    String shipped = Files.readString(sources.resolve("pas-borough.yaml"));
    String numbers =
        shipped.replace("decimal-comma", "decimal").replace("dd/MM/yyyy", "yyyy-MM-dd");
    for (String kind : List.of("xlsx", "ods", "csv")) {
      String format =
          kind.equals("csv")
              ? "format: {delimiter: \",\", charset: UTF-8}"
              : "format: {type: %s, sheet: \"Data|Borough\"}\npreamble-lines: 2".formatted(kind);
      Files.writeString(
          sources.resolve("test-" + kind + ".yaml"),
          numbers
              .replace("id: pas-borough", "id: test-" + kind)
              .replaceFirst("file-name: .*", "file-name: '[a-z]+\\\\." + kind + "'")
              .replaceFirst("format: \\{.*", format + "\nfooter: \"^(Source|Note)\""));
    }
    String ofXlsx = Files.readString(sources.resolve("test-xlsx.yaml"));
    Files.writeString(
        sources.resolve("test-cover.yaml"),
        ofXlsx
            .replace("id: test-xlsx", "id: test-cover")
            .replaceFirst("file-name: .*", "file-name: 'cover-.*'")
            .replace("\nexpect:\n", "\nexpect:\n" + COVER));
    return copy;
  }

  private static void deliver(String path, byte[] content) {
    bench.deliver(path, content);
    MANIFEST.append(path).append(",,,synthetic\n");
  }

  private static byte[] xlsx() throws IOException {
    return xlsx("Barnet", "Borough", 2022);
  }

  private static byte[] otherXlsx() throws IOException {
    return xlsx("Bexley", "Data", 2021);
  }

  /** Two title rows, the header, three rows, a gap, and footnotes. */
  private static byte[] xlsx(String borough, String sheetName, int year) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(out, "test", "1.0")) {
      Worksheet cover = workbook.newWorksheet("Cover");
      cover.value(0, 0, "SYNTHETIC DATA");
      cover.value(1, 0, "Figures");
      cover.value(1, 1, 4);
      Worksheet sheet = workbook.newWorksheet(sheetName);
      sheet.value(0, 0, "SYNTHETIC DATA: borough figures");
      for (int i = 0; i < HEADER.size(); i++) {
        sheet.value(2, i, HEADER.get(i));
      }
      double[] values = {0.1 + 0.2, 0.51, 0.7};
      for (int i = 0; i < values.length; i++) {
        sheet.value(3 + i, 0, LocalDate.of(year, 3 * i + 3, 1).plusMonths(1).minusDays(1));
        sheet.style(3 + i, 0).format("dd/mm/yyyy").set();
        sheet.value(3 + i, 1, "PAS");
        sheet.value(3 + i, 2, borough);
        sheet.value(3 + i, 3, "Trust MPS");
        sheet.value(3 + i, 4, values[i]);
        sheet.value(3 + i, 5, 0.66);
      }
      sheet.value(7, 0, "Source: made up");
      sheet.value(8, 0, "and more remarks");
    }
    return out.toByteArray();
  }

  private static byte[] ods() {
    String good =
        Workbooks.odsRow("2022-06-30", "PAS", "Brent", "Trust MPS")
            .replace(
                "</table:table-row>",
                "<table:table-cell office:value-type='percentage' office:value='0.42'><text:p>42%"
                    + "</text:p></table:table-cell></table:table-row>");
    String broken =
        good.replace("06-30", "09-30")
            .replace(
                "<table:table-cell office:value-type='percentage'",
                "<table:table-cell table:formula='of:=1/0' calcext:value-type='error'"
                    + " office:value-type='percentage'");
    return Workbooks.ods(
        Workbooks.odsRow("SYNTHETIC DATA")
            + "<table:table-row/>"
            + Workbooks.odsRow(HEADER.toArray(String[]::new))
            + good
            + broken
            + "<table:table-row table:number-rows-repeated='1048571'><table:table-cell"
            + " table:number-columns-repeated='16384'/></table:table-row>");
  }

  private static String csv() {
    return String.join(",", HEADER)
        + "\n2022-06-30,PAS,Bromley,Trust MPS,0.5,0.6\n\nNote: made up\nx,\"unclosed";
  }

  private static void deliverHostile() throws IOException {
    String ole = "\u00d0\u00cf\u0011\u00e0" + "\0".repeat(600);
    String locked = ole + new String("EncryptedPackage".getBytes(UTF_16LE), ISO_8859_1);
    deliver("bad/locked.xlsx", locked.getBytes(ISO_8859_1));
    deliver("bad/old.xlsx", ole.getBytes(ISO_8859_1));
    deliver("bad/named.csv", xlsx());
    deliver("bad/text.xlsx", csv().getBytes(UTF_8));
    deliver("bad/swapped.ods", xlsx());
    deliver("bad/macros.xlsx", Workbooks.xlsx("").with("xl/vbaProject.bin", "x").bytes());
    deliver("bad/sheet.xlsx", xlsx("Barnet", "Sheet1", 2020));
    deliver("bad/entity.xlsx", Workbooks.xlsx("", "<t>&x;</t>").bytes());
    deliver(
        "bad/late.xlsx",
        Workbooks.xlsx(titled("<row r='9'><c r='ZZZZ9'><v>1</v></c></row>")).bytes());
    deliver("bad/bomb.xlsx", Workbooks.xlsx("").with("xl/x.bin", new byte[64 << 20]).bytes());
    deliver("bad/empty.xlsx", Workbooks.xlsx(titled("")).bytes());
  }

  private static String titled(String rows) {
    StringBuilder header = new StringBuilder("<row r='3'>");
    HEADER.forEach(h -> header.append("<c t='inlineStr'><is><t>" + h + "</t></is></c>"));
    return header + "</row>" + rows;
  }

  private static Row entry(String path) {
    return ledger.stream()
        .filter(r -> r.getAs("file_path").equals(path))
        .findFirst()
        .orElseThrow(() -> new AssertionError(path + " is not in " + ledger));
  }

  private static List<String> published(String path) {
    String id = entry(path).getAs("delivery_id");
    return bench
        .table("published_count")
        .where("delivery_id = '" + id + "'")
        .selectExpr("concat_ws(' ', date_format(month, 'yyyy-MM'), area_name, value)")
        .sort("month")
        .collectAsList()
        .stream()
        .map(r -> r.getString(0))
        .toList();
  }

  @Test
  void rowsOfAWorkbookBecomeRecords() {
    assertThat(entry("book.xlsx").<String>getAs("verdict"))
        .as(entry("book.xlsx").toString())
        .startsWith("accepted");
    assertThat(published("book.xlsx"))
        .containsExactly("2022-03 Barnet 0.3", "2022-06 Barnet 0.51", "2022-09 Barnet 0.7");
  }

  @Test
  void aWorkbookInAnArchiveIsAWorkbook() {
    assertThat(published("packed.zip/in/inside.xlsx")).contains("2021-03 Bexley 0.3");
  }

  @Test
  @DisplayName(
      "X05, X07: an error quarantines its row with its line; a million empty rows do not matter")
  void anErrorQuarantinesItsRow() {
    assertThat(published("book.ods"))
        .as(entry("book.ods").toString())
        .containsExactly("2022-06 Brent 0.42");
    String id = entry("book.ods").getAs("delivery_id");
    List<Row> refused =
        bench.table("quarantine").where("delivery_id = '" + id + "'").collectAsList();
    assertThat(refused).hasSize(1);
    assertThat(refused.get(0).<String>getAs("rule_code")).isEqualTo("FORMULA_ERROR");
    assertThat(refused.get(0).<Long>getAs("line_number")).isEqualTo(5);
    assertThat(refused.get(0).<String>getAs("raw_text")).contains("2022-09-30\tPAS\tBrent");
  }

  @Test
  @DisplayName("X10: a cover that states another figure than its table is taken with a warning")
  void coverThatStatesAnotherFigureIsTakenWithAWarning() {
    assertThat(published("cover-2019.xlsx")).hasSize(3);
    Row entry = entry("cover-2019.xlsx");
    assertThat(entry.<String>getAs("verdict")).isEqualTo("accepted-with-warning");
    assertThat(
            bench
                .table("finding")
                .where("delivery_id = '" + entry.getAs("delivery_id") + "'")
                .where("rule_code = 'RECONCILE'")
                .collectAsList())
        .singleElement()
        .satisfies(
            row ->
                assertThat(row.<String>getAs("message"))
                    .contains("cover-total", "the largest difference: 4 against 3"));
  }

  @Test
  @DisplayName("C16: a table of text ends at its declared footer too")
  void aTableOfTextEndsAtItsFooterToo() {
    assertThat(published("notes.csv")).containsExactly("2022-06 Bromley 0.5");
    assertThat(entry("notes.csv").<Long>getAs("line_count")).isEqualTo(1);
    assertThat(entry("notes.csv").<Long>getAs("quarantined_count")).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "bad/locked.xlsx, ENCRYPTED",
    "bad/old.xlsx, WRONG_TYPE",
    "bad/named.csv, WRONG_TYPE",
    "bad/text.xlsx, WRONG_TYPE",
    "bad/swapped.ods, WRONG_TYPE",
    "bad/macros.xlsx, WRONG_TYPE",
    "bad/sheet.xlsx, SHEET_MISSING",
    "bad/entity.xlsx, XML_LIMIT",
    "bad/late.xlsx, XML_LIMIT",
    "bad/bomb.xlsx, DECOMPRESSION_LIMIT",
    "bad/empty.xlsx, NO_ROWS"
  })
  @DisplayName("D02, D20, D22, D24, X01, X08, X09: workbooks that may not be read are rejected")
  void workbooksThatMayNotBeReadAreRejected(String path, String code) {
    assertThat(entry(path).<String>getAs("verdict")).isEqualTo("rejected");
    assertThat(entry(path).<String>getAs("reason_code"))
        .as(entry(path).<String>getAs("message"))
        .isEqualTo(code);
    assertThat(first.exitCode()).isEqualTo(ExitCode.DATA_REJECTED.code());
  }

  @Test
  void aSecondRunHasNothingToDo() {
    long before = bench.table("delivery").count();

    Result again = run();

    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(bench.table("delivery").count()).isEqualTo(before);
  }
}
