package london.outcomes.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import london.outcomes.catalogue.Dialect;
import london.outcomes.ingest.csv.RecordReader;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Cuts delivered files into rows of texts, one task a file, in one pass and bounded memory. Every
 * record of a file comes out: as a row (or one for each melted month), or with its damage.
 */
final class RowReader implements FlatMapFunction<Row, Row> {

  private static final long serialVersionUID = 1L;
  private static final StructType TASK =
      new StructType()
          .add(RowColumns.DELIVERY, DataTypes.StringType, false)
          .add("uri", DataTypes.StringType, false)
          .add("delimiter", DataTypes.StringType, false)
          .add("charset", DataTypes.StringType, false)
          .add("quote", DataTypes.StringType, false);

  /** Enough that no core waits for the last file, and few enough that tasks cost little. */
  private static final int TASKS_PER_CORE = 4;

  private final ReadPlan plan;
  private final FileOpener opener;

  private RowReader(ReadPlan plan, FileOpener opener) {
    this.plan = plan;
    this.opener = opener;
  }

  /** All rows of the deliveries, which share one contract. Columns: {@link ReadPlan#schema}. */
  static Dataset<Row> read(
      SparkSession session, Iterable<Delivery> deliveries, ReadPlan plan, FileOpener opener) {
    java.util.List<Row> tasks = new java.util.ArrayList<>();
    for (Delivery delivery : deliveries) {
      Dialect dialect = delivery.dialect();
      tasks.add(
          RowFactory.create(
              delivery.id(),
              delivery.uri(),
              String.valueOf(dialect.delimiter()),
              dialect.charset(),
              String.valueOf(dialect.quote())));
    }
    int cores = session.sparkContext().defaultParallelism();
    return session
        .createDataFrame(tasks, TASK)
        .repartition(Math.min(tasks.size(), TASKS_PER_CORE * cores))
        .flatMap(new RowReader(plan, opener), Encoders.row(plan.schema()));
  }

  @Override
  public Iterator<Row> call(Row task) throws IOException {
    Dialect dialect =
        new Dialect(task.getString(2).charAt(0), task.getString(3), task.getString(4).charAt(0));
    RecordReader reader =
        RecordReader.open(opener.open(task.getString(1)), dialect, plan.preambleLines());
    return new FileRows(task.getString(0), plan, reader, dialect.delimiter());
  }

  /** Closes without a checked exception; used when a file has been read to its end. */
  static void close(RecordReader reader) {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
