package london.outcomes.table;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;

/**
 * Looks for texts in every byte that it is shown, in UTF-8, both orders of UTF-16 and windows-1252,
 * and in what gzip and ZIP have packed, however deep. A text that goes on with a letter or digit is
 * another one (P-12 is not in P-123).
 */
public final class ByteSearch {

  /** Shorter texts would be found by chance. */
  public static final int SHORTEST = 6;

  /** Of files that are in no Unicode; the letters are those of ISO 8859-1. */
  private static final Charset WESTERN = Charset.forName("windows-1252");

  private static final int MASKED = 1 << 20;
  private static final int CHUNK = 1 << 20;

  /** Longer ones, such as pseudonyms, are no beginning of another. */
  private static final int LONG = 32;

  private final Map<String, Integer> owners = new HashMap<>();
  private final boolean[] endings = new boolean[MASKED];
  private final TreeSet<Integer> lengths = new TreeSet<>();

  /**
   * @param texts what to look for, in lists of what means the same; each has {@link #SHORTEST}
   *     characters or more
   */
  public ByteSearch(List<List<String>> texts) {
    for (int owner = 0; owner < texts.size(); owner++) {
      for (String text : texts.get(owner)) {
        add(text.getBytes(UTF_8), owner);
        if (WESTERN.newEncoder().canEncode(text)) {
          add(text.getBytes(WESTERN), owner);
        }
        // Without the last zero these are the bytes of the other order too.
        byte[] wide = text.getBytes(UTF_16LE);
        add(Arrays.copyOf(wide, wide.length - 1), owner);
      }
    }
  }

  private void add(byte[] bytes, int owner) {
    if (bytes.length < SHORTEST) {
      throw new IllegalArgumentException("a text of " + bytes.length + " bytes is found by chance");
    }
    owners.put(new String(bytes, ISO_8859_1), owner);
    lengths.add(bytes.length);
    endings[ending(bytes, bytes.length)] = true;
  }

  /** The last six bytes before a place, brought to twenty bits. */
  private static int ending(byte[] bytes, int end) {
    long last = 0;
    for (int i = end - SHORTEST; i < end; i++) {
      last = last << 8 | bytes[i] & 0xFF;
    }
    return (int) ((last * 0x9E3779B97F4A7C15L) >>> 44);
  }

  /** What was found. */
  public static final class Found {

    private long hits;
    private long bytes;
    private final Set<Integer> owners = new TreeSet<>();

    public long hits() {
      return hits;
    }

    /** Bytes that were looked at, unpacked ones too. */
    public long bytes() {
      return bytes;
    }

    /** Positions in the list of what was looked for. */
    public Set<Integer> owners() {
      return owners;
    }

    void add(Found other) {
      hits += other.hits;
      bytes += other.bytes;
      owners.addAll(other.owners);
    }
  }

  /** Searches a stream to its end, as it is and unpacked. It is not closed. */
  public Found in(InputStream content) throws IOException {
    Found found = new Found();
    BufferedInputStream buffered = new BufferedInputStream(content, CHUNK);
    buffered.mark(4);
    byte[] head = buffered.readNBytes(4);
    buffered.reset();
    if (head.length > 1 && head[0] == 0x1F && head[1] == (byte) 0x8B) {
      found.add(in(new GZIPInputStream(buffered)));
    } else if (Arrays.equals(head, new byte[] {'P', 'K', 3, 4})) {
      ZipInputStream members = new ZipInputStream(buffered);
      for (var entry = members.getNextEntry(); entry != null; entry = members.getNextEntry()) {
        found.add(in(entry.getName().getBytes(UTF_8)));
        found.add(in(open(members)));
      }
    } else {
      plain(buffered, found);
    }
    return found;
  }

  /** A member must not close the archive. */
  private static InputStream open(InputStream member) {
    return new FilterInputStream(member) {
      @Override
      public void close() {}
    };
  }

  /** Searches bytes that are in memory. */
  Found in(byte[] bytes) {
    Found found = new Found();
    found.bytes = bytes.length;
    search(bytes, 0, bytes.length, bytes.length, found);
    return found;
  }

  private void plain(InputStream in, Found found) throws IOException {
    int longest = lengths.isEmpty() ? 0 : lengths.last();
    // Two bytes behind a text tell whether it goes on.
    byte[] bytes = new byte[CHUNK + longest + 2];
    int kept = 0;
    int searched = 0;
    for (int read = 1; read > 0; ) {
      read = in.readNBytes(bytes, kept, CHUNK);
      int end = kept + read;
      found.bytes += read;
      int until = read < CHUNK ? end : end - 2;
      search(bytes, searched, until, end, found);
      int from = Math.max(0, until - longest);
      System.arraycopy(bytes, from, bytes, 0, end - from);
      kept = end - from;
      searched = until - from;
    }
  }

  /** Finds texts that end behind {@code from} and not behind {@code until}. */
  private void search(byte[] bytes, int from, int until, int end, Found found) {
    for (int at = Math.max(from + 1, SHORTEST); at <= until; at++) {
      if (endings[ending(bytes, at)]) {
        confirm(bytes, at, end, found);
      }
    }
  }

  private void confirm(byte[] bytes, int at, int end, Found found) {
    for (int length : lengths) {
      if (length > at) {
        return;
      }
      Integer owner = owners.get(new String(bytes, at - length, length, ISO_8859_1));
      if (owner != null && (length >= LONG || !goesOn(bytes, at, end))) {
        found.hits++;
        found.owners.add(owner);
      }
    }
  }

  /** A letter before a zero byte is none: it is a length, or wide text. */
  private static boolean goesOn(byte[] bytes, int at, int end) {
    return at < end
        && Character.isLetterOrDigit(bytes[at] & 0xFF)
        && !(at + 1 < end && bytes[at + 1] == 0);
  }
}
