package london.outcomes.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Entry;
import london.outcomes.catalogue.Environment;
import london.outcomes.catalogue.Example;
import london.outcomes.catalogue.Failure;
import london.outcomes.catalogue.Gap;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.ReferenceList;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.catalogue.TableDefinition;

/** The folder {@code conf/}: everything that analysts own, read into one {@link Catalogue}. */
public final class ConfigFolder {

  private final Path folder;

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
    Mistakes mistakes = new Mistakes();
    ConfFiles files = new ConfFiles(folder, mistakes);
    Map<String, ReferenceList> references =
        new ReferenceFolder(mistakes).read(files.list("reference", ".csv"));
    SourceParser sources = new SourceParser(references);
    Map<String, TableDefinition> tables =
        parse("tables", files, (node, d) -> TableParser.parse(node), TableDefinition::name);
    Map<String, SourceContract> contracts =
        parse("sources", files, (node, d) -> sources.parse(node), SourceContract::id);
    Map<String, Entry> entries = parse("measures", files, ConfigFolder::entry, Entry::id);
    parse("env", files, (node, d) -> EnvironmentParser.parse(node), Environment::name);
    Catalogue catalogue =
        new Catalogue(
            contracts,
            tables,
            only(Measure.class, entries),
            only(Gap.class, entries),
            references,
            new FrameworkParser(files).parse(),
            DriversParser.parse(files));
    new CrossCheck(catalogue, mistakes).run();
    new FrameworkCheck(catalogue, files, mistakes).run();
    new DriversCheck(catalogue, mistakes).run();
    return new Checked(catalogue, mistakes.found());
  }

  private static Entry entry(ConfigNode node, String definition) {
    return node.text("kind", "").equals(GapParser.KIND)
        ? GapParser.parse(node, definition)
        : MeasureParser.parse(node, definition);
  }

  private static <T extends Entry> Map<String, T> only(Class<T> type, Map<String, Entry> entries) {
    Map<String, T> only = new LinkedHashMap<>();
    entries.forEach(
        (id, entry) -> {
          if (type.isInstance(entry)) {
            only.put(id, type.cast(entry));
          }
        });
    return only;
  }

  /**
   * Reads everything. What insight is asked may be wrong here, as when it is about a measure that
   * is gone: nothing else rests on it.
   *
   * @throws Failure.Configuration when there is any other mistake; the message lists all of them
   */
  public Catalogue load() {
    Checked checked = read();
    requireNone(checked.problems().stream().filter(p -> !p.isOfInsight()).toList());
    return checked.catalogue();
  }

  /**
   * Reads everything, for who asks insight.
   *
   * @throws Failure.Configuration when there is any mistake; the message lists all of them
   */
  public Catalogue loadForInsight() {
    Checked checked = read();
    requireNone(checked.problems());
    return checked.catalogue();
  }

  private static void requireNone(List<ConfigProblem> problems) {
    if (!problems.isEmpty()) {
      throw new Failure.Configuration(
          problems.stream().map(ConfigProblem::toString).collect(Collectors.joining("\n")));
    }
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
    Mistakes mistakes = new Mistakes();
    Optional<Environment> environment =
        new ConfFiles(folder, mistakes).node(file).map(EnvironmentParser::parse);
    requireNone(mistakes.found());
    return environment.orElseThrow();
  }

  /**
   * Reads a contract that lies anywhere, against the tables and lists of this folder. It may name
   * no conformed table yet.
   *
   * @throws Failure.InputMissing when there is no such file
   * @throws Failure.Configuration when it is wrong; the message lists all mistakes
   */
  public SourceContract contract(Path file, Catalogue catalogue) {
    if (!Files.isRegularFile(file)) {
      throw new Failure.InputMissing("No contract at " + file + ". Name a YAML file.");
    }
    Mistakes mistakes = new Mistakes();
    ConfFiles files = new ConfFiles(folder, mistakes);
    Optional<ConfigNode> node = files.node(file);
    requireNone(mistakes.found());
    SourceContract contract = new SourceParser(catalogue.references()).parse(node.orElseThrow());
    new SourceCheck(catalogue, mistakes).checkReading(files.label(file), contract);
    requireNone(mistakes.found());
    return contract;
  }

  /** Digest of all files: the same exactly when the definitions are the same. */
  public String digest() {
    ConfFiles files = new ConfFiles(folder, new Mistakes());
    try (Stream<Path> all = Files.walk(folder)) {
      return digest(
          all.filter(Files::isRegularFile)
              .filter(f -> !f.toString().endsWith(ConfFiles.EXPECTED))
              .sorted()
              .map(f -> files.label(f) + " " + digest(bytes(f)))
              .collect(Collectors.joining("\n"))
              .getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The line of a file, labelled as messages do, in which a text stands, or 1. */
  public int lineOf(String label, String text) {
    String start = text.strip().lines().findFirst().orElse(text);
    return new ConfFiles(folder, new Mistakes()).lineOf(label, start, 1);
  }

  /** What each measure must say of a few records, by id. */
  public Map<String, Example> examples() {
    Mistakes mistakes = new Mistakes();
    Map<String, Example> examples = new ExampleParser(folder.resolve("measures"), mistakes).all();
    requireNone(mistakes.found());
    return examples;
  }

  /**
   * What is wrong between the curated tables and the schema contracts that readers have.
   *
   * @param published folder of the contracts
   */
  public List<ConfigProblem> contractProblems(Catalogue catalogue, Path published) {
    Mistakes mistakes = new Mistakes();
    new ContractCheck(published, mistakes).run(catalogue);
    return mistakes.found();
  }

  /** What {@link #read} found. */
  public record Checked(Catalogue catalogue, List<ConfigProblem> problems) {}

  private <T> Map<String, T> parse(
      String kind,
      ConfFiles files,
      BiFunction<ConfigNode, String, T> parser,
      Function<T, String> id) {
    Map<String, T> all = new LinkedHashMap<>();
    for (Path file : files.list(kind, ".yaml")) {
      files
          .node(file)
          .ifPresent(
              node -> {
                T parsed = parser.apply(node, digest(bytes(file)));
                String expected = file.getFileName().toString().replace(".yaml", "");
                if (!id.apply(parsed).equals(expected)) {
                  node.problem(
                      kind.equals("measures") || kind.equals("sources") ? "id" : "name",
                      "'" + id.apply(parsed) + "' differs from the file's name",
                      "Write `" + expected + "` or rename the file.");
                }
                all.put(expected, parsed);
              });
    }
    return all;
  }

  private String names(String kind) {
    return new ConfFiles(folder, new Mistakes())
        .list(kind, ".yaml").stream()
            .map(f -> f.getFileName().toString().replace(".yaml", ""))
            .collect(Collectors.joining(", "));
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
