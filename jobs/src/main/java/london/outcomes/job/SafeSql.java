package london.outcomes.job;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
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

  /** Many times what anybody has written; parsing takes longer than the text is long. */
  private static final int LONGEST = 10_000;

  /**
   * What no text may hold, whatever it is parsed to.
   *
   * @param what it does
   */
  private record Unwanted(Pattern pattern, String what) {}

  private static final Unwanted VARIABLE =
      new Unwanted(
          Pattern.compile("\\$\\{"), "'${…}' takes in settings and variables of the process");

  /** Spark takes these for the clock wherever a text becomes a date; a time zone may follow. */
  private static final Unwanted CLOCK =
      new Unwanted(
          Pattern.compile(
              "(?i)['\"]\\s*(now|today|tomorrow|yesterday)(\\s+[a-z0-9/+:_-]+)?\\s*['\"]"),
          "'now', 'today' and the like are the clock where they become a date");

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

  /** Whether a function may be called, by its name in small letters, with such arguments. */
  private final BiPredicate<String, List<Expression>> functions;

  private final List<Unwanted> unwanted;
  private final Set<String> expressions = new HashSet<>(EXPRESSIONS);

  private SafeSql(BiPredicate<String, List<Expression>> functions, List<Unwanted> unwanted) {
    this.functions = functions;
    this.unwanted = unwanted;
  }

  /** For {@code conf/}: what follows from a row, or from rows, and is the same at any time. */
  static SafeSql ofDefinitions() {
    return new SafeSql(SqlFunctions::isForDefinitions, List.of(VARIABLE, CLOCK));
  }

  /** For people who ask: what reads nothing but tables. */
  static SafeSql ofQueries() {
    SafeSql safe =
        new SafeSql((name, arguments) -> SqlFunctions.isForQueries(name), List.of(VARIABLE));
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

  private Optional<String> judge(String text, Runnable check) {
    if (text.length() > LONGEST) {
      return Optional.of("it is longer than %,d characters".formatted(LONGEST));
    }
    for (Unwanted one : unwanted) {
      if (one.pattern().matcher(text).find()) {
        return Optional.of(one.what());
      }
    }
    try {
      check.run();
      return Optional.empty();
    } catch (Refused refused) {
      return Optional.of(refused.getMessage());
    } catch (StackOverflowError deep) {
      return Optional.of("it is nested too deeply");
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
        // What a name means inside of itself is not what it is made to mean.
        check(named._2(), known);
        known.add(named._1().toLowerCase(Locale.ROOT));
      }
    }
    if (plan instanceof UnresolvedRelation relation) {
      List<String> name = CollectionConverters.asJava(relation.multipartIdentifier());
      if (name.size() != 1 || !known.contains(name.get(0).toLowerCase(Locale.ROOT))) {
        throw new Refused("'" + String.join(".", name) + "' is none of the tables that are read");
      }
      if (!relation.options().isEmpty() || relation.isStreaming()) {
        throw new Refused("a table is read as it is, without options");
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
      requireFunction(String.join(".", name), CollectionConverters.asJava(function.arguments()));
    }
    if (expression instanceof UnresolvedGenerator generator) {
      requireFunction(
          generator.name().unquotedString(), CollectionConverters.asJava(generator.children()));
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

  private void requireFunction(String name, List<Expression> arguments) {
    if (!functions.test(name.toLowerCase(Locale.ROOT), arguments)) {
      throw new Refused("'" + name + "' is no function that may be called here");
    }
  }

  private void requireColumn(List<String> parts) {
    if (parts.stream().anyMatch("_metadata"::equalsIgnoreCase)) {
      throw new Refused("'_metadata' tells of files, not of records");
    }
    String first = parts.get(0).toLowerCase(Locale.ROOT);
    if (parts.size() == 1 && WORDS.contains(first)) {
      requireFunction(first, List.of());
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
