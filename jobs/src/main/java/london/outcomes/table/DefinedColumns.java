package london.outcomes.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import london.outcomes.catalogue.Failure;
import london.outcomes.catalogue.TableColumn;
import london.outcomes.catalogue.TableDefinition;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** The columns that a table has by its definition, and those that it has not got yet. */
record DefinedColumns(TableDefinition definition, String location) {

  /** In records, nothing would be counted where a column is empty: that would be a figure. */
  private static final Set<String> GROWING = Set.of("curated", "ops");

  /** The defined columns in the defined order; a missing one fails here, by name. */
  Dataset<Row> of(Dataset<Row> rows) {
    Column[] columns =
        definition.columns().stream()
            .map(c -> functions.col(c.name()).cast(c.type()).as(c.name()))
            .toArray(Column[]::new);
    return rows.select(columns);
  }

  /** Stored rows with all defined columns: those that came later are empty until the next write. */
  Dataset<Row> whole(Dataset<Row> stored) {
    List<String> added = added(stored.columns());
    Dataset<Row> all = stored;
    for (String name : added) {
      all = all.withColumn(name, functions.lit(null));
    }
    return added.isEmpty() ? all : of(all);
  }

  /**
   * The columns that the definition has got since the table was written.
   *
   * @throws Failure.Configuration when they may not be empty, or it is a table of records
   */
  List<String> added(String[] stored) {
    List<String> missing = new ArrayList<>(definition.columnNames());
    missing.removeAll(List.of(stored));
    if (!missing.isEmpty() && !mayBeEmpty(missing)) {
      throw new Failure.Configuration(
          ("The table %s at %s was made before conf/tables/%s.yaml named the columns %s, and %s. Move"
                  + " the lake's folder away and run again: what is in the landing folder is then"
                  + " read anew.")
              .formatted(
                  definition.name(),
                  location,
                  definition.name(),
                  missing,
                  GROWING.contains(definition.layer())
                      ? "they may not be empty"
                      : "a table of records that exists gets no new columns"));
    }
    return missing;
  }

  private boolean mayBeEmpty(List<String> missing) {
    return GROWING.contains(definition.layer())
        && definition.columns().stream()
            .filter(column -> missing.contains(column.name()))
            .allMatch(TableColumn::nullable);
  }
}
