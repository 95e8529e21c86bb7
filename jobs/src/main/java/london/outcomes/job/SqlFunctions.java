package london.outcomes.job;

import java.util.List;
import java.util.Set;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.types.YearMonthIntervalType;
import scala.Option;

/** Which functions SQL of other people may call. */
final class SqlFunctions {

  /**
   * For definitions, each by its name: no clock, no chance, no text that grows without limit,
   * nothing that knows of files, settings, users or classes.
   */
  private static final Set<String> OF_DEFINITIONS =
      SafeSql.names(
          """
          abs add_months aggregate any array array_compact array_contains array_distinct array_except array_intersect
          array_join array_max array_min array_position array_remove array_size array_sort array_union arrays_overlap
          ascii avg between bigint bool_and bool_or boolean bround btrim cardinality cast ceil ceiling char_length
          character_length coalesce concat concat_ws contains count count_if date date_add date_diff date_format
          date_from_unix_date date_part date_sub date_trunc dateadd datediff datepart day dayname dayofmonth dayofweek
          dayofyear decimal dense_rank div double element_at endswith equal_null every exists exp extract filter flatten
          float floor forall from_unixtime from_utc_timestamp get greatest hour if ifnull ilike initcap instr int isnan
          isnotnull isnull lag last_day lcase lead least left len length levenshtein like ln locate log log10 lower
          ltrim make_date make_timestamp map max max_by mean median min min_by minute mod month monthname months_between
          named_struct nanvl negative next_day ntile nullif nullifzero nvl nvl2 octet_length overlay percent_rank
          percentile pmod position pow power quarter rank regexp regexp_count regexp_extract regexp_extract_all
          regexp_instr regexp_like regexp_replace regexp_substr replace reverse right rint rlike round row_number
          rtrim second sign signum size slice some sort_array soundex split split_part sqrt startswith string
          struct substr substring substring_index sum timestamp timestamp_seconds to_date to_number to_timestamp
          to_unix_timestamp to_utc_timestamp transform translate trim trunc try_add try_cast try_divide try_element_at
          try_multiply try_subtract try_sum try_to_date try_to_number try_to_timestamp ucase unix_date unix_seconds
          upper weekday weekofyear when width_bucket year zeroifnull
          """);

  /** Groups of Spark's own documentation whose functions read nothing but their arguments. */
  private static final Set<String> GROUPS_OF_QUERIES =
      SafeSql.names(
          """
          agg_funcs array_funcs bitwise_funcs collection_funcs conditional_funcs conversion_funcs datetime_funcs
          generator_funcs hash_funcs json_funcs lambda_funcs map_funcs math_funcs predicate_funcs string_funcs
          struct_funcs window_funcs
          """);

  /** As long as any code that is filled up with zeros. */
  private static final int LONGEST = 100;

  private SqlFunctions() {}

  /** Whether a definition may call a function, some of them with such arguments alone. */
  static boolean isForDefinitions(String name, List<Expression> arguments) {
    return switch (name) {
      case "unix_timestamp" -> !arguments.isEmpty(); // else it is the clock
      case "lpad", "rpad" -> arguments.size() > 1 && isShort(arguments.get(1));
      case "sequence" -> arguments.size() == 3 && isOfMonths(arguments.get(2));
      default -> OF_DEFINITIONS.contains(name);
    };
  }

  private static boolean isShort(Expression length) {
    return length instanceof Literal literal
        && literal.value() instanceof Integer value
        && value <= LONGEST;
  }

  /** There are not many months in the calendar; numbers and seconds have no end. */
  private static boolean isOfMonths(Expression step) {
    return step instanceof Literal literal && literal.dataType() instanceof YearMonthIntervalType;
  }

  /** Whether a query may call a function: those of Spark itself alone, by their group. */
  static boolean isForQueries(String name) {
    Option<org.apache.spark.sql.catalyst.expressions.ExpressionInfo> known =
        FunctionRegistry.builtin().lookupFunction(new FunctionIdentifier(name));
    return known.isDefined() && GROUPS_OF_QUERIES.contains(known.get().getGroup());
  }
}
