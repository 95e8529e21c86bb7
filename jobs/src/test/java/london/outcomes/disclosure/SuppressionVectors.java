package london.outcomes.disclosure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import london.outcomes.stats.VectorSet;

/** The two-way tables of the vectors, with their margins. */
final class SuppressionVectors {

  private SuppressionVectors() {}

  static Map<String, AdditiveTable> tables(VectorSet vectors) {
    Map<String, AdditiveTable> tables = new HashMap<>();
    vectors
        .rowsBy("table_id", "suppression_tables.csv")
        .forEach(
            (id, rows) -> {
              Map<List<String>, Long> inner = new HashMap<>();
              rows.forEach(
                  row ->
                      inner.put(
                          List.of(row.text("row"), row.text("col")),
                          Long.parseLong(row.text("count"))));
              tables.put(id, CrossTable.of(inner));
            });
    return tables;
  }

  static String cell(VectorSet.Row row) {
    return CrossTable.cell(List.of(row.text("row"), row.text("col")));
  }

  /** Cells of the rows in which a column is true. */
  static Set<String> flagged(List<VectorSet.Row> rows, String column) {
    return rows.stream()
        .filter(row -> Boolean.parseBoolean(row.text(column)))
        .map(SuppressionVectors::cell)
        .collect(Collectors.toSet());
  }
}
