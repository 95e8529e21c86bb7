package london.outcomes.disclosure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import london.outcomes.catalogue.Measure;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Withholds gaps that rest on what is withheld itself: on the groups of a measure whose small
 * counts are suppressed, which are all restricted, and on shares of a sample that are unreliable.
 */
public final class GapSuppression {

  private static final List<String> NUMBERS =
      List.of(
          "gap",
          "lower",
          "upper",
          "gap_p",
          "group_value",
          "reference_value",
          "group_base",
          "reference_base",
          "headline",
          "evidence");

  private final List<String> restricted = new ArrayList<>();

  public GapSuppression(Iterable<Measure> measures) {
    for (Measure measure : measures) {
      if (measure.disclosure().isProtected()) {
        restricted.add(measure.id());
      }
    }
  }

  /**
   * Protects.
   *
   * @param gaps columns of the table {@code gaps}
   * @return the same rows and columns; withheld ones have a status that says why, and no numbers
   */
  public Dataset<Row> protect(Dataset<Row> gaps) {
    Column isUnreliable = coalesce(col("reliability").startsWith("suppress"), lit(false));
    Column status =
        when(col("of_measure_id").isInCollection(restricted), Suppression.RESTRICTED)
            .when(isUnreliable, Suppression.UNRELIABLE)
            .otherwise(col("status"));
    Column isHidden = col("status").isin(Suppression.RESTRICTED, Suppression.UNRELIABLE);
    Map<String, Column> columns = new LinkedHashMap<>();
    NUMBERS.forEach(name -> columns.put(name, when(isHidden.equalTo(false), col(name))));
    return gaps.withColumn("status", status).withColumns(columns);
  }
}
