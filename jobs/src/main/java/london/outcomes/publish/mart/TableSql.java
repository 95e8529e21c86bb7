package london.outcomes.publish.mart;

import static london.outcomes.publish.mart.MartSql.identifier;
import static london.outcomes.publish.mart.MartSql.literal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import london.outcomes.catalogue.TableColumn;
import london.outcomes.catalogue.TableDefinition;
import london.outcomes.catalogue.TableDefinition.Contract;
import london.outcomes.catalogue.TableDefinition.Reference;

/**
 * A curated table in PostgreSQL's words: types, keys, what is indexed, and what all of it means.
 */
record TableSql(String schema, TableDefinition definition) {

  private static final Map<String, String> TYPES =
      Map.of(
          "string", "text",
          "int", "integer",
          "bigint", "bigint",
          "double", "double precision",
          "boolean", "boolean",
          "date", "date",
          "timestamp", "timestamptz",
          "array<string>", "text[]");

  /**
   * What dashboards ask for besides the key, where a table has the columns: a series of an area,
   * and everything about a place in a period.
   */
  private static final List<List<String>> INDEXES =
      List.of(
          List.of("measure_id", "area_code", "window", "period_end"),
          List.of("area_code", "period_id"),
          List.of("period_id"),
          List.of("financial_year", "measure_id", "status"));

  String name() {
    return identifier(schema) + "." + identifier(definition.name());
  }

  /** The empty table, without what makes loading slow. */
  String create() {
    return "CREATE TABLE %s (%s)"
        .formatted(
            name(),
            definition.columns().stream()
                .map(
                    c ->
                        identifier(c.name())
                            + " "
                            + TYPES.get(c.type())
                            + (c.nullable() ? "" : " NOT NULL"))
                .collect(Collectors.joining(", ")));
  }

  String copy() {
    return "COPY " + name() + " FROM STDIN";
  }

  /** Key and indexes, once the rows are there. */
  List<String> keys() {
    Contract contract = definition.contract().orElseThrow();
    List<String> all = new ArrayList<>();
    // A key of which a part may be empty is unique, and no primary key to PostgreSQL.
    String kind = isFilled(contract.key()) ? "PRIMARY KEY " : "UNIQUE NULLS NOT DISTINCT ";
    all.add("ALTER TABLE %s ADD %s%s".formatted(name(), kind, columns(contract.key())));
    INDEXES.stream()
        .filter(columns -> definition.columnNames().containsAll(columns))
        .filter(columns -> !columns.equals(contract.key()))
        .forEach(columns -> all.add("CREATE INDEX ON " + name() + " " + columns(columns)));
    return all;
  }

  /** References to the other tables, once all are there. */
  List<String> references() {
    List<String> all = new ArrayList<>();
    for (Reference reference : definition.contract().orElseThrow().references()) {
      all.add(
          "ALTER TABLE %s ADD FOREIGN KEY %s REFERENCES %s.%s"
              .formatted(
                  name(),
                  columns(reference.columns()),
                  identifier(schema),
                  identifier(reference.table())));
    }
    return all;
  }

  /** What table and columns mean; the same words as in the dictionary. */
  List<String> comments(String kind) {
    List<String> all = new ArrayList<>();
    all.add("COMMENT ON %s %s IS %s".formatted(kind, name(), literal(definition.comment())));
    for (TableColumn column : definition.columns()) {
      all.add(
          "COMMENT ON COLUMN %s.%s IS %s"
              .formatted(name(), identifier(column.name()), literal(column.comment())));
    }
    return all;
  }

  private boolean isFilled(List<String> key) {
    return definition.columns().stream()
        .filter(column -> key.contains(column.name()))
        .noneMatch(TableColumn::nullable);
  }

  private static String columns(List<String> names) {
    return names.stream().map(MartSql::identifier).collect(Collectors.joining(", ", "(", ")"));
  }
}
