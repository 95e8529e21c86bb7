package london.outcomes.ingest.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The part of a stream that is being looked at. Positions are counted from the first byte of the
 * current record, so they stay right when the bytes move inside the buffer. The buffer grows only
 * as far as the callers look ahead, which is bounded by {@link LineScanner#MAX_BYTES}.
 */
final class ByteWindow {
  private static final int INITIAL_BYTES = 256 * 1024;

  private final InputStream in;
  private byte[] bytes = new byte[INITIAL_BYTES];
  private int start;
  private int end;
  private long offset;

  ByteWindow(InputStream in) {
    this.in = in;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Index in {@link #bytes} of the first byte of the current record. */
  int start() {
    return start;
  }

  /** How many bytes from {@link #start} on are in memory. */
  int available() {
    return end - start;
  }

  /** Position of the current record's first byte in the stream. */
  long offset() {
    return offset;
  }

  /** Position in the stream up to which bytes were read. */
  long bytesRead() {
    return offset + available();
  }

  /** The byte at a position that is known to be available. */
  byte at(int position) {
    return bytes[start + position];
  }

  /** Whether the stream has a byte at this position; reads on where needed. */
  boolean has(int position) throws IOException {
    while (position >= available()) {
      if (!more()) {
        return false;
      }
    }
    return true;
  }

  /** Reads on; false at the end of the stream. */
  boolean more() throws IOException {
    if (end == bytes.length) {
      makeRoom();
    }
    int read = in.read(bytes, end, bytes.length - end);
    if (read < 0) {
      return false;
    }
    end += read;
    return true;
  }

  /** Moves the start of the current record forward. */
  void skip(int count) {
    start += count;
    offset += count;
  }

  private void makeRoom() {
    if (start > 0) {
      System.arraycopy(bytes, start, bytes, 0, end - start);
      end -= start;
      start = 0;
    } else {
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }
  }
}
