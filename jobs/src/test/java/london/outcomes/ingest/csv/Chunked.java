package london.outcomes.ingest.csv;

import java.io.ByteArrayInputStream;

/** A stream that gives at most a few bytes at a time, as networks do. */
final class Chunked extends ByteArrayInputStream {
  private final int chunk;

  Chunked(byte[] bytes, int chunk) {
    super(bytes);
    this.chunk = chunk;
  }

  @Override
  public synchronized int read(byte[] target, int from, int length) {
    return super.read(target, from, Math.min(length, chunk));
  }
}
