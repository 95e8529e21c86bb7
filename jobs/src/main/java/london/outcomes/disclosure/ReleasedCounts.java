package london.outcomes.disclosure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;

import java.sql.Date;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.Window;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Brings the counts of protected measures to where they can be added up and attacked: those that
 * may be published, which are far fewer than all.
 */
public final class ReleasedCounts {

  private static final String[] KEY = {
    "measure_id", "window", "period_end", "area_code", "group_type", "group_id"
  };
  private static final String SHOWN = "is_shown";

  private final Map<String, Measure> measures;

  public ReleasedCounts(Quantities quantities) {
    this.measures = quantities.measures();
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
   * Counts, and whether they are published.
   *
   * @param values columns of the table {@code measures}
   * @param facts the same figures as they are published: columns of {@code fact_measure}
   */
  public List<MeasureCounts> of(Dataset<Row> values, Dataset<Row> facts) {
    return shown(values, facts).orderBy(columns()).collectAsList().stream()
        .filter(this::isOfPublishedWindow)
        .map(ReleasedCounts::counts)
        .toList();
  }

  /** What is published is taken as it is published. */
  private Dataset<Row> shown(Dataset<Row> values, Dataset<Row> facts) {
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
    return publishable(values)
        .join(shown, KEY)
        .withColumn("count", coalesce(col("_count"), col("count")))
        .withColumn("denominator", coalesce(col("_of"), col("denominator")))
        .select(columns("count", "denominator", SHOWN));
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

  /** Rolling years are published where they end with a period that is published. */
  private boolean isOfPublishedWindow(Row row) {
    Measure measure = measures.get(row.getString(0));
    Window window = Window.of(row.getString(1));
    int month = row.getDate(2).toLocalDate().getMonthValue();
    return measure.disclosure().published(measure.windows()).contains(window)
        && (window != Window.ROLLING_12 || month % Withholding.unit(measure).months() == 0);
  }

  private static MeasureCounts counts(Row row) {
    Date end = row.getDate(2);
    Place place =
        new Place(
            Window.of(row.getString(1)),
            YearMonth.from(end.toLocalDate()),
            row.getString(3),
            row.getString(4),
            row.getString(5));
    return new MeasureCounts(
        row.getString(0), place, number(row, 6), number(row, 7), row.getBoolean(8));
  }

  private static double number(Row row, int column) {
    return row.isNullAt(column) ? Double.NaN : row.getDouble(column);
  }
}
