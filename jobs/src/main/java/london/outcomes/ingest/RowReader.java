package london.outcomes.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.sql.Date;
import java.util.Iterator;
import java.util.List;
import london.outcomes.catalogue.Dialect;
import london.outcomes.catalogue.PeriodRule;
import london.outcomes.ingest.archive.Gunzip;
import london.outcomes.ingest.csv.RecordSource;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Cuts delivered files into rows of typed values, in one pass and bounded memory. Every record of a
 * file comes out: as a row (or one for each melted month), or with what is wrong with it.
 */
final class RowReader implements FlatMapFunction<RowReader.DeliveredFile, Row> {

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

  /** Enough that no core waits for the last file, and few enough that tasks cost little. */
  private static final int TASKS_PER_CORE = 4;

  private final ReadPlan plan;
  private final FileOpener opener;

  private RowReader(ReadPlan plan, FileOpener opener) {
    this.plan = plan;
    this.opener = opener;
  }

  /** A file to read, and what each of its rows says of it. */
  record DeliveredFile(Object[] delivery, String uri, Dialect dialect) implements Serializable {

    static DeliveredFile of(Delivery delivery) {
      Object[] columns = {
        delivery.id(),
        delivery.source().id(),
        delivery.force(),
        delivery.provenance(),
        delivery.fileName(),
        delivery.period().map(m -> Date.valueOf(m.atDay(1))).orElse(null),
        delivery.sequence()
      };
      return new DeliveredFile(columns, delivery.uri(), delivery.dialect());
    }
  }

  /** All rows of the deliveries, which share one contract. Columns: {@link ReadPlan#schema}. */
  static Dataset<Row> read(
      SparkSession session, List<Delivery> deliveries, ReadPlan plan, FileOpener opener) {
    return InternalRows.read(
        session, shares(session, deliveries), new RowReader(plan, opener), plan.schema());
  }

  /** The files of each task: the largest file first, each to the task with the least to read. */
  private static List<List<DeliveredFile>> shares(SparkSession session, List<Delivery> deliveries) {
    int cores = session.sparkContext().defaultParallelism();
    int tasks = Math.min(deliveries.size(), TASKS_PER_CORE * cores);
    return Shares.of(deliveries, Delivery::size, tasks).stream()
        .map(share -> share.stream().map(DeliveredFile::of).toList())
        .toList();
  }

  @Override
  public Iterator<Row> call(DeliveredFile file) throws IOException {
    InputStream content = Gunzip.openIfCompressed(opener.open(file.uri), plan.maxBytes());
    RecordSource reader = plan.open(content, file.dialect);
    return new FileRows(file.delivery, plan, reader, plan.delimiter(file.dialect));
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
