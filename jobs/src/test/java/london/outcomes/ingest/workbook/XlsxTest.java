package london.outcomes.ingest.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import london.outcomes.catalogue.Layout;
import london.outcomes.ingest.archive.Packed;
import london.outcomes.ingest.archive.Refusal;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** XLSX cells become the texts that a person would have typed, or the workbook is refused. */
class XlsxTest {

  private static final String HEADER = row(1, text("a"), text("b"), text("c"));

  private static String row(int line, String... cells) {
    return "<row r='" + line + "'>" + String.join("", cells) + "</row>";
  }

  private static String text(String text) {
    return "<c t='inlineStr'><is><t>" + text + "</t></is></c>";
  }

  private static String number(String value) {
    return "<c><v>" + value + "</v></c>";
  }

  private static Sheets read(String... rows) throws IOException {
    return Sheets.xlsx(Workbooks.xlsx(HEADER + String.join("", rows)).bytes());
  }

  @Test
  void aWorkbookOfARealWriterIsRead() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(out, "test", "1.0")) {
      workbook.newWorksheet("Cover").value(0, 0, "Notes");
      Worksheet sheet = workbook.newWorksheet("Data");
      sheet.value(0, 0, "Synthetic figures");
      sheet.value(2, 0, "Date");
      sheet.value(2, 1, "Area\nname");
      sheet.value(2, 2, "Proportion");
      sheet.value(3, 0, LocalDate.of(2023, 12, 31));
      sheet.style(3, 0).format("dd/mm/yyyy").set();
      sheet.value(3, 1, "Richmond & Kew");
      sheet.value(3, 2, 0.1 + 0.2);
      sheet.value(5, 1, "Barnet");
      sheet.value(5, 2, 1234567.0);
    }

    Sheets read = Sheets.of(out.toByteArray(), Layout.ofSheet(Layout.Type.XLSX, "Da.*").below(1));

    assertThat(read.header()).containsExactly("Date", "Area\nname", "Proportion");
    assertThat(read.rows())
        .containsExactly("4 [2023-12-31, Richmond & Kew, 0.3]", "6 [, Barnet, 1234567]");
    assertThat(read.warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0.51000000000000001, 0.51",
    "0.30000000000000004, 0.3",
    "12, 12",
    "12.0, 12",
    "1E+05, 100000",
    "-3.50, -3.5",
    "1.5E-7, 0.00000015",
    "45292, 45292",
    "-0, 0"
  })
  void numbersAreWithoutNoise(String stored, String typed) throws IOException {
    assertThat(read(row(2, number(stored))).rows()).containsExactly("2 [" + typed + ", , ]");
  }

  @Test
  void textsNumbersAndTruthsAreRead() throws IOException {
    byte[] workbook =
        Workbooks.xlsx(
                HEADER
                    + row(
                        2,
                        "<c t='s'><v>0</v></c>",
                        "<c t='b'><v>1</v></c>",
                        "<c s='3'><v>0.78</v></c>"),
                "<t>Trust </t><r><t>MPS</t></r><rPh><t>x</t></rPh>")
            .bytes();

    assertThat(Sheets.xlsx(workbook).rows()).containsExactly("2 [Trust MPS, TRUE, 0.78]");
  }

  @Test
  void datesAreIsoWhateverTheirFormat() throws IOException {
    String cells =
        "<c s='1'><v>45291</v></c><c s='2'><v>45291.5</v></c><c t='d'><v>2023-12-31T00:00:00</v></c>";

    assertThat(read(row(2, cells)).rows())
        .containsExactly("2 [2023-12-31, 2023-12-31T12:00:00, 2023-12-31]");
  }

  @Test
  @DisplayName("X06: the 1904 date system is honoured")
  void the1904DateSystemIsHonoured() throws IOException {
    String sheet = Workbooks.sheet("", HEADER + row(2, "<c s='1'><v>43829</v></c>"));
    byte[] workbook = Workbooks.xlsx("date1904='1'", "", sheet, "<sst/>").bytes();

    assertThat(Sheets.xlsx(workbook).rows()).containsExactly("2 [2023-12-31, , ]");
  }

  @Test
  @DisplayName("X05: a formula's cached value is read, an error quarantines the row")
  void formulasAreNeverCalculated() throws IOException {
    Sheets read =
        read(
            row(2, "<c><f>1+1</f><v>7</v></c>", "<c t='str'><f>A1</f><v>x</v></c>"),
            row(3, text("x"), "<c t='e'><f>1/0</f><v>#DIV/0!</v></c>"),
            row(4, "<c><f>1+1</f></c>"),
            row(5, text("y")));

    assertThat(read.rows())
        .containsExactly("2 [7, x, ]", "3 FORMULA_ERROR", "4 FORMULA_ERROR", "5 [y, , ]");
    assertThat(read.records().get(1).detail()).contains("Cell 2", "nothing is calculated here");
  }

  @Test
  @DisplayName("C06, C15: cells beyond the header and a repeated header are damage")
  void cellsBeyondTheHeaderAreDamage() throws IOException {
    Sheets read = read(row(2, "<c r='J2'><v>0.71</v></c>"), HEADER.replace("r='1'", "r='3'"));

    assertThat(read.rows()).containsExactly("2 FIELD_COUNT", "3 REPEATED_HEADER");
  }

  @Test
  @DisplayName("X01: exactly one sheet must match; the message lists what there is")
  void exactlyOneSheetMustMatch() {
    byte[] workbook = Workbooks.xlsx(HEADER).bytes();

    for (String pattern : List.of("Table 1", ".*")) {
      assertThatThrownBy(() -> Sheets.of(workbook, Layout.ofSheet(Layout.Type.XLSX, pattern)))
          .hasMessageContaining("SHEET_MISSING")
          .hasMessageContaining("'Data', 'Notes'");
    }
  }

  @Test
  @DisplayName("X02: what is hidden is read, with a warning")
  void whatIsHiddenIsReadWithAWarning() throws IOException {
    String rows = HEADER + "<row r='2' hidden='1'>" + text("x") + "</row>";
    String columns =
        "<cols><col min='2' max='2' hidden='1'/><col min='4' max='16384' hidden='1'/></cols>";
    byte[] workbook =
        Workbooks.xlsx("", "state='veryHidden'", Workbooks.sheet(columns, rows), "<sst/>").bytes();

    Sheets read = Sheets.xlsx(workbook);

    assertThat(read.rows()).containsExactly("2 [x, , ]");
    assertThat(read.warnings()).hasSize(1);
    assertThat(read.warnings().get(0))
        .contains("sheet 'Data' is hidden", "1 hidden rows", "1 hidden columns");
  }

  @Test
  @DisplayName("X07: rows and cells with nothing in them cost nothing")
  void emptyRowsCostNothing() throws IOException {
    String styled = "<c r='XFD%d' s='1'/>";

    assertThat(
            read(
                    row(2, number("1")),
                    row(9, styled.formatted(9)),
                    row(1_048_576, styled.formatted(1_048_576)))
                .rows())
        .containsExactly("2 [1, , ]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<row r='2'><c r='ZZZZZZZ2'><v>1</v></c></row>",
        "<row r='2'><c r='XFE2'><v>1</v></c></row>",
        "<row r='1048577'><c r='A1'><v>1</v></c></row>"
      })
  @DisplayName("X08: cells where no spreadsheet has any are refused before they take room")
  void cellsOutsideTheSheetAreRefused(String row) {
    assertRefused(Workbooks.xlsx(HEADER + row).bytes(), "XML_LIMIT", "beyond 16,384 columns");
  }

  @Test
  @DisplayName("X08: a row of a million cells is refused in bounded memory")
  void aRowOfAMillionCellsIsRefused() {
    StringBuilder varied = new StringBuilder();
    new Random(3).ints(1_000_000).forEach(value -> varied.append(number("" + value)));

    assertRefused(
        Workbooks.xlsx(HEADER + row(2, varied.toString())).bytes(), "XML_LIMIT", "16,384 columns");
    assertRefused(
        Workbooks.xlsx(HEADER + row(2, number("1").repeat(1_000_000))).bytes(),
        "DECOMPRESSION_LIMIT",
        "100 times");
  }

  @Test
  void aRowLongerThanALineMayBeIsSetAside() throws IOException {
    StringBuilder noise = new StringBuilder();
    new Random(5).ints(1_100_000, 'a', 'z').forEach(c -> noise.append((char) c));

    assertThat(read(row(2, text(noise.toString())), row(3, text("x"))).rows())
        .containsExactly("2 LINE_TOO_LONG", "3 [x, , ]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE s [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]>",
        "<!DOCTYPE s [<!ENTITY x SYSTEM 'http://127.0.0.1:9/x'>]>",
        "<!DOCTYPE s SYSTEM 'http://127.0.0.1:9/x.dtd'>"
      })
  @DisplayName("X08: a part that defines or fetches entities is refused")
  void entitiesAreRefused(String doctype) {
    String sheet = doctype + Workbooks.sheet("", HEADER + row(2, text("&b;&x;")));
    byte[] workbook = Workbooks.xlsx("", "", sheet, "<sst/>").bytes();

    assertRefused(workbook, "XML_LIMIT", "document type");
    assertRefused(
        Workbooks.xlsx("", "", Workbooks.sheet("", HEADER), doctype + "<sst/>").bytes(),
        "XML_LIMIT",
        "document type");
  }

  @Test
  @DisplayName("X08: a workbook that links to another one is refused")
  void linksAreRefused() {
    byte[] workbook =
        Workbooks.xlsx(HEADER).with("xl/externalLinks/externalLink1.xml", "<x/>").bytes();

    assertRefused(workbook, "XML_LIMIT", "links to data outside");
  }

  @Test
  @DisplayName("X08: elements nested without end are refused")
  void deepNestingIsRefused() {
    assertRefused(Workbooks.xlsx("<x>".repeat(100)).bytes(), "XML_LIMIT", "nested");
  }

  @Test
  @DisplayName("X09: macros, binary workbooks and other documents are refused")
  void otherKindsAreRefused() {
    assertRefused(
        Workbooks.xlsx(HEADER).with("xl/vbaProject.bin", "x").bytes(), "WRONG_TYPE", "macros");
    Packed binary = Packed.zip().with("[Content_Types].xml", "<x/>").with("xl/workbook.bin", "x");
    assertRefused(binary.bytes(), "WRONG_TYPE", "binary workbook");
    Packed letter = Packed.zip().with("[Content_Types].xml", "<x/>").with("word/d.xml", "<x/>");
    assertRefused(letter.bytes(), "WRONG_TYPE", "no workbook");
  }

  @Test
  void damagedPartsAreRefused() {
    assertRefused(Workbooks.xlsx("<row r='2'>").bytes(), "BAD_WORKBOOK", "sheet1.xml");
    assertRefused(
        Workbooks.xlsx(HEADER + row(2, "<c t='s'><v>5</v></c>")).bytes(), "BAD_WORKBOOK", "sheet1");
  }

  @Test
  void cellsAreWhereTheirReferencesSay() throws IOException {
    Sheets read =
        read(
            "<row r='2'><c r='C2'><v>3</v></c><c r='a2'><v>1</v></c><c><v>2</v></c></row>",
            "<row><c r='B3'><v>4</v></c></row>");

    assertThat(read.rows()).containsExactly("2 [1, 2, 3]", "3 [, 4, ]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<row r='2'><c r='A2'><v>1</v></c><c r='A2'><v>2</v></c></row>",
        "<row r='2'><c r='A2'><v>1</v></c><c r='A2'/></row>",
        "<row r='2'><c r='B2'><v>1</v></c><c r='A2'><v>1</v></c><c><v>2</v></c></row>",
        "<row r='2'><c r='A2'><v>1</v><v>2</v></c></row>",
        "<row r='2'><c r='A2' t='inlineStr'><v>1</v><is><t>2</t></is></c></row>",
        "<row r='3'/><row r='2'><c><v>1</v></c></row>",
        "<row r='2'><c><v>1</v></c></row><row r='2'><c><v>2</v></c></row>",
        "<row r='-2'><c><v>1</v></c></row>",
        "<row r='0'><c><v>1</v></c></row>",
        "<row r='2'><c r='A3'><v>1</v></c></row>",
        "<row r='2'><c r='A-2'><v>1</v></c></row>",
        "<row r='2'><c r='-A2'><v>1</v></c></row>",
        "<row r='2'><c r='$A$2'><v>1</v></c></row>",
        "<row r='2'><c r='2'><v>1</v></c></row>",
        "<row r='2'><c r='R2C1'><v>1</v></c></row>",
        "<row r='2'><c r='\u00AA2'><v>1</v></c></row>"
      })
  @DisplayName("X08: cells that contradict each other or their place refuse the workbook")
  void contradictoryCellsAreRefused(String rows) {
    assertRefused(Workbooks.xlsx(HEADER + rows).bytes(), "BAD_WORKBOOK", "sheet1.xml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<row r='two'><c><v>1</v></c></row>",
        "<row r='99999999999999999999'><c><v>1</v></c></row>",
        "<row r='2'><c r='A'><v>1</v></c></row>",
        "<row r='2'><c t='s'><v>-1</v></c></row>",
        "<row r='2'><c t='s'><v>1</v></c></row>",
        "<row r='2'><c t='s'><v>x</v></c></row>",
        "<c><v>1</v></c>",
        "<row r='2'><row r='3'><c><v>1</v></c></row></row>",
        "<row r='2'><c><c><v>1</v></c></c></row>",
        "</sheetData><sheetData><row r='2'><c><v>1</v></c></row>"
      })
  void cellsWhereNoWorkbookHasThemAreRefused(String rows) {
    assertRefused(
        Workbooks.xlsx(HEADER + rows, "<t>only</t>").bytes(), "BAD_WORKBOOK", "sheet1.xml");
  }

  @Test
  void theWhiteSpaceOfTheWriterIsNoText() throws IOException {
    String shared = "\n  <r>\n <t> a</t></r>\n <r><t>b </t></r>\n";
    byte[] workbook =
        Workbooks.xlsx(
                HEADER + row(2, "<c t='s'>\n<v>\n0</v></c>", "<c t='b'><v>2</v></c>"), shared)
            .bytes();

    assertThat(Sheets.xlsx(workbook).rows()).containsExactly("2 [ ab , 2, ]");
  }

  @Test
  void manyEscapedCharactersAreOrdinaryText() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 2; i < 70_000; i++) {
      rows.append(row(i, text("a &amp; b &#163;" + i * 7919L % 1_000_003)));
    }

    Sheets read = read(rows.toString());

    assertThat(read.records()).hasSize(69_998);
    assertThat(read.rows().get(0)).isEqualTo("2 [a & b £15838, , ]");
  }

  private static void assertRefused(byte[] workbook, String code, String detail) {
    assertThatThrownBy(() -> Sheets.xlsx(workbook))
        .hasMessageContaining(detail)
        .satisfies(
            e -> assertThat(Refusal.behind(e).orElseThrow().problem().code()).isEqualTo(code));
  }
}
