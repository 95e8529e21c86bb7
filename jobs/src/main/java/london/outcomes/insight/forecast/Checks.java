package london.outcomes.insight.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import london.outcomes.insight.Provenances;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** How each model serves each area, over its measures; under London's code, all areas together. */
final class Checks {

  private Checks() {}

  /**
   * Sums up.
   *
   * @param skills rows of {@code fact_forecast_skill} in the order of their key
   */
  static List<Row> rows(List<Row> skills) {
    List<Row> checks = new ArrayList<>();
    by(skills, "model_id").forEach((model, of) -> add(model, of, checks));
    return checks;
  }

  private static void add(String model, List<Row> skills, List<Row> checks) {
    SortedMap<String, List<Row>> areas = by(skills, "area_code");
    skills.stream()
        .filter(row -> row.getAs("area_level").equals("region"))
        .map(row -> row.<String>getAs("area_code"))
        .findFirst()
        .ifPresent(london -> areas.put(london, skills));
    areas.forEach(
        (area, rows) -> {
          Totals totals = Totals.of(rows);
          String provenance =
              Provenances.weakest(
                  rows.stream().map(row -> row.<String>getAs("provenance")).toList());
          checks.add(
              row(
                  model,
                  "interval-coverage",
                  area,
                  totals.coverage(),
                  totals.forecasts(),
                  provenance));
          checks.add(row(model, "median-mase", area, totals.mase(), totals.series(), provenance));
          checks.add(row(model, "share-shown", area, totals.shown(), rows.size(), provenance));
        });
  }

  static SortedMap<String, List<Row>> by(List<Row> rows, String column) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                row -> row.<String>getAs(column), TreeMap::new, Collectors.toList()));
  }

  private static Row row(
      String model, String metric, String area, double value, double base, String provenance) {
    Double known = Double.isNaN(value) ? null : value;
    return RowFactory.create(model, metric, area, "all", "all", known, base, provenance);
  }
}
