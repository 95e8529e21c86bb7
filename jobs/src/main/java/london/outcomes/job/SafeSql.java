package london.outcomes.job;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedGenerator;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Looks at SQL of other people before Spark does: at what was parsed, and at nothing that was run.
 * Only what is listed passes, so that what a later Spark brings is refused until somebody has
 * looked at it (docs/decisions/0018).
 */
final class SafeSql {

  /** Names that mean a function without parentheses. */
  private static final Set<String> WORDS =
      Set.of(
          "current_catalog",
          "current_database",
          "current_date",
          "current_schema",
          "current_time",
          "current_timestamp",
          "current_user",
          "grouping__id",
          "localtimestamp",
          "session_user",
          "user");

  /** Most expressions are no more than this, and parsing costs. */
  private static final Pattern COLUMN = Pattern.compile("[a-z][a-z0-9_]*");

  /** What the parser makes of operators, casts, literals and choices. */
  private static final Set<String> EXPRESSIONS =
      names(
          """
          Add Alias And AttributeReference BitwiseAnd BitwiseNot BitwiseOr BitwiseXor CaseWhen Cast Coalesce Concat
          CreateNamedStruct CurrentRow Divide EqualNullSafe EqualTo GreaterThan GreaterThanOrEqual In IntegralDivide
          IsNotNull IsNull LambdaFunction LessThan LessThanOrEqual Like LikeAll LikeAny Literal Lower Multiply Not
          NotLikeAll NotLikeAny Or Overlay RLike Remainder SortOrder SpecifiedWindowFrame StringLocate StringTrim
          StringTrimLeft StringTrimRight Substring Subtract TimestampAdd TimestampDiff UnaryMinus UnaryPositive
          UnboundedFollowing UnboundedPreceding UnresolvedAlias UnresolvedAttribute UnresolvedExtractValue
          UnresolvedFunction UnresolvedGenerator UnresolvedNamedLambdaVariable UnresolvedOrdinal UnresolvedStar UnspecifiedFrame
          WindowExpression WindowSpecDefinition
          """);

  private static final Set<String> SUBQUERIES =
      names("Exists InSubquery LateralSubquery ListQuery ScalarSubquery");

  private static final Set<String> GROUPINGS = names("Cube GroupingSets Rollup");

  /** What a SELECT is made of. */
  private static final Set<String> PLANS =
      names(
          """
          Aggregate Distinct Except Filter Generate GlobalLimit Intersect Join LateralJoin LocalLimit LocalRelation
          Offset OneRowRelation Project Sort SubqueryAlias Union UnresolvedHaving UnresolvedInlineTable
          UnresolvedRelation UnresolvedSubqueryColumnAliases UnresolvedWith
          """);

  private final Predicate<String> functions;
  private final Set<String> expressions = new HashSet<>(EXPRESSIONS);

  private SafeSql(Predicate<String> functions) {
    this.functions = functions;
  }

  /** For {@code conf/}: what follows from a row, or from rows, and is the same at any time. */
  static SafeSql ofDefinitions() {
    return new SafeSql(SqlFunctions.OF_DEFINITIONS::contains);
  }

  /** For people who ask: what reads nothing but tables. */
  static SafeSql ofQueries() {
    SafeSql safe = new SafeSql(SqlFunctions::isForQueries);
    safe.expressions.addAll(SUBQUERIES);
    safe.expressions.addAll(GROUPINGS);
    return safe;
  }

  /** For the views of {@code conf/tables}, which may hold subqueries. */
  static SafeSql ofViews() {
    SafeSql safe = ofDefinitions();
    safe.expressions.addAll(SUBQUERIES);
    return safe;
  }

  /** What an expression over a row may not do; empty for a harmless one. */
  Optional<String> refusal(String expression) {
    if (COLUMN.matcher(expression).matches() && !WORDS.contains(expression)) {
      return Optional.empty();
    }
    return judge(expression, () -> check(parser().parseExpression(expression), Set.of()));
  }

  /**
   * What a SELECT may not do; empty for a harmless one.
   *
   * @param tables what it may read
   */
  Optional<String> refusal(String select, Set<String> tables) {
    return judge(select, () -> check(parser().parsePlan(select), tables));
  }

  private static CatalystSqlParser parser() {
    return new CatalystSqlParser();
  }

  private static Optional<String> judge(String text, Runnable check) {
    if (text.contains("${")) {
      return Optional.of("'${…}' takes in settings and variables of the process");
    }
    try {
      check.run();
      return Optional.empty();
    } catch (Refused refused) {
      return Optional.of(refused.getMessage());
    } catch (Exception unparsed) {
      // A session has further parsers, which know more statements: they are not asked.
      return Optional.of("it cannot be parsed: " + reason(unparsed));
    }
  }

  /** The first line of Spark's message, without its error class. */
  static String reason(Exception e) {
    return e.getMessage()
        .strip()
        .lines()
        .findFirst()
        .orElse("")
        .replaceAll("^\\[[A-Z_.]+] ", "")
        .replaceAll("\\.?\\s*SQLSTATE.*", "");
  }

  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  private void check(LogicalPlan plan, Set<String> tables) {
    require(PLANS, plan, "more than a SELECT over tables");
    Set<String> known = tables;
    if (plan instanceof UnresolvedWith with) {
      known = new HashSet<>(tables);
      for (var named : CollectionConverters.asJava(with.cteRelations())) {
        known.add(named._1().toLowerCase(Locale.ROOT));
      }
      for (var named : CollectionConverters.asJava(with.cteRelations())) {
        check(named._2(), known);
      }
    }
    if (plan instanceof UnresolvedRelation relation) {
      List<String> name = CollectionConverters.asJava(relation.multipartIdentifier());
      if (name.size() != 1 || !known.contains(name.get(0).toLowerCase(Locale.ROOT))) {
        throw new Refused("'" + String.join(".", name) + "' is none of the tables that are read");
      }
    }
    for (Expression expression : CollectionConverters.asJava(plan.expressions())) {
      check(expression, known);
    }
    for (LogicalPlan child : CollectionConverters.asJava(plan.children())) {
      check(child, known);
    }
  }

  private void check(Expression expression, Set<String> tables) {
    require(expressions, expression, "something else than an expression over columns");
    if (expression instanceof UnresolvedFunction function) {
      List<String> name = CollectionConverters.asJava(function.nameParts());
      requireFunction(String.join(".", name), function.arguments().size());
    }
    if (expression instanceof UnresolvedGenerator generator) {
      requireFunction(generator.name().unquotedString(), generator.children().size());
    }
    if (expression instanceof UnresolvedAttribute attribute) {
      requireColumn(CollectionConverters.asJava(attribute.nameParts()));
    }
    if (expression instanceof SubqueryExpression subquery) {
      check((LogicalPlan) subquery.plan(), tables);
    }
    for (Expression child : CollectionConverters.asJava(expression.children())) {
      check(child, tables);
    }
  }

  private void requireFunction(String name, int arguments) {
    String lower = name.toLowerCase(Locale.ROOT);
    // Without an argument it is the clock.
    boolean isClock = lower.equals("unix_timestamp") && arguments == 0;
    if (isClock || !functions.test(lower)) {
      throw new Refused("'" + name + "' is no function that may be called here");
    }
  }

  private void requireColumn(List<String> parts) {
    String first = parts.get(0).toLowerCase(Locale.ROOT);
    if (first.equals("_metadata")) {
      throw new Refused("'_metadata' tells of files, not of records");
    }
    if (parts.size() == 1 && WORDS.contains(first)) {
      requireFunction(first, 0);
    }
  }

  private static void require(Set<String> allowed, Object node, String what) {
    String name = node.getClass().getSimpleName().replace("$", "");
    if (!allowed.contains(name)) {
      throw new Refused("it is " + what + " (" + name + ")");
    }
  }

  static Set<String> names(String text) {
    return Set.of(text.strip().split("\\s+"));
  }
}
