package london.outcomes.quality;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import london.outcomes.catalogue.Rule;
import london.outcomes.catalogue.Severity;
import org.apache.spark.sql.Column;

/** The rules that a contract writes out, as problems on rows. */
public final class RowRules {

  private RowRules() {}

  /** The problems of the rules with this severity, in their order. */
  public static List<Column> problems(List<Rule> rules, Severity severity) {
    return rules.stream()
        .filter(rule -> rule.severity() == severity)
        .map(rule -> Problems.found(expr(rule.when()), rule.code(), "", lit(rule.message())))
        .toList();
  }
}
