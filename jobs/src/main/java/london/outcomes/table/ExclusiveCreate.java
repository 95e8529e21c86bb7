package london.outcomes.table;

import static org.apache.hadoop.fs.Options.CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Makes a file where there is none, and of any number of processes that try, one learns that it
 * did. What each of them writes must be its own: by it a writer knows its file again.
 */
final class ExclusiveCreate {

  private static final int ATTEMPTS = 6;
  private static final long FIRST_PAUSE_MILLIS = 50;

  private ExclusiveCreate() {}

  /**
   * Creates the file if there is none.
   *
   * @return whether it is ours
   * @throws IOException when that cannot be told, or there still is no file after several attempts;
   *     a request that the store has not answered may yet make it
   */
  static boolean create(FileSystem fs, Path path, byte[] content) throws IOException {
    if (WholeFile.isLocal(fs)) {
      return createLocal(WholeFile.onDisk(fs, path), content);
    }
    for (int attempt = 1; ; attempt++) {
      try {
        write(fs, path, content);
        return true;
      } catch (IOException e) {
        // An error says little: after a lost reply S3A asks again, and is told that a file is there
        // (412), its own; two requests at a time may both be sent away (409). What is stored tells.
        Optional<byte[]> stored = stored(fs, path, e);
        if (stored.isPresent()) {
          return Arrays.equals(stored.get(), content);
        }
        if (attempt == ATTEMPTS) {
          throw e;
        }
        pause(attempt, e);
      }
    }
  }

  private static void write(FileSystem fs, Path path, byte[] content) throws IOException {
    FSDataOutputStreamBuilder<?, ?> builder = fs.createFile(path).recursive();
    if (WholeFile.isObjectStore(fs)) {
      // PUT with If-None-Match: *; the store decides, so nobody need look before. A file system
      // that does not know the option refuses it.
      builder.overwrite(true).must(FS_OPTION_CREATE_CONDITIONAL_OVERWRITE, true);
    } else {
      builder.overwrite(false);
    }
    try (OutputStream out = builder.build()) {
      out.write(content);
    }
  }

  private static Optional<byte[]> stored(FileSystem fs, Path path, IOException cause)
      throws IOException {
    try (InputStream in = fs.open(path)) {
      return Optional.of(in.readAllBytes());
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      cause.addSuppressed(e);
      throw cause;
    }
  }

  private static void pause(int attempt, IOException cause) throws IOException {
    try {
      Thread.sleep(FIRST_PAUSE_MILLIS << attempt);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException stopped = new InterruptedIOException(cause.getMessage());
      stopped.addSuppressed(cause);
      throw stopped;
    }
  }

  /** Hadoop's local file system looks and then creates. A link is made by one process only. */
  private static boolean createLocal(java.nio.file.Path file, byte[] content) throws IOException {
    java.nio.file.Path partial = WholeFile.partial(file);
    try {
      Files.write(partial, content, StandardOpenOption.CREATE_NEW);
      return link(file, partial, content);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  private static boolean link(java.nio.file.Path file, java.nio.file.Path partial, byte[] content)
      throws IOException {
    try {
      Files.createLink(file, partial);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (FileSystemException | UnsupportedOperationException e) {
      return createWithoutLinks(file, content);
    }
  }

  /** On a disk without links one still wins; a reader may see the file before it is whole. */
  private static boolean createWithoutLinks(java.nio.file.Path file, byte[] content)
      throws IOException {
    try {
      Files.write(file, content, StandardOpenOption.CREATE_NEW);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }
}
