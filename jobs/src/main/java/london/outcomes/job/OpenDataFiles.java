package london.outcomes.job;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import london.outcomes.publish.opendata.PublishedFile;
import london.outcomes.table.StagedFolder;
import london.outcomes.table.Storage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The files of a publication while it is made: what is written is counted and digested. */
final class OpenDataFiles {

  private final Storage storage;
  private final StagedFolder folder;
  private final List<PublishedFile> written = new ArrayList<>();

  OpenDataFiles(Storage storage, StagedFolder folder) {
    this.storage = storage;
    this.folder = folder;
  }

  /** All that has been written. */
  List<PublishedFile> written() {
    return List.copyOf(written);
  }

  interface Content {
    /** Writes all of it. */
    void writeTo(OutputStream out) throws IOException;
  }

  PublishedFile text(String path, String mediaType, String text) {
    return write(path, mediaType, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  PublishedFile write(String path, String mediaType, Content content) {
    try (Counted out = new Counted(folder.create(path))) {
      content.writeTo(out);
      out.close();
      return keep(new PublishedFile(path, mediaType, out.bytes, out.sum()));
    } catch (IOException e) {
      throw new UncheckedIOException(path + ": " + e.getMessage(), e);
    }
  }

  PublishedFile parquet(String path, Dataset<Row> rows) {
    folder.parquet(rows, path);
    String uri = folder.uri(path);
    return keep(
        new PublishedFile(path, PublishedFile.PARQUET, folder.bytes(path), storage.sha256(uri)));
  }

  private PublishedFile keep(PublishedFile file) {
    written.add(file);
    return file;
  }

  /** A stream that knows what has gone through it; closing it twice is closing it once. */
  private static final class Counted extends FilterOutputStream {

    private final MessageDigest digest;
    private long bytes;
    private boolean isClosed;

    Counted(OutputStream out) {
      super(out);
      try {
        digest = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int from, int length) throws IOException {
      out.write(buffer, from, length);
      digest.update(buffer, from, length);
      bytes += length;
    }

    @Override
    public void close() throws IOException {
      if (!isClosed) {
        isClosed = true;
        super.close();
      }
    }

    String sum() {
      return HexFormat.of().formatHex(digest.digest());
    }
  }
}
