package london.outcomes.config;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import london.outcomes.catalogue.TableColumn;
import london.outcomes.catalogue.TableDefinition;
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
            node.child("view").map(TableParser::view));
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
    for (String partition : table.partitionBy()) {
      if (!columns.contains(partition)) {
        node.problem(
            "partition-by", "'" + partition + "' is no column", "Name one of: " + columns + ".");
      }
    }
    return table;
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
