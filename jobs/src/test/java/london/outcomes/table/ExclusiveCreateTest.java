package london.outcomes.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a creator learns from a store that is not a disk, and whose answers are doubtful. */
class ExclusiveCreateTest {

  private static final byte[] OURS = "ours".getBytes(UTF_8);

  private enum Answer {
    TRUTH,
    LOST,
    REFUSED
  }

  /** A store in a folder, under another scheme; answers are as the test says, then the truth. */
  private static final class Doubtful extends RawLocalFileSystem {
    private final Deque<Answer> answers = new ArrayDeque<>();

    @Override
    public URI getUri() {
      return URI.create("doubtful:///");
    }

    @Override
    protected void checkPath(Path path) {}

    @Override
    public FSDataOutputStream create(
        Path path,
        FsPermission permission,
        boolean overwrite,
        int bufferSize,
        short replication,
        long blockSize,
        Progressable progress)
        throws IOException {
      Answer answer = answers.isEmpty() ? Answer.TRUTH : answers.pop();
      if (answer == Answer.REFUSED) {
        throw new IOException("409 ConditionalRequestConflict");
      }
      FSDataOutputStream out = super.create(path, overwrite, bufferSize, replication, blockSize);
      if (answer == Answer.TRUTH) {
        return out;
      }
      out.write(OURS);
      out.close();
      throw new IOException("412 PreconditionFailed");
    }
  }

  @TempDir java.nio.file.Path folder;

  private final Doubtful store = new Doubtful();
  private Path path;

  @BeforeEach
  void connect() throws IOException {
    store.initialize(URI.create("doubtful:///"), new Configuration(false));
    path = new Path(folder.resolve("deep/file").toString());
  }

  private boolean create(Answer... answers) throws IOException {
    store.answers.addAll(List.of(answers));
    return ExclusiveCreate.create(store, path, OURS);
  }

  @Test
  void aFileThatIsNotThereIsOurs() throws IOException {
    assertThat(create()).isTrue();
    assertThat(folder.resolve("deep/file")).hasContent("ours");
  }

  @Test
  void aFileOfAnotherIsLost() throws IOException {
    assertThat(ExclusiveCreate.create(store, path, "theirs".getBytes(UTF_8))).isTrue();
    assertThat(create()).isFalse();
    assertThat(folder.resolve("deep/file")).hasContent("theirs");
  }

  @Test
  void aRefusalAfterALostReplyIsAWin() throws IOException {
    assertThat(create(Answer.LOST)).isTrue();
  }

  @Test
  void whereNothingIsStoredItIsTriedAgain() throws IOException {
    assertThat(create(Answer.REFUSED, Answer.REFUSED, Answer.LOST)).isTrue();
    assertThat(store.answers).isEmpty();
  }

  @Test
  void triesHaveAnEndAndTellTheLastError() {
    assertThatThrownBy(
            () ->
                create(
                    Answer.REFUSED,
                    Answer.REFUSED,
                    Answer.REFUSED,
                    Answer.REFUSED,
                    Answer.REFUSED,
                    Answer.REFUSED))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("409");
    assertThat(store.answers).isEmpty();
    assertThat(folder.resolve("deep/file")).doesNotExist();
  }

  @Test
  void theLogStoreTellsDeltaThatAVersionIsTaken() throws IOException {
    Path version = new Path(folder.resolve("_delta_log/00000000000000000000.json").toUri());
    Configuration configuration = new Configuration(false);
    ConditionalLogStore log = new ConditionalLogStore(configuration);
    log.write(version, List.of("{}", "{\"a\":1}").iterator(), false, configuration);
    assertThatThrownBy(() -> log.write(version, List.of("{}").iterator(), false, configuration))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("00000000000000000000.json");
    assertThat(java.nio.file.Path.of(version.toUri())).hasContent("{}\n{\"a\":1}\n");
    log.write(version, List.of("{}").iterator(), true, configuration);
    assertThat(java.nio.file.Path.of(version.toUri())).hasContent("{}\n");
    assertThat(log.isPartialWriteVisible(version, configuration)).isTrue();
  }
}
