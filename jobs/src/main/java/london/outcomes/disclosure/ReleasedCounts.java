package london.outcomes.disclosure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.Period;
import london.outcomes.catalogue.Window;
import london.outcomes.disclosure.Withholding.Key;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Brings the counts of protected measures to where they can be added up and attacked: those that
 * may be published, which are far fewer than all.
 */
public final class ReleasedCounts {

  /** What a figure is known by in the tables. */
  static final String[] KEY = {
    "measure_id", "window", "period_end", "area_code", "group_type", "group_id"
  };

  private static final String SHOWN = "is_shown";

  /** The same each time, so that each attack goes the same way. */
  private static final Comparator<MeasureCounts> ORDER =
      Comparator.comparing(MeasureCounts::measureId).thenComparing(f -> f.place().toString());

  private final Map<String, Measure> measures;
  private final Set<String> rounded;

  public ReleasedCounts(Quantities quantities) {
    this.measures = quantities.measures();
    this.rounded = quantities.rounded();
  }

  /**
   * Area to the area that it is a part of.
   *
   * @param areas columns {@code area_code} and {@code parent_code}
   */
  public static Map<String, String> parents(Dataset<Row> areas) {
    Map<String, String> parents = new HashMap<>();
    for (Row row : areas.select("area_code", "parent_code").collectAsList()) {
      if (!row.isNullAt(1) && !row.getString(1).isEmpty()) {
        parents.put(row.getString(0), row.getString(1));
      }
    }
    return parents;
  }

  /**
   * Counts of figures that are not published yet.
   *
   * @param values columns of the table {@code measures}
   */
  public List<MeasureCounts> of(Dataset<Row> values) {
    return collected(publishable(values).withColumn(SHOWN, lit(false)));
  }

  /**
   * Counts, and whether they are published.
   *
   * @param values columns of the table {@code measures}
   * @param facts the same figures as they are published: columns of {@code fact_measure}
   */
  public List<MeasureCounts> of(Dataset<Row> values, Dataset<Row> facts) {
    return collected(shown(values, facts));
  }

  /**
   * Counts that were remembered.
   *
   * @param rows columns of the table {@code shown_count}
   */
  public List<MeasureCounts> collected(Dataset<Row> rows) {
    return rows
        .where(col("measure_id").isInCollection(measures.keySet()))
        .select(columns("count", "denominator", SHOWN))
        .collectAsList()
        .stream()
        .filter(this::isOfPublishedWindow)
        .map(ReleasedCounts::counts)
        .sorted(ORDER)
        .toList();
  }

  /**
   * Counts, and whether they are published, as rows of the table {@code shown_count}. What is
   * published is taken as it is published; where that is rounded, a reader is taken to know more.
   *
   * @param values columns of the table {@code measures}
   * @param facts the same figures as they are published: columns of {@code fact_measure}
   */
  public Dataset<Row> shown(Dataset<Row> values, Dataset<Row> facts) {
    Column isShown =
        Stream.of("count", "denominator", "value", "lower", "upper", "change")
            .map(name -> col(name).isNotNull())
            .reduce(Column::or)
            .orElseThrow();
    Dataset<Row> shown =
        publishable(facts)
            .withColumn(SHOWN, isShown)
            .withColumnRenamed("count", "_count")
            .withColumnRenamed("denominator", "_of")
            .select(columns("_count", "_of", SHOWN));
    Column asPublished = when(not(col("measure_id").isInCollection(rounded)), col("_count"));
    return publishable(values)
        .join(shown, KEY)
        .withColumn("count", coalesce(asPublished, col("count")))
        .withColumn("denominator", coalesce(col("_of"), col("denominator")))
        .select(columns("count", "denominator", SHOWN));
  }

  /**
   * Figures of protected measures that tell any number at all.
   *
   * @param facts columns of {@code fact_measure}
   */
  public List<Key> telling(Dataset<Row> facts) {
    Column tells =
        Suppression.NUMBERS.stream()
            .map(name -> col(name).isNotNull())
            .reduce(Column::or)
            .orElseThrow();
    return facts
        .where(col("measure_id").isInCollection(measures.keySet()).and(tells))
        .select(columns())
        .collectAsList()
        .stream()
        .map(row -> new Key(row.getString(0), place(row)))
        .toList();
  }

  /** Columns of {@link #KEY}, for rows that are made on the driver. */
  static StructType keySchema() {
    StructType schema = new StructType();
    for (String name : KEY) {
      boolean isDay = name.equals("period_end");
      schema = schema.add(name, isDay ? DataTypes.DateType : DataTypes.StringType);
    }
    return schema;
  }

  private static Column[] columns(String... more) {
    return Stream.concat(Stream.of(KEY), Stream.of(more))
        .map(org.apache.spark.sql.functions::col)
        .toArray(Column[]::new);
  }

  /** Figures of protected measures, but groups of small areas, which are never published. */
  private Dataset<Row> publishable(Dataset<Row> figures) {
    return figures
        .where(col("measure_id").isInCollection(measures.keySet()))
        .where(col("group_type").equalTo(Place.ALL).or(col("area_level").equalTo("region")));
  }

  private boolean isOfPublishedWindow(Row row) {
    YearMonth end = YearMonth.from(row.getDate(2).toLocalDate());
    return Withholding.isPublished(
        measures.get(row.getString(0)), new Period(Window.of(row.getString(1)), end));
  }

  private static MeasureCounts counts(Row row) {
    return new MeasureCounts(
        row.getString(0), place(row), number(row, 6), number(row, 7), row.getBoolean(8));
  }

  private static Place place(Row row) {
    return new Place(
        Window.of(row.getString(1)),
        YearMonth.from(row.getDate(2).toLocalDate()),
        row.getString(3),
        row.getString(4),
        row.getString(5));
  }

  private static double number(Row row, int column) {
    return row.isNullAt(column) ? Double.NaN : row.getDouble(column);
  }
}
