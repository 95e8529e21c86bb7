package london.outcomes.measure;

import java.sql.Date;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import london.outcomes.catalogue.Breakdown;
import london.outcomes.catalogue.Kind;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.Period;
import london.outcomes.catalogue.Window;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A row for every figure that there are no cells for, so that nobody takes for zero what nobody has
 * counted: areas whose force delivers nothing for a measure, periods between its first and its last
 * month that have not arrived, and the latest periods of a measure that nothing has arrived for.
 */
public final class Uncovered {

  static final String STATUS = "not-covered";

  /** Provenance where there is no input. */
  static final String NO_PROVENANCE = "none";

  private static final DataType TEXT = DataTypes.StringType;
  private static final StructType ROW =
      new StructType()
          .add(CellColumns.MEASURE, TEXT)
          .add(CellColumns.PERIOD, TEXT)
          .add(CellColumns.WINDOW, TEXT)
          .add("period_start", DataTypes.DateType)
          .add("period_end", DataTypes.DateType)
          .add(CellColumns.YEAR, TEXT)
          .add(CellColumns.AREA, TEXT)
          .add(CellColumns.LEVEL, TEXT)
          .add(CellColumns.GROUP_TYPE, TEXT)
          .add(CellColumns.GROUP, TEXT)
          .add(CellColumns.COVERAGE, DataTypes.DoubleType)
          .add(CellColumns.STATUS, TEXT)
          .add("change_status", TEXT)
          .add(CellColumns.DATA_STATUS, TEXT)
          .add(CellColumns.PROVENANCE, TEXT);

  private final Collection<Measure> measures;
  private final Map<String, Set<String>> forces;
  private final Areas areas;
  private final Map<String, List<Covered>> covered;
  private final Map<String, Map<String, Set<String>>> forcesByLevel = new HashMap<>();

  /**
   * @param forces for each measure the forces that its sources cover
   * @param covered for each measure what has arrived
   */
  public Uncovered(
      Collection<Measure> measures,
      Map<String, Set<String>> forces,
      Areas areas,
      Map<String, List<Covered>> covered) {
    this.measures = measures;
    this.forces = forces;
    this.areas = areas;
    this.covered = covered;
  }

  /**
   * Months with periods that have a row here, or had one, because of the changed months: those up
   * to the covered months next to them; and where a measure has nothing else, the latest periods as
   * they are and as they were before.
   */
  public NavigableSet<YearMonth> affectedEnds(Set<YearMonth> changed) {
    TreeSet<YearMonth> ends = new TreeSet<>();
    boolean isAnyNew = false;
    for (Measure measure : measures) {
      TreeSet<YearMonth> months = months(measure);
      for (YearMonth month : changed) {
        if (months.contains(month)) {
          addBetween(months.lower(month), month, ends);
          addBetween(month, months.higher(month), ends);
        }
      }
      isAnyNew |= changed.containsAll(months);
    }
    if (isAnyNew) {
      TreeSet<YearMonth> all = all();
      ends.addAll(latest(all));
      all.removeAll(changed);
      ends.addAll(latest(all));
    }
    return ends;
  }

  private static void addBetween(YearMonth first, YearMonth last, Set<YearMonth> months) {
    if (first != null && last != null) {
      for (YearMonth m = first.plusMonths(1); m.isBefore(last); m = m.plusMonths(1)) {
        months.add(m);
      }
    }
  }

  /** The rows of periods that end in the months; columns that are not here have no value. */
  public Dataset<Row> of(SparkSession session, Collection<YearMonth> ends) {
    return session.createDataFrame(rows(ends), ROW);
  }

  List<Row> rows(Collection<YearMonth> ends) {
    Set<YearMonth> latest = latest(all());
    List<Row> rows = new ArrayList<>();
    for (Measure measure : measures) {
      TreeSet<YearMonth> months = months(measure);
      for (YearMonth end : ends) {
        boolean isWithin =
            months.isEmpty()
                ? latest.contains(end)
                : !end.isBefore(months.first()) && !end.isAfter(months.last());
        if (isWithin && end.getMonthValue() % measure.endsEvery() == 0) {
          Period.endingIn(end, measure.windows()).forEach(p -> add(measure, p, rows));
        }
      }
    }
    return rows;
  }

  private void add(Measure measure, Period period, List<Row> rows) {
    Set<YearMonth> months = new HashSet<>(period.months());
    Set<String> delivered = new TreeSet<>();
    covered.get(measure.id()).stream()
        .filter(c -> months.contains(c.month()))
        .forEach(c -> delivered.add(c.forceId()));
    if (!delivered.isEmpty()) {
      // What has no place may come from any force.
      delivered.add("");
    }
    Set<String> counted = new TreeSet<>(forces.get(measure.id()));
    counted.add("");
    delivered.retainAll(counted);
    for (String level : measure.levels()) {
      forcesByLevel
          .computeIfAbsent(level, areas::forcesByArea)
          .forEach(
              (area, own) -> {
                if (own.stream().noneMatch(delivered::contains)) {
                  addGroups(measure, period, area, level, rows);
                }
              });
    }
  }

  private static void addGroups(
      Measure measure, Period period, String area, String level, List<Row> rows) {
    if (measure.kind() != Kind.RATE_RATIO) {
      rows.add(row(measure, period, area, level, CellColumns.ALL, CellColumns.ALL));
    }
    for (Breakdown breakdown : measure.breakdowns()) {
      if (breakdown.levels().contains(level)) {
        breakdown
            .groups()
            .forEach(g -> rows.add(row(measure, period, area, level, breakdown.id(), g)));
      }
    }
  }

  private static Row row(
      Measure measure, Period period, String area, String level, String type, String group) {
    return RowFactory.create(
        measure.id(),
        period.id(),
        period.window().id(),
        Date.valueOf(period.startDate()),
        Date.valueOf(period.endDate()),
        Period.financialYear(period.last()),
        area,
        level,
        type,
        group,
        0.0,
        STATUS,
        "no-earlier-value",
        "provisional",
        NO_PROVENANCE);
  }

  private TreeSet<YearMonth> months(Measure measure) {
    return Scaffold.months(covered.get(measure.id()), measure.id());
  }

  private TreeSet<YearMonth> all() {
    TreeSet<YearMonth> all = new TreeSet<>();
    measures.forEach(measure -> all.addAll(months(measure)));
    return all;
  }

  /** Where the last period of each window ends that is over by the last of the months. */
  private static Set<YearMonth> latest(TreeSet<YearMonth> months) {
    Set<YearMonth> ends = new TreeSet<>();
    if (!months.isEmpty()) {
      for (Window window : Window.values()) {
        YearMonth end = months.last();
        while (!window.endsWith(end)) {
          end = end.minusMonths(1);
        }
        ends.add(end);
      }
    }
    return ends;
  }
}
