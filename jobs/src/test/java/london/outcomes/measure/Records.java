package london.outcomes.measure;

import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import london.outcomes.SharedSession;
import london.outcomes.catalogue.TableColumn;
import london.outcomes.catalogue.TableDefinition;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/** Rows of a conformed table from the few columns that a test cares about. */
final class Records {

  private Records() {}

  /**
   * @param rows column to text; {@code rows} repeats a row, a column that is not named gets any
   *     value that its type allows
   * @param source contract of rows that name none
   */
  static Dataset<Row> of(
      TableDefinition table, Collection<Map<String, String>> rows, String source) {
    StructType schema = new StructType();
    for (TableColumn column : table.columns()) {
      schema = schema.add(column.name(), DataType.fromDDL(column.type()), column.nullable());
    }
    List<Row> all = new ArrayList<>();
    for (Map<String, String> row : rows) {
      row.keySet().stream()
          .filter(name -> !name.equals("rows") && !table.columnNames().contains(name))
          .findFirst()
          .ifPresent(
              name -> {
                throw new IllegalArgumentException(
                    "'" + name + "' is no column of " + table.name());
              });
      Row made = row(table, row, source);
      for (int i = 0; i < Integer.parseInt(row.getOrDefault("rows", "1")); i++) {
        all.add(made);
      }
    }
    return SharedSession.get().createDataFrame(all, schema);
  }

  private static Row row(TableDefinition table, Map<String, String> row, String source) {
    return RowFactory.create(
        table.columns().stream().map(column -> value(column, row, source)).toArray());
  }

  private static Object value(TableColumn column, Map<String, String> row, String source) {
    String text = row.get(column.name());
    if (text == null && row.containsKey(column.name())) {
      return null;
    }
    return switch (column.type()) {
      case "string" -> text != null ? text : column.name().equals("source_id") ? source : "any";
      case "double" -> text == null ? 0.0 : Double.parseDouble(text);
      case "int" -> text == null ? 0 : Integer.parseInt(text);
      case "bigint" -> text == null ? 0L : Long.parseLong(text);
      case "boolean" -> Boolean.parseBoolean(text);
      case "date" -> Date.valueOf((text == null ? "2000-01" : text) + "-01");
      case "timestamp" -> new Timestamp(0);
      default -> throw new IllegalArgumentException("no test value for a " + column.type());
    };
  }
}
