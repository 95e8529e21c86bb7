package london.outcomes.insight.place;

import java.util.ArrayList;
import java.util.List;
import london.outcomes.insight.Answer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** Rows of {@code fact_model_check} as they come up. */
final class Checks {

  static final String LONDON = "E12000007";
  private static final String ALL = "all";

  private final String model;
  private final String provenance;
  private final List<Row> rows = new ArrayList<>();

  Checks(String model, String provenance) {
    this.model = model;
    this.provenance = provenance;
  }

  /**
   * Adds a figure of an area.
   *
   * @param value not finite where the base is too small
   */
  void area(String metric, String area, double value, double base) {
    add(metric, area, ALL, ALL, value, base);
  }

  /** Adds a figure of one category of offences, all over London. */
  void category(String metric, String category, double value, double base) {
    add(metric, LONDON, "category", category, value, base);
  }

  private void add(
      String metric, String area, String type, String group, double value, double base) {
    Double known = Double.isFinite(value) ? value : null;
    rows.add(RowFactory.create(model, metric, area, type, group, known, base, provenance));
  }

  Dataset<Row> rows(SparkSession session) {
    return session.createDataFrame(rows, Answer.CHECK);
  }
}
