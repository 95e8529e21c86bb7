package london.outcomes.measure;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.struct;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import london.outcomes.catalogue.Breakdown;
import london.outcomes.catalogue.Denominator;
import london.outcomes.catalogue.Gap;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.Window;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Cells to gaps between groups: the sums of all groups of an area and period meet in one row. */
public final class Gaps {

  private final Map<String, Gap> gaps;
  private final Map<String, Measure> measures;
  private final PeriodSums sums;

  /**
   * @param gaps all gaps, by id
   * @param measures at least the measures that they are about, by id
   * @param forces for each measure the forces that its sources cover
   */
  public Gaps(
      Map<String, Gap> gaps,
      Map<String, Measure> measures,
      Map<String, Set<String>> forces,
      Areas areas) {
    this.gaps = gaps;
    this.measures = new LinkedHashMap<>();
    gaps.values().forEach(gap -> this.measures.put(gap.of(), measures.get(gap.of())));
    this.sums = new PeriodSums(withDenominators(measures), forces, areas);
  }

  /** A share may be set against another measure, whose cells are needed then. */
  private Map<String, Measure> withDenominators(Map<String, Measure> all) {
    Map<String, Measure> needed = new LinkedHashMap<>(measures);
    measures.values().stream()
        .map(Measure::denominator)
        .filter(Denominator.OfMeasure.class::isInstance)
        .map(of -> ((Denominator.OfMeasure) of).measureId())
        .forEach(id -> needed.put(id, all.get(id)));
    return needed;
  }

  /**
   * Computes the gaps of all periods that end in the given months: of every known group from
   * everybody, and from the reference group of its breakdown if it has one.
   *
   * @param cells cells of these periods
   * @param lastMonths the last covered month of each measure; later periods are left out
   * @return columns of the table {@code gaps} but {@code run_id}
   */
  public Dataset<Row> gaps(
      Dataset<Row> cells, Collection<YearMonth> ends, Map<String, YearMonth> lastMonths) {
    Column[] keys =
        PeriodSums.cols(
            CellColumns.MEASURE,
            CellColumns.PERIOD,
            CellColumns.WINDOW,
            "period_start",
            "period_end",
            CellColumns.AREA,
            CellColumns.LEVEL);
    Column group =
        struct(
            PeriodSums.cols(
                CellColumns.GROUP_TYPE,
                CellColumns.GROUP,
                CellColumns.COUNT,
                CellColumns.DENOMINATOR,
                CellColumns.RESPONDENTS,
                CellColumns.COVERAGE,
                CellColumns.PROVENANCE,
                CellColumns.DATA_STATUS,
                PeriodSums.PARTS));
    Column found =
        GapFormula.gaps()
            .apply(
                col("kind"),
                col("tolerance"),
                col("minimum_coverage"),
                col("references"),
                col("groups"));
    List<Column> columns = new ArrayList<>(List.of(col("gap_id").as(CellColumns.MEASURE)));
    columns.add(col(CellColumns.MEASURE).as("of_measure_id"));
    for (Column key : List.of(keys).subList(1, keys.length)) {
      columns.add(key);
    }
    columns.add(Tally.financialYear(col("period_end")).as(CellColumns.YEAR));
    columns.add(col("tolerance"));
    columns.add(col("_gap.*"));
    return sums.of(cells, ends, lastMonths)
        .groupBy(keys)
        .agg(collect_list(group).as("groups"))
        .join(
            broadcast(facts(cells.sparkSession())),
            new String[] {CellColumns.MEASURE, CellColumns.WINDOW, CellColumns.LEVEL})
        .withColumn("_gaps", found)
        .withColumn("_gap", explode(col("_gaps")))
        .select(columns.toArray(Column[]::new));
  }

  private Dataset<Row> facts(SparkSession session) {
    DataType text = DataTypes.StringType;
    StructType schema =
        new StructType()
            .add("gap_id", text)
            .add(CellColumns.MEASURE, text)
            .add(CellColumns.WINDOW, text)
            .add(CellColumns.LEVEL, text)
            .add("kind", text)
            .add("tolerance", DataTypes.DoubleType)
            .add("minimum_coverage", DataTypes.DoubleType)
            .add("references", DataTypes.createMapType(text, text));
    List<Row> rows = new ArrayList<>();
    for (Gap gap : gaps.values()) {
      Measure measure = measures.get(gap.of());
      Map<String, String> references = new HashMap<>();
      for (Breakdown breakdown : measure.breakdowns()) {
        references.put(breakdown.id(), breakdown.reference());
      }
      for (Window window : gap.windows()) {
        for (String level : gap.levels()) {
          rows.add(
              RowFactory.create(
                  gap.id(),
                  measure.id(),
                  window.id(),
                  level,
                  measure.kind().name(),
                  gap.tolerance(),
                  measure.minimumCoverage(),
                  references));
        }
      }
    }
    return session.createDataFrame(rows, schema);
  }
}
