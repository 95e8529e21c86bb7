package london.outcomes.quality;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_remove;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import london.outcomes.catalogue.Rule;
import london.outcomes.catalogue.Severity;
import org.apache.spark.sql.Column;

/** The rules that a contract writes out, as problems and warnings on rows. */
public final class RowRules {

  private RowRules() {}

  /** The problems of the rules with this severity, in their order. */
  public static List<Column> problems(List<Rule> rules, Severity severity) {
    return rules.stream()
        .filter(rule -> rule.severity() == severity)
        .map(rule -> Problems.found(expr(rule.when()), rule.code(), rule.message()))
        .toList();
  }

  /** The codes of all rules that warn of a row, as an array. */
  public static Column warnings(List<Rule> rules) {
    Column[] codes =
        rules.stream()
            .filter(rule -> rule.severity() == Severity.WARN)
            .map(rule -> when(expr(rule.when()), rule.code()).otherwise(""))
            .toArray(Column[]::new);
    return array_remove(array(codes).cast("array<string>"), "");
  }
}
