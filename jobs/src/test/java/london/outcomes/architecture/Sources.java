package london.outcomes.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The texts of the product, for rules that class files cannot show. */
final class Sources {

  private Sources() {}

  static Path project() {
    return Path.of(System.getProperty("project", "..")).toAbsolutePath().normalize();
  }

  /** Path below the project to text, for all files below a folder whose names end so. */
  static Map<String, String> texts(String folder, String ending) {
    try (Stream<Path> files = Files.walk(project().resolve(folder))) {
      Map<String, String> texts = new TreeMap<>();
      for (Path file : files.filter(f -> isMeant(f, ending)).toList()) {
        texts.put(project().relativize(file).toString(), Files.readString(file));
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isMeant(Path file, String ending) {
    return Files.isRegularFile(file) && file.toString().endsWith(ending);
  }
}
