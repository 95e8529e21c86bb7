package london.outcomes.publish.ods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** A workbook cannot be made that a screen reader would stumble over. */
class WorkbookTest {

  private static final Table TABLE =
      new Table(
          "table_one",
          List.of(new Column("Area", 4), new Column("Value (per cent)", 3)),
          List.of(
              List.of(Cell.of("London"), new Cell.Number(1234.5678, 1)),
              List.of(Cell.of("=1+1 <&\u0001"), Cell.of("[c]"))));

  private static Workbook book(Sheet... sheets) {
    return new Workbook(
        "A title",
        "What it is",
        "Somebody",
        LocalDate.of(2026, 5, 15),
        List.of("word"),
        List.of(sheets));
  }

  private static Sheet sheet(String name) {
    return new Sheet(name, "Title", List.of(Line.text("One table.")), Optional.of(TABLE));
  }

  private static byte[] bytes(Workbook book) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      book.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static Map<String, String> parts(byte[] file) throws IOException {
    Map<String, String> parts = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
        parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return parts;
  }

  @Test
  void theKindOfFileStandsAtItsBeginning() {
    String start = new String(bytes(book(sheet("One"))), 0, 90, StandardCharsets.ISO_8859_1);
    assertThat(start).startsWith("PK").contains("mimetype" + Workbook.MEDIA_TYPE);
  }

  @Test
  void theSameContentIsTheSameBytes() {
    assertThat(bytes(book(sheet("One")))).isEqualTo(bytes(book(sheet("One"))));
  }

  @Test
  void aTableIsMarkedAsOneWithItsHeader() throws IOException {
    assertThat(parts(bytes(book(sheet("One")))).get("content.xml"))
        .contains(
            "table:name=\"table_one\" table:target-range-address=\"One.A3:One.B5\""
                + " table:contains-header=\"true\"");
  }

  @Test
  void aNumberIsKeptWholeAndShownShort() throws IOException {
    assertThat(parts(bytes(book(sheet("One")))).get("content.xml"))
        .contains("office:value=\"1234.5678\"><text:p>1,234.6</text:p>");
  }

  @Test
  void noTextIsAFormulaAndNoneBreaksTheFile() throws IOException {
    assertThat(parts(bytes(book(sheet("One")))).get("content.xml"))
        .contains("office:value-type=\"string\"><text:p>=1+1 &lt;&amp;\uFFFD</text:p>")
        .doesNotContain("table:formula");
  }

  @Test
  void titleLanguageAndDayAreThoseOfTheDocument() throws IOException {
    Map<String, String> parts = parts(bytes(book(sheet("One"))));
    assertThat(parts.get("meta.xml"))
        .contains("<dc:title>A title</dc:title>", "<dc:language>en-GB</dc:language>")
        .contains("<dc:date>2026-05-15T00:00:00</dc:date>");
    assertThat(parts.get("styles.xml")).contains("fo:language=\"en\" fo:country=\"GB\"");
  }

  @Test
  void aBlankCellAHeadingTwiceOrARaggedRowIsRefused() {
    assertThatThrownBy(() -> Cell.of(" ")).hasMessageContaining("never blank");
    assertThatThrownBy(() -> new Cell.Number(Double.NaN, 1)).hasMessageContaining("no number");
    Column column = new Column("A", 3);
    assertThatThrownBy(() -> new Table("t", List.of(column, column), List.of()))
        .hasMessageContaining("same heading");
    assertThatThrownBy(() -> new Table("t", List.of(column), List.of(List.of())))
        .hasMessageContaining("row of 0 cells and 1 columns");
    assertThatThrownBy(() -> book(sheet("One"), sheet("One"))).hasMessageContaining("same name");
    assertThatThrownBy(() -> sheet("One two")).hasMessageContaining("no name for a sheet");
  }
}
