package london.outcomes.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import london.outcomes.catalogue.Example;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the files {@code conf/measures/ID.expected.yaml}; texts stay as they are written. */
final class ExampleParser {

  private static final String NULL = "~";

  private final Path folder;
  private final Mistakes mistakes;

  ExampleParser(Path folder, Mistakes mistakes) {
    this.folder = folder;
    this.mistakes = mistakes;
  }

  /** Examples by the id of their measure. */
  Map<String, Example> all() {
    Map<String, Example> examples = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(ConfFiles.EXPECTED)) {
          examples.put(name.replace(ConfFiles.EXPECTED, ""), read(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return examples;
  }

  private Example read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    String remark =
        lines.stream()
            .takeWhile(line -> line.startsWith("#"))
            .map(line -> line.substring(1).strip())
            .collect(Collectors.joining(" "));
    try {
      Node root = new Yaml(new LoaderOptions()).compose(Files.newBufferedReader(file));
      return new Example(remark, rows(root, "given"), rows(root, "expect"));
    } catch (YAMLException e) {
      mistakes.add("conf/measures/" + file.getFileName(), 1, "", "not valid YAML", "Mend it.");
      return new Example(remark, List.of(), List.of());
    }
  }

  private static List<Map<String, String>> rows(Node root, String key) {
    List<Map<String, String>> rows = new ArrayList<>();
    if (value(root, key) instanceof SequenceNode list) {
      for (Node entry : list.getValue()) {
        rows.add(row(entry));
      }
    }
    return rows;
  }

  private static Node value(Node node, String key) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (text(tuple.getKeyNode()).equals(key)) {
          return tuple.getValueNode();
        }
      }
    }
    return null;
  }

  private static Map<String, String> row(Node node) {
    Map<String, String> row = new LinkedHashMap<>();
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        String text = text(tuple.getValueNode());
        row.put(text(tuple.getKeyNode()), text.equals(NULL) ? null : text);
      }
    }
    return row;
  }

  /** A list is shown as its texts. */
  private static String text(Node node) {
    if (node instanceof SequenceNode list) {
      return list.getValue().stream().map(ExampleParser::text).collect(Collectors.joining(", "));
    }
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }
}
