package london.outcomes.config;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import london.outcomes.catalogue.TableColumn;
import london.outcomes.catalogue.TableDefinition;
import london.outcomes.catalogue.TableDefinition.Contract;
import london.outcomes.catalogue.TableDefinition.Reference;
import london.outcomes.catalogue.TableDefinition.View;

/** Reads one file of {@code conf/tables}. */
final class TableParser {

  private static final Set<String> LAYERS =
      new LinkedHashSet<>(
          List.of("reference", "conformed", "quarantine", "cells", "measures", "curated", "ops"));
  private static final Pattern TYPE =
      Pattern.compile(
          "(string|int|bigint|double|boolean|date|timestamp)"
              + "|array<string>|map<string,(string|bigint|double)>");

  private static final Pattern VERSION = Pattern.compile("[0-9]{1,4}\\.[0-9]{1,4}\\.[0-9]{1,4}");

  private TableParser() {}

  static TableDefinition parse(ConfigNode node) {
    TableDefinition table =
        new TableDefinition(
            node.text("name"),
            node.choice("layer", node.text("layer"), LAYERS),
            node.text("comment"),
            node.children("columns").stream().map(TableParser::column).toList(),
            node.texts("partition-by"),
            node.entries("constraints"),
            node.child("view").map(TableParser::view),
            contract(node));
    node.done();
    List<String> columns = table.columnNames();
    Set<String> seen = new HashSet<>();
    for (String column : columns) {
      if (!seen.add(column)) {
        node.problem("columns", "'" + column + "' is there twice", "Keep one of them.");
      }
    }
    if (columns.isEmpty()) {
      node.problem("columns", "no column is named", "Add `- {name: …, type: …, comment: …}`.");
    }
    requireColumns(node, "partition-by", table.partitionBy(), columns);
    table.contract().ifPresent(contract -> requireColumns(node, "key", contract.key(), columns));
    return table;
  }

  private static void requireColumns(
      ConfigNode node, String key, List<String> named, List<String> columns) {
    for (String name : named) {
      if (!columns.contains(name)) {
        node.problem(key, "'" + name + "' is no column", "Name one of: " + columns + ".");
      }
    }
  }

  /** Only what is published binds us. */
  private static Optional<Contract> contract(ConfigNode node) {
    if (!node.text("layer").equals("curated")) {
      return Optional.empty();
    }
    String version = node.text("version");
    if (!VERSION.matcher(version).matches()) {
      node.problem("version", "'" + version + "' is no version", "Write three numbers: 1.0.0.");
    }
    List<String> key = node.texts("key");
    if (key.isEmpty()) {
      node.problem("key", "no column tells the rows apart", "Name the columns that do.");
    }
    return Optional.of(
        new Contract(
            version,
            key,
            node.children("references").stream().map(TableParser::reference).toList(),
            sql(node, "select"),
            sql(node, "by-theme")));
  }

  private static Optional<String> sql(ConfigNode node, String key) {
    return Optional.of(node.text(key, "")).filter(sql -> !sql.isEmpty());
  }

  private static Reference reference(ConfigNode node) {
    Reference reference = new Reference(node.texts("columns"), node.text("table"));
    node.done();
    return reference;
  }

  private static TableColumn column(ConfigNode node) {
    TableColumn column =
        new TableColumn(
            node.text("name"),
            node.text("type"),
            node.flag("nullable", true),
            node.text("comment"));
    node.done();
    if (!TYPE.matcher(column.type()).matches()) {
      node.problem(
          "type",
          "'" + column.type() + "' is no type of ours",
          "Choose one of: string, int, bigint, double, boolean, date, timestamp, array<string>.");
    }
    return column;
  }

  private static View view(ConfigNode node) {
    View view =
        new View(node.text("of"), node.text("with"), node.text("affected"), node.text("sql"));
    node.done();
    return view;
  }
}
