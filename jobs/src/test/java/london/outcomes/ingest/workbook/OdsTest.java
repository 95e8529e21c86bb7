package london.outcomes.ingest.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import london.outcomes.catalogue.Layout;
import london.outcomes.ingest.archive.Packed;
import london.outcomes.ingest.archive.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ODS cells become the texts that a person would have typed, or the workbook is refused. */
class OdsTest {

  private static final String HEADER = Workbooks.odsRow("a", "b", "c");
  private static final String EMPTY_ROWS =
      "<table:table-row table:number-rows-repeated='1048576'>"
          + "<table:table-cell table:number-columns-repeated='16384'/></table:table-row>";

  private static String row(String... cells) {
    return "<table:table-row>" + String.join("", cells) + "</table:table-row>";
  }

  private static String cell(String attributes, String text) {
    return "<table:table-cell " + attributes + "><text:p>" + text + "</text:p></table:table-cell>";
  }

  private static Sheets read(String... rows) throws IOException {
    return Sheets.ods(Workbooks.ods(HEADER + String.join("", rows)));
  }

  @Test
  void typedValuesAreReadAndNotWhatIsShown() throws IOException {
    Sheets read =
        read(
            row(
                cell("office:value-type='float' office:value='0.51000000000000001'", "51p"),
                cell("office:value-type='percentage' office:value='0.78'", "78%"),
                cell("office:value-type='currency' office:value='1200'", "£1,200")),
            row(
                cell("office:value-type='date' office:date-value='2023-12-31'", "Dec-23"),
                cell("office:value-type='time' office:time-value='PT09H05M00S'", "9:05"),
                cell("office:value-type='boolean' office:boolean-value='true'", "Yes")));

    assertThat(read.header()).containsExactly("a", "b", "c");
    assertThat(read.rows())
        .containsExactly("2 [0.51, 0.78, 1200]", "3 [2023-12-31, 09:05:00, TRUE]");
  }

  @Test
  void textIsWhatItsParagraphsSay() throws IOException {
    String cell =
        "<table:table-cell office:value-type='string'><office:annotation><text:p>note</text:p>"
            + "</office:annotation><text:p>one<text:s text:c='2'/>two<text:span>!</text:span></text:p>"
            + "<text:p>three<text:tab/>&amp;</text:p></table:table-cell>";

    assertThat(read(row(cell)).records().get(0).fields())
        .containsExactly("one  two!\nthree\t&", "", "");
  }

  @Test
  @DisplayName("X07: a million empty rows and columns cost nothing")
  void emptyRowsAndColumnsCostNothing() throws IOException {
    String tail = "<table:table-cell table:number-columns-repeated='16381'/>";

    Sheets read = read(row(cell("office:value-type='string'", "x"), tail), EMPTY_ROWS, EMPTY_ROWS);

    assertThat(read.rows()).containsExactly("2 [x, , ]");
    assertThat(read.warnings()).isEmpty();
  }

  @Test
  void rowsAndCellsWrittenOnceComeAsOftenAsTheyAreRepeated() throws IOException {
    String twice = "table:number-columns-repeated='2' office:value-type='float' office:value='7'";
    String row = row(cell(twice, "7"), cell("office:value-type='string'", "z"));

    Sheets read =
        read(
            row.replace("<table:table-row>", "<table:table-row table:number-rows-repeated='3'>"),
            row());

    assertThat(read.rows()).containsExactly("2 [7, 7, z]", "3 [7, 7, z]", "4 [7, 7, z]");
  }

  @Test
  void aRowRepeatedToTheEndOfTheSheetIsReadInBoundedMemory() throws IOException {
    String row = row(cell("office:value-type='string'", "x"));
    byte[] workbook =
        Workbooks.ods(
            HEADER
                + row.replace(
                    "<table:table-row>", "<table:table-row table:number-rows-repeated='1048575'>"));
    Layout layout = Layout.ofSheet(Layout.Type.ODS, "Data");

    try (WorkbookReader reader =
        WorkbookReader.open(new java.io.ByteArrayInputStream(workbook), layout, 1L << 30)) {
      String first = reader.next().fields()[0];
      // One text serves all rows.
      reader.forEachRemaining(r -> assertThat(r.fields()[0] == first).isTrue());
      assertThat(reader.records()).isEqualTo(1_048_575);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<table:table-row table:number-rows-repeated='1048577'><table:table-cell"
            + " office:value-type='string'><text:p>x</text:p></table:table-cell></table:table-row>",
        "<table:table-row><table:table-cell table:number-columns-repeated='1000000'"
            + " office:value-type='string'><text:p>x</text:p></table:table-cell></table:table-row>",
        "<table:table-row><table:table-cell table:number-columns-repeated='2000000000'/>"
            + "<table:table-cell office:value-type='string'><text:p>x</text:p></table:table-cell>"
            + "</table:table-row>"
      })
  @DisplayName("X08: cells where no spreadsheet has any are refused before they take room")
  void cellsOutsideTheSheetAreRefused(String row) {
    assertRefused(Workbooks.ods(HEADER + row), "XML_LIMIT", "beyond 16,384 columns");
  }

  @Test
  @DisplayName("X05: a formula's cached value is read, an error quarantines the row")
  void formulasAreNeverCalculated() throws IOException {
    Sheets read =
        read(
            row(cell("table:formula='of:=1+1' office:value-type='float' office:value='7'", "7")),
            row(
                cell(
                    "table:formula='of:=1/0' office:value-type='string' calcext:value-type='error'",
                    "#DIV/0!")),
            row(cell("table:formula='of:=1/0' office:value-type='string'", "#DIV/0!")),
            row("<table:table-cell table:formula='of:=1+1'/>"),
            row(cell("office:value-type='string'", "#N/A")));

    assertThat(read.rows())
        .containsExactly(
            "2 [7, , ]", "3 FORMULA_ERROR", "4 FORMULA_ERROR", "5 FORMULA_ERROR", "6 [#N/A, , ]");
  }

  @Test
  @DisplayName("X02: what is hidden is read, with a warning")
  void whatIsHiddenIsReadWithAWarning() throws IOException {
    String hidden =
        "<table:table-row table:visibility='collapse'>"
            + cell("office:value-type='string'", "x")
            + "</table:table-row>";
    String columns =
        "<table:table-column/><table:table-column table:visibility='collapse'/>"
            + "<table:table-column table:visibility='collapse' table:number-columns-repeated='16382'/>";
    byte[] workbook =
        Workbooks.ods(
            "<style:style style:name='ta9'><style:table-properties table:display='false'/></style:style>",
            "<table:table table:name='Data' table:style-name='ta9'>"
                + columns
                + HEADER
                + hidden
                + "</table:table>");

    Sheets read = Sheets.ods(workbook);

    assertThat(read.rows()).containsExactly("2 [x, , ]");
    assertThat(read.warnings().toString())
        .contains("sheet 'Data' is hidden", "1 hidden rows", "2 hidden columns");
  }

  @Test
  @DisplayName("X01: exactly one sheet must match; the message lists what there is")
  void exactlyOneSheetMustMatch() {
    for (String pattern : List.of("Table 1", ".*")) {
      assertThatThrownBy(
              () -> Sheets.of(Workbooks.ods(HEADER), Layout.ofSheet(Layout.Type.ODS, pattern)))
          .hasMessageContaining("SHEET_MISSING")
          .hasMessageContaining("'Data', 'Notes'");
    }
  }

  @Test
  void rowsAboveTheHeaderAreLeftOut() throws IOException {
    byte[] workbook =
        Workbooks.ods(Workbooks.odsRow("Title") + row() + HEADER + Workbooks.odsRow("1", "2", "3"));

    Sheets read = Sheets.of(workbook, Layout.ofSheet(Layout.Type.ODS, "Data").below(2));

    assertThat(read.header()).containsExactly("a", "b", "c");
    assertThat(read.rows()).containsExactly("4 [1, 2, 3]");
  }

  @Test
  @DisplayName("X08: links, DDE and entities are refused")
  void linksAndEntitiesAreRefused() {
    String link = "<table:table-source xlink:href='x' xmlns:xlink='urn:l'/>";
    assertRefused(Workbooks.ods(link + HEADER), "XML_LIMIT", "links to data outside");
    byte[] dde = Workbooks.ods("", "<table:dde-links><table:dde-link/></table:dde-links>");
    assertRefused(dde, "XML_LIMIT", "links to data outside");
    Packed bomb =
        Packed.zip()
            .stored("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            .with(
                "content.xml", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>");
    assertRefused(bomb.bytes(), "XML_LIMIT", "document type");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<table:table-row table:number-rows-repeated='0'/>",
        "<table:table-row table:number-rows-repeated='-1'/>",
        "<table:table-row table:number-rows-repeated='many'/>",
        "<table:table-row table:number-rows-repeated='9999999999'/>",
        "<table:table-row><table:table-cell table:number-columns-repeated='-5'/></table:table-row>",
        "<table:table-row><table:table-row/></table:table-row>",
        "<table:table-row><table:table-cell><table:table-cell/></table:table-cell></table:table-row>",
        "<table:table-row><table:table-cell><table:table/></table:table-cell></table:table-row>",
        "<table:table-cell/>",
        "<table:table table:name='Inner'/>"
      })
  @DisplayName("X08: counts that are none, and cells within cells, refuse the workbook")
  void cellsWhereNoWorkbookHasThemAreRefused(String rows) {
    assertRefused(Workbooks.ods(HEADER + rows), "BAD_WORKBOOK", "content.xml");
  }

  @Test
  @DisplayName("D24: an encrypted workbook is refused")
  void anEncryptedWorkbookIsRefused() {
    byte[] workbook =
        Packed.zip()
            .stored("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            .with(
                "META-INF/manifest.xml",
                "<manifest><file-entry><encryption-data/></file-entry></manifest>")
            .with("content.xml", "no text")
            .bytes();

    assertRefused(workbook, "ENCRYPTED", "without a password");
  }

  private static void assertRefused(byte[] workbook, String code, String detail) {
    assertThatThrownBy(() -> Sheets.ods(workbook))
        .hasMessageContaining(detail)
        .satisfies(
            e -> assertThat(Refusal.behind(e).orElseThrow().problem().code()).isEqualTo(code));
  }
}
