package london.outcomes.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A mapping of a YAML file that is read key by key. Every mistake is collected with its line, and
 * reading goes on, so that an analyst sees all of them at once. A key that nobody asked for is a
 * mistake too.
 */
final class ConfigNode {

  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");

  private final String file;
  private final String path;
  private final Node node;
  private final Mistakes mistakes;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Integer> keyLines = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();

  ConfigNode(String file, String path, Node node, Mistakes mistakes) {
    this.file = file;
    this.path = path;
    this.node = node;
    this.mistakes = mistakes;
    if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(this::add);
    } else {
      problem("", "a mapping of keys is expected here", "Write `key: value` lines.");
    }
  }

  private void add(NodeTuple tuple) {
    String key = scalar(tuple.getKeyNode());
    int line = tuple.getKeyNode().getStartMark().getLine() + 1;
    keyLines.put(key, line);
    mistakes.locate(file, child(key, path), line);
    if (values.put(key, tuple.getValueNode()) != null) {
      problem(key, "the key is there twice", "Keep one of them.");
    }
  }

  String text(String key) {
    Optional<String> text = optional(key);
    if (text.isEmpty()) {
      problem(key, "the key is missing", "Add `" + key + ": …`.");
    }
    return text.orElse("");
  }

  String text(String key, String otherwise) {
    return optional(key).orElse(otherwise);
  }

  private Optional<String> optional(String key) {
    asked.add(key);
    Node value = values.get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof ScalarNode) {
      return Optional.of(scalar(value).strip());
    }
    problem(key, "one value is expected", "Write `" + key + ": value` on one line.");
    return Optional.of("");
  }

  double number(String key, double otherwise) {
    Optional<String> text = optional(key);
    if (text.isEmpty() || NUMBER.matcher(text.get()).matches()) {
      return text.map(Double::parseDouble).orElse(otherwise);
    }
    problem(key, "'" + text.get() + "' is not a number", "Write digits, such as 1000 or 0.95.");
    return otherwise;
  }

  /** A whole number, 0 or more. */
  int whole(String key, int otherwise) {
    double number = number(key, otherwise);
    if (number < 0 || number != Math.rint(number) || number > Integer.MAX_VALUE) {
      problem(key, "'" + text(key) + "' is no whole number", "Write digits, such as 120.");
      return otherwise;
    }
    return (int) number;
  }

  /** A part of a whole, 0 to 1. */
  double share(String key, double otherwise) {
    double number = number(key, otherwise);
    if (number < 0 || number > 1) {
      problem(key, "'" + text(key) + "' is not between 0 and 1", "Write a share, such as 0.95.");
      return otherwise;
    }
    return number;
  }

  /** A regular expression; one that is none is reported. */
  String regex(String key, String text) {
    try {
      Pattern.compile(text);
      return text;
    } catch (PatternSyntaxException e) {
      problem(key, "'" + text + "' is not a regular expression", e.getDescription() + ".");
      return "(?!)";
    }
  }

  boolean flag(String key, boolean otherwise) {
    String text = text(key, Boolean.toString(otherwise));
    if (!text.equals("true") && !text.equals("false")) {
      problem(key, "'" + text + "' is neither true nor false", "Write true or false.");
    }
    return text.equals("true");
  }

  /** A constant of an enum, written in kebab-case. */
  <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
    Map<String, E> choices = new LinkedHashMap<>();
    Arrays.stream(type.getEnumConstants()).forEach(e -> choices.put(kebab(e), e));
    String text = otherwise == null ? text(key) : text(key, kebab(otherwise));
    return choices.getOrDefault(choice(key, text, choices.keySet()), otherwise);
  }

  /** One of the allowed texts, or the first of them when it is wrong. */
  String choice(String key, String text, Set<String> allowed) {
    if (allowed.contains(text)) {
      return text;
    }
    if (values.containsKey(key)) {
      problem(
          key,
          "'" + text + "' is not known here",
          "Choose one of: " + String.join(", ", allowed) + ".");
    }
    return allowed.iterator().next();
  }

  List<String> texts(String key) {
    asked.add(key);
    Node value = values.get(key);
    if (value == null) {
      return List.of();
    }
    if (value instanceof SequenceNode sequence) {
      return sequence.getValue().stream().map(ConfigNode::scalar).toList();
    }
    return List.of(scalar(value));
  }

  /** The mapping below a key, when there is one. */
  Optional<ConfigNode> child(String key) {
    asked.add(key);
    return Optional.ofNullable(values.get(key)).map(value -> at(key, value));
  }

  List<ConfigNode> children(String key) {
    asked.add(key);
    Node value = values.get(key);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof SequenceNode sequence)) {
      problem(key, "a list is expected", "Start each entry with `- `.");
      return List.of();
    }
    List<ConfigNode> children = new ArrayList<>();
    for (Node entry : sequence.getValue()) {
      children.add(at(key + "[" + children.size() + "]", entry));
    }
    return children;
  }

  /** A mapping of texts to texts, in the order of the file. */
  Map<String, String> entries(String key) {
    return child(key).map(ConfigNode::all).orElse(Map.of());
  }

  private Map<String, String> all() {
    asked.addAll(values.keySet());
    return values.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, e -> scalar(e.getValue()), (a, b) -> b, LinkedHashMap::new));
  }

  /** Reports the keys that nobody asked for; call it when everything known has been read. */
  void done() {
    for (String key : values.keySet()) {
      if (!asked.contains(key)) {
        problem(key, "the key is not known here", "Known keys: " + String.join(", ", asked) + ".");
      }
    }
  }

  void problem(String key, String what, String remedy) {
    int line = keyLines.getOrDefault(key, node.getStartMark().getLine() + 1);
    mistakes.add(file, line, key.isEmpty() ? path : child(key, path), what, remedy);
  }

  private ConfigNode at(String key, Node value) {
    return new ConfigNode(file, child(key, path), value, mistakes);
  }

  private static String child(String key, String parent) {
    return parent.isEmpty() ? key : parent + "." + key;
  }

  private static String scalar(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  private static String kebab(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
