package london.outcomes.measure;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import java.sql.Date;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import london.outcomes.catalogue.Breakdown;
import london.outcomes.catalogue.Kind;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.Period;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Every cell that must be there: for each covered month, the areas of the forces that delivered,
 * and each group. So a month in which nothing happened is a zero, and a month that did not arrive
 * is not there at all.
 */
public final class Scaffold {

  private static final StructType COVERED =
      new StructType()
          .add(CellColumns.MEASURE, DataTypes.StringType, false)
          .add(CellColumns.MONTH, DataTypes.DateType, false)
          .add(CellColumns.YEAR, DataTypes.StringType, false)
          .add("_force", DataTypes.StringType, false)
          .add(CellColumns.PROVENANCE, DataTypes.StringType, false)
          .add(CellColumns.DATA_STATUS, DataTypes.StringType, false)
          .add(CellColumns.DELIVERIES, DataTypes.createArrayType(DataTypes.StringType), false);

  private static final StructType AREA =
      new StructType()
          .add(CellColumns.AREA, DataTypes.StringType, false)
          .add("_force", DataTypes.StringType, false)
          .add("_is_ward", DataTypes.BooleanType, false);

  private static final StructType GROUP =
      new StructType()
          .add(CellColumns.MEASURE, DataTypes.StringType, false)
          .add(CellColumns.TABLE, DataTypes.StringType, false)
          .add(CellColumns.GROUP_TYPE, DataTypes.StringType, false)
          .add(CellColumns.GROUP, DataTypes.StringType, false);

  private final Map<String, Measure> measures;
  private final Areas areas;

  public Scaffold(Map<String, Measure> measures, Areas areas) {
    this.measures = measures;
    this.areas = areas;
  }

  /**
   * Covered months of measures and the areas of the forces that delivered. Columns out: measure,
   * month and its financial year, area; provenance, data status and deliveries of the month.
   */
  public Dataset<Row> places(SparkSession session, List<Covered> covered) {
    List<Row> months = new ArrayList<>();
    covered.forEach(month -> months.add(row(month)));
    merged(covered).forEach(month -> months.add(row(month)));
    List<Row> areas = new ArrayList<>();
    this.areas
        .forceByBorough()
        .forEach((a, force) -> areas.add(RowFactory.create(a, force, false)));
    this.areas.forceByWard().forEach((a, force) -> areas.add(RowFactory.create(a, force, true)));
    return session
        .createDataFrame(months, COVERED)
        .join(broadcast(session.createDataFrame(areas, AREA)), "_force")
        .where(not(col("_is_ward")).or(col(CellColumns.MEASURE).isInCollection(byWard())))
        .drop("_force", "_is_ward");
  }

  private List<String> byWard() {
    return measures.values().stream()
        .filter(m -> m.levels().contains(Areas.WARD))
        .map(Measure::id)
        .toList();
  }

  /** Groups of each measure. Columns out: measure and its table, kind of group, group. */
  public Dataset<Row> groups(SparkSession session) {
    List<Row> groups = new ArrayList<>();
    for (Measure measure : measures.values()) {
      if (measure.kind() != Kind.RATE_RATIO) {
        groups.add(group(measure, CellColumns.ALL, CellColumns.ALL));
      }
      for (Breakdown breakdown : measure.breakdowns()) {
        breakdown.groups().forEach(group -> groups.add(group(measure, breakdown.id(), group)));
      }
    }
    return session.createDataFrame(groups, GROUP);
  }

  private static Row group(Measure measure, String type, String id) {
    return RowFactory.create(measure.id(), measure.table(), type, id);
  }

  private static Row row(Covered month) {
    return RowFactory.create(
        month.measureId(),
        Date.valueOf(month.month().atDay(1)),
        Period.financialYear(month.month()),
        month.forceId(),
        month.provenance(),
        month.dataStatus(),
        month.deliveryIds().toArray(String[]::new));
  }

  /** Rows without a place may come from any force: one entry a month, resting on all of them. */
  private static List<Covered> merged(List<Covered> covered) {
    Map<List<Object>, Covered> merged = new LinkedHashMap<>();
    for (Covered month : covered) {
      List<Object> key = List.of(month.measureId(), (Object) month.month());
      merged.merge(key, withoutPlace(month), Scaffold::merge);
    }
    return new ArrayList<>(merged.values());
  }

  private static Covered withoutPlace(Covered month) {
    return new Covered(
        month.measureId(),
        month.month(),
        "",
        month.provenance(),
        month.dataStatus(),
        month.deliveryIds());
  }

  private static Covered merge(Covered a, Covered b) {
    List<String> deliveries =
        new ArrayList<>(
            new TreeSet<>(
                Stream.concat(a.deliveryIds().stream(), b.deliveryIds().stream()).toList()));
    return new Covered(
        a.measureId(),
        a.month(),
        "",
        Weakest.provenance(a.provenance(), b.provenance()),
        Weakest.dataStatus(a.dataStatus(), b.dataStatus()),
        deliveries);
  }

  /** Months covered by a measure, the last one last. */
  public static TreeSet<YearMonth> months(List<Covered> covered, String measureId) {
    TreeSet<YearMonth> months = new TreeSet<>();
    covered.stream()
        .filter(c -> c.measureId().equals(measureId))
        .forEach(c -> months.add(c.month()));
    return months;
  }
}
