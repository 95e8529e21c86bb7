package london.outcomes.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.left;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.try_to_timestamp;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import london.outcomes.catalogue.ColumnType;
import london.outcomes.catalogue.SourceColumn;
import org.apache.spark.sql.Column;

/** The rules that a contract's column implies: its type, its presence, its codes, its range. */
public final class ColumnRules {

  // The whole text, to its very end: $ would pass over a line end that a quoted field can hold.
  private static final String INTEGER = "\\A[+-]?[0-9]+\\z";
  private static final String DECIMAL = "\\A[+-]?[0-9]+(\\.[0-9]+)?\\z";
  private static final String DECIMAL_COMMA = "\\A[+-]?[0-9]+(,[0-9]+)?\\z";

  /** What a spreadsheet makes of codes: 1.2E+45, 08-Jan, Jan-08. */
  private static final String DAMAGED =
      "(?i)^([0-9](\\.[0-9]+)?e[+-]?[0-9]+|[0-9]{1,2}-[a-z]{3}|[a-z]{3}-[0-9]{2})$";

  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private static final String NOT_FINITE = "(?i)^[+-]?(nan|inf(inity)?)$";

  private ColumnRules() {}

  /** The text of a column, with the contract's null tokens and the empty field as null. */
  static Column text(SourceColumn column) {
    Column raw = col(column.name());
    Column isNull = raw.equalTo("");
    for (String token : column.nullTokens()) {
      isNull = isNull.or(raw.equalTo(token));
    }
    return when(isNull, lit(null)).otherwise(raw);
  }

  /** The typed value; null where the text cannot be read, which {@link #problems} reports. */
  public static Column value(SourceColumn column) {
    Column text = text(column);
    return switch (column.type()) {
      case TEXT -> text;
      case INTEGER -> when(text.rlike(INTEGER), text.try_cast("bigint"));
      case DECIMAL -> when(text.rlike(DECIMAL), text.try_cast("double"));
      case DECIMAL_COMMA ->
          when(text.rlike(DECIMAL_COMMA), regexp_replace(text, ",", ".").try_cast("double"));
      case BOOLEAN ->
          when(lower(text).isin("true", "y", "yes"), true)
              .when(lower(text).isin("false", "n", "no"), false);
      case MONTH -> trunc(to_date(moment(column, text)), "MONTH");
      case DATE -> to_date(moment(column, text));
      case TIMESTAMP -> moment(column, text);
    };
  }

  private static Column moment(SourceColumn column, Column text) {
    return try_to_timestamp(text, lit(column.format()));
  }

  /** Every way in which the column's text can be wrong, as problems or null. */
  public static List<Column> problems(SourceColumn column) {
    Column text = text(column);
    List<Column> problems = new ArrayList<>();
    if (column.required()) {
      problems.add(
          found(column, text.isNull(), "REQUIRED", "the field is empty, a value is required"));
    }
    if (isNumber(column)) {
      problems.addAll(numberProblems(column, text));
    } else if (column.type() != ColumnType.TEXT) {
      problems.add(
          found(
              column,
              text.isNotNull().and(value(column).isNull()),
              column.type() == ColumnType.BOOLEAN ? "UNKNOWN_CODE" : "DATE_FORMAT",
              "expected " + (column.format().isEmpty() ? "true or false" : column.format())));
    }
    if (!column.pattern().isEmpty()) {
      Column isOther = text.rlike("\\A(?:" + column.pattern() + ")\\z").equalTo(false);
      problems.add(damaged(column, text, isOther));
      problems.add(found(column, isOther, column.problemCode(), "expected " + column.pattern()));
    }
    if (!column.codes().isEmpty()) {
      Column isUnknown = text.isInCollection(column.codes()).equalTo(false);
      problems.add(damaged(column, text, isUnknown));
      problems.add(found(column, isUnknown, column.problemCode(), "not in the code list"));
    }
    return problems;
  }

  private static Column damaged(SourceColumn column, Column text, Column isUnknown) {
    return found(
        column,
        isUnknown.and(text.rlike(DAMAGED)),
        "CODE_DAMAGED",
        "expected a code; a spreadsheet has made a number or date of it: export it as text");
  }

  private static boolean isNumber(SourceColumn column) {
    return switch (column.type()) {
      case INTEGER, DECIMAL, DECIMAL_COMMA -> true;
      default -> false;
    };
  }

  private static List<Column> numberProblems(SourceColumn column, Column text) {
    String shape =
        switch (column.type()) {
          case INTEGER -> INTEGER;
          case DECIMAL -> DECIMAL;
          default -> DECIMAL_COMMA;
        };
    Column value = value(column);
    Column isShaped = text.rlike(shape);
    Column isNotFinite = text.rlike(NOT_FINITE);
    Column isTooLong = value.isNull().or(value.cast("double").isin(-INFINITY, INFINITY));
    Column isOutside =
        isShaped.and(isTooLong).or(value.lt(column.min())).or(value.gt(column.max()));
    String range = "expected a number from " + column.min() + " to " + column.max();
    return List.of(
        found(column, isNotFinite, "NOT_FINITE", "expected a finite number"),
        found(
            column,
            isShaped.equalTo(false).and(isNotFinite.equalTo(false)),
            "NUMBER_FORMAT",
            "expected plain digits" + (shape.equals(DECIMAL_COMMA) ? " and a decimal comma" : "")),
        found(column, isOutside, "OUT_OF_RANGE", range));
  }

  private static Column found(SourceColumn column, Column isBroken, String code, String expected) {
    Column seen = concat(lit("saw '"), left(col(column.name()), lit(80)), lit("', " + expected));
    return Problems.found(isBroken, code, column.name(), seen);
  }
}
