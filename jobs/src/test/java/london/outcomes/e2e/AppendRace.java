package london.outcomes.e2e;

import static org.apache.spark.sql.functions.lit;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * One of several drivers, a process of its own, that appends rows to one Delta table, a commit a
 * row. What fails is tried again under the same transaction identifier, as a run's own restart
 * does.
 */
final class AppendRace {

  private AppendRace() {}

  /** Takes the table, this driver's number, and how many rows; number 0 makes the table. */
  public static void main(String[] args) throws Exception {
    String table = args[0];
    int driver = Integer.parseInt(args[1]);
    try (SparkSession session = session()) {
      if (driver == 0) {
        row(session, 0, -1).limit(0).write().format("delta").save(table);
      }
      session.range(1).count();
      DriverProcess.awaitStart();
      for (int number = 0; number < Integer.parseInt(args[2]); number++) {
        append(session, table, driver, number);
      }
    }
  }

  static SparkSession session() {
    return SparkSession.builder().master("local[1]").appName("append race").getOrCreate();
  }

  private static void append(SparkSession session, String table, int driver, int number) {
    while (true) {
      try {
        row(session, driver, number)
            .write()
            .format("delta")
            .mode("append")
            .option("txnAppId", "driver " + driver)
            .option("txnVersion", number)
            .save(table);
        return;
      } catch (RuntimeException e) {
        System.err.println("again: driver " + driver + ", row " + number + ": " + e);
      }
    }
  }

  private static Dataset<Row> row(SparkSession session, int driver, int number) {
    List<Column> columns = List.of(lit(driver).as("driver"), lit(number).as("number"));
    return session.range(1).select(columns.toArray(Column[]::new)).coalesce(1);
  }

  /** What is there in the end. */
  record Rows(long all, long distinct) {
    static Rows of(SparkSession session, String table) {
      Dataset<Row> rows = session.read().format("delta").load(table);
      return new Rows(rows.count(), rows.distinct().count());
    }
  }
}
