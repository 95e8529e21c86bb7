package london.outcomes.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A copy of the real {@code conf/} in which something is replaced or left out. */
public final class CopiedConf {

  private final Path folder;

  public CopiedConf(Path folder) {
    this.folder = folder;
    Path real = Path.of(System.getProperty("project", "..")).resolve("conf");
    try (Stream<Path> files = Files.walk(real)) {
      for (Path file : files.toList()) {
        Path copy = folder.resolve(real.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path folder() {
    return folder;
  }

  /**
   * Makes every contract take in what is damaged up to the half: tests damage one row of ten, where
   * a real file with as many bad rows would be sent back.
   */
  public CopiedConf tolerant() {
    try (Stream<Path> contracts = Files.list(folder.resolve("sources"))) {
      for (Path contract : contracts.toList()) {
        String strict = Files.readString(contract).replaceFirst("\nmax-quarantined: .*", "");
        Files.writeString(contract, strict.replaceFirst("\n", "\nmax-quarantined: 0.5\n"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Leaves no measures but these, as the time of a run grows with their number. */
  public CopiedConf only(Set<String> measures) {
    try (Stream<Path> files = Files.list(folder.resolve("measures"))) {
      for (Path file : files.toList()) {
        if (!measures.contains(file.getFileName().toString().replaceFirst("\\..*", ""))) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Mistakes that are found when the first {@code before} of a file reads {@code after}. */
  List<String> damage(String file, String before, String after) {
    Path path = folder.resolve(file);
    try {
      String sound = Files.readString(path);
      assertThat(sound).as(file).contains(before);
      int at = sound.indexOf(before);
      Files.writeString(
          path, sound.substring(0, at) + after + sound.substring(at + before.length()));
      try {
        return texts(new ConfigFolder(folder).read().problems());
      } finally {
        Files.writeString(path, sound);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The line in which a text of a sound file starts. */
  int lineOf(String file, String text) {
    try {
      String sound = Files.readString(folder.resolve(file));
      return (int) sound.substring(0, sound.indexOf(text)).lines().count()
          + (sound.startsWith(text) || sound.charAt(sound.indexOf(text) - 1) == '\n' ? 1 : 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> texts(List<ConfigProblem> problems) {
    return problems.stream().map(ConfigProblem::toString).toList();
  }
}
