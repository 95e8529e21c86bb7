package london.outcomes.publish.opendata;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import london.outcomes.publish.ods.Cell;
import london.outcomes.publish.ods.Column;
import london.outcomes.publish.ods.Table;
import org.apache.spark.sql.Row;

/** The tables of one theme: the latest twelve months, and the financial years beside each other. */
final class ThemeSheets {

  private static final double WIDE = 9;
  private static final double NARROW = 3.6;

  private final Map<String, Row> measures;
  private final Map<String, String> areas;
  private final Map<String, String> periods;

  /**
   * @param measures by id, in reading order
   * @param areas names by code, in reading order
   * @param periods names by id
   */
  ThemeSheets(Map<String, Row> measures, Map<String, String> areas, Map<String, String> periods) {
    this.measures = measures;
    this.areas = areas;
    this.periods = periods;
  }

  /** Figures by measure and area, in reading order; areas that are no part of it are left out. */
  private List<Headline> ordered(Collection<Headline> figures, String theme) {
    List<String> ids = List.copyOf(measures.keySet());
    List<String> codes = List.copyOf(areas.keySet());
    Map<String, Integer> measureOrder = positions(ids);
    Map<String, Integer> areaOrder = positions(codes);
    // Measures for which nothing has arrived would fill pages with the same shorthand.
    Set<String> told =
        figures.stream()
            .filter(Headline::isTold)
            .map(Headline::measure)
            .collect(Collectors.toSet());
    return figures.stream()
        .filter(f -> told.contains(f.measure()))
        .filter(f -> measureOrder.containsKey(f.measure()) && areaOrder.containsKey(f.area()))
        .filter(f -> theme.equals(measures.get(f.measure()).getAs("theme")))
        .sorted(
            Comparator.<Headline>comparingInt(f -> measureOrder.get(f.measure()))
                .thenComparingInt(f -> areaOrder.get(f.area()))
                .thenComparing(Headline::period))
        .toList();
  }

  /** As many decimals as differences between areas take. */
  private int decimals(Headline f) {
    return switch (measures.get(f.measure()).<String>getAs("kind")) {
      case "count" -> 0;
      case "rate", "ratio", "rate-ratio" -> 2;
      default -> 1;
    };
  }

  private static Map<String, Integer> positions(List<String> ids) {
    Map<String, Integer> positions = new TreeMap<>();
    for (int i = 0; i < ids.size(); i++) {
      positions.put(ids.get(i), i);
    }
    return positions;
  }

  /** One row for each measure and area: value, interval, change. */
  Optional<Table> latest(String theme, Collection<Headline> figures) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Headline f : ordered(figures, theme)) {
      List<Cell> row = labels(f);
      row.add(Cell.of(periods.getOrDefault(f.period(), f.period())));
      int decimals = decimals(f);
      row.add(Shorthand.value(f.value(), decimals, f.status()));
      row.add(Shorthand.beside(f.lower(), f.value(), decimals, f.status()));
      row.add(Shorthand.beside(f.upper(), f.value(), decimals, f.status()));
      row.add(Shorthand.value(f.change(), decimals, f.changeStatus()));
      row.add(Shorthand.value(f.changePct(), 1, f.changeStatus()));
      row.add(Shorthand.dataStatus(f.dataStatus(), f.reliability()));
      rows.add(row);
    }
    List<Column> columns = labels();
    columns.add(new Column("Period", 6));
    columns.add(new Column("Value (in the unit of column B)", NARROW));
    columns.add(new Column("Lower end of the 95 % interval [note 2]", NARROW));
    columns.add(new Column("Upper end of the 95 % interval [note 2]", NARROW));
    columns.add(new Column("Change on a year before (in the unit of column B) [note 3]", 4.2));
    columns.add(new Column("Change on a year before (per cent) [note 3]", 4.2));
    columns.add(new Column("Status of the data [note 4]", 5));
    return table("table_" + theme + "_latest", columns, rows);
  }

  /** One row for each measure and area, one column for each financial year. */
  Optional<Table> years(String theme, Collection<Headline> figures) {
    List<Headline> own = ordered(figures, theme);
    TreeSet<String> years = new TreeSet<>(own.stream().map(Headline::financialYear).toList());
    Map<String, List<Headline>> byRow =
        own.stream()
            .collect(
                Collectors.groupingBy(
                    f -> f.measure() + "/" + f.area(), LinkedHashMap::new, Collectors.toList()));
    List<List<Cell>> rows = new ArrayList<>();
    for (List<Headline> figuresOfRow : byRow.values()) {
      List<Cell> row = labels(figuresOfRow.get(0));
      Map<String, Headline> byYear = new TreeMap<>();
      figuresOfRow.forEach(f -> byYear.put(f.financialYear(), f));
      for (String year : years) {
        Optional<Headline> figure = Optional.ofNullable(byYear.get(year));
        row.add(
            Shorthand.value(
                figure.flatMap(Headline::value),
                decimals(figuresOfRow.get(0)),
                figure.map(Headline::status).orElse("")));
      }
      row.add(unsettled(byYear));
      rows.add(row);
    }
    List<Column> columns = labels();
    years.forEach(year -> columns.add(new Column(spoken(year), NARROW)));
    columns.add(new Column("Years that are not final [note 4]", 8));
    return table("table_" + theme + "_years", columns, rows);
  }

  private static Cell unsettled(Map<String, Headline> byYear) {
    List<Headline> told = byYear.values().stream().filter(f -> f.value().isPresent()).toList();
    List<String> years = new ArrayList<>();
    for (Headline f : told) {
      if (!f.dataStatus().equals("final")) {
        boolean isRevised = f.dataStatus().equals("revised");
        years.add(
            spoken(f.financialYear())
                + " "
                + (isRevised ? Shorthand.REVISED : Shorthand.PROVISIONAL));
      }
    }
    if (told.size() > 1 && told.stream().allMatch(f -> f.dataStatus().equals("provisional"))) {
      return Cell.of("all " + Shorthand.PROVISIONAL);
    }
    return Cell.of(years.isEmpty() ? "none" : String.join(", ", years));
  }

  /** 2024-25 as people say it: a dash is read out as minus. */
  static String spoken(String year) {
    return "Apr %s to Mar %s"
        .formatted(year.substring(0, 4), year.substring(0, 2) + year.substring(5));
  }

  private static Optional<Table> table(String name, List<Column> columns, List<List<Cell>> rows) {
    return rows.isEmpty() ? Optional.empty() : Optional.of(new Table(name, columns, rows));
  }

  private static List<Column> labels() {
    return new ArrayList<>(
        List.of(
            new Column("Measure [note 1]", WIDE),
            new Column("Unit of the value", 6.5),
            new Column("Area", 6.5),
            new Column("Area code", NARROW)));
  }

  private List<Cell> labels(Headline f) {
    Row measure = measures.get(f.measure());
    return new ArrayList<>(
        List.of(
            Cell.of(measure.getAs("title")),
            Cell.of(measure.getAs("unit")),
            Cell.of(areas.get(f.area())),
            Cell.of(f.area())));
  }
}
