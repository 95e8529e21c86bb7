package london.outcomes.ingest.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How long the directory of a ZIP file is: the library reads all of it into memory before it can be
 * asked. Counted entry by entry over the whole file, so that no field of it can lie about it.
 */
final class DirectoryBytes {

  /** Ten thousand entries of a hundred and fifty bytes are a tenth of it. */
  static final long MAX = 16L * 1024 * 1024;

  private static final int HEADER_BYTES = 46;
  private static final int BUFFER_BYTES = 1024 * 1024;

  private DirectoryBytes() {}

  /** Bytes of all that looks like an entry of a directory (APPNOTE 4.3.12), wherever it stands. */
  static long in(Path file) throws IOException {
    if (Files.size(file) <= MAX) {
      return 0;
    }
    long sum = 0;
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = new byte[BUFFER_BYTES];
      int kept = 0;
      int read = in.readNBytes(bytes, 0, bytes.length);
      while (read > 0) {
        int length = kept + read;
        int at = 0;
        for (; at + HEADER_BYTES <= length; at++) {
          sum += isEntry(bytes, at) ? entryBytes(bytes, at) : 0;
        }
        kept = length - at;
        System.arraycopy(bytes, at, bytes, 0, kept);
        read = in.readNBytes(bytes, kept, bytes.length - kept);
      }
    }
    return sum;
  }

  private static boolean isEntry(byte[] bytes, int at) {
    return bytes[at] == 'P' && bytes[at + 1] == 'K' && bytes[at + 2] == 1 && bytes[at + 3] == 2;
  }

  /** With its name, its extra field and its comment. */
  private static int entryBytes(byte[] bytes, int at) {
    return HEADER_BYTES + number(bytes, at + 28) + number(bytes, at + 30) + number(bytes, at + 32);
  }

  private static int number(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
  }
}
