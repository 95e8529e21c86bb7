package london.outcomes.job;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Date;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.table.Lake;
import london.outcomes.table.Storage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** What curated tables and measures show of that which was planted: gaps, rises, repeat victims. */
record PlantedThings(
    SparkSession session, Catalogue catalogue, ExpectedFigures expected, Path work) {

  void print() throws IOException {
    gaps();
    rises();
    repeats();
  }

  private Dataset<Row> read(String name, String table) {
    String root = work.resolve(name).resolve("lake").toString();
    return new Lake(session, Storage.of(session), catalogue, root).table(table).read();
  }

  /**
   * Trust of Black and Mixed Londoners is planted lower than that of White ones, others' is not.
   */
  private void gaps() {
    System.out.println("\nplanted gaps: London, quarters and years, against White Londoners");
    for (String window : List.of("quarter", "financial-year")) {
      for (String group : List.of("black", "mixed", "asian", "other")) {
        List<Row> rows =
            read("kinds", "fact_gap")
                .where(col("status").equalTo("ok"))
                .where(col("window").equalTo(window))
                .where(col("area_level").equalTo("region"))
                .where(col("group_type").equalTo("ethnicity"))
                .where(col("reference_id").equalTo("white"))
                .where(col("group_id").equalTo(group))
                .collectAsList();
        System.out.printf(
            "  %-15s %-6s %s planted, %3d gaps: interval below 0 in %3d, above 0 in %3d;"
                + " mean %.1f points; evidence within %d, outside %d, uncertain %d%n",
            window,
            group,
            List.of("black", "mixed").contains(group) ? "   " : "not",
            rows.size(),
            rows.stream().filter(row -> row.<Double>getAs("upper") < 0).count(),
            rows.stream().filter(row -> row.<Double>getAs("lower") > 0).count(),
            rows.stream().mapToDouble(row -> row.<Double>getAs("gap")).average().orElse(Double.NaN),
            evidence(rows, "within"),
            evidence(rows, "outside"),
            evidence(rows, "uncertain"));
      }
    }
  }

  private static long evidence(List<Row> rows, String evidence) {
    return rows.stream().filter(row -> evidence.equals(row.getAs("evidence"))).count();
  }

  private static final Map<String, String> CHARTED =
      Map.of(
          "Theft from the person", "theft-from-person",
          "Vehicle crime", "vehicle-crime",
          "Robbery", "robbery-personal",
          "Burglary", "burglary-residential");

  /** Which planted rises a control chart shows in the months for which they were planted. */
  private void rises() throws IOException {
    System.out.println("\nplanted rises: found by a control chart of fact_signal");
    Map<String, String> codes = new HashMap<>();
    ExpectedFigures.each(
        work.resolve("kinds/conf/reference/area_alias.csv"),
        row -> codes.put(row.getField("alias_name"), row.getField("area_code")));
    List<Row> signals =
        read("signals", "fact_signal")
            .where(col("family").equalTo("control-chart"))
            .where(col("window").equalTo("month"))
            .where(col("area_level").equalTo("borough"))
            .where(col("variation").equalTo("concern"))
            .collectAsList();
    ExpectedFigures.each(
        work.resolve("parts/rises/truth/rises.csv"),
        rise -> {
          String measure = CHARTED.get(rise.getField("crime_type"));
          if (measure != null) {
            YearMonth from = YearMonth.parse(rise.getField("from"));
            YearMonth to = YearMonth.parse(rise.getField("to"));
            String area = codes.get(rise.getField("borough"));
            List<String> found =
                signals.stream()
                    .filter(signal -> measure.equals(signal.getAs("measure_id")))
                    .filter(signal -> area.equals(signal.getAs("area_code")))
                    .filter(signal -> isWithin(signal, from, to))
                    .map(signal -> (String) signal.getAs("signal"))
                    .distinct()
                    .toList();
            System.out.printf(
                "  %-22s %-22s %s to %s, %s times: %s%n",
                rise.getField("borough"),
                measure,
                from,
                to,
                rise.getField("factor"),
                found.isEmpty() ? "NOT FOUND" : String.join(", ", found));
          }
        });
    System.out.printf("  %,d signals of concern in all series and months%n", signals.size());
  }

  private static boolean isWithin(Row signal, YearMonth from, YearMonth to) {
    YearMonth month = YearMonth.from(signal.<Date>getAs("period_end").toLocalDate());
    return !month.isBefore(from) && !month.isAfter(to);
  }

  /** The share of repeat victims in London's last twelve months. */
  private void repeats() {
    System.out.println("\nplanted repeats: London, the year to March 2026, per cent of incidents");
    Map<String, String> strands =
        Map.of("repeat-victims-da", "domestic abuse", "repeat-victims-sv", "sexual violence");
    strands.forEach(
        (measure, strand) -> {
          double share =
              expected
                  .sum("mps-offence/repeat victims", m -> true, "E12000007", strand::equals)
                  .share();
          read("kinds", "measures")
              .where(col("measure_id").equalTo(measure))
              .where(col("window").equalTo("financial-year"))
              .where(col("financial_year").equalTo("2025-26"))
              .where(col("area_level").equalTo("region"))
              .where(col("group_id").equalTo("all"))
              .collectAsList()
              .forEach(
                  row ->
                      System.out.printf(
                          "  %-18s found %.2f (%.2f to %.2f), expected %.2f%n",
                          measure,
                          row.<Double>getAs("value"),
                          row.<Double>getAs("lower"),
                          row.<Double>getAs("upper"),
                          100 * share));
        });
  }
}
