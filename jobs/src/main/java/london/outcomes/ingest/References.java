package london.outcomes.ingest;

import java.util.List;
import java.util.Map;
import london.outcomes.catalogue.ReferenceList;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The reference lists of {@code conf/} as small data sets of texts; the empty text is null. */
public final class References {

  private final SparkSession session;
  private final Map<String, ReferenceList> lists;

  public References(SparkSession session, Map<String, ReferenceList> lists) {
    this.session = session;
    this.lists = lists;
  }

  /** One row a line, all columns of type string. */
  public Dataset<Row> list(String name) {
    ReferenceList list = lists.get(name);
    StructType schema = new StructType();
    for (String column : list.columns()) {
      schema = schema.add(column, DataTypes.StringType);
    }
    List<Row> rows =
        list.rows().stream()
            .map(r -> RowFactory.create(r.stream().map(t -> t.isEmpty() ? null : t).toArray()))
            .toList();
    return session.createDataFrame(rows, schema);
  }
}
