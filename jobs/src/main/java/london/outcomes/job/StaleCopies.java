package london.outcomes.job;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import london.outcomes.catalogue.Figures;
import london.outcomes.ingest.csv.Problem;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Finds periods whose figures are those of another one: someone has copied them under a new label.
 * Neighbours may well be equal in a slow series, and so may a few figures; neither is a copy.
 */
final class StaleCopies {

  static final String CODE = "STALE_COPY";

  private static final int FEWEST = 5;

  private StaleCopies() {}

  /** A period, and the other one whose figures it has. */
  record Copy(String month, String original, long figures) {

    Problem problem() {
      return new Problem(
          CODE,
          "",
          "all %,d figures of %s are those of %s; ask the supplier for those of %s"
              .formatted(figures, month, original, month));
    }
  }

  /**
   * Compares each of the months with all others.
   *
   * @param rows all figures of a source that are held
   * @param months months that have just arrived
   */
  static List<Copy> in(Dataset<Row> rows, Figures figures, Set<String> months) {
    Dataset<Row> all = series(rows, figures);
    Dataset<Row> arrived =
        all.where(col("period").isInCollection(months))
            .select(
                col("period").as("copy"),
                col("force_id"),
                col("series"),
                col("value").as("figure"));
    Column isOther =
        col("period").lt(col("copy")).or(col("period").isInCollection(months).equalTo(false));
    List<Row> pairs =
        arrived
            .join(
                all,
                scala.jdk.javaapi.CollectionConverters.asScala(List.of("force_id", "series"))
                    .toSeq())
            .where(col("period").notEqual(col("copy")).and(isOther))
            .groupBy("copy", "period")
            .agg(
                count(lit(1)).as("compared"),
                count_if(col("value").equalTo(col("figure"))).as("equal"),
                count_distinct(col("figure")).as("different"))
            .where(col("compared").equalTo(col("equal")))
            .where(col("compared").geq(FEWEST).and(col("different").gt(1)))
            .orderBy("copy", "period")
            .collectAsList();
    return pairs.isEmpty() ? List.of() : copies(pairs, all);
  }

  /** A period with series that the other one lacks is no copy of it, and its neighbour is none. */
  private static List<Copy> copies(List<Row> pairs, Dataset<Row> all) {
    List<Copy> copies = new ArrayList<>();
    List<Row> sizes =
        all.groupBy("period").agg(count(lit(1)).as("figures")).orderBy("period").collectAsList();
    List<String> periods = sizes.stream().map(row -> row.getString(0)).toList();
    Set<String> named = new TreeSet<>();
    for (Row pair : pairs) {
      int copy = periods.indexOf(pair.getString(0));
      int original = periods.indexOf(pair.getString(1));
      boolean isWhole = pair.getLong(2) == sizes.get(copy).getLong(1);
      if (isWhole && Math.abs(copy - original) > 1 && named.add(pair.getString(0))) {
        copies.add(new Copy(pair.getString(0), pair.getString(1), pair.getLong(2)));
      }
    }
    return copies;
  }

  private static Dataset<Row> series(Dataset<Row> rows, Figures figures) {
    Column area = figures.area().isEmpty() ? lit("") : col(figures.area());
    Column[] names = figures.series().stream().map(name -> col(name)).toArray(Column[]::new);
    return rows.groupBy(
            date_format(col("month"), "yyyy-MM").as("period"),
            col("force_id"),
            concat_ws(" / ", concat_ws(" / ", names), coalesce(area, lit(""))).as("series"))
        .agg(sum(col(figures.value()).cast("double")).as("value"));
  }
}
