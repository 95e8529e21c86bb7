package london.outcomes.config;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Environment;
import london.outcomes.catalogue.Failure;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.ReferenceList;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.catalogue.TableDefinition;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** The folder {@code conf/}: everything that analysts own, read into one {@link Catalogue}. */
public final class ConfigFolder {

  private final Path folder;
  private final List<ConfigProblem> problems = new ArrayList<>();

  /**
   * @throws Failure.Configuration when there is no such folder
   */
  public ConfigFolder(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new Failure.Configuration(
          "No configuration folder at "
              + folder
              + ". Name it with --conf, or run from the project.");
    }
    this.folder = folder;
  }

  /** Reads everything and returns it with the mistakes that were found; the list may be empty. */
  public Checked read() {
    problems.clear();
    Map<String, ReferenceList> references = references();
    SourceParser sources = new SourceParser(references);
    Map<String, TableDefinition> tables =
        parse("tables", (node, digest) -> TableParser.parse(node), TableDefinition::name);
    Map<String, SourceContract> contracts =
        parse("sources", (node, digest) -> sources.parse(node), SourceContract::id);
    Map<String, Measure> measures = parse("measures", MeasureParser::parse, Measure::id);
    Catalogue catalogue = new Catalogue(contracts, tables, measures, references);
    new CrossCheck(catalogue, problems).run();
    return new Checked(catalogue, List.copyOf(problems));
  }

  /**
   * Reads everything.
   *
   * @throws Failure.Configuration when there is any mistake; the message lists all of them
   */
  public Catalogue load() {
    Checked checked = read();
    if (!checked.problems().isEmpty()) {
      throw new Failure.Configuration(
          checked.problems().stream()
              .map(ConfigProblem::toString)
              .collect(Collectors.joining("\n")));
    }
    return checked.catalogue();
  }

  /**
   * Reads {@code env/NAME.yaml}.
   *
   * @throws Failure.Configuration when it is missing or wrong
   */
  public Environment environment(String name) {
    Path file = folder.resolve("env").resolve(name + ".yaml");
    if (!Files.isRegularFile(file)) {
      throw new Failure.Configuration(
          "No environment '" + name + "'. There are: " + names("env") + ". Choose one with --env.");
    }
    problems.clear();
    ConfigNode node = new ConfigNode(label(file), "", compose(file), problems);
    Environment environment = EnvironmentParser.parse(node);
    if (!problems.isEmpty()) {
      throw new Failure.Configuration(problems.get(0).toString());
    }
    return environment;
  }

  /** Digest of all files: the same exactly when the definitions are the same. */
  public String digest() {
    try (Stream<Path> files = Files.walk(folder)) {
      return digest(
          files
              .filter(Files::isRegularFile)
              .sorted()
              .map(f -> label(f) + " " + digest(bytes(f)))
              .collect(Collectors.joining("\n"))
              .getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The line of a file of {@code conf/} in which a text stands, or 1. */
  public int lineOf(String label, String text) {
    String start = text.strip().lines().findFirst().orElse(text);
    try {
      List<String> lines = Files.readAllLines(folder.resolve(label.substring("conf/".length())));
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).contains(start)) {
          return i + 1;
        }
      }
      return 1;
    } catch (IOException e) {
      return 1;
    }
  }

  /** What {@link #read} found. */
  public record Checked(Catalogue catalogue, List<ConfigProblem> problems) {}

  private <T> Map<String, T> parse(
      String kind, BiFunction<ConfigNode, String, T> parser, Function<T, String> id) {
    Map<String, T> all = new LinkedHashMap<>();
    for (Path file : files(kind, ".yaml")) {
      Node root = compose(file);
      if (root == null) {
        continue;
      }
      ConfigNode node = new ConfigNode(label(file), "", root, problems);
      T parsed = parser.apply(node, digest(bytes(file)));
      String expected = file.getFileName().toString().replace(".yaml", "");
      if (!id.apply(parsed).equals(expected)) {
        node.problem(
            "id",
            "'" + id.apply(parsed) + "' differs from the file's name",
            "Write `" + expected + "` or rename the file.");
      }
      all.put(expected, parsed);
    }
    return all;
  }

  private Node compose(Path file) {
    try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      Node node = new Yaml(new LoaderOptions()).compose(reader);
      if (node == null) {
        problems.add(new ConfigProblem(label(file), 1, "", "the file is empty", "Write it."));
      }
      return node;
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      problems.add(
          new ConfigProblem(
              label(file), line, "", "not valid YAML: " + e.getProblem(), "Mend the line."));
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, ReferenceList> references() {
    Map<String, ReferenceList> lists = new LinkedHashMap<>();
    for (Path file : files("reference", ".csv")) {
      String name = file.getFileName().toString().replace(".csv", "");
      try (var reader = CsvReader.builder().ofCsvRecord(file)) {
        List<List<String>> rows = reader.stream().map(r -> r.getFields()).toList();
        lists.put(name, new ReferenceList(name, rows.get(0), rows.subList(1, rows.size())));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return lists;
  }

  private List<Path> files(String kind, String extension) {
    Path directory = folder.resolve(kind);
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(f -> f.toString().endsWith(extension))
          .filter(f -> !f.toString().endsWith(".expected" + extension))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String names(String kind) {
    return files(kind, ".yaml").stream()
        .map(f -> f.getFileName().toString().replace(".yaml", ""))
        .collect(Collectors.joining(", "));
  }

  private String label(Path file) {
    return "conf/" + folder.relativize(file).toString().replace('\\', '/');
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(hash).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
