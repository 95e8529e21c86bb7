package london.outcomes.conform;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import london.outcomes.SharedSession;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.TableColumn;
import london.outcomes.catalogue.TableDefinition.View;
import london.outcomes.config.ConfigFolder;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/** Records of conformed tables made by hand, and the views of {@code conf/tables} on them. */
final class Conformed {

  private static final Catalogue CATALOGUE =
      new ConfigFolder(SharedSession.project().resolve("conf")).load();

  // Views of several tests have the same names.
  private final SparkSession session = SharedSession.get().newSession();

  /** A table with these records; columns that a record does not name are null, or false. */
  Conformed with(String table, List<Map<String, Object>> records) {
    List<TableColumn> columns = CATALOGUE.table(table).columns();
    StructType schema = new StructType();
    for (TableColumn column : columns) {
      schema = schema.add(column.name(), DataType.fromDDL(column.type()));
    }
    List<Row> rows = new ArrayList<>();
    for (Map<String, Object> record : records) {
      rows.add(RowFactory.create(columns.stream().map(c -> value(c, record)).toArray()));
    }
    session.createDataFrame(rows, schema).createOrReplaceTempView(table);
    return this;
  }

  private static Object value(TableColumn column, Map<String, Object> record) {
    Object value = record.get(column.name());
    if (value instanceof String text) {
      return switch (column.type()) {
        case "date" -> Date.valueOf(text);
        case "timestamp" -> Timestamp.valueOf(text);
        default -> text;
      };
    }
    return value == null && column.type().equals("boolean") ? Boolean.FALSE : value;
  }

  /** The rows of a view. */
  List<Row> read(String view) {
    return session.sql(definition(view).sql()).collectAsList();
  }

  /** The months that a change of each record touches, in order, as the view's table says. */
  List<String> affected(String view) {
    Dataset<Row> rows = session.table(definition(view).with());
    return rows
        .selectExpr("explode(" + definition(view).affected() + ") AS month")
        .distinct()
        .orderBy("month")
        .collectAsList()
        .stream()
        .map(r -> r.getDate(0).toString().substring(0, 7))
        .toList();
  }

  private static View definition(String view) {
    return CATALOGUE.table(view).view().orElseThrow();
  }

  static String monthOf(String day) {
    return LocalDate.parse(day).withDayOfMonth(1).toString();
  }
}
