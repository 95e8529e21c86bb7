package london.outcomes.e2e;

import java.sql.Date;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import london.outcomes.SharedSession;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.TableColumn;
import london.outcomes.catalogue.TableDefinition;
import london.outcomes.config.ConfigFolder;
import london.outcomes.publish.mart.MartTable;
import london.outcomes.publish.mart.MartTable.Part;
import london.outcomes.publish.mart.Publication;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/** A small star, with all tables and columns of the real one and few rows. */
final class Star {

  static final Catalogue CATALOGUE =
      new ConfigFolder(SharedSession.project().resolve("conf")).load();

  private final String release;
  private final Map<String, List<Part>> parts = new HashMap<>();

  Star(String release) {
    this.release = release;
    add("dim_measure", "", "v1", Map.of("measure_id", "m", "title", "Thefts", "theme", "victims"));
    add("dim_area", "", "v1", Map.of("area_code", "E12000007", "area_name", "London"));
    add("dim_period", "", "v1", Map.of("period_id", "2026-03"), Map.of("period_id", "2025-03"));
    add("dim_group", "", "v1", Map.of("group_type", "all", "group_id", "all"));
    add("dim_status", "", "v1", Map.of("status", "ok", "reason", "There is a value."));
    figures("2024-25", "2025-03", 1);
    figures("2025-26", "2026-03", 1);
  }

  /** Puts the figures of one year, of which there is but one, in the place of what is there. */
  Star figures(String year, String period, double value) {
    parts
        .computeIfAbsent("fact_measure", n -> new ArrayList<>())
        .removeIf(p -> p.value().equals(year));
    add(
        "fact_measure",
        year,
        "of " + value,
        Map.of("financial_year", year, "period_id", period, "value", value));
    return this;
  }

  /** Puts rows in the place of those of a table. */
  @SafeVarargs
  final Star set(String table, String content, Map<String, Object>... rows) {
    parts.remove(table);
    add(table, "", content, rows);
    return this;
  }

  @SafeVarargs
  private void add(String table, String part, String content, Map<String, Object>... rows) {
    parts
        .computeIfAbsent(table, n -> new ArrayList<>())
        .add(new Part(part, content, rows.length, rows(table, List.of(rows))));
  }

  /** Puts rows of which reading ends with a fault in the place of those of a year. */
  Star broken(String year) {
    List<Part> own = parts.get("fact_measure");
    Dataset<Row> some = own.get(0).rows();
    Dataset<Row> fault =
        some.withColumn("run_id", org.apache.spark.sql.functions.expr("raise_error('torn')"));
    own.removeIf(p -> p.value().equals(year));
    own.add(new Part(year, "torn", 1, fault));
    return this;
  }

  Publication publication() {
    List<MartTable> tables = new ArrayList<>();
    for (TableDefinition definition : CATALOGUE.star()) {
      String name = definition.name();
      List<Part> nothing = List.of(new Part("", "nothing", 0, rows(name, List.of())));
      tables.add(new MartTable(definition, parts.getOrDefault(name, nothing)));
    }
    return new Publication(
        release, "synthetic", Instant.parse("2026-05-15T03:00:00Z"), tables, CATALOGUE.wideViews());
  }

  private Dataset<Row> rows(String table, List<Map<String, Object>> given) {
    StructType schema = new StructType();
    List<TableColumn> columns = CATALOGUE.table(table).columns();
    for (TableColumn column : columns) {
      schema = schema.add(column.name(), DataType.fromDDL(column.type()), column.nullable());
    }
    List<Row> rows = new ArrayList<>();
    for (Map<String, Object> values : given) {
      rows.add(
          RowFactory.create(
              columns.stream().map(c -> values.getOrDefault(c.name(), any(c))).toArray()));
    }
    return SharedSession.get().createDataFrame(rows, schema);
  }

  private Object any(TableColumn column) {
    Map<String, Object> known =
        Map.of(
            "measure_id", "m",
            "area_code", "E12000007",
            "group_type", "all",
            "group_id", "all",
            "status", "ok",
            "change_status", "ok",
            "release_id", release);
    if (column.nullable()) {
      return null;
    }
    return known.getOrDefault(
        column.name(),
        switch (column.type()) {
          case "int" -> 1;
          case "double" -> 1.0;
          case "date" -> Date.valueOf("2026-03-31");
          case "boolean" -> true;
          case "array<string>" -> new String[] {"a, \"b\"", "c\\d"};
          default -> "any";
        });
  }
}
