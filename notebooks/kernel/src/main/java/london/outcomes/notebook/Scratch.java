package london.outcomes.notebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder of a notebook's own to try things out in; it goes when the kernel ends. */
public final class Scratch {
  private final Path folder;

  private Scratch(Path folder) {
    this.folder = folder;
  }

  /** An empty one. */
  public static Scratch create() {
    try {
      Path folder = Files.createTempDirectory("notebook-");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      return new Scratch(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where something of this name would be in it. */
  public Path path(String name) {
    return folder.resolve(name);
  }

  /** A copy of a folder, under its own name. */
  public Path copyOf(Path original) {
    return copy(original, folder.resolve(original.getFileName()));
  }

  /**
   * A lake of some of another one's tables. Their data files are never changed once they are
   * written, so the copy holds links to them where the disk allows it, and costs nearly nothing.
   *
   * @param folders such as {@code reference} or {@code conformed/stop_search}
   */
  public Lake lakeOf(Lake original, String... folders) {
    Path copy = folder.resolve("lake");
    for (String each : folders) {
      copy(original.folder().resolve(each), copy.resolve(each));
    }
    return original.at(copy.toString());
  }

  private static Path copy(Path original, Path copy) {
    try {
      Files.walkFileTree(
          original,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes)
                throws IOException {
              Files.createDirectories(copy.resolve(original.relativize(dir)));
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              copyFile(file, copy.resolve(original.relativize(file)));
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return copy;
  }

  private static void copyFile(Path file, Path to) throws IOException {
    boolean isFixed =
        file.toString().endsWith(".parquet")
            && !file.getParent().getFileName().toString().startsWith("_");
    if (isFixed) {
      try {
        Files.createLink(to, file);
        return;
      } catch (IOException | UnsupportedOperationException e) {
        // Another disk, or one without links.
      }
    }
    Files.copy(file, to);
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      // The system clears its folder for passing files by itself.
    }
  }
}
