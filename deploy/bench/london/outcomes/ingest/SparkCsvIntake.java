package london.outcomes.ingest;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.monotonically_increasing_id;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import java.sql.Date;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import london.outcomes.catalogue.SourceColumn;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.quality.Problems;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What stands in for our reader in the benchmark: Spark's own CSV reader with all columns as texts,
 * and the contract's columns read from them by Spark's expressions. All that follows is shared.
 *
 * <p>It does less than ours: no check of encodings, quotes, control characters or the number of
 * fields, no line and byte of a row, no text of a refused one.
 */
public final class SparkCsvIntake {

  private static final String TEXT = "_text_";

  /** The raw copy of a delivery is named by the digest of its content. */
  private static final String DIGEST = "digest";

  private final SparkSession session;
  private final References references;
  private final YearMonth asOf;

  public SparkCsvIntake(SparkSession session, References references, YearMonth asOf) {
    this.session = session;
    this.references = references;
    this.asOf = asOf;
  }

  /** The same batch as {@link Intake#read} gives, apart from line numbers. */
  public Batch read(SourceContract contract, List<Delivery> deliveries) {
    Dataset<Row> rows = typed(texts(contract, deliveries), contract);
    RowJudge judge = new RowJudge(contract, references, asOf);
    return new Batch(contract, deliveries, judge.judge(rows), Map.of());
  }

  private Dataset<Row> texts(SourceContract contract, List<Delivery> deliveries) {
    StructType header = new StructType();
    List<Column> texts = new ArrayList<>(List.of(col("_metadata.file_name").as(DIGEST)));
    for (SourceColumn column : contract.columns()) {
      String name = column.headers().get(0);
      header = header.add(name, DataTypes.StringType);
      texts.add(col("`" + name + "`").as(TEXT + column.name()));
    }
    Dataset<Row> rows =
        session
            .read()
            .schema(header)
            .option("header", true)
            .option("escape", "\"")
            .csv(deliveries.stream().map(Delivery::uri).toArray(String[]::new))
            .select(texts.toArray(Column[]::new))
            .withColumn(RowColumns.LINE, monotonically_increasing_id());
    return rows.join(broadcast(deliveries(deliveries)), DIGEST);
  }

  private Dataset<Row> deliveries(List<Delivery> deliveries) {
    List<Row> rows = new ArrayList<>();
    for (Delivery delivery : deliveries) {
      rows.add(
          RowFactory.create(
              delivery.id(),
              delivery.source().id(),
              delivery.force(),
              delivery.provenance(),
              delivery.fileName(),
              Date.valueOf(delivery.period().orElseThrow().atDay(1)),
              delivery.sequence(),
              delivery.uri().substring(delivery.uri().lastIndexOf('/') + 1)));
    }
    return session.createDataFrame(
        rows, RowReader.DELIVERY.add(DIGEST, DataTypes.StringType, false));
  }

  private static Dataset<Row> typed(Dataset<Row> texts, SourceContract contract) {
    List<Column> columns = new ArrayList<>();
    List<Column> problems = new ArrayList<>();
    for (String name : RowReader.DELIVERY.fieldNames()) {
      columns.add(col(name));
    }
    columns.add(col(RowColumns.LINE).as(RowColumns.ROW));
    columns.add(col(RowColumns.LINE));
    columns.add(lit(0L).as(RowColumns.OFFSET));
    columns.add(lit(null).cast("string").as(RowColumns.RAW));
    columns.add(lit(false).as(RowColumns.IS_FILE));
    for (SourceColumn column : contract.columns()) {
      Column text = text(column);
      Column value = value(column, text);
      columns.add(value.as(column.name()));
      problems.addAll(problems(column, text, value));
    }
    columns.add(Problems.first(problems).as(RowColumns.PROBLEM));
    columns.add(lit(new String[0]).as(RowColumns.NOTES));
    return texts.select(columns.toArray(Column[]::new));
  }

  private static Column text(SourceColumn column) {
    Column text = col(TEXT + column.name());
    return column.isNormalised() ? trim(regexp_replace(text, lit("\\s+"), lit(" "))) : text;
  }

  private static Column value(SourceColumn column, Column text) {
    return switch (column.type()) {
      case TEXT -> text;
      case DECIMAL -> when(text.rlike("^[+-]?[0-9]+(\\.[0-9]+)?$"), text.try_cast("double"));
      case MONTH ->
          when(text.rlike("^[0-9]{4}-[0-9]{2}$"), concat(text, lit("-01")).try_cast("date"));
      default -> throw new IllegalArgumentException("Not for columns of type " + column.type());
    };
  }

  private static List<Column> problems(SourceColumn column, Column text, Column value) {
    List<Column> problems = new ArrayList<>();
    if (column.required()) {
      problems.add(found(column, text.isNull(), "REQUIRED", "a value is required"));
    }
    switch (column.type()) {
      case DECIMAL -> {
        problems.add(
            found(column, text.isNotNull().and(value.isNull()), "NUMBER_FORMAT", "no number"));
        Column isInside = value.between(column.min(), column.max());
        problems.add(
            found(column, coalesce(isInside, lit(true)).equalTo(false), "OUT_OF_RANGE", "range"));
      }
      case MONTH ->
          problems.add(
              found(column, text.isNotNull().and(value.isNull()), "DATE_FORMAT", "no month"));
      default -> {}
    }
    if (!column.pattern().isEmpty()) {
      Column isOther = text.rlike("^(" + column.pattern() + ")$").equalTo(false);
      problems.add(found(column, isOther, column.problemCode(), "expected " + column.pattern()));
    }
    if (!column.codes().isEmpty()) {
      Column isOther = text.isInCollection(column.codes()).equalTo(false);
      problems.add(found(column, isOther, column.problemCode(), "not in the code list"));
    }
    return problems;
  }

  private static Column found(SourceColumn column, Column isBroken, String code, String detail) {
    return Problems.found(isBroken, code, column.name() + ": " + detail);
  }
}
