package london.outcomes.ingest;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.sql.Date;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import london.outcomes.catalogue.Lookup;
import london.outcomes.catalogue.Mapping;
import london.outcomes.catalogue.PeriodRule;
import london.outcomes.catalogue.Severity;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.quality.Problems;
import london.outcomes.quality.RowRules;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Gives every delivered row its fate: the conformed table that takes it, quarantine, or dropped by
 * a named rule. Nothing is filtered away, so that the rows can be counted.
 */
final class RowJudge {

  /** The rule by which rows are dropped that no mapping takes. */
  static final String NOT_MAPPED = "NOT_MAPPED";

  private final SourceContract contract;
  private final References references;
  private final YearMonth asOf;
  private final List<ListJoin> joins = new ArrayList<>();

  RowJudge(SourceContract contract, References references, YearMonth asOf) {
    this.contract = contract;
    this.references = references;
    this.asOf = asOf;
    for (Lookup lookup : contract.lookups()) {
      joins.add(new ListJoin(lookup, joins.size()));
    }
  }

  /** The rows as read, with all that the contract's own rules found on each. */
  Dataset<Row> judge(Dataset<Row> rows) {
    return rows.transform(this::derived).transform(this::lookedUp).transform(this::ruled);
  }

  private Dataset<Row> derived(Dataset<Row> rows) {
    Dataset<Row> out = rows;
    for (Map.Entry<String, String> column : contract.derived().entrySet()) {
      out = out.withColumn(column.getKey(), expr(column.getValue()));
    }
    return out;
  }

  private Dataset<Row> lookedUp(Dataset<Row> rows) {
    Dataset<Row> out = rows;
    for (ListJoin join : joins) {
      out = join.join(out, references);
    }
    return out;
  }

  private Dataset<Row> ruled(Dataset<Row> rows) {
    List<Column> breaches = new ArrayList<>(periodProblems());
    joins.stream().filter(ListJoin::isRequired).map(ListJoin::problem).forEach(breaches::add);
    breaches.addAll(RowRules.problems(contract.rules(), Severity.REJECT));
    breaches.addAll(RowRules.problems(contract.rules(), Severity.QUARANTINE));
    // Rules see sound values only; a finding about the file is a problem too.
    Column isSound = col(RowColumns.PROBLEM).isNull();
    Column warnings = concat(col(RowColumns.NOTES), RowRules.warnings(contract.rules()));
    return rows.withColumn(
            RowColumns.WARNINGS, when(isSound, warnings).otherwise(array().cast("array<string>")))
        .withColumn(
            RowColumns.PROBLEM,
            when(isSound, Problems.first(breaches)).otherwise(col(RowColumns.PROBLEM)))
        .withColumn(RowColumns.FATE, fate())
        .select(judged(rows));
  }

  /** The first problem decides; a row that no mapping takes is dropped as NOT_MAPPED. */
  private Column[] judged(Dataset<Row> rows) {
    Column problem = col(RowColumns.PROBLEM);
    Column isUnmapped = col(RowColumns.FATE).equalTo(RowColumns.DROP);
    List<Column> columns = new ArrayList<>();
    for (String name : rows.columns()) {
      boolean isOurs = name.equals(RowColumns.PROBLEM) || name.equals(RowColumns.NOTES);
      if (!isOurs && !name.startsWith(ListJoin.PREFIX)) {
        columns.add(col(name));
      }
    }
    columns.add(col(RowColumns.WARNINGS));
    columns.add(col(RowColumns.FATE));
    columns.add(
        coalesce(problem.getField(Problems.CODE), when(isUnmapped, NOT_MAPPED), lit(""))
            .as(RowColumns.FATE_CODE));
    columns.add(coalesce(problem.getField(Problems.COLUMN), lit("")).as(RowColumns.FATE_COLUMN));
    columns.add(coalesce(problem.getField(Problems.DETAIL), lit("")).as(RowColumns.FATE_DETAIL));
    columns.add(lit(null).cast("string").as(RowColumns.KEY));
    return columns.toArray(Column[]::new);
  }

  private List<Column> periodProblems() {
    Column month = col(contract.period().column());
    List<Column> problems = new ArrayList<>();
    problems.add(
        Problems.found(
            month.isNull(), "REQUIRED", "the row states no month, so it would count nowhere"));
    problems.add(
        Problems.found(
            month.gt(lit(Date.valueOf(asOf.atDay(1)))),
            Verdicts.FUTURE_DATE,
            "the month is after " + asOf + ", when the run takes place"));
    if (contract.period().isStated() && contract.period().isInRows()) {
      problems.add(
          Problems.found(
              month.notEqual(col(PeriodRule.OF_DELIVERY)),
              Verdicts.PERIOD_OUT_OF_RANGE,
              "the row's month is not the one that the delivery states, in its name, sheet or title"));
    }
    return problems;
  }

  private Column fate() {
    List<Mapping> mappings = contract.conformed();
    // A contract in the making names no table yet, and its rows are read all the same.
    Column route = lit(mappings.isEmpty() ? RowColumns.ACCEPT : RowColumns.DROP);
    for (int i = mappings.size() - 1; i >= 0; i--) {
      Mapping mapping = mappings.get(i);
      Column isHere = mapping.when().isEmpty() ? lit(true) : expr(mapping.when());
      route = when(isHere, mapping.table()).otherwise(route);
    }
    return when(col(RowColumns.IS_FILE), RowColumns.FILE)
        .when(
            col(RowColumns.PROBLEM).getField(Problems.CODE).equalTo(Verdicts.ERASED),
            RowColumns.DROP)
        .when(col(RowColumns.PROBLEM).isNotNull(), RowColumns.QUARANTINE)
        .otherwise(route);
  }
}
