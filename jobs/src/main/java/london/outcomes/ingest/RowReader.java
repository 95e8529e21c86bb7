package london.outcomes.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import london.outcomes.catalogue.Dialect;
import london.outcomes.catalogue.PeriodRule;
import london.outcomes.ingest.archive.Gunzip;
import london.outcomes.ingest.csv.RecordSource;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Cuts delivered files into rows of typed values, in one pass and bounded memory. Every record of a
 * file comes out: as a row (or one for each melted month), or with what is wrong with it.
 */
final class RowReader implements FlatMapFunction<Row, Row> {

  private static final long serialVersionUID = 1L;

  /** What every row says of the delivery that it stands in. */
  static final StructType DELIVERY =
      new StructType()
          .add(RowColumns.DELIVERY, DataTypes.StringType, false)
          .add("source_id", DataTypes.StringType)
          .add("force_id", DataTypes.StringType)
          .add("provenance", DataTypes.StringType)
          .add("file_name", DataTypes.StringType)
          .add(PeriodRule.OF_DELIVERY, DataTypes.DateType)
          .add("delivery_sequence", DataTypes.LongType);

  private static final StructType TASK =
      DELIVERY
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
    List<Row> tasks = new ArrayList<>();
    deliveries.forEach(delivery -> tasks.add(task(delivery)));
    int cores = session.sparkContext().defaultParallelism();
    return session
        .createDataFrame(tasks, TASK)
        .repartition(Math.min(tasks.size(), TASKS_PER_CORE * cores))
        .flatMap(new RowReader(plan, opener), Encoders.row(plan.schema()));
  }

  private static Row task(Delivery delivery) {
    Dialect dialect = delivery.dialect();
    return RowFactory.create(
        delivery.id(),
        delivery.source().id(),
        delivery.force(),
        delivery.provenance(),
        delivery.fileName(),
        delivery.period().map(m -> Date.valueOf(m.atDay(1))).orElse(null),
        delivery.sequence(),
        delivery.uri(),
        String.valueOf(dialect.delimiter()),
        dialect.charset(),
        String.valueOf(dialect.quote()));
  }

  @Override
  public Iterator<Row> call(Row task) throws IOException {
    int own = DELIVERY.size();
    Dialect dialect =
        new Dialect(
            task.getString(own + 1).charAt(0),
            task.getString(own + 2),
            task.getString(own + 3).charAt(0));
    InputStream content =
        Gunzip.openIfCompressed(opener.open(task.getString(own)), plan.maxBytes());
    RecordSource reader = plan.open(content, dialect);
    Object[] delivery = new Object[own];
    Arrays.setAll(delivery, task::get);
    return new FileRows(delivery, plan, reader, plan.delimiter(dialect));
  }

  /** Closes without a checked exception; used when a file has been read to its end. */
  static void close(RecordSource reader) {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
