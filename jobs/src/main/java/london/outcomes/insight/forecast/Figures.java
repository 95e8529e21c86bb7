package london.outcomes.insight.forecast;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.struct;

import java.sql.Date;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import london.outcomes.catalogue.Kind;
import london.outcomes.catalogue.Window;
import london.outcomes.insight.Provenances;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.collection.Iterable;
import scala.jdk.javaapi.CollectionConverters;

/** Published monthly figures to series. */
final class Figures {

  private Figures() {}

  /**
   * Gathers what a measure's series are made of: published counts of everybody by month.
   *
   * @param facts columns of {@code fact_measure}
   * @param measures columns of {@code dim_measure}
   * @return {@code measure_id}, {@code kind}, {@code per}, {@code recording_changes} and {@code
   *     figures}, a row for each measure that counts
   */
  static Dataset<Row> byMeasure(Dataset<Row> facts, Dataset<Row> measures) {
    Dataset<Row> counting =
        measures
            .where(col("kind").isin(Kind.COUNT.id(), Kind.RATE.id()))
            .select("measure_id", "kind", "per", "recording_changes");
    return facts
        .where(col("window").equalTo(Window.MONTH.id()))
        .where(col("group_type").equalTo("all"))
        .where(col("area_level").isin("borough", "region"))
        .where(col("status").equalTo("ok").and(col("count").isNotNull()))
        .groupBy("measure_id")
        .agg(
            collect_list(
                    struct(
                        col("area_code"),
                        col("area_level"),
                        col("period_end"),
                        col("count"),
                        col("denominator"),
                        col("provenance")))
                .as("figures"))
        .join(broadcast(counting), "measure_id");
  }

  /** The series of a measure, each from after its last gap on. */
  static Group group(String measure, Iterable<Row> figures) {
    return new Group(
        measure,
        CollectionConverters.asJavaCollection(figures).stream()
            .collect(Collectors.groupingBy(row -> row.<String>getAs("area_code")))
            .values()
            .stream()
            .map(Figures::series)
            .toList());
  }

  private static Series series(List<Row> rows) {
    List<Row> sorted = new ArrayList<>(rows);
    sorted.sort(Comparator.comparingInt(Figures::month).reversed());
    int last = month(sorted.get(0));
    int length = 1;
    while (length < sorted.size() && month(sorted.get(length)) == last - length) {
      length++;
    }
    double[] counts = new double[length];
    for (int i = 0; i < length; i++) {
      counts[length - 1 - i] = sorted.get(i).<Double>getAs("count");
    }
    Row newest = sorted.get(0);
    Double denominator = newest.getAs("denominator");
    return new Series(
        newest.getAs("area_code"),
        newest.getAs("area_level"),
        last - length + 1,
        counts,
        denominator == null ? Double.NaN : denominator,
        Provenances.weakest(
            sorted.subList(0, length).stream()
                .map(row -> row.<String>getAs("provenance"))
                .toList()));
  }

  private static int month(Row row) {
    return Month.of(row.<Date>getAs("period_end").toLocalDate());
  }
}
