package london.outcomes.e2e;

import io.delta.kernel.Scan;
import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.data.ArrayValue;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.engine.FileReadResult;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * A Delta table by Delta Kernel: the protocol's own library for engines that are not Spark, with a
 * log replay and a Parquet reader of its own.
 */
final class KernelTable {

  private final Engine engine = DefaultEngine.create(new Configuration());
  private final Snapshot snapshot;

  KernelTable(Path folder) {
    this.snapshot = Table.forPath(engine, folder.toUri().toString()).getLatestSnapshot(engine);
  }

  Snapshot snapshot() {
    return snapshot;
  }

  /** Files of the newest version: addresses, as the log has them. */
  List<String> files() throws IOException {
    List<String> files = new ArrayList<>();
    for (Row file : scanFiles(snapshot.getScanBuilder().build())) {
      files.add(InternalScanFileUtils.getAddFileStatus(file).getPath());
    }
    return files;
  }

  /** All rows, each a list of Java values in the order of the table's columns. */
  List<List<Object>> rows() throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    Scan scan = snapshot.getScanBuilder().build();
    Row state = scan.getScanState(engine);
    StructType physical = ScanStateRow.getPhysicalDataReadSchema(state);
    for (Row file : scanFiles(scan)) {
      FileStatus status = InternalScanFileUtils.getAddFileStatus(file);
      CloseableIterator<FileReadResult> read =
          engine
              .getParquetHandler()
              .readParquetFiles(
                  Utils.singletonCloseableIterator(status), physical, Optional.empty());
      try (CloseableIterator<FilteredColumnarBatch> batches =
          Scan.transformPhysicalData(engine, state, file, read.map(FileReadResult::getData))) {
        while (batches.hasNext()) {
          add(rows, batches.next());
        }
      }
    }
    return rows;
  }

  private List<Row> scanFiles(Scan scan) throws IOException {
    List<Row> files = new ArrayList<>();
    try (CloseableIterator<FilteredColumnarBatch> batches = scan.getScanFiles(engine)) {
      while (batches.hasNext()) {
        try (CloseableIterator<Row> some = batches.next().getRows()) {
          some.forEachRemaining(files::add);
        }
      }
    }
    return files;
  }

  private static void add(List<List<Object>> rows, FilteredColumnarBatch batch) throws IOException {
    try (CloseableIterator<Row> some = batch.getRows()) {
      while (some.hasNext()) {
        Row row = some.next();
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < row.getSchema().length(); i++) {
          values.add(row.isNullAt(i) ? null : value(row, i, row.getSchema().at(i).getDataType()));
        }
        rows.add(values);
      }
    }
  }

  private static Object value(Row row, int i, DataType type) {
    if (type instanceof StringType) {
      return row.getString(i);
    } else if (type instanceof DoubleType) {
      return row.getDouble(i);
    } else if (type instanceof IntegerType) {
      return row.getInt(i);
    } else if (type instanceof LongType) {
      return row.getLong(i);
    } else if (type instanceof BooleanType) {
      return row.getBoolean(i);
    } else if (type instanceof DateType) {
      return LocalDate.ofEpochDay(row.getInt(i));
    } else if (type instanceof ArrayType) {
      return texts(row.getArray(i));
    }
    throw new IllegalArgumentException("a type that no curated table has had so far: " + type);
  }

  private static List<String> texts(ArrayValue array) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < array.getSize(); i++) {
      texts.add(array.getElements().getString(i));
    }
    return texts;
  }
}
