package london.outcomes.insight.place;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.month;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.year;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import london.outcomes.insight.Answer;
import london.outcomes.insight.Provenances;
import london.outcomes.insight.Question;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import scala.collection.Iterable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Which boroughs and wards have more of a kind of offence, or of antisocial behaviour, than was to
 * be expected of them: rises alone, of counts that may be told, that hold among all that was looked
 * at. Each category is watched in one row of one Spark job; what is noticed is little, and meets on
 * the driver.
 */
public final class Emerging implements Question {

  static final String MODEL = "emerging-rises";
  private static final String OFFENCE = "offence";
  private static final String INCIDENT = "incident";
  static final String FACT = "fact_emerging";
  private static final String UNKNOWN = "unknown";

  @Override
  public String id() {
    return "emerging";
  }

  @Override
  public List<String> reads() {
    return List.of(OFFENCE, INCIDENT);
  }

  @Override
  public List<String> answers() {
    return List.of(FACT);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException without offences
   */
  @Override
  public Answer answer(Map<String, Dataset<Row>> tables) {
    Dataset<Row> offences = tables.get(OFFENCE);
    if (offences == null) {
      throw new IllegalArgumentException(id() + ": there is no table " + OFFENCE);
    }
    List<Row> categories = watched(recorded(tables)).collectAsList();
    Watched watched =
        Watched.of(
            categories.stream()
                .map(row -> WatchingRows.read(row.getAs("category_id"), row.getAs("watching")))
                .toList());
    return EmergingAnswer.of(watched, provenances(categories)).in(offences.sparkSession());
  }

  private static Map<String, String> provenances(List<Row> categories) {
    return categories.stream()
        .collect(
            Collectors.toMap(
                row -> row.<String>getAs("category_id"), row -> row.<String>getAs("provenance")));
  }

  /** Offences, and incidents that are none where they are held: antisocial behaviour. */
  private static Dataset<Row> recorded(Map<String, Dataset<Row>> tables) {
    Dataset<Row> offences = recorded(tables.get(OFFENCE), "category_id");
    return tables.containsKey(INCIDENT)
        ? offences.unionByName(recorded(tables.get(INCIDENT), "incident_type"))
        : offences;
  }

  private static Dataset<Row> recorded(Dataset<Row> table, String category) {
    return table.select(
        col("month"),
        col("borough_code"),
        col("ward_code"),
        col(category).as("category_id"),
        col("provenance"));
  }

  private static Dataset<Row> watched(Dataset<Row> recorded) {
    return recorded
        .where(col("borough_code").notEqual(UNKNOWN))
        .groupBy(
            col("category_id"),
            col("borough_code").as("borough"),
            coalesce(col("ward_code"), lit("")).as("ward"),
            year(col("month")).multiply(12).plus(month(col("month"))).minus(1).as("month"))
        .agg(count(lit(1)).as("offences"), Provenances.weakest(col("provenance")).as("provenance"))
        .groupBy("category_id")
        .agg(
            collect_list(struct(col("borough"), col("ward"), col("month"), col("offences")))
                .as("tallies"),
            Provenances.weakest(col("provenance")).as("provenance"))
        .select(
            col("category_id"),
            col("provenance"),
            watch().apply(col("category_id"), col("tallies")).as("watching"));
  }

  private static UserDefinedFunction watch() {
    UDF2<String, Iterable<Row>, Row> watch =
        (UDF2<String, Iterable<Row>, Row> & Serializable)
            (category, tallies) ->
                WatchingRows.of(
                    Watching.of(
                        Panel.of(
                            category,
                            CollectionConverters.asJavaCollection(tallies).stream()
                                .map(Emerging::tally)
                                .toList())));
    return udf(watch, WatchingRows.TYPE);
  }

  private static Panel.Tally tally(Row row) {
    return new Panel.Tally(
        row.getAs("borough"), row.getAs("ward"), row.getAs("month"), row.getAs("offences"));
  }
}
