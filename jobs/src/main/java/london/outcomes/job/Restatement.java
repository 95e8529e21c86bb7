package london.outcomes.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import london.outcomes.ingest.Delivery;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What a month that is delivered again adds, changes and takes away. */
final class Restatement {

  private static final Set<String> ABOUT_THE_DELIVERY = Set.of("delivery_id", "line_number");

  private Restatement() {}

  /** One month of one force in one table; records are told apart by their key. */
  record Difference(
      String table,
      String month,
      String forceId,
      long before,
      long added,
      long changed,
      long removed) {

    boolean isNone() {
      return added + changed + removed == 0;
    }

    boolean isOf(Delivery delivery) {
      return delivery.period().map(p -> p.toString().equals(month)).orElse(false)
          && delivery.force().equals(forceId);
    }

    /** Whether more records come or go than the contract lets pass without a question. */
    boolean isAbove(double limit) {
      return added + removed > limit * before;
    }
  }

  /**
   * Compares records of the same months by their key. Columns of both: those of the table.
   *
   * @param table name of the table
   * @param before what the table holds
   * @param after what is about to replace it
   */
  static List<Difference> between(
      String table, Dataset<Row> before, Dataset<Row> after, List<String> key) {
    Column hasChanged = col("old").isNotNull().and(col("new").notEqual(col("old")));
    return side(before, key, "old", "new")
        .unionByName(side(after, key, "new", "old"))
        .groupBy(columns(Stream.concat(Stream.of("month", "force_id"), key.stream())))
        .agg(max("old").as("old"), max("new").as("new"))
        .groupBy("month", "force_id")
        .agg(
            count_if(col("old").isNotNull()).as("before"),
            count_if(col("old").isNull()).as("added"),
            count_if(hasChanged).as("changed"),
            count_if(col("new").isNull()).as("removed"))
        .select(
            date_format(col("month"), "yyyy-MM"),
            col("force_id"),
            col("before"),
            col("added"),
            col("changed"),
            col("removed"))
        .collectAsList()
        .stream()
        .map(
            r ->
                new Difference(
                    table,
                    r.getString(0),
                    r.getString(1),
                    r.getLong(2),
                    r.getLong(3),
                    r.getLong(4),
                    r.getLong(5)))
        .toList();
  }

  private static Dataset<Row> side(Dataset<Row> rows, List<String> key, String own, String other) {
    List<Column> content = new ArrayList<>();
    for (String name : rows.columns()) {
      if (!ABOUT_THE_DELIVERY.contains(name)) {
        content.add(col(name));
        content.add(col(name).isNull());
      }
    }
    Column isKeyed = key.stream().map(k -> col(k).isNotNull()).reduce(lit(true), Column::and);
    return rows.where(isKeyed)
        .withColumn(own, xxhash64(content.toArray(Column[]::new)))
        .withColumn(other, when(lit(false), lit(0L)))
        .select(columns(Stream.concat(Stream.of("month", "force_id", "old", "new"), key.stream())));
  }

  private static Column[] columns(Stream<String> names) {
    return names.map(org.apache.spark.sql.functions::col).toArray(Column[]::new);
  }
}
