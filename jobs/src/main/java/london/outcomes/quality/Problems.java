package london.outcomes.quality;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What rules found on a row: a struct (code, column, detail), null for a row without fault. Flags
 * are data on the row, so that one pass finds everything.
 */
public final class Problems {

  public static final String CODE = "code";
  public static final String COLUMN = "column";
  public static final String DETAIL = "detail";

  /** The struct of a problem. */
  public static final StructType TYPE =
      new StructType()
          .add(CODE, DataTypes.StringType)
          .add(COLUMN, DataTypes.StringType)
          .add(DETAIL, DataTypes.StringType);

  private Problems() {}

  /** A problem where the condition is true, null elsewhere. A null condition is no problem. */
  public static Column found(Column isBroken, String code, String detail) {
    return found(isBroken, code, lit(detail));
  }

  /** A problem whose detail differs from row to row. */
  public static Column found(Column isBroken, String code, Column detail) {
    return when(
        isBroken, struct(lit(code).as(CODE), lit("").as(COLUMN), detail.as(DETAIL)).cast(TYPE));
  }

  /** The first problem in the order of the rules, which decides; the rest is not looked at. */
  public static Column first(List<Column> problems) {
    return problems.isEmpty() ? lit(null).cast(TYPE) : coalesce(problems.toArray(Column[]::new));
  }
}
