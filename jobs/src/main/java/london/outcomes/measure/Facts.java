package london.outcomes.measure;

import java.sql.Date;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import london.outcomes.catalogue.Breakdown;
import london.outcomes.catalogue.Denominator;
import london.outcomes.catalogue.Kind;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.Residents;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** What the definitions say, as small data sets to join cells with. */
final class Facts {

  private static final DataType TEXT = DataTypes.StringType;
  private static final DataType NUMBER = DataTypes.DoubleType;

  private final Map<String, Measure> measures;
  private final Map<String, Set<String>> forces;
  private final Areas areas;

  Facts(Map<String, Measure> measures, Map<String, Set<String>> forces, Areas areas) {
    this.measures = measures;
    this.forces = forces;
    this.areas = areas;
  }

  /** How boroughs make up the areas of each measure, and their weight in the coverage. */
  Dataset<Row> parts(SparkSession session) {
    StructType schema =
        new StructType()
            .add(CellColumns.MEASURE, TEXT)
            .add(CellColumns.AREA, TEXT)
            .add(CellColumns.GROUP_TYPE, TEXT)
            .add("target_area", TEXT)
            .add(CellColumns.LEVEL, TEXT)
            .add("weight", NUMBER);
    List<Row> rows = new ArrayList<>();
    for (Measure measure : measures.values()) {
      List<Areas.Part> parts = new ArrayList<>(areas.parts(forces.get(measure.id())));
      if (measure.levels().contains(Areas.WARD)) {
        parts.addAll(areas.wardParts(forces.get(measure.id())));
      }
      for (Areas.Part part : parts) {
        if (measure.levels().contains(part.level())) {
          rows.add(row(measure, part, CellColumns.ALL));
          measure.breakdowns().stream()
              .filter(breakdown -> breakdown.levels().contains(part.level()))
              .forEach(breakdown -> rows.add(row(measure, part, breakdown.id())));
        }
      }
    }
    return session.createDataFrame(rows, schema);
  }

  private static Row row(Measure measure, Areas.Part part, String groupType) {
    return RowFactory.create(
        measure.id(), part.borough(), groupType, part.area(), part.level(), part.weight());
  }

  /** Windows of each measure that has any month, and the last day that it covers. */
  Dataset<Row> windows(SparkSession session, Map<String, YearMonth> lastMonths) {
    StructType schema =
        new StructType()
            .add(CellColumns.MEASURE, TEXT)
            .add(CellColumns.WINDOW, TEXT)
            .add("last_day", DataTypes.DateType)
            .add("every_months", DataTypes.IntegerType);
    List<Row> rows = new ArrayList<>();
    for (Measure measure : measures.values()) {
      YearMonth last = lastMonths.get(measure.id());
      if (last != null) {
        Date day = Date.valueOf(last.atEndOfMonth());
        int every = measure.endsEvery();
        measure
            .windows()
            .forEach(w -> rows.add(RowFactory.create(measure.id(), w.id(), day, every)));
      }
    }
    return session.createDataFrame(rows, schema);
  }

  /** What the arithmetic of each measure needs. */
  Dataset<Row> measures(SparkSession session, Map<String, YearMonth> lastMonths) {
    StructType schema =
        new StructType()
            .add(CellColumns.MEASURE, TEXT)
            .add("kind", TEXT)
            .add("per", NUMBER)
            .add("minimum_coverage", NUMBER)
            .add("of_measure", TEXT)
            .add("reference", TEXT)
            .add("has_base", DataTypes.BooleanType)
            .add("recording_changes", DataTypes.createArrayType(DataTypes.DateType))
            .add("settled_until", DataTypes.DateType)
            .add("final_until", DataTypes.DateType);
    return session.createDataFrame(
        measures.values().stream().map(m -> row(m, lastMonths.get(m.id()))).toList(), schema);
  }

  /**
   * @param last month that the measure covers; null for none
   */
  private static Row row(Measure measure, YearMonth last) {
    return RowFactory.create(
        measure.id(),
        measure.kind().name(),
        measure.per(),
        measure.minimumCoverage(),
        measure.denominator() instanceof Denominator.OfMeasure of ? of.measureId() : "",
        measure.breakdowns().stream().map(Breakdown::reference).findFirst().orElse(""),
        measure.denominator() instanceof Denominator.Rows || measure.kind() == Kind.MEAN,
        measure.recordingChanges().stream().map(c -> Date.valueOf(c.date())).toArray(Date[]::new),
        last == null ? null : before(last, measure.settlesAfter()),
        last == null || measure.finalAfter() == 0 ? null : before(last, measure.finalAfter()));
  }

  private static Date before(YearMonth last, int months) {
    return Date.valueOf(last.minusMonths(months).atEndOfMonth());
  }

  /** Measures that others are set against. */
  Set<String> denominators() {
    Set<String> ids = new TreeSet<>();
    for (Measure measure : measures.values()) {
      if (measure.denominator() instanceof Denominator.OfMeasure of) {
        ids.add(of.measureId());
      }
    }
    return ids;
  }

  /** Measures whose groups are compared with a reference group. */
  Set<String> compared() {
    Set<String> ids = new TreeSet<>();
    for (Measure measure : measures.values()) {
      if (measure.kind() == Kind.RATE_RATIO) {
        ids.add(measure.id());
      }
    }
    return ids;
  }

  /** Measures of samples. */
  Set<String> sampled() {
    Set<String> ids = new TreeSet<>();
    measures.values().stream().filter(m -> m.sample().isPresent()).forEach(m -> ids.add(m.id()));
    return ids;
  }

  /** Whether any cell has parts. */
  boolean haveParts() {
    return measures.values().stream().anyMatch(m -> new Addends(m).hasParts());
  }

  /** Residents of each area and group of the measures that are set against residents. */
  Dataset<Row> residents(SparkSession session) {
    StructType schema =
        new StructType()
            .add(CellColumns.MEASURE, TEXT)
            .add(CellColumns.AREA, TEXT)
            .add(CellColumns.GROUP_TYPE, TEXT)
            .add(CellColumns.GROUP, TEXT)
            .add("residents", NUMBER);
    List<Row> rows = new ArrayList<>();
    for (Measure measure : measures.values()) {
      if (measure.denominator() instanceof Denominator.Population population) {
        for (String area : areas.codes(measure.levels())) {
          addResidents(rows, measure, population, area);
        }
      }
    }
    return session.createDataFrame(rows, schema);
  }

  private void addResidents(
      List<Row> rows, Measure measure, Denominator.Population population, String area) {
    Set<String> own = forces.get(measure.id());
    double all = areas.residents(area, own, Residents.of(population));
    addKnown(rows, measure, area, CellColumns.ALL, CellColumns.ALL, all);
    for (Breakdown breakdown : measure.breakdowns()) {
      for (String group : breakdown.groups()) {
        Residents.of(breakdown, group)
            .map(residents -> areas.residents(area, own, residents))
            .ifPresent(people -> addKnown(rows, measure, area, breakdown.id(), group, people));
      }
    }
  }

  private static void addKnown(
      List<Row> rows, Measure measure, String area, String type, String group, double residents) {
    if (!Double.isNaN(residents)) {
      rows.add(RowFactory.create(measure.id(), area, type, group, residents));
    }
  }
}
