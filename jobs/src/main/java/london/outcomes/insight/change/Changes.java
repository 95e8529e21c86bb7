package london.outcomes.insight.change;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.insight.Answer;
import london.outcomes.insight.ModelCard;
import london.outcomes.insight.Provenances;
import london.outcomes.insight.Question;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Which areas, groups and types account for the rise or fall of a measure on a year ago. */
public final class Changes implements Question {

  static final String MODEL = "change-parts";
  private static final String ANSWER = "fact_change_part";

  private final ChangeTable table;

  public Changes(Catalogue catalogue) {
    this.table = new ChangeTable(Nesting.of(catalogue.measures()));
  }

  @Override
  public String id() {
    return "changes";
  }

  @Override
  public List<String> reads() {
    return List.of("fact_measure");
  }

  @Override
  public List<String> answers() {
    return List.of(ANSWER);
  }

  @Override
  public Answer answer(Map<String, Dataset<Row>> tables) {
    if (!tables.containsKey("fact_measure")) {
      throw new IllegalArgumentException("nothing is published yet: fact_measure is not there");
    }
    Dataset<Row> rows = table.of(tables.get("fact_measure")).coalesce(1).cache();
    return new Answer(Map.of(ANSWER, rows), checks(rows), cards(rows));
  }

  /**
   * For each area: whether its changes can be explained at all, and how much is left unexplained.
   */
  private static Dataset<Row> checks(Dataset<Row> rows) {
    Dataset<Row> splits =
        rows.where(col("split_type").notEqual("all"))
            .groupBy("measure_id", "area_code", "split_type")
            .agg(
                max(col("effect").isNotNull().cast("double")).as("is_shown"),
                sum(when(isRest(), abs(col("effect"))).otherwise(0)).as("rest"),
                sum(abs(col("effect"))).as("moved"),
                max("provenance").as("provenance"));
    Column rest = when(col("moved").gt(0), col("rest").divide(col("moved")));
    return check(splits, "share-of-splits-shown", col("is_shown"))
        .unionByName(check(splits, "share-of-movement-in-rest", rest));
  }

  private static Column isRest() {
    return col("part_id").equalTo(Part.REST);
  }

  /** Provenances happen to be in the order of the alphabet, from the strongest to the weakest. */
  private static Dataset<Row> check(Dataset<Row> splits, String metric, Column value) {
    return splits
        .withColumn("v", value)
        .groupBy("area_code")
        .agg(
            avg("v").as("value"),
            count("v").cast("double").as("base"),
            max("provenance").as("provenance"))
        .select(
            lit(MODEL).as("model_id"),
            lit(metric).as("metric"),
            col("area_code"),
            lit("all").as("group_type"),
            lit("all").as("group_id"),
            col("value"),
            col("base"),
            col("provenance"));
  }

  private static List<ModelCard> cards(Dataset<Row> rows) {
    Row facts =
        rows.agg(
                coalesce(max("period_end").cast("string"), lit("1970-01-01")),
                coalesce(max("provenance"), lit(Provenances.ORDER.get(0))),
                count(when(col("split_type").equalTo("all"), 1)),
                count(when(col("split_type").notEqual("all").and(col("effect").isNotNull()), 1)),
                count(when(col("status").equalTo(Breakdown.SUPPRESSED), 1)),
                count(when(col("status").equalTo(Breakdown.OVERLAPPING), 1)),
                count(when(col("status").equalTo(ExplainedChange.NOT_ADDITIVE), 1)))
            .head();
    Map<String, String> metrics = new LinkedHashMap<>();
    metrics.put("changes of a measure in an area", number(facts, 2));
    metrics.put("parts with an effect", number(facts, 3));
    metrics.put("splits left out to protect what is withheld", number(facts, 4));
    metrics.put("splits left out as their groups overlap", number(facts, 5));
    metrics.put("splits left out as the measure is no quotient of sums", number(facts, 6));
    return List.of(
        new ModelCard(
            MODEL,
            "What accounts for a change",
            "Which boroughs, groups and types of crime account for the rise or fall of a measure on a year ago?",
            "Published figures (fact_measure) of the latest settled year of each measure and the year before: rolling 12 months, or the financial year. What is withheld from publication is not known here.",
            "Counts: the change of each part. Rates and shares: the symmetric decomposition of Kitagawa (1955) into the effect of each part's own rate and that of its weight. Arithmetic without chance: the effects of a split sum to the change.",
            "It says where a change happened, not why. Effects have no intervals: a small one may be chance; compare fact_signal. A rest stands for parts that are withheld or not told. Effects by borough follow the size of a borough as well as its change.",
            "Judging a borough, its police or a group by its effect: the largest are often the largest places. Not for anything about a person.",
            metrics,
            "1.0.0",
            LocalDate.parse(facts.getString(0)),
            facts.getString(1)));
  }

  private static String number(Row row, int i) {
    return Long.toString(row.getLong(i));
  }
}
