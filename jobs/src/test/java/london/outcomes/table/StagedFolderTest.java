package london.outcomes.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import london.outcomes.SharedSession;
import london.outcomes.catalogue.Failure;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedFolderTest {

  /** A file of Linux that is full: every write to it fails as on a full disk. */
  private static final Path FULL = Path.of("/dev/full");

  private static final SparkSession SESSION = SharedSession.get();
  private static final Storage STORAGE = Storage.of(SESSION);

  @TempDir Path folder;

  private static void write(StagedFolder staged, String path, String text) throws IOException {
    try (OutputStream out = staged.create(path)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void nothingIsSeenUntilAllIsThere() throws IOException {
    Path target = folder.resolve("release");
    try (StagedFolder staged = new StagedFolder(STORAGE, target.toString())) {
      write(staged, "csv/a.csv", "a");
      staged.parquet(SESSION.range(3).toDF(), "parquet/a.parquet");
      assertThat(target).doesNotExist();
      staged.appear();
    }
    assertThat(target.resolve("csv/a.csv")).hasContent("a");
    assertThat(SESSION.read().parquet(target.resolve("parquet/a.parquet").toString()).count())
        .isEqualTo(3);
    assertThat(folder.toFile().list()).containsExactly("release");
    assertThat(target.toFile().list()).containsExactlyInAnyOrder("csv", "parquet");
  }

  @Test
  void whatIsNotWholeLeavesNothing() throws IOException {
    try (StagedFolder staged = new StagedFolder(STORAGE, folder.resolve("release").toString())) {
      write(staged, "a.csv", "a");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatAKilledAttemptHasLeftIsNotPublished() throws IOException {
    Files.createDirectories(folder.resolve(".release.partial/csv"));
    Files.writeString(folder.resolve(".release.partial/csv/old.csv"), "old");
    try (StagedFolder staged = new StagedFolder(STORAGE, folder.resolve("release").toString())) {
      write(staged, "a.csv", "a");
      staged.appear();
    }
    assertThat(folder.resolve("release").toFile().list()).containsExactly("a.csv");
  }

  @Test
  void aFullDiskIsAPassingFaultThatSaysWhatToDo() throws IOException {
    assumeThat(FULL).as("a Linux machine").exists();
    try (StagedFolder staged = new StagedFolder(STORAGE, folder.resolve("release").toString())) {
      Files.createSymbolicLink(folder.resolve(".release.partial/a.csv"), FULL);
      assertThatThrownBy(() -> write(staged, "a.csv", "a".repeat(1 << 20)))
          .isInstanceOf(Failure.Transient.class)
          .hasMessageContaining("cannot be written")
          .hasMessageContaining("Make room");
    }
    assertThat(folder).isEmptyDirectory();
  }
}
