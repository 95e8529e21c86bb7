package london.outcomes.ingest.csv;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What the first bytes of a file say it is, whatever its name says. */
public enum FileType {
  TEXT,
  XLSX,
  ODS,
  ZIP,
  GZIP,
  PDF,
  OLE,
  PARQUET,
  HTML,
  XML;

  private static final byte[] GZIP_MAGIC = {0x1F, (byte) 0x8B};
  private static final byte[] OLE_MAGIC = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

  /** The type by content; {@link #TEXT} when nothing speaks against it. */
  public static FileType of(byte[] head) {
    if (startsWith(head, "PK\003\004") || startsWith(head, "PK\005\006")) {
      return zipped(new String(head, StandardCharsets.ISO_8859_1));
    }
    if (startsWith(head, GZIP_MAGIC)) {
      return GZIP;
    }
    if (startsWith(head, OLE_MAGIC)) {
      return OLE;
    }
    if (startsWith(head, "%PDF-")) {
      return PDF;
    }
    return startsWith(head, "PAR1") ? PARQUET : markup(head);
  }

  /** Workbooks are ZIP files; the names of their first entries tell them apart. */
  private static FileType zipped(String head) {
    if (head.contains("[Content_Types].xml") || head.contains("xl/")) {
      return XLSX;
    }
    return head.contains("opendocument.spreadsheet") ? ODS : ZIP;
  }

  /** Portals answer with an error page under the name of the file that was asked for. */
  private static FileType markup(byte[] head) {
    // NUL and byte order marks out: so pages in UTF-16 are recognised as well.
    String text =
        new String(head, StandardCharsets.ISO_8859_1)
            .replaceAll("[\0\u00EF\u00BB\u00BF\u00FE\u00FF]", "")
            .strip();
    if (text.length() < 2 || text.charAt(0) != '<' || !isTagStart(text.charAt(1))) {
      return TEXT;
    }
    return text.startsWith("<?xml") && !text.contains("<html") ? XML : HTML;
  }

  private static boolean isTagStart(char c) {
    return c == '!' || c == '?' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean startsWith(byte[] head, String magic) {
    return startsWith(head, magic.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static boolean startsWith(byte[] head, byte[] magic) {
    return head.length >= magic.length
        && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
  }
}
