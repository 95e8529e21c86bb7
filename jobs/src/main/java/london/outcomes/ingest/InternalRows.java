package london.outcomes.ingest;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.StructField;
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
    FieldConverter[] fields =
        Stream.of(schema.fields()).map(FieldConverter::new).toArray(FieldConverter[]::new);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public InternalRow next() {
        Row row = rows.next();
        Object[] values = new Object[fields.length];
        for (int i = 0; i < values.length; i++) {
          values[i] = fields[i].convert(row.get(i));
        }
        return new GenericInternalRow(values);
      }
    };
  }

  /** One column's values in Spark's form; readers hand the same object on while a text repeats. */
  private static final class FieldConverter {

    private final Function1<Object, Object> converter;
    private Object last;
    private Object converted;

    private FieldConverter(StructField field) {
      this.converter = CatalystTypeConverters.createToCatalystConverter(field.dataType());
    }

    private Object convert(Object value) {
      if (value != last) {
        last = value;
        converted = converter.apply(value);
      }
      return converted;
    }
  }

  /**
   * Rows that stay, in memory or on disk, from when they are first read.
   *
   * @param release frees what they take
   */
  record Held(Dataset<Row> rows, Runnable release) {}

  /**
   * The rows of a plan, held. Spark's own cache makes columns of them, and rows again each time,
   * which takes longer than to read the files; here their bytes are copied, many rows to a packet.
   */
  static Held hold(Dataset<Row> rows) {
    StructType schema = rows.schema();
    JavaRDD<byte[]> packets =
        ((org.apache.spark.sql.classic.Dataset<Row>) rows)
            .queryExecution()
            .toRdd()
            .toJavaRDD()
            .mapPartitions(own -> new RowPacker(own, schema))
            .persist(StorageLevel.MEMORY_AND_DISK());
    int width = schema.size();
    JavaRDD<InternalRow> held = packets.flatMap(packet -> new PackedRows(packet, width));
    return new Held(dataset(rows.sparkSession(), held, schema), () -> packets.unpersist(false));
  }

  private static Dataset<Row> dataset(
      SparkSession session, JavaRDD<InternalRow> rows, StructType schema) {
    return ((org.apache.spark.sql.classic.SparkSession) session)
        .internalCreateDataFrame(rows.rdd(), schema, false);
  }
}
