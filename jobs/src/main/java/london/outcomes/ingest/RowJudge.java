package london.outcomes.ingest;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
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
import london.outcomes.catalogue.SourceColumn;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.quality.ColumnRules;
import london.outcomes.quality.Problems;
import london.outcomes.quality.RowRules;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Gives every delivered row its types and its fate: the conformed table that takes it, quarantine,
 * or dropped by a named rule. Nothing is filtered away, so that the rows can be counted.
 */
final class RowJudge {

  private final SourceContract contract;
  private final References references;
  private final YearMonth asOf;

  RowJudge(SourceContract contract, References references, YearMonth asOf) {
    this.contract = contract;
    this.references = references;
    this.asOf = asOf;
  }

  /** Typed columns under the contract's names, and all that rules found on each row. */
  Dataset<Row> judge(Dataset<Row> rows, List<Delivery> deliveries) {
    return rows.transform(this::typed)
        .join(broadcast(facts(rows.sparkSession(), deliveries)), RowColumns.DELIVERY)
        .transform(this::derived)
        .transform(this::lookedUp)
        .transform(this::ruled);
  }

  Dataset<Row> typed(Dataset<Row> rows) {
    List<Column> columns = new ArrayList<>();
    for (String name :
        List.of(RowColumns.DELIVERY, RowColumns.LINE, RowColumns.OFFSET, RowColumns.RAW)) {
      columns.add(col(name));
    }
    columns.add(col(RowColumns.IS_FILE));
    columns.add(col(RowColumns.NOTES));
    List<Column> problems = new ArrayList<>();
    for (SourceColumn column : contract.columns()) {
      columns.add(ColumnRules.value(column).as(column.name()));
      problems.addAll(ColumnRules.problems(column));
    }
    Column damage =
        array(
            struct(
                col(RowColumns.DAMAGE).as(Problems.CODE),
                lit("").as(Problems.COLUMN),
                col(RowColumns.DAMAGE_DETAIL).as(Problems.DETAIL)));
    columns.add(
        when(col(RowColumns.DAMAGE).equalTo(""), Problems.all(problems))
            .otherwise(damage)
            .as(RowColumns.PROBLEMS));
    return rows.select(columns.toArray(Column[]::new));
  }

  Dataset<Row> facts(SparkSession session, List<Delivery> deliveries) {
    StructType schema =
        new StructType()
            .add(RowColumns.DELIVERY, DataTypes.StringType)
            .add("source_id", DataTypes.StringType)
            .add("force_id", DataTypes.StringType)
            .add("provenance", DataTypes.StringType)
            .add("file_name", DataTypes.StringType)
            .add("delivery_month", DataTypes.DateType)
            .add("delivery_sequence", DataTypes.LongType);
    List<Row> rows =
        deliveries.stream()
            .map(
                d ->
                    RowFactory.create(
                        d.id(),
                        d.source().id(),
                        d.force(),
                        d.provenance(),
                        d.fileName(),
                        d.period().map(m -> Date.valueOf(m.atDay(1))).orElse(null),
                        d.sequence()))
            .toList();
    return session.createDataFrame(rows, schema);
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
    for (Lookup lookup : contract.lookups()) {
      List<Column> taken = new ArrayList<>();
      Column match = col(lookup.match());
      taken.add((lookup.isNormalised() ? lower(match) : match).as("_match"));
      lookup.take().forEach((ours, theirs) -> taken.add(col(theirs).as(ours)));
      Dataset<Row> list = references.list(lookup.reference()).select(taken.toArray(Column[]::new));
      Column on = expr(lookup.on());
      Column key = lookup.isNormalised() ? lower(on) : on;
      out = out.join(broadcast(list), key.equalTo(col("_match")), "left").drop("_match");
    }
    return out;
  }

  private Dataset<Row> ruled(Dataset<Row> rows) {
    List<Column> breaches = new ArrayList<>(periodProblems());
    breaches.addAll(RowRules.problems(contract.rules(), Severity.REJECT));
    breaches.addAll(RowRules.problems(contract.rules(), Severity.QUARANTINE));
    Column warnings = Problems.all(RowRules.problems(contract.rules(), Severity.WARN));
    Column isSound = size(col(RowColumns.PROBLEMS)).equalTo(0).and(not(col(RowColumns.IS_FILE)));
    return rows.withColumn(
            RowColumns.WARNINGS,
            when(
                    isSound,
                    concat(
                        col(RowColumns.NOTES), transform(warnings, w -> w.getField(Problems.CODE))))
                .otherwise(array().cast("array<string>")))
        .withColumn(
            RowColumns.PROBLEMS,
            when(isSound, Problems.all(breaches)).otherwise(col(RowColumns.PROBLEMS)))
        .withColumn(RowColumns.FATE, fate())
        .withColumn(RowColumns.FATE_CODE, first(Problems.CODE))
        .withColumn(RowColumns.FATE_COLUMN, first(Problems.COLUMN))
        .withColumn(RowColumns.FATE_DETAIL, first(Problems.DETAIL))
        .withColumn(RowColumns.KEY, lit(null).cast("string"))
        .drop(RowColumns.NOTES, RowColumns.PROBLEMS);
  }

  private List<Column> periodProblems() {
    Column month = col(contract.period().column());
    List<Column> problems = new ArrayList<>();
    problems.add(
        problem(
            month.gt(lit(Date.valueOf(asOf.atDay(1)))),
            Verdicts.FUTURE_DATE,
            "the month is after " + asOf + ", when the run takes place"));
    if (contract.period().origin() == PeriodRule.Origin.FILE_NAME) {
      problems.add(
          problem(
              month.notEqual(col("delivery_month")),
              Verdicts.PERIOD_OUT_OF_RANGE,
              "the row's month is not the one in the file's name"));
    }
    return problems;
  }

  private static Column problem(Column isBroken, String code, String detail) {
    return Problems.found(isBroken, code, "", lit(detail));
  }

  private Column fate() {
    Column route = lit(RowColumns.DROP);
    List<Mapping> mappings = contract.conformed();
    for (int i = mappings.size() - 1; i >= 0; i--) {
      Mapping mapping = mappings.get(i);
      Column isHere = mapping.when().isEmpty() ? lit(true) : expr(mapping.when());
      route = when(isHere, mapping.table()).otherwise(route);
    }
    return when(col(RowColumns.IS_FILE), RowColumns.FILE)
        .when(size(col(RowColumns.PROBLEMS)).gt(0), RowColumns.QUARANTINE)
        .otherwise(route);
  }

  /** The first problem decides; a row that no mapping takes is dropped as NOT_MAPPED. */
  private static Column first(String field) {
    Column problem = element_at(col(RowColumns.PROBLEMS), 1).getField(field);
    Column none = field.equals(Problems.CODE) ? lit("NOT_MAPPED") : lit("");
    return when(size(col(RowColumns.PROBLEMS)).gt(0), coalesce(problem, lit("")))
        .when(col(RowColumns.FATE).equalTo(RowColumns.DROP), none)
        .otherwise(lit(""));
  }
}
