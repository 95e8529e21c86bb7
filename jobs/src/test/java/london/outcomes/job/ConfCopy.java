package london.outcomes.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import london.outcomes.SharedSession;

/** The shipped definitions, copied so that a test can add to them or break them. */
final class ConfCopy {

  private ConfCopy() {}

  /** Copies {@code conf/} into a folder, for {@code --conf}. */
  static Path in(Path folder) {
    Path own = SharedSession.project().resolve("conf");
    Path copy = folder.resolve("conf");
    try (Stream<Path> files = Files.walk(own)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(own.relativize(file).toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return copy;
  }
}
