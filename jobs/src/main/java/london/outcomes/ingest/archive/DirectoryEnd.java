package london.outcomes.ingest.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * How many entries the end of a ZIP file says that its directory has (APPNOTE 4.3.14 to 4.3.16).
 * The library reads entries for as long as they look like some, and says nothing of the others.
 */
final class DirectoryEnd {

  private static final int END_BYTES = 22;
  private static final int MAX_COMMENT_BYTES = 0xFFFF;
  private static final int SIGNATURE = 0x06054B50;
  private static final int LOCATOR_BYTES = 20;
  private static final int LOCATOR_SIGNATURE = 0x07064B50;
  private static final int LONG_END_BYTES = 56;
  private static final int IN_LONG_END = 0xFFFF;

  private final FileChannel file;

  private DirectoryEnd(FileChannel file) {
    this.file = file;
  }

  /** The number of entries; -1 where the file does not say it. */
  static long entries(Path zip) throws IOException {
    try (FileChannel file = FileChannel.open(zip)) {
      return new DirectoryEnd(file).entries();
    }
  }

  private long entries() throws IOException {
    int length = (int) Math.min(file.size(), END_BYTES + MAX_COMMENT_BYTES);
    long start = file.size() - length;
    ByteBuffer tail = bytes(start, length);
    int at = length - END_BYTES;
    while (at >= 0 && tail.getInt(at) != SIGNATURE) {
      at--;
    }
    if (at < 0) {
      return -1;
    }
    int entries = Short.toUnsignedInt(tail.getShort(at + 10));
    return entries == IN_LONG_END ? longEntries(start + at - LOCATOR_BYTES) : entries;
  }

  private long longEntries(long locatorAt) throws IOException {
    ByteBuffer locator = bytes(locatorAt, LOCATOR_BYTES);
    if (locator.limit() < LOCATOR_BYTES || locator.getInt(0) != LOCATOR_SIGNATURE) {
      return IN_LONG_END;
    }
    ByteBuffer end = bytes(locator.getLong(8), LONG_END_BYTES);
    return end.limit() < LONG_END_BYTES ? -1 : end.getLong(32);
  }

  /** As many as there are from a place on, at most so many. */
  private ByteBuffer bytes(long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    if (from < 0) {
      return bytes.limit(0);
    }
    while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) >= 0) {}
    return bytes.flip();
  }
}
