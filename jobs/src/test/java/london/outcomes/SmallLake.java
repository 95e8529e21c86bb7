package london.outcomes;

import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.TableColumn;
import london.outcomes.catalogue.TableDefinition;
import london.outcomes.config.ConfigFolder;
import london.outcomes.publish.Dimensions;
import london.outcomes.table.CommitNote;
import london.outcomes.table.Lake;
import london.outcomes.table.LakeTable;
import london.outcomes.table.Storage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/**
 * All curated tables as the release writes them, with the real dimensions and invented figures, in
 * a second; a year of the figures has been written twice, as after a restatement.
 */
public final class SmallLake {

  public static final Catalogue CATALOGUE =
      new ConfigFolder(SharedSession.project().resolve("conf")).load();

  /** The tables that are written, views not among them. */
  public static final List<TableDefinition> TABLES = CATALOGUE.star();

  private static final String LONDON = "E12000007";
  private static final YearMonth FIRST = YearMonth.of(2024, 4);
  private static final CommitNote NOTE =
      new CommitNote("run-1", "release", Map.of(), List.of(), Map.of());

  private final Lake lake;
  private final SparkSession session = SharedSession.get();

  private SmallLake(Path root) {
    this.lake = new Lake(session, Storage.of(session), CATALOGUE, root.toString());
  }

  /** Makes one in a folder that is empty. */
  public static Lake in(Path root) {
    SmallLake small = new SmallLake(root);
    new Dimensions(small.session, CATALOGUE)
        .all()
        .forEach((name, rows) -> small.table(name).replaceAll(rows, NOTE));
    small.facts();
    return small.lake;
  }

  private LakeTable table(String name) {
    return lake.table(name);
  }

  private void facts() {
    List<Row> figures = figures();
    table("fact_measure").replaceAll(rows("fact_measure", figures), NOTE);
    table("fact_measure")
        .replace(
            rows("fact_measure", figures).where("financial_year = '2025-26'"),
            "financial_year = '2025-26'",
            NOTE);
    table("fact_gap").replaceAll(rows("fact_gap", gaps()), NOTE);
    table("fact_signal").replaceAll(rows("fact_signal", List.of(signal())), NOTE);
    table("fact_restatement").replaceAll(rows("fact_restatement", List.of(restatement())), NOTE);
    table("fact_evidence").replaceAll(rows("fact_evidence", List.of(evidence())), NOTE);
    TABLES.stream().filter(t -> table(t.name()).version().isEmpty()).forEach(this::example);
  }

  /** A row of values that only have the right types, and keys that are there. */
  private void example(TableDefinition definition) {
    Map<String, Object> row = place("robbery-personal", LONDON, "month", FIRST, 1);
    row.putAll(Map.of("group_type", "all", "group_id", "all"));
    for (TableColumn column : definition.columns()) {
      row.computeIfAbsent(column.name(), name -> example(name, column.type()));
    }
    String name = definition.name();
    table(name).replaceAll(rows(name, List.of(row(name, row))), NOTE);
  }

  private static String text(String column) {
    if (column.endsWith("_code")) {
      return LONDON;
    }
    return column.endsWith("period_id")
        ? FIRST.toString()
        : column.equals("status") ? "ok" : "example";
  }

  private static Object example(String column, String type) {
    return switch (type) {
      case "string" -> text(column);
      case "double" -> 1.5;
      case "int" -> 1;
      case "bigint" -> 1L;
      case "boolean" -> true;
      case "date" -> Date.valueOf("2026-03-31");
      default -> throw new IllegalStateException("no example of " + column + " of type " + type);
    };
  }

  private List<Row> figures() {
    List<Row> rows = new ArrayList<>();
    List<String> areas = new ArrayList<>(List.of(LONDON));
    for (int borough = 1; borough <= 33; borough++) {
      areas.add("E090000%02d".formatted(borough));
    }
    int seed = 0;
    for (String measure : List.of("neighbourhood-crime", "robbery-personal", "trust-mps")) {
      for (String area : areas) {
        for (int month = 0; month < 24; month++) {
          rows.add(figure(measure, area, "month", FIRST.plusMonths(month), 1, seed++));
        }
        for (int year = 0; year < 2; year++) {
          YearMonth last = FIRST.plusMonths(11 + 12L * year);
          rows.add(figure(measure, area, "rolling-12", last, 12, seed++));
          rows.add(figure(measure, area, "financial-year", last, 12, seed++));
        }
      }
    }
    return rows;
  }

  private static Row figure(
      String measure, String area, String window, YearMonth last, int months, int seed) {
    Map<String, Object> row = place(measure, area, window, last, months);
    double value = 50 + seed * 37 % 101 / 4.0;
    boolean isSuppressed = seed % 11 == 3;
    row.put("group_type", "all");
    row.put("group_id", "all");
    row.put("coverage", 1.0);
    row.put("change_status", isSuppressed ? "suppressed" : "ok");
    row.put("status", isSuppressed ? "suppressed" : "ok");
    if (!isSuppressed) {
      row.putAll(Map.of("count", 10.0 * value, "denominator", 1000.0, "value", value));
      row.putAll(Map.of("lower", value - 2.5, "upper", value + 1 / 3.0, "change", seed % 9 - 4.0));
      row.putAll(Map.of("change_pct", (seed % 9 - 4) / 3.0, "change_p", 1 / (1.0 + seed)));
    }
    return row("fact_measure", row);
  }

  private static List<Row> gaps() {
    List<Row> rows = new ArrayList<>();
    int seed = 0;
    for (String group : List.of("white", "mixed", "asian", "black", "other")) {
      Map<String, Object> row =
          place("trust-disproportionality", LONDON, "rolling-12", YearMonth.of(2026, 3), 12);
      double gap = seed++ - 2.25;
      row.putAll(Map.of("of_measure_id", "trust-mps", "group_type", "ethnicity"));
      row.putAll(Map.of("group_id", group, "reference_id", "all", "tolerance", 5.0, "gap", gap));
      row.putAll(Map.of("lower", gap - 1.5, "upper", gap + 1.5, "evidence", "uncertain"));
      row.putAll(Map.of("coverage", 1.0, "status", "ok"));
      rows.add(row("fact_gap", row));
    }
    return rows;
  }

  private static Row signal() {
    Map<String, Object> row =
        place("robbery-personal", "E09000007", "month", YearMonth.of(2026, 3), 1);
    row.putAll(Map.of("family", "control-chart", "signal", "above_upper_limit"));
    row.putAll(Map.of("variation", "concern", "since_date", Date.valueOf("2026-03-01")));
    row.putAll(Map.of("value", 71.5, "is_latest", true, "is_trial", false));
    row.putAll(Map.of("is_season_adjusted", false, "sentence", "Camden’s is “high”; look at it."));
    return row("fact_signal", row);
  }

  private static Row restatement() {
    Map<String, Object> row = place("robbery-personal", LONDON, "month", FIRST, 1);
    row.putAll(Map.of("group_type", "all", "group_id", "all", "old_value", 1.0, "new_value", 1.5));
    row.putAll(Map.of("reason", "new deliveries", "delivery_ids", new String[] {"a-1", "b-2"}));
    row.put("old_release_id", "run-0");
    return row("fact_restatement", row);
  }

  private static Row evidence() {
    Map<String, Object> row = new HashMap<>(Map.of("evidence_id", "peel-1", "kind", "inspection"));
    row.putAll(Map.of("title", "PEEL", "publisher", "HMICFRS", "theme", "trust", "finding", "x"));
    row.putAll(Map.of("published_date", Date.valueOf("2026-01-31"), "provenance", "synthetic"));
    row.putAll(Map.of("run_id", "run-1", "release_id", "run-1"));
    return row("fact_evidence", row);
  }

  private static Map<String, Object> place(
      String measure, String area, String window, YearMonth last, int months) {
    LocalDate start = last.minusMonths(months - 1L).atDay(1);
    int year = last.minusMonths(3).getYear();
    String financialYear = "%d-%02d".formatted(year, (year + 1) % 100);
    String period =
        switch (window) {
          case "rolling-12" -> "R12-" + last;
          case "financial-year" -> "FY" + financialYear;
          default -> last.toString();
        };
    Map<String, Object> row = new HashMap<>(Map.of("measure_id", measure, "area_code", area));
    row.putAll(Map.of("period_id", period, "window", window, "financial_year", financialYear));
    row.put("period_start", Date.valueOf(start));
    row.put("period_end", Date.valueOf(last.atEndOfMonth()));
    row.put("area_level", area.equals(LONDON) ? "region" : "borough");
    row.putAll(Map.of("data_status", "final", "provenance", "synthetic"));
    row.putAll(Map.of("run_id", "run-1", "release_id", "run-1"));
    return row;
  }

  private static Row row(String table, Map<String, Object> values) {
    TableDefinition definition = CATALOGUE.table(table);
    return RowFactory.create(
        definition.columns().stream().map(TableColumn::name).map(values::get).toArray());
  }

  private Dataset<Row> rows(String table, List<Row> rows) {
    return table(table).rows(rows);
  }
}
