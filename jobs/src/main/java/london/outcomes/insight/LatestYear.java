package london.outcomes.insight;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.last_day;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The latest settled year of each measure for London, and the year before it. */
public final class LatestYear {

  private static final String ROLLING = "rolling-12";
  private static final String FINANCIAL = "financial-year";

  private LatestYear() {}

  /**
   * Rolling years go before financial years: they are the later ones.
   *
   * @param facts columns of {@code fact_measure}
   * @return a row a measure: {@code measure_id}, {@code latest_window}, {@code latest_end}, {@code
   *     earlier_end}, {@code latest_id}, {@code london} (code of the area)
   */
  public static Dataset<Row> of(Dataset<Row> facts) {
    return years(facts)
        .where(col("area_level").equalTo("region").and(col("group_type").equalTo("all")))
        .where(col("status").equalTo("ok").and(col("change_status").notEqual("unsettled")))
        .groupBy("measure_id")
        .agg(
            max(struct(
                    col("window").equalTo(ROLLING).as("is_rolling"),
                    col("period_end"),
                    col("window"),
                    col("period_id"),
                    col("area_code")))
                .as("l"))
        .select(
            col("measure_id"),
            col("l.window").as("latest_window"),
            col("l.period_end").as("latest_end"),
            last_day(add_months(col("l.period_end"), -12)).as("earlier_end"),
            col("l.period_id").as("latest_id"),
            col("l.area_code").as("london"));
  }

  public static Dataset<Row> years(Dataset<Row> facts) {
    return facts.where(col("window").isin(ROLLING, FINANCIAL));
  }
}
