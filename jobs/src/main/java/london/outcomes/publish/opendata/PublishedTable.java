package london.outcomes.publish.opendata;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import london.outcomes.catalogue.TableColumn;
import london.outcomes.catalogue.TableDefinition;
import london.outcomes.catalogue.TableDefinition.Contract;
import london.outcomes.catalogue.TableDefinition.Reference;

/** A curated table and the files that hold it. */
public record PublishedTable(TableDefinition definition, List<Part> parts) {

  /**
   * A file of the table.
   *
   * @param name of the file, without its ending
   * @param value of the column that the table is cut by; empty for the whole table
   * @param rows how many
   */
  public record Part(
      String name, String value, long rows, PublishedFile csv, PublishedFile parquet) {}

  String name() {
    return definition.name();
  }

  List<TableColumn> columns() {
    return definition.columns();
  }

  /** Columns by which rows are put in order. */
  public static List<String> order(TableDefinition definition) {
    return definition.contract().map(Contract::key).orElse(List.of());
  }

  /** Columns that tell the rows apart and always have a value; none for a table without. */
  List<String> key() {
    Set<String> filled = new HashSet<>();
    columns().stream().filter(c -> !c.nullable()).forEach(c -> filled.add(c.name()));
    List<String> key = order(definition);
    return filled.containsAll(key) ? key : List.of();
  }

  /** References to tables that are published too. */
  List<Reference> references(List<PublishedTable> tables) {
    Set<String> others = new HashSet<>();
    tables.stream().filter(t -> !t.key().isEmpty()).forEach(t -> others.add(t.name()));
    return definition.contract().map(Contract::references).orElse(List.of()).stream()
        .filter(r -> others.contains(r.table()))
        .toList();
  }

  static PublishedTable named(String name, List<PublishedTable> tables) {
    return tables.stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
  }

  /** What the table, or a part of it, is called where people read. */
  String title(Part part) {
    String title = definition.comment().strip().split("(?<=[.:])\\s")[0].replaceAll("[.:]$", "");
    return part.value().isEmpty() ? title : title + ", " + part.value();
  }
}
