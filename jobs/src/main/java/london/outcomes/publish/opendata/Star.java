package london.outcomes.publish.opendata;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What people look for first in the curated tables of a release, few enough to hold in memory. */
final class Star {

  static final String ROLLING = "rolling-12";
  static final String YEAR = "financial-year";
  private static final String REGION = "region";

  private final Function<String, Dataset<Row>> tables;

  /**
   * @param tables curated tables by their names
   */
  Star(Function<String, Dataset<Row>> tables) {
    this.tables = tables;
  }

  /** Measures by id, in the order of their titles. */
  Map<String, Row> measures() {
    Map<String, Row> measures = new LinkedHashMap<>();
    tables.apply("dim_measure").orderBy("title", "measure_id").collectAsList().stream()
        .forEach(row -> measures.put(row.getAs("measure_id"), row));
    return measures;
  }

  /** Names of London and its boroughs by code: London first, then by name. */
  Map<String, String> areas() {
    Map<String, String> areas = new LinkedHashMap<>();
    tables
        .apply("dim_area")
        .where(col("area_level").isin(REGION, "borough"))
        .collectAsList()
        .stream()
        .sorted(
            Comparator.<Row, Boolean>comparing(r -> !REGION.equals(r.getAs("area_level")))
                .thenComparing(r -> r.<String>getAs("area_name")))
        .forEach(row -> areas.put(row.getAs("area_code"), row.getAs("area_name")));
    return areas;
  }

  Map<String, String> periods() {
    return names("dim_period", "period_id", "period_name", lit(true));
  }

  /** Names of groups, by characteristic and group. */
  Map<String, String> groups() {
    Map<String, String> groups = new LinkedHashMap<>();
    tables.apply("dim_group").collectAsList().stream()
        .forEach(
            r ->
                groups.put(
                    r.getAs("group_type") + "/" + r.getAs("group_id"), r.getAs("group_name")));
    return groups;
  }

  private Map<String, String> names(String table, String id, String name, Column which) {
    Map<String, String> names = new LinkedHashMap<>();
    tables.apply(table).where(which).collectAsList().stream()
        .forEach(row -> names.put(row.getAs(id), row.getAs(name)));
    return names;
  }

  /** The latest twelve months of each measure for which London has a figure, if there are any. */
  List<Headline> latest() {
    return headlines(latest(ofEverybody().where(col("window").equalTo(ROLLING)), "value"));
  }

  /** All financial years. */
  List<Headline> years() {
    return headlines(ofEverybody().where(col("window").equalTo(YEAR)));
  }

  private Dataset<Row> ofEverybody() {
    return tables
        .apply("fact_measure")
        .where(col("group_type").equalTo("all"))
        .where(col("area_level").isin(REGION, "borough"));
  }

  private static List<Headline> headlines(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(Headline::of).toList();
  }

  /** Gaps of London between groups: the latest twelve months, or financial year, of each. */
  List<Row> gaps() {
    Dataset<Row> london = tables.apply("fact_gap").where(col("area_level").equalTo(REGION));
    Dataset<Row> windows =
        london
            .where(col("window").isin(ROLLING, YEAR))
            .groupBy("measure_id")
            .agg(max("window").as("window"));
    return latest(london.join(broadcast(windows), toSeq("measure_id", "window")), "gap")
        .orderBy("measure_id", "group_type", "group_id", "reference_id")
        .collectAsList();
  }

  /** Rows of the newest period of each measure in which London has a value; else of its newest. */
  private static Dataset<Row> latest(Dataset<Row> rows, String value) {
    Column end = when(col(value).isNotNull(), col("period_end"));
    Dataset<Row> newest =
        rows.where(col("area_level").equalTo(REGION))
            .groupBy("measure_id")
            .agg(coalesce(max(end), max(col("period_end"))).as("period_end"));
    return rows.join(broadcast(newest), toSeq("measure_id", "period_end"));
  }

  private static scala.collection.immutable.Seq<String> toSeq(String... names) {
    return scala.jdk.javaapi.CollectionConverters.asScala(List.of(names)).toList();
  }
}
