package london.outcomes.disclosure;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.rint;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import london.outcomes.catalogue.Breakdown;
import london.outcomes.catalogue.Disclosure;
import london.outcomes.catalogue.Measure;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Withholds small numbers before anything is published (method M27). Boroughs are a table with
 * London as its total: small counts are withheld, and as many more that no subtraction gives them
 * back. A Basic Command Unit is withheld with any of its boroughs. Everything that is computed from
 * a withheld count is withheld with it: a comparison with a withheld reference group, and below
 * London every change, since the earlier value may be withheld.
 *
 * <p>Each period, group and measure is a table of its own here. Sums over them (a quarter of its
 * months, everybody of the groups) are not audited yet: a measure with this rule publishes one
 * window, and groups or everybody; all else is restricted.
 *
 * <p>Estimates of samples are withheld where their base is small or their interval wide (M13).
 */
public final class Suppression {

  public static final String SUPPRESSED = "suppressed";

  /** Not published at all: a window or a group that could undo the suppression of another. */
  public static final String RESTRICTED = "restricted";

  /** An estimate of a sample that is too uncertain to be used. */
  public static final String UNRELIABLE = "unreliable";

  /** Nothing has arrived for the area and period: a status that {@code measures} carry. */
  private static final String NOT_COVERED = "not-covered";

  /** More than any threshold: 0 to 4 records round to none, and who has 7 may have 5 to 14. */
  private static final int RECORDS_IN_A_PER_CENT = 10;

  private static final String LONDON = "E12000007";
  private static final String[] TABLE = {"measure_id", "period_id", "group_type", "group_id"};
  private static final String[] CELL = {
    "measure_id", "period_id", "group_type", "group_id", "area_code"
  };
  private static final String[] COMPARED = {"measure_id", "period_id", "group_type", "area_code"};
  private static final List<String> DERIVED =
      List.of(
          "count",
          "denominator",
          "value",
          "lower",
          "upper",
          "standard_error",
          "respondents",
          "effective_base",
          "group_base",
          "group_pct");
  private static final List<String> CHANGE = List.of("change", "change_pct", "change_p");
  private static final List<String> BASELINE =
      List.of("baseline_value", "baseline_change", "baseline_change_pct", "baseline_change_p");
  private static final Column YES = lit(true).as("_yes");
  private static final UserDefinedFunction MASK =
      udf(
          (UDF2<scala.collection.Iterable<Row>, Integer, String[]>) Suppression::mask,
          DataTypes.createArrayType(DataTypes.StringType));

  private final List<Measure> measures;

  public Suppression(Iterable<Measure> measures) {
    this.measures = new ArrayList<>();
    measures.forEach(this.measures::add);
  }

  /**
   * Protects.
   *
   * @param values columns of the table {@code measures}
   * @param areas columns {@code area_code} and {@code parent_code}
   * @return the same rows and columns; withheld ones have status {@code suppressed} and no numbers
   */
  public Dataset<Row> protect(Dataset<Row> values, Dataset<Row> areas) {
    Dataset<Row> thresholds = thresholds(values.sparkSession());
    Dataset<Row> open = published(values, thresholds);
    if (thresholds.isEmpty()) {
      return open;
    }
    Dataset<Row> hidden = withUnits(masked(open, thresholds), areas);
    Dataset<Row> references =
        hidden
            .join(thresholds, "measure_id")
            .where(col("group_id").equalTo(col("reference")))
            .select(with(columns("measure_id", "period_id", "group_type", "area_code"), YES));
    Dataset<Row> marked =
        open.join(hidden.withColumn("_cell", YES), CELL, "left")
            .join(references.withColumnRenamed("_yes", "_reference"), COMPARED, "left")
            .join(thresholds.select(col("measure_id"), YES.as("_strict")), "measure_id", "left");
    return withheld(marked).select(columns(values.columns()));
  }

  /**
   * Takes the numbers out of what is not published at all, and of unreliable estimates. How much is
   * not known of a characteristic is told all the same, in London and in whole per cent of so many
   * records that a per cent is at least {@value #RECORDS_IN_A_PER_CENT} of them: no small count
   * follows from that.
   */
  private static Dataset<Row> published(Dataset<Row> values, Dataset<Row> thresholds) {
    Column isElsewhere =
        col("_published").notEqual(col("window")).or(col("group_type").notEqual("all"));
    Column isRestricted = coalesce(col("_published").notEqual("").and(isElsewhere), lit(false));
    Dataset<Row> windows = thresholds.select(col("measure_id"), col("published").as("_published"));
    Column isTold =
        coalesce(col("_published"), lit(""))
            .isin(lit(""), col("window"))
            .and(col("group_id").equalTo("unknown").and(col("area_level").equalTo("region")))
            .and(col("group_base").geq(100 * RECORDS_IN_A_PER_CENT));
    Dataset<Row> told =
        values
            .join(windows, "measure_id", "left")
            .withColumn("_unknown", when(isTold, rint(col("group_pct"))));
    Dataset<Row> open = without(told, isRestricted, RESTRICTED);
    Column isUnreliable = coalesce(col("reliability").startsWith("suppress"), lit(false));
    return without(open, isUnreliable, UNRELIABLE)
        .withColumn("group_pct", coalesce(col("group_pct"), col("_unknown")))
        .select(columns(values.columns()));
  }

  /**
   * Rows with a status and no numbers where a condition holds; as they are elsewhere. Where nothing
   * has been counted there is nothing to hide.
   */
  private static Dataset<Row> without(Dataset<Row> rows, Column isHidden, String status) {
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put("_hidden", isHidden.and(isCounted()));
    Dataset<Row> marked = rows.withColumns(columns);
    columns.clear();
    Column isShown = col("_hidden").equalTo(false);
    Stream.of(DERIVED, CHANGE, BASELINE)
        .flatMap(List::stream)
        .forEach(name -> columns.put(name, when(isShown, col(name))));
    columns.put("baseline_status", baselineStatus(isShown, status));
    columns.put("change_status", when(isShown, col("change_status")).otherwise(status));
    columns.put("status", when(isShown, col("status")).otherwise(status));
    return marked.withColumns(columns).drop("_hidden");
  }

  private static Column isCounted() {
    return col("status").notEqual(NOT_COVERED);
  }

  /** Null stays: no baseline is nothing to withhold. */
  private static Column baselineStatus(Column isShown, String status) {
    Column own = col("baseline_status");
    return when(isShown.or(own.isNull()), own).otherwise(status);
  }

  /** Boroughs to withhold, and London, table by table. */
  private static Dataset<Row> masked(Dataset<Row> values, Dataset<Row> thresholds) {
    return values
        .where(col("area_level").equalTo("borough").and(col("count").isNotNull()))
        .join(thresholds, "measure_id")
        .groupBy(columns(TABLE))
        .agg(
            sort_array(collect_list(struct(col("area_code"), col("count")))).as("cells"),
            max("threshold").as("threshold"))
        .select(
            with(
                columns(TABLE),
                explode(MASK.apply(col("cells"), col("threshold"))).as("area_code")));
  }

  private static Dataset<Row> withUnits(Dataset<Row> masked, Dataset<Row> areas) {
    Column unit =
        when(col("parent_code").startsWith("BCU"), col("parent_code")).otherwise(col("area_code"));
    return masked
        .join(areas.select("area_code", "parent_code"), "area_code")
        .select(with(columns(TABLE), explode(array(col("area_code"), unit)).as("area_code")))
        .distinct();
  }

  private static Dataset<Row> withheld(Dataset<Row> marked) {
    Column isHidden = col("_cell").isNotNull().or(col("_reference").isNotNull());
    // The earlier value may be withheld, and a change on it would give it away.
    Column isBelowLondon = col("area_level").notEqual("region");
    Column isSmallBase = col("change_status").equalTo("small-base");
    Column mayTell = col("_strict").isNotNull().and(isBelowLondon.or(isSmallBase)).and(isCounted());
    Map<String, Column> changes = new LinkedHashMap<>();
    CHANGE.forEach(name -> changes.put(name, when(mayTell.equalTo(false), col(name))));
    // A baseline is of a year, a window that is not published beside a small count.
    Column isOpen = col("_strict").isNull();
    BASELINE.forEach(name -> changes.put(name, when(isOpen, col(name))));
    changes.put("baseline_status", baselineStatus(isOpen, RESTRICTED));
    changes.put("change_status", when(mayTell, SUPPRESSED).otherwise(col("change_status")));
    return without(marked.withColumns(changes), isHidden, SUPPRESSED);
  }

  /** Codes of the areas to withhold in one table: boroughs, and London when it tells too much. */
  private static String[] mask(scala.collection.Iterable<Row> cells, Integer threshold) {
    List<String> names = new ArrayList<>();
    List<Long> counts = new ArrayList<>();
    for (Row cell : scala.jdk.javaapi.CollectionConverters.asJava(cells)) {
      names.add(cell.getString(0));
      counts.add(Math.round(cell.getDouble(1)));
    }
    long total = counts.stream().mapToLong(Long::longValue).sum();
    OneWaySuppression.Pattern pattern = OneWaySuppression.suppress(names, counts, total, threshold);
    List<String> hidden = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (pattern.cells().get(i).isHidden()) {
        hidden.add(names.get(i));
      }
    }
    if (pattern.total().isHidden()) {
      hidden.add(LONDON);
    }
    return hidden.toArray(String[]::new);
  }

  private Dataset<Row> thresholds(SparkSession session) {
    StructType schema =
        new StructType()
            .add("measure_id", DataTypes.StringType)
            .add("threshold", DataTypes.IntegerType)
            .add("reference", DataTypes.StringType)
            .add("published", DataTypes.StringType);
    List<Row> rows =
        measures.stream()
            .filter(m -> m.disclosure().rule().equals(Disclosure.SUPPRESS))
            .map(
                m ->
                    RowFactory.create(
                        m.id(), m.disclosure().threshold(), reference(m), m.disclosure().window()))
            .toList();
    return session.createDataFrame(rows, schema);
  }

  private static Column[] columns(String... names) {
    return java.util.Arrays.stream(names)
        .map(org.apache.spark.sql.functions::col)
        .toArray(Column[]::new);
  }

  private static String reference(Measure measure) {
    return measure.breakdowns().stream().map(Breakdown::reference).findFirst().orElse("");
  }

  private static Column[] with(Column[] columns, Column last) {
    List<Column> all = new ArrayList<>(List.of(columns));
    all.add(last);
    return all.toArray(Column[]::new);
  }
}
