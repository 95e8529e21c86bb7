package london.outcomes.publish.mart;

import java.util.List;
import london.outcomes.catalogue.TableDefinition;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One curated table, as it is to be published. */
public record MartTable(TableDefinition definition, List<Part> parts) {

  /**
   * Rows of a table that are replaced together.
   *
   * @param value of the column that the table is partitioned by; empty where it is by none
   * @param content tells two versions of the part apart: the same exactly when the rows are
   * @param count how many rows there are
   */
  public record Part(String value, String content, long count, Dataset<Row> rows) {}

  String name() {
    return definition.name();
  }

  long count() {
    return parts.stream().mapToLong(Part::count).sum();
  }
}
