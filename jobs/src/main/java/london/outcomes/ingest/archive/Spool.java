package london.outcomes.ingest.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A local copy, under a name of ours, of content that cannot be read from front to back. It is gone
 * when closed.
 */
public final class Spool implements Closeable {

  private final Path file;

  private Spool(Path file) {
    this.file = file;
  }

  /** Copies the content to the temporary folder, and closes it. */
  public static Spool of(InputStream content) throws IOException {
    Spool spool = new Spool(Files.createTempFile("outcomes-", ".spool"));
    spool.file.toFile().deleteOnExit();
    try (content;
        OutputStream out = Files.newOutputStream(spool.file)) {
      content.transferTo(out);
      return spool;
    } catch (IOException e) {
      spool.close();
      throw e;
    }
  }

  public Path file() {
    return file;
  }

  public String uri() {
    return file.toUri().toString();
  }

  public long size() throws IOException {
    return Files.size(file);
  }

  /** The first bytes, at most so many. */
  public byte[] head(int bytes) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(bytes);
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
