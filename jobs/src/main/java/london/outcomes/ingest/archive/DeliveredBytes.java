package london.outcomes.ingest.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Delivered bytes on their way to a decoder: how many there were, and whether reading failed. */
final class DeliveredBytes extends FilterInputStream {

  /** The header of a member may have a name and a comment, not a book. */
  private static final int MAX_IDLE = 1024 * 1024;

  private long count;
  private long idle;
  private boolean hasFailed;

  DeliveredBytes(InputStream in) {
    super(in);
  }

  long count() {
    return count;
  }

  /** The decoder has given something for the bytes so far. */
  void haveGiven() {
    idle = 0;
  }

  /** Whether the storage is at fault for what the decoder says, and not the content. */
  boolean hasFailed() {
    return hasFailed;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    int read;
    try {
      read = super.read(target, from, length);
      count += Math.max(0, read);
      idle += Math.max(0, read);
    } catch (IOException e) {
      hasFailed = true;
      throw e;
    }
    if (idle > MAX_IDLE) {
      throw new Refusal(ArchiveProblems.damagedGzip());
    }
    return read;
  }

  @Override
  public long skip(long bytes) throws IOException {
    return readNBytes(Math.toIntExact(Math.min(bytes, 8192))).length;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
