package london.outcomes.ingest;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.when;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.ingest.csv.Problem;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Counts the fates of all rows in one Spark job, and decides on each delivery as a whole. */
public final class Verdicts {

  public static final String PERIOD_OUT_OF_RANGE = "PERIOD_OUT_OF_RANGE";
  public static final String FUTURE_DATE = "FUTURE_DATE";
  public static final String ORPHAN = "ORPHAN";

  /**
   * The rule by which rows about erased persons are dropped; a file that lists one names it too.
   */
  public static final String ERASED = "ERASED";

  /** The finding that carries the number of records of a file. */
  static final String RECORDS = "RECORDS";

  private Verdicts() {}

  /** What is said of a row about a person who has been erased. */
  static Problem ofErased(String column) {
    return new Problem(ERASED, column, "the row is about a person who has been erased");
  }

  /** What became of the rows of each delivery, by delivery id. Runs one job and fills the cache. */
  static Map<String, RowCounts> countFates(SourceContract contract, Dataset<Row> judged) {
    Column accepted =
        col(RowColumns.FATE).isin(contract.conformed().stream().map(m -> m.table()).toArray());
    Column fate = when(accepted, RowColumns.ACCEPT).otherwise(col(RowColumns.FATE));
    Column entry = entry(fate, col(RowColumns.FATE_CODE), col(RowColumns.FATE_DETAIL));
    Column kind =
        contract
            .completeness()
            .map(c -> when(accepted, col(c.column())))
            .orElse(lit(null).cast("string"));
    Column warned =
        transform(col(RowColumns.WARNINGS), code -> entry(lit(RowColumns.WARN), code, lit("")));
    // Most rows of a delivery are alike in all of this: first their number, then the rest.
    Dataset<Row> alike =
        judged
            .groupBy(
                col(RowColumns.DELIVERY),
                trunc(col(contract.period().column()), "month").as("month"),
                kind.as("kind"),
                col(RowColumns.FATE),
                col(RowColumns.FATE_CODE),
                col(RowColumns.FATE_DETAIL),
                col(RowColumns.WARNINGS))
            .agg(count(lit(1)).as("rows"));
    List<Row> rows =
        alike
            .select(
                col(RowColumns.DELIVERY),
                date_format(col("month"), "yyyy-MM").as("month"),
                col("kind"),
                col("rows"),
                explode(concat(array(entry), warned)).as("entry"))
            .groupBy(col(RowColumns.DELIVERY), col("month"), col("entry.fate"), col("entry.code"))
            .agg(
                sum("rows").as("rows"),
                min(col("entry.detail")).as("detail"),
                collect_set("kind").as("kinds"))
            .collectAsList();
    Map<String, RowCounts> counts = new HashMap<>();
    for (Row row : rows) {
      RowCounts own = counts.computeIfAbsent(row.getString(0), id -> new RowCounts());
      own.add(
          row.getString(1), row.getString(2), row.getString(3), row.getLong(4), row.getString(5));
      own.addKinds(row.getList(6));
    }
    return counts;
  }

  private static Column entry(Column fate, Column code, Column detail) {
    return struct(fate.as("fate"), code.as("code"), detail.as("detail"));
  }
}
