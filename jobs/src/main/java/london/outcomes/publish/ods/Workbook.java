package london.outcomes.publish.ods;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An OpenDocument spreadsheet (ODF 1.3) that is accessible by its making: every table is marked up
 * as one with its header row, no cell is merged, blank or coloured, and the document has a title
 * and a language. docs/decisions/0027 says why no library writes it.
 *
 * @param title of the document
 * @param creator the organisation that answers for it
 * @param day of the release; it is the only date in the file
 */
public record Workbook(
    String title,
    String description,
    String creator,
    LocalDate day,
    List<String> keywords,
    List<Sheet> sheets) {

  static final String MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet";

  public Workbook {
    if (sheets.stream().map(Sheet::name).distinct().count() != sheets.size()) {
      throw new IllegalArgumentException("two sheets have the same name");
    }
  }

  /** Writes the file, the same bytes for the same content, and closes the stream. */
  public void write(OutputStream out) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      // Programs tell the kind of file by its first bytes, which therefore are not compressed.
      stored(zip, "mimetype", MEDIA_TYPE);
      add(zip, "META-INF/manifest.xml", ManifestPart::write);
      add(zip, "meta.xml", xml -> MetaPart.write(xml, this));
      add(zip, "styles.xml", StylesPart::write);
      add(zip, "content.xml", xml -> ContentPart.write(xml, sheets));
    }
  }

  private interface Part {
    void write(Xml xml);
  }

  private void add(ZipOutputStream zip, String name, Part part) throws IOException {
    zip.putNextEntry(entry(name));
    Xml xml = new Xml(zip);
    part.write(xml);
    xml.end();
    zip.closeEntry();
  }

  private void stored(ZipOutputStream zip, String name, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(bytes);
    ZipEntry entry = entry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(sum.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  private ZipEntry entry(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(day.atStartOfDay());
    return entry;
  }
}
