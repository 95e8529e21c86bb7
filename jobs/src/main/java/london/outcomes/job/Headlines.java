package london.outcomes.job;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import london.outcomes.catalogue.Kind;
import london.outcomes.catalogue.Measure;
import london.outcomes.run.RunSummary.Headline;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The latest value of each measure for London, for the end of a run. */
final class Headlines {

  private static final List<String> WINDOWS =
      List.of("month", "quarter", "year-to-date", "financial-year", "rolling-12");

  private final Workplace place;

  Headlines(Workplace place) {
    this.place = place;
  }

  List<Headline> latest() {
    Dataset<Row> london =
        place
            .lake()
            .table("fact_measure")
            .read()
            .where(col("area_level").equalTo("region"))
            .where(col("group_type").equalTo("all").or(col("measure_id").isin(comparisons())))
            .where(col("value").isNotNull().and(col("lower").isNotNull()));
    org.apache.spark.sql.Column rank = lit(0);
    for (int i = 0; i < WINDOWS.size(); i++) {
      rank =
          org.apache
              .spark
              .sql
              .functions
              .when(col("window").equalTo(WINDOWS.get(i)), i)
              .otherwise(rank);
    }
    Dataset<Row> periods =
        place.lake().table("dim_period").read().select("period_id", "period_name");
    return london
        .join(broadcast(periods), "period_id")
        .groupBy("measure_id", "group_id")
        .agg(max(struct(rank.as("rank"), col("period_end"), struct(col("*")).as("row"))).as("best"))
        .select("best.row.*")
        .collectAsList()
        .stream()
        .map(this::headline)
        .sorted((a, b) -> order(a).compareTo(order(b)))
        .collect(Collectors.toList());
  }

  /** Measures that are about groups and about nothing else. */
  private Object[] comparisons() {
    return place.catalogue().measures().values().stream()
        .filter(measure -> measure.kind() == Kind.RATE_RATIO)
        .map(Measure::id)
        .toArray();
  }

  private static String order(Headline headline) {
    return headline.measureId() + headline.group();
  }

  private Headline headline(Row row) {
    Map<String, Measure> measures = place.catalogue().measures();
    String id = row.getAs("measure_id");
    Measure measure = measures.get(id);
    return new Headline(
        id,
        measure == null ? id : measure.title(),
        measure == null ? "" : measure.unit(),
        row.getAs("period_name"),
        row.getAs("area_code"),
        row.getAs("group_id"),
        row.getAs("count"),
        row.getAs("value"),
        row.getAs("lower"),
        row.getAs("upper"),
        row.getAs("change_pct"),
        row.getAs("change"),
        row.getAs("change_p"),
        row.getAs("coverage"),
        row.getAs("status"),
        row.getAs("provenance"));
  }
}
