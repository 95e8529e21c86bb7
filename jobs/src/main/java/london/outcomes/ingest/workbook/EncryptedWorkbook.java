package london.outcomes.ingest.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import london.outcomes.ingest.csv.FileType;
import london.outcomes.ingest.csv.Problem;

/**
 * Tells an encrypted workbook from an old one: both are OLE2 containers, and the stream with the
 * encrypted content has a name of its own ([MS-OFFCRYPTO] 2.3.4.4).
 */
public final class EncryptedWorkbook {

  private static final byte[] NAME = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
  private static final int BUFFER_BYTES = 64 * 1024;

  private EncryptedWorkbook() {}

  /** Whether content of this type has the stream's name anywhere in it. */
  public static boolean isIn(FileType type, InputStream content) throws IOException {
    if (type != FileType.OLE) {
      return false;
    }
    String name = latin(NAME);
    String seen = "";
    for (byte[] part = content.readNBytes(BUFFER_BYTES);
        part.length > 0;
        part = content.readNBytes(BUFFER_BYTES)) {
      seen = seen.substring(Math.max(0, seen.length() - NAME.length)) + latin(part);
      if (seen.contains(name)) {
        return true;
      }
    }
    return false;
  }

  public static Problem problem(String fileName) {
    return WorkbookProblems.encrypted(fileName);
  }

  /** One character for each byte. */
  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
