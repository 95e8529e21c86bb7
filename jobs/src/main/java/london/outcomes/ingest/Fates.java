package london.outcomes.ingest;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.left;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import london.outcomes.catalogue.Mapping;
import london.outcomes.catalogue.TableDefinition;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads judged rows by what becomes of them. */
final class Fates {

  /** Enough of a long row to find it by; the file in {@code raw} has the rest. */
  private static final int RAW_LENGTH = 4096;

  private Fates() {}

  static Column isOpen() {
    return col(RowColumns.FATE)
        .isin(RowColumns.QUARANTINE, RowColumns.DROP, RowColumns.FILE)
        .equalTo(false);
  }

  /** Gives the rows that a condition selects another fate. */
  static Dataset<Row> overrule(
      Dataset<Row> rows, Column isConcerned, String fate, String code, String detail) {
    return rows.withColumn(
            RowColumns.FATE_CODE, when(isConcerned, code).otherwise(col(RowColumns.FATE_CODE)))
        .withColumn(
            RowColumns.FATE_DETAIL,
            when(isConcerned, detail).otherwise(col(RowColumns.FATE_DETAIL)))
        .withColumn(RowColumns.FATE, when(isConcerned, fate).otherwise(col(RowColumns.FATE)));
  }

  /** The rows that one mapping turns into records. Columns: those of the conformed table. */
  static Dataset<Row> records(
      Dataset<Row> judged, Mapping mapping, TableDefinition table, String monthColumn) {
    List<Column> columns = new ArrayList<>();
    for (String name : table.columnNames()) {
      String expression =
          mapping.columns().getOrDefault(name, name.equals("month") ? monthColumn : name);
      columns.add(expr(expression).as(name));
    }
    return judged
        .where(col(RowColumns.FATE).equalTo(mapping.table()))
        .select(columns.toArray(Column[]::new));
  }

  /**
   * Keeps the rows of the deliveries and months that are taken; {@code taken} has the first days of
   * the months.
   */
  static Dataset<Row> taken(Dataset<Row> judged, String monthColumn, Dataset<Row> taken) {
    Column isSame =
        judged
            .col(RowColumns.DELIVERY)
            .equalTo(taken.col("taken_id"))
            .and(trunc(col(monthColumn), "month").equalTo(taken.col("taken_month")));
    return judged.join(broadcast(taken), isSame, "left_semi");
  }

  /** The rows that were refused, for the quarantine table. */
  static Dataset<Row> quarantined(
      Dataset<Row> judged, Collection<String> deliveries, String runId) {
    return judged
        .where(col(RowColumns.FATE).equalTo(RowColumns.QUARANTINE))
        .where(col(RowColumns.DELIVERY).isInCollection(deliveries))
        .select(
            col(RowColumns.DELIVERY),
            col("source_id"),
            col("file_name"),
            col(RowColumns.LINE),
            col(RowColumns.OFFSET),
            col(RowColumns.FATE_CODE).as("rule_code"),
            col(RowColumns.FATE_COLUMN).as("column_name"),
            col(RowColumns.FATE_DETAIL).as("detail"),
            col(RowColumns.KEY),
            left(col(RowColumns.RAW), lit(RAW_LENGTH)).as(RowColumns.RAW),
            lit(runId).as("run_id"));
  }
}
