package london.outcomes.insight.alike;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.last_day;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import london.outcomes.insight.Provenances;
import london.outcomes.stats.Estimate;
import london.outcomes.stats.Proportions;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What kinds of offences are recorded in a ward: the share of each category in those of the latest
 * twelve months. No rates are published for wards, since their residents are not loaded; a mix
 * needs none. It makes profiles, and is not published itself.
 *
 * @param figures a share (0 to 1) for each ward and category, also of what was not recorded there
 * @param through last day that they tell of
 */
record OffenceMix(List<Figure> figures, Date through) {

  static final OffenceMix NONE = new OffenceMix(List.of(), new Date(0));

  /** With fewer a share says little, and the ward is left out. */
  static final int LEAST_OFFENCES = 100;

  private static final double LEVEL = 0.95;

  /**
   * @param offences columns {@code month}, {@code ward_code} (empty where not known), {@code
   *     category_id}, {@code provenance}
   */
  static OffenceMix of(Dataset<Row> offences) {
    Map<String, Map<String, Long>> wards = new TreeMap<>();
    TreeSet<String> categories = new TreeSet<>();
    List<String> provenances = new ArrayList<>();
    Date through = NONE.through;
    for (Row row : counts(offences)) {
      String category = row.getAs("category_id");
      categories.add(category);
      provenances.add(row.getAs("provenance"));
      through = row.getAs("through");
      wards
          .computeIfAbsent(row.getAs("ward_code"), w -> new TreeMap<>())
          .put(category, row.getAs("offences"));
    }
    String weakest = Provenances.weakest(provenances);
    List<Figure> figures = new ArrayList<>();
    wards.forEach((ward, own) -> categories.forEach(c -> add(figures, ward, c, own, weakest)));
    return new OffenceMix(figures, through);
  }

  private static List<Row> counts(Dataset<Row> offences) {
    Dataset<Row> newest = offences.agg(max("month").as("newest"));
    return offences
        .crossJoin(broadcast(newest))
        .where(col("month").gt(add_months(col("newest"), -12)))
        .where(col("ward_code").isNotNull())
        .groupBy(col("ward_code"), col("category_id"), last_day(col("newest")).as("through"))
        .agg(count(lit(1)).as("offences"), Provenances.weakest(col("provenance")).as("provenance"))
        .collectAsList();
  }

  private static void add(
      List<Figure> figures,
      String ward,
      String category,
      Map<String, Long> own,
      String provenance) {
    long all = own.values().stream().mapToLong(Long::longValue).sum();
    if (all < LEAST_OFFENCES) {
      return;
    }
    Estimate share = Proportions.wilson(own.getOrDefault(category, 0L), all, 1, LEVEL);
    figures.add(
        new Figure(
            ward,
            "mix-" + category,
            "share of " + category.replace('-', ' ') + " in offences",
            "proportion",
            share.value(),
            share.lower(),
            share.upper(),
            provenance));
  }
}
