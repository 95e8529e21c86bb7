package london.outcomes.publish.opendata;

import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Row;

/**
 * A figure as the workbook shows it.
 *
 * @param financialYear in which its period ends
 */
record Headline(
    String measure,
    String period,
    String financialYear,
    String area,
    Optional<Double> value,
    Optional<Double> lower,
    Optional<Double> upper,
    Optional<Double> change,
    Optional<Double> changePct,
    String changeStatus,
    String status,
    Optional<String> reliability,
    String dataStatus) {

  static Headline of(Row row) {
    return new Headline(
        row.getAs("measure_id"),
        row.getAs("period_id"),
        row.getAs("financial_year"),
        row.getAs("area_code"),
        number(row, "value"),
        number(row, "lower"),
        number(row, "upper"),
        number(row, "change"),
        number(row, "change_pct"),
        row.getAs("change_status"),
        row.getAs("status"),
        Optional.ofNullable(row.getAs("reliability")),
        row.getAs("data_status"));
  }

  /** Whether there is a figure, or one that is withheld: anything but that nothing has come. */
  boolean isTold() {
    return value.isPresent() || Set.of("suppressed", "restricted", "unreliable").contains(status);
  }

  static Optional<Double> number(Row row, String column) {
    return Optional.ofNullable(row.getAs(column));
  }
}
