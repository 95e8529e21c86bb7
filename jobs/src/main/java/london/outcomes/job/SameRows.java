package london.outcomes.job;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import london.outcomes.run.Compared;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Compares a table with what comes out when it is computed again, row by row and value by value.
 * Rows have no order, and one that is there twice is two. Sums are exact whatever the order of
 * their terms, so nothing is allowed for rounding.
 */
final class SameRows {

  private static final int EXAMPLES = 3;

  private static final String SIDE = "_side";

  private SameRows() {}

  /**
   * Compares.
   *
   * @param rows how many rows are there
   * @param there the table
   * @param anew what comes out; has the columns of the table
   * @param isCompared by the name of a column, whether its values have to be the same
   */
  static Compared of(
      String table,
      long rows,
      Dataset<Row> there,
      Dataset<Row> anew,
      Predicate<String> isCompared) {
    Column[] columns =
        Stream.of(there.columns()).filter(isCompared).map(c -> col(c)).toArray(Column[]::new);
    Dataset<Row> differing =
        side(there, columns, 1)
            .unionByName(side(anew, columns, -1))
            .groupBy(columns)
            .agg(sum(SIDE).as(SIDE))
            .where(col(SIDE).notEqual(0));
    Row counts = differing.agg(sum(greater(1)), sum(greater(-1))).first();
    long onlyThere = count(counts, 0);
    long onlyAnew = count(counts, 1);
    List<String> examples =
        onlyThere + onlyAnew == 0
            ? List.of()
            : differing.orderBy(columns).toJSON().takeAsList(EXAMPLES);
    return new Compared(table, rows, onlyThere, onlyAnew, examples);
  }

  /** By how many one side has more of a row; 0 where it has not. */
  private static Column greater(int side) {
    return abs(col(SIDE)).plus(col(SIDE).multiply(side)).divide(2);
  }

  private static long count(Row counts, int index) {
    return counts.isNullAt(index) ? 0 : Math.round(counts.getDouble(index));
  }

  private static Dataset<Row> side(Dataset<Row> rows, Column[] columns, int side) {
    return rows.select(columns).withColumn(SIDE, lit(side));
  }
}
