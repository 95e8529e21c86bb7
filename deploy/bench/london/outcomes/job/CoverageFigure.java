package london.outcomes.job;

import java.time.YearMonth;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * A row of {@code measures} or {@code gaps} before disclosure control.
 *
 * @param reference the group that a gap is against; nothing for a measure
 * @param groups the same period and area by group
 */
record CoverageFigure(
    String measure,
    String window,
    YearMonth first,
    YearMonth last,
    String area,
    String level,
    String groupType,
    String group,
    String reference,
    double value,
    double lower,
    double upper,
    double denominator,
    Map<String, CoverageFigure> groups) {

  private static final double RESIDENTS = 1_000;

  static CoverageFigure ofMeasure(Row row, Map<String, CoverageFigure> groups) {
    return of(row, "", number(row, "value"), number(row, "denominator"), groups);
  }

  static CoverageFigure ofGap(Row row) {
    return of(row, row.getAs("reference_id"), number(row, "gap"), Double.NaN, Map.of());
  }

  private static CoverageFigure of(
      Row row,
      String reference,
      double value,
      double denominator,
      Map<String, CoverageFigure> groups) {
    return new CoverageFigure(
        row.getAs("measure_id"),
        row.getAs("window"),
        month(row.getAs("period_start")),
        month(row.getAs("period_end")),
        row.getAs("area_code"),
        row.getAs("area_level"),
        row.getAs("group_type"),
        row.getAs("group_id"),
        reference,
        value,
        number(row, "lower"),
        number(row, "upper"),
        denominator,
        groups);
  }

  private static YearMonth month(java.sql.Date day) {
    return YearMonth.from(day.toLocalDate());
  }

  private static double number(Row row, String column) {
    Double number = row.getAs(column);
    return number == null ? Double.NaN : number;
  }

  boolean isIn(YearMonth month) {
    return !month.isBefore(first) && !month.isAfter(last);
  }

  CoverageFigure ofGroup(String other) {
    return groups.get(other);
  }

  /** Residents for whom a rate is given. */
  double per() {
    return RESIDENTS;
  }

  boolean hasInterval() {
    return Double.isFinite(lower) && (Double.isFinite(upper) || Double.isFinite(value));
  }
}
