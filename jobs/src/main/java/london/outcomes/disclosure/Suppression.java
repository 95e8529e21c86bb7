package london.outcomes.disclosure;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.month;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.sql.Date;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.Period;
import london.outcomes.catalogue.Window;
import london.outcomes.disclosure.Protection.Decision;
import london.outcomes.disclosure.Withholding.Key;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Withholds small numbers before anything is published, and as many others as it takes that nobody
 * can work them out from areas, groups, windows and the release before (methods M27 and M28).
 *
 * <p>Of a protected measure everybody is published in every area, and groups in London alone; in
 * the windows from its shortest published one on, rolling years where they end with one of these.
 * All else is restricted. A figure goes as a whole: value, interval, counts. A change is published
 * where both values are, a group's part of everybody where everybody is, a baseline not at all.
 *
 * <p>Estimates of samples are withheld where their base is small or their interval wide (M13).
 */
public final class Suppression {

  public static final String SUPPRESSED = "suppressed";

  /** Not published at all: a window or a group that would tell too much of another. */
  public static final String RESTRICTED = "restricted";

  /** No change, since it would be one of rounded counts. */
  public static final String ROUNDED_COUNTS = "rounded";

  /** An estimate of a sample that is too uncertain to be used. */
  public static final String UNRELIABLE = "unreliable";

  /** Nothing has arrived for the area and period: a status that {@code measures} carry. */
  private static final String NOT_COVERED = "not-covered";

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

  /** All that a row can tell. */
  static final List<String> NUMBERS =
      Stream.of(DERIVED, CHANGE, BASELINE).flatMap(List::stream).toList();

  private static final List<String> PART = List.of("group_base", "group_pct");
  private static final YearMonth ANY_YEAR = YearMonth.of(2000, 1);

  private static final UserDefinedFunction ROUNDED =
      udf((UDF1<Double, Double>) Suppression::rounded, DataTypes.DoubleType);

  private final Quantities quantities;

  public Suppression(Quantities quantities) {
    this.quantities = quantities;
  }

  /**
   * Protects.
   *
   * @param values columns of the table {@code measures}, with those of baselines
   * @param decision what is shown of the figures of protected measures among them
   * @return the same rows and columns; withheld ones have a status that says why, and no numbers
   */
  public Dataset<Row> protect(Dataset<Row> values, Decision decision) {
    Dataset<Row> open = published(values);
    if (decision.figures().isEmpty()) {
      return open;
    }
    Dataset<Row> marked =
        open.join(broadcast(hidden(values.sparkSession(), decision)), ReleasedCounts.KEY, "left");
    Map<String, Column> columns = new LinkedHashMap<>();
    // A change on a value that is withheld would give it away, and that it was small is a hint.
    Column isOnWithheld = col("change").isNotNull().or(col("change_status").equalTo("small-base"));
    Column tellsChange = coalesce(col("_tells_change").and(isOnWithheld), lit(false));
    columns.put("change_status", when(tellsChange, SUPPRESSED).otherwise(col("change_status")));
    CHANGE.forEach(name -> columns.put(name, when(tellsChange.equalTo(false), col(name))));
    Column tellsAll = coalesce(col("_tells_all"), lit(false));
    PART.forEach(name -> columns.put(name, when(tellsAll.equalTo(false), col(name))));
    Column isHidden = coalesce(col("_hidden"), lit(false));
    return rounded(without(marked.withColumns(columns), isHidden, SUPPRESSED))
        .select(columns(values.columns()));
  }

  /**
   * Rounds hospital admissions, and what is computed from them but intervals, which are exempt. No
   * change is told: readers subtract the rounded figures.
   */
  private Dataset<Row> rounded(Dataset<Row> rows) {
    if (quantities.rounded().isEmpty()) {
      return rows;
    }
    Column isRounded =
        col("measure_id").isInCollection(quantities.rounded()).and(col("count").isNotNull());
    Column count = when(isRounded, ROUNDED.apply(col("count"))).otherwise(col("count"));
    Column share = coalesce(count.divide(nullif(col("count"), lit(0))), lit(1));
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put("count", count);
    columns.put("value", col("value").multiply(share));
    columns.put("change_status", when(isRounded, ROUNDED_COUNTS).otherwise(col("change_status")));
    Stream.of(PART, CHANGE)
        .flatMap(List::stream)
        .forEach(name -> columns.put(name, when(isRounded.equalTo(false), col(name))));
    return rows.withColumns(columns);
  }

  private static Double rounded(Double count) {
    OptionalLong shown = NhsRounding.subnational(Math.round(count));
    return shown.isPresent() ? (double) shown.getAsLong() : null;
  }

  /** Takes the numbers out of what is not published at all, and of unreliable estimates. */
  private Dataset<Row> published(Dataset<Row> values) {
    Column isProtected = col("measure_id").isInCollection(quantities.measures().keySet());
    Column isWide = col("group_type").equalTo(Place.ALL).or(col("area_level").equalTo("region"));
    Column isPublished = coalesce(col("_published"), lit(false)).and(isWide);
    Dataset<Row> known =
        withoutBaseline(values, isProtected)
            .withColumn("_month", month(col("period_end")))
            .join(
                broadcast(periods(values.sparkSession())),
                new String[] {"measure_id", "window", "_month"},
                "left");
    Dataset<Row> open = without(known, isProtected.and(isPublished.equalTo(false)), RESTRICTED);
    Column isUnreliable = coalesce(col("reliability").startsWith("suppress"), lit(false));
    return without(open, isUnreliable, UNRELIABLE).select(columns(values.columns()));
  }

  /** A baseline is a figure of another release, which no attack looks at. */
  private static Dataset<Row> withoutBaseline(Dataset<Row> values, Column isProtected) {
    Map<String, Column> columns = new LinkedHashMap<>();
    BASELINE.forEach(name -> columns.put(name, when(isProtected.equalTo(false), col(name))));
    columns.put("baseline_status", baselineStatus(isProtected.equalTo(false), RESTRICTED));
    return values.withColumns(columns);
  }

  /** Null stays: no baseline is nothing to withhold. */
  private static Column baselineStatus(Column isShown, String status) {
    Column own = col("baseline_status");
    return when(isShown.or(own.isNull()), own).otherwise(status);
  }

  /**
   * Rows with a status and no numbers where a condition holds; as they are elsewhere. Where nothing
   * has been counted there is nothing to hide.
   */
  private static Dataset<Row> without(Dataset<Row> rows, Column isHidden, String status) {
    Dataset<Row> marked = rows.withColumn("_without", isHidden.and(isCounted()));
    Map<String, Column> columns = new LinkedHashMap<>();
    Column isShown = col("_without").equalTo(false);
    NUMBERS.forEach(name -> columns.put(name, when(isShown, col(name))));
    columns.put("baseline_status", baselineStatus(isShown, status));
    columns.put("change_status", when(isShown, col("change_status")).otherwise(status));
    columns.put("status", when(isShown, col("status")).otherwise(status));
    return marked.withColumns(columns).drop("_without");
  }

  private static Column isCounted() {
    return col("status").notEqual(NOT_COVERED);
  }

  /** Windows of protected measures and the months of a year in which they end when published. */
  private Dataset<Row> periods(SparkSession session) {
    StructType schema =
        new StructType()
            .add("measure_id", DataTypes.StringType)
            .add("window", DataTypes.StringType)
            .add("_month", DataTypes.IntegerType)
            .add("_published", DataTypes.BooleanType);
    List<Row> rows = new ArrayList<>();
    for (Measure measure : quantities.measures().values()) {
      for (Window window : measure.windows()) {
        for (int month = 1; month <= 12; month++) {
          if (Withholding.isPublished(measure, new Period(window, ANY_YEAR.withMonth(month)))) {
            rows.add(RowFactory.create(measure.id(), window.id(), month, true));
          }
        }
      }
    }
    return session.createDataFrame(rows, schema);
  }

  private static Dataset<Row> hidden(SparkSession session, Decision decision) {
    StructType schema =
        ReleasedCounts.keySchema()
            .add("_hidden", DataTypes.BooleanType)
            .add("_tells_change", DataTypes.BooleanType)
            .add("_tells_all", DataTypes.BooleanType);
    Set<Key> shown = decision.shown();
    List<Row> rows = new ArrayList<>();
    for (MeasureCounts figure : decision.figures()) {
      Key key = Key.of(figure);
      Place place = key.place();
      Period earlier = new Period(place.window(), place.end().minusYears(1));
      boolean tellsChange = !shown.contains(key.at(place.of(earlier)));
      boolean tellsAll = !shown.contains(key.at(place.ofEverybody()));
      if (!figure.isShown() || tellsChange || tellsAll) {
        rows.add(
            RowFactory.create(
                key.measureId(),
                place.window().id(),
                Date.valueOf(place.period().endDate()),
                place.area(),
                place.groupType(),
                place.group(),
                !figure.isShown(),
                tellsChange,
                tellsAll));
      }
    }
    return session.createDataFrame(rows, schema);
  }

  private static Column[] columns(String... names) {
    return Stream.of(names).map(org.apache.spark.sql.functions::col).toArray(Column[]::new);
  }
}
