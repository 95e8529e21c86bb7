package london.outcomes.quality;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;

/**
 * What rules found on a row: an array of structs (code, column, detail), empty for a row without
 * fault. Flags are data on the row, so that one pass finds everything.
 */
public final class Problems {

  public static final String CODE = "code";
  public static final String COLUMN = "column";
  public static final String DETAIL = "detail";

  private Problems() {}

  /** A problem where the condition is true, null elsewhere. A null condition is no problem. */
  public static Column found(Column isBroken, String code, String column, Column detail) {
    return when(
        isBroken,
        struct(lit(code).as(CODE), lit(column).as(COLUMN), detail.cast("string").as(DETAIL)));
  }

  /** All problems of a row in the order of the rules. */
  public static Column all(List<Column> problems) {
    if (problems.isEmpty()) {
      return array().cast("array<struct<code:string,column:string,detail:string>>");
    }
    return array_compact(array(problems.toArray(Column[]::new)));
  }
}
