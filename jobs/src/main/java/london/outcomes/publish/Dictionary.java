package london.outcomes.publish;

import java.util.List;
import java.util.Locale;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.SourceColumn;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.catalogue.TableColumn;
import london.outcomes.catalogue.TableDefinition;

/** The page that describes every table and every source, column by column. */
final class Dictionary {

  private static final List<String> LAYERS =
      List.of("curated", "measures", "cells", "conformed", "quarantine", "reference", "ops");

  private final Catalogue catalogue;

  Dictionary(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  String text() {
    StringBuilder out = new StringBuilder("# Data dictionary\n\n" + Documents.NOTICE);
    for (String layer : LAYERS) {
      out.append("\n## ").append(layer).append('\n');
      catalogue.layer(layer).forEach(table -> add(out, table));
    }
    out.append("\n## Sources\n");
    catalogue.sources().values().forEach(source -> add(out, source));
    return out.toString();
  }

  private static void add(StringBuilder out, TableDefinition table) {
    out.append("\n### ").append(table.name()).append("\n\n").append(table.comment()).append('\n');
    if (!table.partitionBy().isEmpty()) {
      out.append("Partitioned by ").append(String.join(", ", table.partitionBy())).append(".\n");
    }
    out.append("\n| column | type | may be empty | meaning |\n|---|---|---|---|\n");
    for (TableColumn column : table.columns()) {
      out.append(
          "| `%s` | %s | %s | %s |\n"
              .formatted(
                  column.name(),
                  column.type(),
                  column.nullable() ? "yes" : "no",
                  column.comment()));
    }
    table
        .constraints()
        .forEach((name, rule) -> out.append("\nAlways true (`%s`): `%s`\n".formatted(name, rule)));
  }

  private static void add(StringBuilder out, SourceContract source) {
    out.append("\n### ").append(source.id()).append("\n\n");
    out.append("%s. %s. %s.\n".formatted(source.title(), source.supplier(), source.licence()));
    out.append("File names: `").append(source.fileNames()).append("`\n");
    out.append("\n| column | header | type | required |\n|---|---|---|---|\n");
    source
        .columns()
        .forEach(
            c ->
                out.append(
                    "| `%s` | %s | %s | %s |\n"
                        .formatted(
                            c.name(),
                            String.join(" or ", c.headers()),
                            type(c),
                            c.required() ? "yes" : "no")));
    source
        .rules()
        .forEach(
            r ->
                out.append(
                    "\nRule `%s` (%s): %s\n"
                        .formatted(
                            r.code(), r.severity().name().toLowerCase(Locale.ROOT), r.message())));
  }

  private static String type(SourceColumn column) {
    return column.persons().areNamed()
        ? "pseudonym (" + column.persons().domain() + ")"
        : column.type().name().toLowerCase(Locale.ROOT);
  }
}
