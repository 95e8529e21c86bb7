package london.outcomes.ingest.archive;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * What stands before the content of each entry of a ZIP file (APPNOTE 4.3.7). It must say what the
 * directory says: programs that read from front to back go by it, and would see another file. And
 * no entry may share its bytes with another one, as in a bomb of overlapping files (Fifield, A
 * better zip bomb, WOOT 2019).
 */
final class LocalHeaders {

  private static final int HEADER_BYTES = 30;
  private static final int SIGNATURE = 0x04034B50;
  private static final int HAS_SIZES_BEHIND = 1 << 3;
  private static final long UNKNOWN = 0xFFFFFFFFL;
  private static final int LONG_SIZES = 1;

  private final FileChannel file;

  private LocalHeaders(FileChannel file) {
    this.file = file;
  }

  /**
   * Compares all of them with the directory.
   *
   * @throws Refusal when one of them says something else, or lies within another entry
   */
  static void verify(Path zip, List<ZipArchiveEntry> entries) throws IOException {
    List<ZipArchiveEntry> inOrder =
        entries.stream()
            .sorted(Comparator.comparingLong(ZipArchiveEntry::getLocalHeaderOffset))
            .toList();
    try (FileChannel file = FileChannel.open(zip)) {
      LocalHeaders headers = new LocalHeaders(file);
      long end = 0;
      for (ZipArchiveEntry entry : inOrder) {
        if (entry.getLocalHeaderOffset() < end) {
          throw new Refusal(ArchiveProblems.overlaps(entry.getName()));
        }
        end = headers.verify(entry);
      }
    }
  }

  /** Where the entry's content ends. */
  private long verify(ZipArchiveEntry entry) throws IOException {
    long start = entry.getLocalHeaderOffset();
    ByteBuffer header = bytes(entry, start, HEADER_BYTES);
    int nameBytes = Short.toUnsignedInt(header.getShort(26));
    int extraBytes = Short.toUnsignedInt(header.getShort(28));
    ByteBuffer rest = bytes(entry, start + HEADER_BYTES, nameBytes + extraBytes);
    byte[] name = new byte[nameBytes];
    rest.get(name);
    boolean isSame =
        header.getInt(0) == SIGNATURE
            && Arrays.equals(name, entry.getRawName())
            && Short.toUnsignedInt(header.getShort(8)) == entry.getMethod()
            && saysTheSame(header, rest, entry);
    if (!isSame) {
      throw new Refusal(ArchiveProblems.disagrees(entry.getName()));
    }
    return start + HEADER_BYTES + nameBytes + extraBytes + entry.getCompressedSize();
  }

  /** Checksum and sizes; a writer that did not know them yet has put them behind the content. */
  private static boolean saysTheSame(ByteBuffer header, ByteBuffer extra, ZipArchiveEntry entry) {
    long crc = Integer.toUnsignedLong(header.getInt(14));
    long packed = Integer.toUnsignedLong(header.getInt(18));
    long size = Integer.toUnsignedLong(header.getInt(22));
    if ((header.getShort(6) & HAS_SIZES_BEHIND) != 0) {
      return isUnknownOr(crc, entry.getCrc())
          && isUnknownOr(packed, entry.getCompressedSize())
          && isUnknownOr(size, entry.getSize());
    }
    ByteBuffer longSizes = longSizes(extra);
    long ownSize = size == UNKNOWN ? next(longSizes) : size;
    long ownPacked = packed == UNKNOWN ? next(longSizes) : packed;
    return crc == entry.getCrc()
        && ownSize == entry.getSize()
        && ownPacked == entry.getCompressedSize();
  }

  private static boolean isUnknownOr(long seen, long expected) {
    return seen == 0 || seen == UNKNOWN || seen == expected;
  }

  private static long next(ByteBuffer sizes) {
    return sizes.remaining() < Long.BYTES ? -1 : sizes.getLong();
  }

  /** The sizes of a file of more than 4 GB (APPNOTE 4.5.3); empty where there are none. */
  private static ByteBuffer longSizes(ByteBuffer extra) {
    while (extra.remaining() >= 4) {
      int kind = Short.toUnsignedInt(extra.getShort());
      int length = Math.min(Short.toUnsignedInt(extra.getShort()), extra.remaining());
      if (kind == LONG_SIZES) {
        return extra.slice(extra.position(), length).order(ByteOrder.LITTLE_ENDIAN);
      }
      extra.position(extra.position() + length);
    }
    return ByteBuffer.allocate(0);
  }

  private ByteBuffer bytes(ZipArchiveEntry entry, long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    try {
      while (bytes.hasRemaining()) {
        if (file.read(bytes, from + bytes.position()) < 0) {
          throw new EOFException();
        }
      }
    } catch (EOFException | IllegalArgumentException e) {
      throw new Refusal(ArchiveProblems.damagedMember(entry.getName()));
    }
    return bytes.flip();
  }
}
