package london.outcomes.config;

import java.util.List;
import java.util.Set;
import london.outcomes.catalogue.TableColumn;
import london.outcomes.catalogue.TableDefinition;
import london.outcomes.catalogue.TableDefinition.View;

/** Reads one file of {@code conf/tables}. */
final class TableParser {

  private static final Set<String> LAYERS =
      Set.of("reference", "conformed", "quarantine", "cells", "measures", "curated", "ops");

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
    return column;
  }

  private static View view(ConfigNode node) {
    View view =
        new View(node.text("of"), node.text("with"), node.text("affected"), node.text("sql"));
    node.done();
    return view;
  }
}
