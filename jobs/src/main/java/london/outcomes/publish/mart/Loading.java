package london.outcomes.publish.mart;

import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import london.outcomes.catalogue.Failure;
import london.outcomes.publish.mart.MartTable.Part;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.postgresql.copy.CopyIn;

/** Loads rows by COPY, each task of Spark through a connection of its own. */
final class Loading implements Serializable {

  private static final long serialVersionUID = 1L;

  private final MartAddress address;

  Loading(MartAddress address) {
    this.address = address;
  }

  /**
   * Loads all parts of a table.
   *
   * @throws Failure.Transient when other than the expected number of rows has arrived: a task that
   *     was tried twice
   */
  void load(MartTable table, TableSql sql) {
    String copy = sql.copy();
    MapPartitionsFunction<Row, Long> copied = rows -> List.of(copy(copy, rows)).iterator();
    long count =
        table.parts().stream()
            .map(Part::rows)
            .reduce(Dataset::union)
            .map(rows -> sum(rows.mapPartitions(copied, Encoders.LONG())))
            .orElse(0L);
    if (count != table.count()) {
      throw new Failure.Transient(
          "%,d rows of %s have arrived in %s, of %,d. Nothing was published."
              .formatted(count, table.name(), address, table.count()),
          null);
    }
  }

  private static long sum(Dataset<Long> counts) {
    return counts.collectAsList().stream().mapToLong(Long::longValue).sum();
  }

  private long copy(String sql, Iterator<Row> rows) throws SQLException {
    if (!rows.hasNext()) {
      return 0;
    }
    try (Connection connection = address.connect()) {
      CopyIn copy = MartAddress.own(connection).getCopyAPI().copyIn(sql);
      try {
        while (rows.hasNext()) {
          byte[] line = CopyText.line(rows.next());
          copy.writeToCopy(line, 0, line.length);
        }
        return copy.endCopy();
      } finally {
        if (copy.isActive()) {
          copy.cancelCopy();
        }
      }
    }
  }
}
