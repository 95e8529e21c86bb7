package london.outcomes.ingest.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Small compressed files, honest and hostile, for tests. */
public final class Packed {

  private static final int SYMBOLIC_LINK = 0120777;
  private static final int END_BYTES = 22;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ZipOutputStream zip = new ZipOutputStream(bytes);

  /** An archive without entries so far. */
  public static Packed zip() {
    return new Packed();
  }

  /** A gzip file of one member. */
  public static byte[] gzip(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  public Packed with(String name, String content) {
    return with(name, content.getBytes(UTF_8));
  }

  public Packed with(String name, byte[] content) {
    try {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
      zip.closeEntry();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An entry that is not compressed, as OpenDocument wants its first one. */
  public Packed stored(String name, String content) {
    return stored(name, content.getBytes(UTF_8));
  }

  private Packed stored(String name, byte[] text) {
    CRC32 checksum = new CRC32();
    checksum.update(text);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(text.length);
    entry.setCrc(checksum.getValue());
    try {
      zip.putNextEntry(entry);
      zip.write(text);
      zip.closeEntry();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public byte[] bytes() {
    try {
      zip.close();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An archive in which one name stands twice. */
  static byte[] twice(String name) {
    return unix(0100644, name, name);
  }

  /** An archive whose first entry has all of the second one within it, header and content. */
  public static byte[] overlapping(String first, String second) {
    byte[] inner = zip().stored(second, "1,2\n").bytes();
    int directory = at(inner, 1);
    byte[] line = "a,b\n".getBytes(UTF_8);
    byte[] content = Arrays.copyOf(line, line.length + directory);
    System.arraycopy(inner, 0, content, line.length, directory);
    byte[] outer = zip().stored(first, content).bytes();
    int end = outer.length - END_BYTES;
    ByteBuffer both = ByteBuffer.allocate(outer.length + inner.length - directory - END_BYTES);
    both.order(ByteOrder.LITTLE_ENDIAN);
    both.put(outer, 0, end).put(inner, directory, inner.length - directory - END_BYTES);
    both.putInt(end + 42, both.getInt(end + 42) + at(outer, 1) - directory);
    int bytesOfDirectory = both.position() - at(outer, 1);
    both.put(outer, end, END_BYTES);
    int tail = both.position() - END_BYTES;
    both.putShort(tail + 8, (short) 2).putShort(tail + 10, (short) 2);
    return both.putInt(tail + 12, bytesOfDirectory).array();
  }

  /** The same archive with one byte of its first entry's header changed, at this place in it. */
  public static byte[] lying(byte[] zip, int place) {
    byte[] changed = zip.clone();
    changed[at(zip, 3) + place] ^= 1;
    return changed;
  }

  /** An archive as for files of more than 4 GB, as some writers always make them. */
  public static byte[] zip64(String name, String content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
      zip.setUseZip64(Zip64Mode.Always);
      ZipArchiveEntry entry = new ZipArchiveEntry(name);
      byte[] text = content.getBytes(UTF_8);
      CRC32 checksum = new CRC32();
      checksum.update(text);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(text.length);
      entry.setCrc(checksum.getValue());
      zip.putArchiveEntry(entry);
      zip.write(text);
      zip.closeArchiveEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Where the first header of a kind begins: 3 before a file's content, 1 in the directory. */
  private static int at(byte[] zip, int kind) {
    int at = 0;
    while (zip[at] != 'P' || zip[at + 1] != 'K' || zip[at + 2] != kind) {
      at++;
    }
    return at;
  }

  /** An archive whose one entry is a symbolic link to the password file. */
  static byte[] link(String name) {
    return unix(SYMBOLIC_LINK, name);
  }

  private static byte[] unix(int mode, String... names) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
      for (String name : names) {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setUnixMode(mode);
        zip.putArchiveEntry(entry);
        zip.write("/etc/passwd".getBytes(UTF_8));
        zip.closeArchiveEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** The same archive with the mark of encryption on every entry. */
  public static byte[] encrypted(byte[] zip) {
    byte[] marked = zip.clone();
    for (int i = 0; i + 10 < marked.length; i++) {
      if (marked[i] == 'P' && marked[i + 1] == 'K') {
        boolean isLocal = marked[i + 2] == 3 && marked[i + 3] == 4;
        boolean isCentral = marked[i + 2] == 1 && marked[i + 3] == 2;
        marked[i + 6] |= isLocal ? 1 : 0;
        marked[i + 8] |= isCentral ? 1 : 0;
      }
    }
    return marked;
  }

  static Spool spool(byte[] content) {
    try {
      return Spool.of(new ByteArrayInputStream(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
