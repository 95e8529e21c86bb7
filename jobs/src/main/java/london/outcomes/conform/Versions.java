package london.outcomes.conform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import london.outcomes.catalogue.Upsert;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** Tells the newest version of each record from older ones. It marks rows and takes none away. */
public final class Versions {

  /** The mark: {@link #NEWEST}, {@link #OLDER} or {@link #CANCELLED}. */
  public static final String MARK = "_version";

  public static final String NEWEST = "";

  /** A later version stands in another row, or in the table. */
  public static final String OLDER = "older";

  /** The newest version says that the record counts no more. */
  public static final String CANCELLED = "cancelled";

  private static final String RECORD = "_record";
  private static final String HELD = "_held";

  private Versions() {}

  /**
   * Adds {@link #MARK}. A version as new as the one in the table replaces it, so that the same
   * delivery can be taken in twice.
   *
   * @param rows rows with {@code delivery_id}, {@code line_number} and {@code delivery_sequence}
   * @param held the conformed table of the records
   * @param isEligible which rows are compared at all
   */
  public static Dataset<Row> mark(
      Dataset<Row> rows, Upsert upsert, Dataset<Row> held, Column isEligible) {
    Column own = concat_ws("\u0001", lit("row"), col("delivery_id"), col("line_number"));
    Dataset<Row> newest =
        held.groupBy(record(upsert).as(RECORD)).agg(max(col(upsert.latest())).as(HELD));
    WindowSpec versions =
        Window.partitionBy(RECORD)
            .orderBy(
                col(upsert.latest()).desc_nulls_last(),
                col("delivery_sequence").desc(),
                col("line_number").desc());
    Column isOlder = row_number().over(versions).gt(1).or(col(HELD).gt(col(upsert.latest())));
    Column isCancelled = upsert.cancelled().isEmpty() ? lit(false) : expr(upsert.cancelled());
    return rows.withColumn(RECORD, when(isEligible, record(upsert)).otherwise(own))
        .join(newest, RECORD_COLUMN, "left")
        .withColumn(
            MARK,
            when(isEligible.equalTo(false), NEWEST)
                .when(isOlder, OLDER)
                .when(isCancelled, CANCELLED)
                .otherwise(NEWEST))
        .drop(RECORD, HELD);
  }

  private static final String[] RECORD_COLUMN = {RECORD};

  private static Column record(Upsert upsert) {
    List<Column> parts = new ArrayList<>(List.of(lit("record")));
    upsert.key().forEach(name -> parts.add(col(name)));
    return concat_ws("\u0001", parts.toArray(Column[]::new));
  }
}
