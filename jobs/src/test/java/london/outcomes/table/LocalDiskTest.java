package london.outcomes.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk as Spark and Delta see it through Hadoop's two interfaces. */
class LocalDiskTest {

  private static final URI ROOT = URI.create("file:///");

  @TempDir static Path folder;

  private static Configuration configuration;
  private static FileSystem disk;

  @BeforeAll
  static void open() throws IOException {
    configuration = new Configuration();
    configuration.set("fs.file.impl", LocalDisk.class.getName());
    configuration.set("fs.AbstractFileSystem.file.impl", LocalDisk.Context.class.getName());
    disk = FileSystem.newInstance(ROOT, configuration);
  }

  private static org.apache.hadoop.fs.Path path(String name) {
    return new org.apache.hadoop.fs.Path(folder.resolve(name).toUri());
  }

  @Test
  void aFileHasItsPermissionsAndNoChecksumBesideIt() throws IOException {
    disk.create(path("made/file")).close();
    disk.setPermission(path("made/file"), new FsPermission((short) 0640));
    Path made = folder.resolve("made/file");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
        .isEqualTo("rw-r-----");
    assertThat(folder.resolve("made")).isDirectoryContaining("glob:**file");
    try (var files = Files.list(folder.resolve("made"))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aCommitIsRenamedIntoPlaceOnceOnly() throws IOException {
    FileContext context = FileContext.getFileContext(ROOT, configuration);
    for (String name : new String[] {"first", "second"}) {
      Files.writeString(folder.resolve(name), name);
    }
    context.rename(path("first"), path("commit"), Options.Rename.NONE);
    assertThatThrownBy(() -> context.rename(path("second"), path("commit"), Options.Rename.NONE))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(folder.resolve("commit")).hasContent("first");
  }

  @Test
  void aLinkIsWhatHadoopTakesItFor() throws IOException {
    Path target = Files.writeString(folder.resolve("target"), "x");
    Files.createSymbolicLink(folder.resolve("link"), target);
    FileSystem hadoops = new RawLocalFileSystem();
    hadoops.initialize(ROOT, configuration);
    for (String name : new String[] {"link", "target"}) {
      FileStatus own = disk.getFileLinkStatus(path(name));
      FileStatus theirs = hadoops.getFileLinkStatus(path(name));
      assertThat(own).isEqualTo(theirs);
      assertThat(own.isSymlink()).as(name).isEqualTo(theirs.isSymlink());
      assertThat(own.getLen()).isEqualTo(theirs.getLen()).isOne();
    }
  }
}
