package london.outcomes.ingest.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import london.outcomes.ingest.csv.FileType;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * The content of a gzip file, strictly and bounded: one or several whole members and nothing behind
 * them. Java's own reader accepts any bytes behind the last member in silence.
 */
public final class Gunzip extends InputStream {

  private static final String SUFFIX = ".gz";
  private static final int MAGIC_BYTES = 2;

  private final DeliveredBytes delivered;
  private final DecompressionLimit limit;
  private InputStream content;

  private Gunzip(InputStream in, long maxBytes) {
    this.delivered = new DeliveredBytes(in);
    this.limit = new DecompressionLimit(delivered::count, maxBytes);
  }

  /** Whether a name says that the content is compressed. */
  public static boolean isNamed(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(SUFFIX);
  }

  /** Unpacks; reading throws a {@link Refusal} where the content is damaged or too much. */
  public static InputStream open(InputStream in, long maxBytes) {
    return new Gunzip(in, maxBytes);
  }

  /** The content of a file that begins as gzip does, any other file as it is. */
  public static InputStream openIfCompressed(InputStream in, long maxBytes) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in);
    buffered.mark(MAGIC_BYTES);
    byte[] head = buffered.readNBytes(MAGIC_BYTES);
    buffered.reset();
    return FileType.of(head) == FileType.GZIP ? open(buffered, maxBytes) : buffered;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    int read = decode(target, from, length);
    limit.count(Math.max(0, read));
    if (read > 0) {
      delivered.haveGiven();
    }
    return read;
  }

  private int decode(byte[] target, int from, int length) throws IOException {
    try {
      if (content == null) {
        content = new GzipCompressorInputStream(delivered, true);
      }
      return content.read(target, from, length);
    } catch (IOException e) {
      if (delivered.hasFailed()) {
        throw e;
      }
      throw new Refusal(ArchiveProblems.damagedGzip());
    }
  }

  @Override
  public void close() throws IOException {
    delivered.close();
  }
}
