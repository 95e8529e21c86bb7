package london.outcomes.ingest;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
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

  private static final String SHARE = "share";

  private static final StructType FILE =
      DELIVERY
          .add("uri", DataTypes.StringType, false)
          .add("delimiter", DataTypes.StringType, false)
          .add("charset", DataTypes.StringType, false)
          .add("quote", DataTypes.StringType, false)
          .add(SHARE, DataTypes.IntegerType, false);

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
      SparkSession session, List<Delivery> deliveries, ReadPlan plan, FileOpener opener) {
    int cores = session.sparkContext().defaultParallelism();
    int tasks = Math.min(deliveries.size(), TASKS_PER_CORE * cores);
    int[] shares = shares(deliveries.stream().mapToLong(Delivery::size).toArray(), tasks);
    List<Row> files = new ArrayList<>();
    for (int i = 0; i < shares.length; i++) {
      files.add(file(deliveries.get(i), shares[i]));
    }
    return session
        .createDataFrame(files, FILE)
        .repartitionById(tasks, col(SHARE))
        .flatMap(new RowReader(plan, opener), Encoders.row(plan.schema()));
  }

  /** The task for each file: the largest file first, each to the task with the least to read. */
  static int[] shares(long[] sizes, int tasks) {
    int[] shares = new int[sizes.length];
    long[] loads = new long[tasks];
    IntStream.range(0, sizes.length)
        .boxed()
        .sorted(Comparator.comparing(i -> -sizes[i]))
        .forEach(
            i -> {
              shares[i] = least(loads);
              loads[shares[i]] += sizes[i];
            });
    return shares;
  }

  private static int least(long[] loads) {
    int least = 0;
    for (int i = 1; i < loads.length; i++) {
      least = loads[i] < loads[least] ? i : least;
    }
    return least;
  }

  private static Row file(Delivery delivery, int share) {
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
        String.valueOf(dialect.quote()),
        share);
  }

  @Override
  public Iterator<Row> call(Row file) throws IOException {
    int own = DELIVERY.size();
    Dialect dialect =
        new Dialect(
            file.getString(own + 1).charAt(0),
            file.getString(own + 2),
            file.getString(own + 3).charAt(0));
    InputStream content =
        Gunzip.openIfCompressed(opener.open(file.getString(own)), plan.maxBytes());
    RecordSource reader = plan.open(content, dialect);
    Object[] delivery = new Object[own];
    Arrays.setAll(delivery, file::get);
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
