package london.outcomes.ingest;

import java.util.Iterator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import scala.Function1;

/**
 * Rows as Spark itself holds them. To hand them over so spares the code that Spark generates, and
 * compiles, for each contract to take rows of Java objects apart; and a plan that begins with them
 * is one leaf, however they came about.
 */
final class InternalRows {

  private InternalRows() {}

  /** The rows, one by one, in Spark's own form. */
  static Iterator<InternalRow> of(Iterator<Row> rows, StructType schema) {
    Function1<Object, Object> converter = CatalystTypeConverters.createToCatalystConverter(schema);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public InternalRow next() {
        return (InternalRow) converter.apply(rows.next());
      }
    };
  }

  static Dataset<Row> dataset(SparkSession session, JavaRDD<InternalRow> rows, StructType schema) {
    return ((org.apache.spark.sql.classic.SparkSession) session)
        .internalCreateDataFrame(rows.rdd(), schema, false);
  }

  /**
   * The rows of a plan, computed when they are first read and held from then on, in memory or on
   * disk. Spark's own cache turns them into columns and back, which takes longer than to read the
   * files; these are only copied.
   */
  static JavaRDD<InternalRow> held(Dataset<Row> rows) {
    return ((org.apache.spark.sql.classic.Dataset<Row>) rows)
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .map(InternalRow::copy)
        .persist(StorageLevel.MEMORY_AND_DISK());
  }
}
