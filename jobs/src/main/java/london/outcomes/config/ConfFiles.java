package london.outcomes.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** The files of {@code conf/} as YAML; what cannot be read is noted as a mistake. */
final class ConfFiles {

  /** What measures must say about a few rows: examples, and no definitions. */
  static final String EXPECTED = ".expected.yaml";

  private final Path folder;
  private final Mistakes mistakes;

  ConfFiles(Path folder, Mistakes mistakes) {
    this.folder = folder;
    this.mistakes = mistakes;
  }

  /** Files of a kind, in order of their names, examples left out. */
  List<Path> list(String kind, String extension) {
    Path directory = folder.resolve(kind);
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(f -> f.toString().endsWith(extension))
          .filter(f -> !f.toString().endsWith(EXPECTED))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file that has to be there, by its kind and its name without ending. */
  Optional<ConfigNode> node(String kind, String name) {
    Path file = folder.resolve(kind).resolve(name + ".yaml");
    if (!Files.isRegularFile(file)) {
      mistakes.add(label(file), 1, "", "the file is missing", "Write it; its list may be empty.");
      return Optional.empty();
    }
    return node(file);
  }

  /** Empty where the file cannot be read. */
  Optional<ConfigNode> node(Path file) {
    try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      Node root = new Yaml(new LoaderOptions()).compose(reader);
      if (root == null) {
        mistakes.add(label(file), 1, "", "the file is empty", "Write it.");
      }
      return Optional.ofNullable(root).map(node -> new ConfigNode(label(file), "", node, mistakes));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      mistakes.add(label(file), line, "", "not valid YAML: " + e.getProblem(), "Mend the line.");
    } catch (YAMLException | CharacterCodingException e) {
      mistakes.add(label(file), 1, "", "not a text in UTF-8", "Write it as plain YAML.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.empty();
  }

  /** What a message calls a file: its path below the project, or as it was named. */
  String label(Path file) {
    return file.startsWith(folder)
        ? "conf/" + folder.relativize(file).toString().replace('\\', '/')
        : file.toString();
  }

  /**
   * The line of a labelled file, from one on, in which a text stands; that one where it does not.
   */
  int lineOf(String label, String text, int from) {
    try {
      boolean isOwn = label.startsWith("conf/");
      List<String> lines =
          Files.readAllLines(
              isOwn ? folder.resolve(label.substring("conf/".length())) : Path.of(label));
      for (int i = from - 1; i < lines.size(); i++) {
        if (lines.get(i).contains(text)) {
          return i + 1;
        }
      }
      return from;
    } catch (IOException e) {
      return from;
    }
  }
}
