package london.outcomes.endpoint;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedGenerator;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTable;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableOrView;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import org.apache.spark.sql.execution.command.DescribeQueryCommand;
import org.apache.spark.sql.execution.command.ExplainCommand;
import org.apache.spark.sql.execution.command.SetCommand;
import scala.Option;
import scala.Tuple2;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * What a client may ask for: a SELECT over the registered tables, and what there is. Only what is
 * listed passes; a path instead of a name, a script, a class of Java and every write do not
 * (docs/decisions/0018 has the reasons).
 */
final class HarmlessPlan {

  static final String DATABASE = "outcomes";

  private static final Set<String> QUERIES =
      words(
          """
          Aggregate Distinct Except Filter Generate GlobalLimit Intersect Join LateralJoin LocalLimit LocalRelation
          Offset OneRowRelation Project Sample Sort SubqueryAlias Union UnresolvedHaving UnresolvedHint
          UnresolvedInlineTable UnresolvedRelation UnresolvedSubqueryColumnAliases UnresolvedWith WithWindowDefinition
          """);

  private static final Set<String> LOOKS =
      words(
          """
          DescribeColumn DescribeFunction DescribeNamespace DescribeQueryCommand DescribeRelation ExplainCommand
          SetCatalogAndNamespace SetCommand SetNamespaceCommand ShowCatalogsCommand ShowColumns ShowCurrentNamespaceCommand
          ShowFunctions ShowNamespaces ShowPartitions ShowTables ShowViews UnresolvedFunctionName UnresolvedNamespace
          UnresolvedTable UnresolvedTableOrView
          """);

  /** Groups of Spark's own documentation whose functions read nothing but their arguments. */
  private static final Set<String> GROUPS =
      words(
          """
          agg_funcs array_funcs bitwise_funcs collection_funcs conditional_funcs conversion_funcs datetime_funcs
          generator_funcs hash_funcs json_funcs lambda_funcs map_funcs math_funcs predicate_funcs string_funcs
          struct_funcs window_funcs
          """);

  /** Of the others, what BI tools ask at the beginning. */
  private static final Set<String> OTHER_FUNCTIONS =
      words("current_catalog current_database current_schema current_user user version");

  /**
   * Lets a harmless statement pass.
   *
   * @throws UnsupportedOperationException with what it does and what is allowed
   */
  void require(String text, LogicalPlan plan) {
    if (text.contains("${")) {
      throw refused("'${…}' takes in settings and variables of the server");
    }
    check(plan, Set.of());
  }

  private void check(LogicalPlan plan, Set<String> named) {
    String node = plan.getClass().getSimpleName().replace("$", "");
    if (!QUERIES.contains(node) && !LOOKS.contains(node)) {
      throw refused("the statement is more than a question (" + node + ")");
    }
    Set<String> known = named;
    if (plan instanceof UnresolvedWith with) {
      known = new HashSet<>(named);
      for (Tuple2<String, ?> one : JavaConverters.seqAsJavaList(with.cteRelations())) {
        check((LogicalPlan) one._2(), known);
        known.add(one._1().toLowerCase(Locale.ROOT));
      }
    }
    if (plan instanceof UnresolvedRelation relation) {
      requireName(relation.multipartIdentifier(), known);
    } else if (plan instanceof UnresolvedTable table) {
      requireName(table.multipartIdentifier(), known);
    } else if (plan instanceof UnresolvedTableOrView table) {
      requireName(table.multipartIdentifier(), known);
    } else if (plan instanceof ExplainCommand explained) {
      check(explained.logicalPlan(), known);
    } else if (plan instanceof DescribeQueryCommand described) {
      check(described.plan(), known);
    } else if (plan instanceof SetCommand set) {
      requireQuestion(set);
    }
    for (Expression expression : JavaConverters.seqAsJavaList(plan.expressions())) {
      check(expression, known);
    }
    for (LogicalPlan child : JavaConverters.seqAsJavaList(plan.children())) {
      check(child, known);
    }
  }

  private void check(Expression expression, Set<String> known) {
    if (expression instanceof UnresolvedFunction function) {
      requireFunction(String.join(".", JavaConverters.seqAsJavaList(function.nameParts())));
    } else if (expression instanceof UnresolvedGenerator generator) {
      requireFunction(generator.name().unquotedString());
    } else if (expression instanceof UnresolvedAttribute attribute
        && JavaConverters.seqAsJavaList(attribute.nameParts()).stream()
            .anyMatch("_metadata"::equalsIgnoreCase)) {
      throw refused("'_metadata' tells of files, not of figures");
    } else if (expression instanceof SubqueryExpression subquery) {
      check((LogicalPlan) subquery.plan(), known);
    }
    for (Expression child : JavaConverters.seqAsJavaList(expression.children())) {
      check(child, known);
    }
  }

  /** A name alone, or behind our database; never a format and a path. */
  private static void requireName(Seq<String> parts, Set<String> known) {
    List<String> name =
        JavaConverters.seqAsJavaList(parts).stream().map(p -> p.toLowerCase(Locale.ROOT)).toList();
    boolean isOurs =
        switch (name.size()) {
          case 1 -> known.contains(name.get(0)) || name.get(0).matches("[a-z0-9_]+");
          case 2 -> name.get(0).equals(DATABASE);
          case 3 -> name.subList(0, 2).equals(List.of("spark_catalog", DATABASE));
          default -> false;
        };
    if (!isOurs) {
      throw refused("'" + String.join(".", name) + "' is no table of the database " + DATABASE);
    }
  }

  private static void requireFunction(String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    Option<ExpressionInfo> known =
        FunctionRegistry.builtin().lookupFunction(new FunctionIdentifier(plain));
    boolean isHarmless =
        OTHER_FUNCTIONS.contains(plain)
            || known.isDefined() && GROUPS.contains(known.get().getGroup());
    if (!isHarmless) {
      throw refused("'" + name + "' is no function that may be called here");
    }
  }

  private static void requireQuestion(SetCommand set) {
    if (set.kv().isDefined() && set.kv().get()._2().isDefined()) {
      throw refused("the endpoint's settings are not a client's to change");
    }
  }

  private static UnsupportedOperationException refused(String what) {
    return new UnsupportedOperationException(
        "This endpoint answers questions about the tables of the database "
            + DATABASE
            + " and changes nothing: "
            + what
            + ". Ask with SELECT, SHOW or DESCRIBE.");
  }

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }
}
