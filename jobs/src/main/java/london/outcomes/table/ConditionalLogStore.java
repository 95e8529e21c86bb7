package london.outcomes.table;

import io.delta.storage.HadoopFileSystemLogStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.util.Iterator;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The log of Delta tables for any number of drivers: S3 itself makes each version once (PUT with
 * If-None-Match), and so does a disk (a link). Delta's own log stores look and then write there,
 * and are safe within one driver only. A driver knows its own commit by the transaction identifier
 * in it.
 */
public final class ConditionalLogStore extends HadoopFileSystemLogStore {

  /** Delta calls it by name: {@code spark.delta.logStore.s3a.impl}, {@code …file.impl}. */
  public ConditionalLogStore(Configuration configuration) {
    super(configuration);
  }

  @Override
  public void write(
      Path path, Iterator<String> actions, Boolean overwrite, Configuration configuration)
      throws IOException {
    FileSystem fs = path.getFileSystem(configuration);
    byte[] content = lines(actions);
    if (overwrite) {
      WholeFile.replace(fs, path, new ByteArrayInputStream(content));
    } else if (!ExclusiveCreate.create(fs, path, content)) {
      // By this Delta knows that it has to look at the other commit and try the next version.
      throw new FileAlreadyExistsException(path.toString());
    }
  }

  private static byte[] lines(Iterator<String> actions) {
    StringBuilder text = new StringBuilder();
    actions.forEachRemaining(action -> text.append(action).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Asked of checkpoints, which Spark writes: on a disk Delta must rename them into place. */
  @Override
  public Boolean isPartialWriteVisible(Path path, Configuration configuration) throws IOException {
    return !WholeFile.isObjectStore(path.getFileSystem(configuration));
  }
}
