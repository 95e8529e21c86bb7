package london.outcomes.ingest;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import london.outcomes.catalogue.Lookup;
import london.outcomes.catalogue.Mapping;
import london.outcomes.catalogue.Rule;
import london.outcomes.catalogue.SourceContract;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** What a contract's rows look like on their way, without any row: for checking its expressions. */
public final class ContractShape {

  private final SparkSession session;
  private final References references;

  public ContractShape(SparkSession session, References references) {
    this.session = session;
    this.references = references;
  }

  /**
   * An expression and the columns that it may use.
   *
   * @param type {@code boolean} for a condition, otherwise anything
   */
  public record Expression(String key, String text, String type, Dataset<Row> columns) {}

  /** All expressions of a contract but those of its mappings, each with what is there before it. */
  public List<Expression> expressions(SourceContract contract) {
    List<Expression> found = new ArrayList<>();
    Dataset<Row> rows = none(contract);
    for (Map.Entry<String, String> entry : contract.derived().entrySet()) {
      found.add(new Expression("derived." + entry.getKey(), entry.getValue(), "", rows));
      rows = derived(rows, entry.getKey(), entry.getValue());
    }
    for (Lookup lookup : contract.lookups()) {
      found.add(new Expression("lookups.on", lookup.on(), "", rows));
      if (lookup.validity().isLimited()) {
        found.add(new Expression("lookups.valid.at", lookup.validity().at(), "", rows));
      }
    }
    for (Lookup lookup : contract.lookups()) {
      for (String taken : lookup.take().keySet()) {
        rows = rows.withColumn(taken, org.apache.spark.sql.functions.lit(null).cast("string"));
      }
    }
    for (Rule rule : contract.rules()) {
      found.add(new Expression("rules." + rule.code() + ".when", rule.when(), "boolean", rows));
    }
    for (Mapping mapping : contract.conformed()) {
      if (!mapping.when().isEmpty()) {
        found.add(new Expression("conformed.when", mapping.when(), "boolean", rows));
      }
    }
    return found;
  }

  /**
   * With the column that an expression makes; a wrong one is named by itself, and stands as a date.
   */
  private static Dataset<Row> derived(Dataset<Row> rows, String name, String text) {
    try {
      return rows.withColumn(name, org.apache.spark.sql.functions.expr(text));
    } catch (Exception unresolved) {
      return rows.withColumn(name, org.apache.spark.sql.functions.lit(null).cast("date"));
    }
  }

  /** The columns that mappings see. */
  public Dataset<Row> judged(SourceContract contract) {
    Dataset<Row> judged =
        new RowJudge(contract, references, YearMonth.of(2000, 1)).judge(none(contract));
    return contract
        .link()
        .map(
            link ->
                judged.withColumn(link.as(), org.apache.spark.sql.functions.lit(null).cast("date")))
        .orElse(judged);
  }

  private Dataset<Row> none(SourceContract contract) {
    return session.createDataFrame(List.<Row>of(), ReadPlan.of(contract).schema());
  }
}
