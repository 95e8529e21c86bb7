package london.outcomes.ingest.workbook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import london.outcomes.ingest.archive.Packed;

/** Small workbooks written by hand, part by part, so that each can be damaged. */
public final class Workbooks {

  /** Style 1 is a date, 2 a date with a format of its own, 3 a percentage. */
  private static final String STYLES =
      """
      <styleSheet><numFmts count="1"><numFmt numFmtId="164" formatCode="[$-809]dd\\ mmmm\\ yyyy"/></numFmts>
      <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
      <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="9"/></cellXfs></styleSheet>
      """;

  private static final String RELATIONS =
      """
      <Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>
      <Relationship Id="r2" Type="http://x/worksheet" Target="/xl/worksheets/sheet2.xml"/>
      <Relationship Id="r3" Type="http://x/sharedStrings" Target="sharedStrings.xml"/>
      <Relationship Id="r4" Type="http://x/styles" Target="styles.xml"/></Relationships>
      """;

  private static final String TWO_SHEETS =
      """
      <workbook xmlns:r="http://r"><workbookPr %s/><sheets>
      <sheet name="Data" sheetId="1" r:id="r1" %s/><sheet name="Notes" sheetId="2" r:id="r2"/></sheets></workbook>
      """;

  private static final String ODS =
      """
      <office:document-content xmlns:office="urn:office" xmlns:table="urn:table" xmlns:text="urn:text" \
      xmlns:style="urn:style" xmlns:calcext="urn:calcext"><office:automatic-styles>%s</office:automatic-styles>
      <office:body><office:spreadsheet>%s<table:table table:name="Notes"><table:table-row><table:table-cell>\
      <text:p>n</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body>
      </office:document-content>
      """;

  private Workbooks() {}

  /** A workbook whose sheet "Data" has these rows and whose shared strings are these. */
  public static Packed xlsx(String rows, String... shared) {
    StringBuilder strings = new StringBuilder("<sst>");
    for (String text : shared) {
      strings.append("<si>").append(text).append("</si>");
    }
    return xlsx("", "", sheet("", rows), strings.append("</sst>").toString());
  }

  /** A workbook whose sheet of this name has these rows. */
  public static byte[] xlsxSheet(String name, String rows) {
    Map<String, byte[]> parts = parts("", "", sheet("", rows), "<sst/>");
    String book = TWO_SHEETS.formatted("", "").replace("Data", name);
    parts.put("xl/workbook.xml", book.getBytes(UTF_8));
    return packed(parts).bytes();
  }

  static Packed xlsx(String book, String state, String sheet, String shared) {
    return packed(parts(book, state, sheet, shared));
  }

  /** A workbook of a header and a row with this part instead of its own, or besides them. */
  public static Packed with(String part, byte[] content) {
    String row =
        "<row r='%d'><c t='str'><v>a</v></c><c t='str'><v>b</v></c><c t='str'><v>c</v></c></row>";
    Map<String, byte[]> parts =
        parts("", "", sheet("", row.formatted(1) + row.formatted(2)), "<sst/>");
    parts.put(part, content);
    return packed(parts);
  }

  private static Map<String, byte[]> parts(String book, String state, String sheet, String shared) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", "<Types/>".getBytes(UTF_8));
    parts.put("xl/workbook.xml", TWO_SHEETS.formatted(book, state).getBytes(UTF_8));
    parts.put("xl/_rels/workbook.xml.rels", RELATIONS.getBytes(UTF_8));
    parts.put("xl/worksheets/sheet1.xml", sheet.getBytes(UTF_8));
    parts.put(
        "xl/worksheets/sheet2.xml",
        sheet("", "<row r='1'><c t='str'><v>n</v></c></row>").getBytes(UTF_8));
    parts.put("xl/sharedStrings.xml", shared.getBytes(UTF_8));
    parts.put("xl/styles.xml", STYLES.getBytes(UTF_8));
    return parts;
  }

  private static Packed packed(Map<String, byte[]> parts) {
    Packed zip = Packed.zip();
    parts.forEach(zip::with);
    return zip;
  }

  static String sheet(String above, String rows) {
    return "<worksheet>" + above + "<sheetData>" + rows + "</sheetData></worksheet>";
  }

  /** A workbook whose sheet "Data" has this content. */
  public static byte[] ods(String table) {
    return ods("", "<table:table table:name='Data'>" + table + "</table:table>");
  }

  /** A workbook with these styles and tables, and a sheet "Notes". */
  public static byte[] ods(String styles, String tables) {
    return Packed.zip()
        .stored("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        .with("content.xml", ODS.formatted(styles, tables))
        .with("META-INF/manifest.xml", "<manifest/>")
        .bytes();
  }

  /** A row of ODS cells with these texts. */
  public static String odsRow(String... texts) {
    StringBuilder row = new StringBuilder("<table:table-row>");
    for (String text : texts) {
      row.append("<table:table-cell office:value-type='string'><text:p>")
          .append(text)
          .append("</text:p></table:table-cell>");
    }
    return row.append("</table:table-row>").toString();
  }
}
