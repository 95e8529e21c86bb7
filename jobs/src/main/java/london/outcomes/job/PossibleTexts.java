package london.outcomes.job;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.CaseWhen;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.OptionConverters;

/**
 * The texts that an expression may give, as far as its own text tells: conditions are not looked
 * at, so there may be fewer, and never more. Empty where nobody can say.
 */
final class PossibleTexts {

  private static final Optional<Set<String>> ANY = Optional.empty();

  private final Function<String, Optional<Set<String>>> columns;

  /**
   * @param columns the texts that a column may hold; empty where nobody can say
   */
  PossibleTexts(Function<String, Optional<Set<String>>> columns) {
    this.columns = columns;
  }

  Optional<Set<String>> of(String expression) {
    return of(new CatalystSqlParser().parseExpression(expression));
  }

  private Optional<Set<String>> of(Expression expression) {
    if (expression instanceof Literal literal) {
      return Optional.of(literal.value() == null ? Set.of() : Set.of(literal.value().toString()));
    }
    if (expression instanceof UnresolvedAttribute column) {
      return columns.apply(column.name());
    }
    if (expression instanceof Cast cast) {
      return of(cast.child());
    }
    if (expression instanceof CaseWhen choice) {
      Optional<Set<String>> all = Optional.of(Set.of());
      for (var branch : CollectionConverters.asJava(choice.branches())) {
        all = either(all, of(branch._2()));
      }
      Optional<Expression> otherwise = OptionConverters.toJava(choice.elseValue());
      return otherwise.isPresent() ? either(all, of(otherwise.get())) : all;
    }
    return expression instanceof UnresolvedFunction function ? of(function) : ANY;
  }

  private Optional<Set<String>> of(UnresolvedFunction function) {
    List<Expression> arguments = CollectionConverters.asJava(function.arguments());
    String name = String.join(".", CollectionConverters.asJava(function.nameParts()));
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "lower" -> each(arguments.get(0), text -> text.toLowerCase(Locale.ROOT));
      case "upper" -> each(arguments.get(0), text -> text.toUpperCase(Locale.ROOT));
      case "trim" -> each(arguments.get(0), String::strip);
      case "replace" -> replaced(arguments);
      case "nullif" -> of(arguments.get(0));
      case "if" -> either(of(arguments.get(1)), of(arguments.get(2)));
      case "coalesce", "nvl" ->
          arguments.stream().map(this::of).reduce(Optional.of(Set.of()), PossibleTexts::either);
      case "concat" ->
          arguments.stream().map(this::of).reduce(Optional.of(Set.of("")), PossibleTexts::joined);
      default -> ANY;
    };
  }

  private Optional<Set<String>> each(Expression expression, UnaryOperator<String> change) {
    return of(expression).map(texts -> texts.stream().map(change).collect(Collectors.toSet()));
  }

  private Optional<Set<String>> replaced(List<Expression> arguments) {
    boolean isPlain =
        arguments.size() == 3
            && arguments.get(1) instanceof Literal
            && arguments.get(2) instanceof Literal;
    return isPlain
        ? each(
            arguments.get(0),
            text -> text.replace(arguments.get(1).toString(), arguments.get(2).toString()))
        : ANY;
  }

  private static Optional<Set<String>> either(
      Optional<Set<String>> first, Optional<Set<String>> second) {
    return first.flatMap(
        texts ->
            second.map(
                more -> {
                  Set<String> all = new LinkedHashSet<>(texts);
                  all.addAll(more);
                  return all;
                }));
  }

  /** Each text followed by each other one. */
  private static Optional<Set<String>> joined(
      Optional<Set<String>> first, Optional<Set<String>> second) {
    return first.flatMap(
        starts ->
            second.map(
                ends ->
                    starts.stream()
                        .flatMap(start -> ends.stream().map(end -> start + end))
                        .collect(Collectors.toCollection(LinkedHashSet::new))));
  }
}
