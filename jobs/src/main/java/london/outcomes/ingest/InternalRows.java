package london.outcomes.ingest;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import scala.Function1;

/**
 * Rows handed to Spark in its own form: the one place below data frames (docs/decisions/0011). It
 * spares the code that Spark generates and compiles, for each contract, to take rows of Java
 * objects apart; and a plan that begins here is one leaf, however its rows came about.
 */
final class InternalRows {

  private InternalRows() {}

  /**
   * What a reader makes of pieces of work.
   *
   * @param shares the pieces of each task
   */
  static <T> Dataset<Row> read(
      SparkSession session,
      List<List<T>> shares,
      FlatMapFunction<T, Row> reader,
      StructType schema) {
    JavaRDD<InternalRow> rows =
        JavaSparkContext.fromSparkContext(session.sparkContext())
            .parallelize(shares, shares.size())
            .flatMap(List::iterator)
            .flatMap(piece -> converted(reader.call(piece), schema));
    return dataset(session, rows, schema);
  }

  private static Iterator<InternalRow> converted(Iterator<Row> rows, StructType schema) {
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

  /**
   * Rows that stay, in memory or on disk, from when they are first read.
   *
   * @param release frees what they take
   */
  record Held(Dataset<Row> rows, Runnable release) {}

  /**
   * The rows of a plan, held. Spark's own cache makes columns of them, and rows again each time,
   * which takes longer than to read the files; here they are only copied.
   */
  static Held hold(Dataset<Row> rows) {
    JavaRDD<InternalRow> held =
        ((org.apache.spark.sql.classic.Dataset<Row>) rows)
            .queryExecution()
            .toRdd()
            .toJavaRDD()
            .map(InternalRow::copy)
            .persist(StorageLevel.MEMORY_AND_DISK());
    return new Held(dataset(rows.sparkSession(), held, rows.schema()), () -> held.unpersist(false));
  }

  private static Dataset<Row> dataset(
      SparkSession session, JavaRDD<InternalRow> rows, StructType schema) {
    return ((org.apache.spark.sql.classic.SparkSession) session)
        .internalCreateDataFrame(rows.rdd(), schema, false);
  }
}
