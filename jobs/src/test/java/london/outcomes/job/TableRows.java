package london.outcomes.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The rows of all tables of a lake, without what tells one run from another. */
final class TableRows {

  /** What tells one run from another, and when it was. */
  private static final List<String> WHO = List.of("run_id", "release_id", "old_release_id");

  /** What runs did, one row each. */
  private static final List<String> DIARIES = List.of("run", "step");

  private TableRows() {}

  /** Rows as JSON, sorted, by the name of their table. */
  static Map<String, List<String>> of(Workbench bench) {
    Map<String, List<String>> rows = new TreeMap<>();
    for (var table : Workbench.CATALOGUE.tables().values()) {
      if (table.view().isEmpty() && !DIARIES.contains(table.name())) {
        Dataset<Row> own = bench.table(table.name());
        List<String> unlike = new ArrayList<>(WHO);
        Stream.of(own.columns()).filter(c -> c.endsWith("_at")).forEach(unlike::add);
        rows.put(
            table.name(),
            own.drop(unlike.toArray(String[]::new)).toJSON().collectAsList().stream()
                .sorted()
                .toList());
      }
    }
    return rows;
  }
}
