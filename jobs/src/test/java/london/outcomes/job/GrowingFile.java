package london.outcomes.job;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** A file that someone goes on writing until it is closed, and that takes its time to be read. */
final class GrowingFile implements AutoCloseable {

  private final Thread writer;
  private volatile boolean isWriting = true;

  GrowingFile(Path file) {
    writer = new Thread(() -> grow(file));
    writer.start();
  }

  private void grow(Path file) {
    try (RandomAccessFile growing = new RandomAccessFile(file.toFile(), "rw")) {
      for (long size = 64L * 1024 * 1024; isWriting; size++) {
        growing.setLength(size);
        LockSupport.parkNanos(1_000_000);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    isWriting = false;
    try {
      writer.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
