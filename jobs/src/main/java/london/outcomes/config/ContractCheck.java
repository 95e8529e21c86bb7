package london.outcomes.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.TableColumn;
import london.outcomes.catalogue.TableDefinition;
import london.outcomes.catalogue.TableDefinition.Contract;
import london.outcomes.catalogue.Version;
import london.outcomes.catalogue.Version.Change;

/**
 * The curated tables against the schema contracts that have been published: what readers rely on
 * changes only under a version that says so (semver.org).
 */
final class ContractCheck {

  private static final String ENDING = ".odcs.yaml";

  private final Path published;
  private final ConfFiles files;
  private final Mistakes mistakes;

  /**
   * @param published folder of the contracts, a file for each table
   */
  ContractCheck(Path published, Mistakes mistakes) {
    this.published = published;
    this.files = new ConfFiles(published, mistakes);
    this.mistakes = mistakes;
  }

  void run(Catalogue catalogue) {
    Map<String, TableDefinition> curated = new LinkedHashMap<>();
    catalogue.layer("curated").forEach(table -> curated.put(table.name(), table));
    for (TableDefinition table : curated.values()) {
      check(table);
    }
    for (Path file : Files.isDirectory(published) ? files.list("", ENDING) : List.<Path>of()) {
      String name = file.getFileName().toString().replace(ENDING, "");
      if (!curated.containsKey(name)) {
        mistakes.add(
            "conf/tables/" + name + ".yaml",
            1,
            "",
            "readers were promised this table, and it is gone",
            "Define it again; or delete docs/contracts/" + name + ENDING + " and tell readers.");
      }
    }
  }

  private void check(TableDefinition table) {
    String file = "conf/tables/" + table.name() + ".yaml";
    Optional<Contract> contract = table.contract();
    if (contract.isEmpty()) {
      mistakes.add(file, "version", "the key is missing", "Begin with `version: 1.0.0`.");
      return;
    }
    promised(table.name())
        .ifPresent(promised -> check(file, table, Version.of(contract.get().version()), promised));
  }

  private void check(String file, TableDefinition table, Version version, Promised promised) {
    List<Difference> differences = promised.differences(table);
    Version least =
        differences.stream()
            .map(d -> promised.version().after(d.change()))
            .reduce(promised.version(), (a, b) -> a.compareTo(b) >= 0 ? a : b);
    if (version.compareTo(least) < 0) {
      String what =
          differences.isEmpty()
              ? "readers already have " + promised.version()
              : String.join("; ", differences.stream().map(Difference::what).toList());
      mistakes.add(
          file,
          "version",
          what,
          "Set `version: %s`, or undo the change; then run ./outcomes check --write-docs."
              .formatted(least));
    }
  }

  private record Difference(Change change, String what) {}

  private Optional<Promised> promised(String table) {
    Path file = published.resolve(table + ENDING);
    return Files.isRegularFile(file) ? files.node(file).map(Promised::of) : Optional.empty();
  }

  /** A contract as it was published. */
  private record Promised(Version version, Map<String, TableColumn> columns, List<String> key) {

    static Promised of(ConfigNode node) {
      Map<String, TableColumn> columns = new LinkedHashMap<>();
      Map<Integer, String> key = new java.util.TreeMap<>();
      for (ConfigNode property : node.children("schema").get(0).children("properties")) {
        String name = property.text("name");
        columns.put(
            name,
            new TableColumn(
                name,
                property.text("physicalType"),
                !property.flag("required", false),
                property.text("description")));
        if (property.flag("primaryKey", false)) {
          key.put(property.whole("primaryKeyPosition", 0), name);
        }
      }
      return new Promised(Version.of(node.text("version")), columns, List.copyOf(key.values()));
    }

    List<Difference> differences(TableDefinition table) {
      List<Difference> all = new ArrayList<>();
      Map<String, TableColumn> now = new LinkedHashMap<>();
      table.columns().forEach(column -> now.put(column.name(), column));
      columns.forEach(
          (name, was) ->
              all.addAll(
                  now.containsKey(name)
                      ? changes(was, now.get(name))
                      : List.of(new Difference(Change.MAJOR, "column " + name + " is gone"))));
      now.keySet().stream()
          .filter(name -> !columns.containsKey(name))
          .map(name -> new Difference(Change.MINOR, "column " + name + " is new"))
          .forEach(all::add);
      // Readers who go by the grain add up rows that are told apart by less, or by more.
      if (!key.stream().sorted().toList().equals(sorted(table))) {
        all.add(new Difference(Change.MAJOR, "the key was " + key));
      }
      return all;
    }

    private static List<String> sorted(TableDefinition table) {
      return table.contract().map(Contract::key).orElse(List.of()).stream().sorted().toList();
    }

    private static List<Difference> changes(TableColumn was, TableColumn is) {
      List<Difference> all = new ArrayList<>();
      if (!was.type().equals(is.type())) {
        all.add(
            new Difference(Change.MAJOR, "column %s was a %s".formatted(is.name(), was.type())));
      }
      if (was.nullable() != is.nullable()) {
        all.add(
            is.nullable()
                ? new Difference(Change.MAJOR, "column " + is.name() + " was never empty")
                : new Difference(Change.MINOR, "column " + is.name() + " could be empty"));
      }
      if (!was.comment().equals(is.comment())) {
        all.add(new Difference(Change.PATCH, "column " + is.name() + " was described otherwise"));
      }
      return all;
    }
  }
}
