package london.outcomes.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/** Puts a file in place of another so that readers see the old one or the new one, at any time. */
final class WholeFile {

  private WholeFile() {}

  static void replace(FileSystem fs, Path path, InputStream content) throws IOException {
    if (isObjectStore(fs)) {
      // An object appears when it is whole.
      write(fs, path, content);
    } else if (isLocal(fs)) {
      replace(onDisk(fs, path), content);
    } else {
      Path partial = path.suffix("." + UUID.randomUUID() + ".partial");
      write(fs, partial, content);
      FileContext.getFileContext(fs.getUri(), fs.getConf())
          .rename(partial, path, Options.Rename.OVERWRITE);
    }
  }

  /** What Hadoop's local file system calls a rename deletes the old file first. */
  private static void replace(java.nio.file.Path file, InputStream content) throws IOException {
    java.nio.file.Path partial = partial(file);
    try {
      Files.copy(content, partial);
      // A Hadoop program would take the new file for a damaged one.
      Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc"));
      Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  /** A name beside a file that no other writer has; its folder is there. */
  static java.nio.file.Path partial(java.nio.file.Path file) throws IOException {
    Files.createDirectories(file.getParent());
    return file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".partial");
  }

  private static void write(FileSystem fs, Path path, InputStream content) throws IOException {
    try (OutputStream out = fs.create(path, true)) {
      content.transferTo(out);
    }
  }

  static boolean isObjectStore(FileSystem fs) {
    return fs.getUri().getScheme().startsWith("s3");
  }

  static boolean isLocal(FileSystem fs) {
    return "file".equals(fs.getUri().getScheme());
  }

  static java.nio.file.Path onDisk(FileSystem fs, Path path) {
    return Paths.get(fs.makeQualified(path).toUri().getPath());
  }
}
