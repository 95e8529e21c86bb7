package london.outcomes.table;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import london.outcomes.catalogue.Failure;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;

/**
 * A folder that is filled under a hidden name beside its place, and put there when it is whole. On
 * a disk it then appears at once; an object store copies its files, so that readers there need one
 * that is written last of all.
 */
public final class StagedFolder implements AutoCloseable {

  private static final String PARTS = "/.parts";

  private final Storage storage;
  private final Path target;
  private final Path staged;
  private final FileSystem files;

  /** An empty folder; what an earlier attempt has left in it is removed. */
  public StagedFolder(Storage storage, String target) {
    this.storage = storage;
    this.target = new Path(storage.qualify(target));
    this.staged = new Path(this.target.getParent(), "." + this.target.getName() + ".partial");
    try {
      FileSystem named = staged.getFileSystem(storage.configuration());
      // Hadoop's own local one leaves a checksum beside each file, and it would be published.
      this.files = named instanceof LocalFileSystem local ? local.getRawFileSystem() : named;
      files.delete(staged, true);
      files.mkdirs(staged);
    } catch (FileAlreadyExistsException | ParentNotDirectoryException e) {
      throw new Failure.Usage(
          "No folder can be made at %s: a file is in the way (%s). Name another folder."
              .formatted(staged.getParent(), e.getMessage()));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** A new file. */
  public OutputStream create(String path) {
    try {
      return new Told(files.create(new Path(staged, path), true));
    } catch (IOException | FSError e) {
      throw failed(e);
    }
  }

  /** Rows as one Parquet file under a plain name, in the order in which they come. */
  public void parquet(Dataset<Row> rows, String path) {
    Path parts = new Path(staged + PARTS);
    try {
      rows.coalesce(1).write().mode(SaveMode.Overwrite).parquet(parts.toString());
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Exception e) {
      // What a task could not write comes out of Spark as a failed job, which Java cannot name
      // here.
      throw failed(e);
    }
    try {
      for (FileStatus part : files.listStatus(parts)) {
        if (part.getPath().getName().startsWith("part-")) {
          copy(part, path);
        }
      }
      files.delete(parts, true);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** By our own stream: it tells of a full disk. */
  private void copy(FileStatus part, String path) throws IOException {
    try (FSDataInputStream in = files.open(part.getPath());
        OutputStream out = create(path)) {
      ParquetFooter.settle(in, part.getLen(), out);
    }
  }

  /** Length of a file. */
  public long bytes(String path) {
    try {
      return files.getFileStatus(new Path(staged, path)).getLen();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Where a file is while the folder is hidden. */
  public String uri(String path) {
    return new Path(staged, path).toString();
  }

  /** Puts the folder in its place; what was there is removed. */
  public void appear() {
    try {
      files.delete(target, true);
      if (!files.rename(staged, target)) {
        throw new IOException("cannot rename it to " + target);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Removes what has not appeared. */
  @Override
  public void close() {
    try {
      files.delete(staged, true);
    } catch (IOException e) {
      // The next attempt begins with removing it.
    }
  }

  /**
   * A stream that tells in our words that it cannot be written, also where Hadoop throws errors.
   */
  private final class Told extends FilterOutputStream {

    Told(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      tell(() -> out.write(bytes, from, length));
    }

    @Override
    public void write(int b) {
      tell(() -> out.write(b));
    }

    @Override
    public void flush() {
      tell(out::flush);
    }

    @Override
    public void close() {
      tell(out::close);
    }
  }

  private interface Write {
    void run() throws IOException;
  }

  private void tell(Write write) {
    try {
      write.run();
    } catch (IOException | FSError e) {
      throw failed(e);
    }
  }

  private Failure.Transient failed(Throwable e) {
    return new Failure.Transient(
        "%s cannot be written (%s). Nothing has appeared in %s. Make room or mend the right to write there, and run again."
            .formatted(staged, e.getMessage(), target.getParent()),
        e);
  }
}
