package london.outcomes.measure;

import static london.outcomes.measure.CellColumns.AREA;
import static london.outcomes.measure.CellColumns.COUNT;
import static london.outcomes.measure.CellColumns.DELIVERIES;
import static london.outcomes.measure.CellColumns.GROUP;
import static london.outcomes.measure.CellColumns.GROUP_TYPE;
import static london.outcomes.measure.CellColumns.MEASURE;
import static london.outcomes.measure.CellColumns.MONTH;
import static london.outcomes.measure.CellColumns.PERIOD;
import static london.outcomes.measure.CellColumns.VALUE;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.months_between;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import java.sql.Date;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import london.outcomes.catalogue.Breakdown;
import london.outcomes.catalogue.Denominator;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.Period;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The change on a frozen baseline (M02, {@code change.baseline}). Counts and rates of a year are
 * set against years only, nothing against a baseline that it shares a month with, and nothing
 * across a change in recording.
 */
public final class Baselines {

  private static final String BASELINE = "baseline_period_id";

  /** What tells one frozen figure from another. */
  private static final String[] KEY = {MEASURE, BASELINE, "basis", AREA, GROUP_TYPE, GROUP};

  private static final String[] GROUPS = {MEASURE, GROUP_TYPE};

  private final Map<String, Measure> all;
  private final List<Measure> measures;

  /**
   * @param measures all measures, by id
   */
  public Baselines(Map<String, Measure> measures) {
    this.all = measures;
    this.measures = measures.values().stream().filter(m -> m.baseline().isPresent()).toList();
  }

  /** The months in which baselines end. */
  public TreeSet<YearMonth> ends() {
    TreeSet<YearMonth> ends = new TreeSet<>();
    measures.forEach(measure -> ends.add(period(measure).last()));
    return ends;
  }

  /**
   * Of figures, those of baselines that are not frozen yet and can be: they have a value, do not
   * fill up any more, and are certain enough to be published.
   *
   * @param values columns of the table {@code measures}
   * @param frozen rows of the table {@code baseline}
   * @return columns of the table {@code baseline} but those that say when and from what
   */
  public Dataset<Row> toFreeze(Dataset<Row> values, Dataset<Row> frozen) {
    Column isUncertain = coalesce(col("reliability").startsWith("suppress"), lit(false));
    Dataset<Row> known = frozen.withColumnRenamed(PERIOD, BASELINE).select(PeriodSums.cols(KEY));
    return values
        .join(broadcast(facts(values.sparkSession())), GROUPS)
        .where(col(PERIOD).equalTo(col(BASELINE)))
        .where(col(VALUE).isNotNull().and(col("is_settled")).and(not(isUncertain)))
        .join(broadcast(known), KEY, "left_anti")
        .drop(BASELINE);
  }

  /**
   * The day of the newest file that the baseline of each measure rests on.
   *
   * @param cells those of the baselines' figures
   * @param deliveries rows of the ledger
   * @return columns {@code measure_id} and {@code extract_date}
   */
  public Dataset<Row> extracts(Dataset<Row> cells, Dataset<Row> deliveries) {
    Dataset<Row> grounds =
        facts(cells.sparkSession())
            .where(col(GROUP_TYPE).equalTo(CellColumns.ALL))
            .select(
                col(MEASURE).as("_of"),
                explode(col("_rests_on")).as(MEASURE),
                col("_start"),
                col("_end"));
    return cells
        .join(broadcast(grounds), MEASURE)
        .where(col(MONTH).between(col("_start"), col("_end")))
        .select(col("_of").as(MEASURE), explode(col(DELIVERIES)).as("delivery_id"))
        .distinct()
        .join(deliveries.where(col("verdict").startsWith("accepted")), "delivery_id")
        .groupBy(MEASURE)
        .agg(to_date(max("modified_at")).as("extract_date"));
  }

  /**
   * Adds the columns {@code baseline_*}; they are null where a measure has no baseline.
   *
   * @param values columns of the table {@code measures}
   * @param frozen rows of the table {@code baseline}
   */
  public Dataset<Row> compare(Dataset<Row> values, Dataset<Row> frozen) {
    Dataset<Row> known =
        frozen.select(
            col(MEASURE),
            col(PERIOD).as(BASELINE),
            col("basis"),
            col(AREA),
            col(GROUP_TYPE),
            col(GROUP),
            Change.compared().as("_frozen"),
            col("extract_date").as("baseline_extract_date"));
    Dataset<Row> paired =
        values
            .join(broadcast(facts(values.sparkSession())), GROUPS, "left")
            .join(broadcast(known), KEY, "left");
    return described(paired)
        .drop("basis", "kind", "_rests_on", "_start", "_end", "_recording_changes", "_frozen");
  }

  private static Dataset<Row> described(Dataset<Row> paired) {
    Column before = col("_frozen." + COUNT);
    Column isShown = col("baseline_status").isin("ok", "small-base");
    Column isAlike = col("baseline_status").notEqual("other-length");
    Column percent = lit(100).multiply(col(COUNT).minus(before)).divide(before);
    Column p = Formula.changeP().apply(col("kind"), Change.compared(), col("_frozen"));
    return paired
        .withColumn("baseline_status", status())
        .withColumn("baseline_value", when(isAlike, col("_frozen." + VALUE)))
        .withColumn("baseline_change", when(isShown, col(VALUE).minus(col("baseline_value"))))
        .withColumn(
            "baseline_change_pct",
            when(col("baseline_status").equalTo("ok").and(Change.isCounted()), percent))
        .withColumn("baseline_change_p", when(isShown, p));
  }

  private static Column status() {
    Column months = months_between(date_add(col("period_end"), 1), col("period_start"));
    Column isBroken =
        exists(
            col("_recording_changes"),
            date -> date.gt(col("_start")).and(date.leq(col("period_end"))));
    return when(col(BASELINE).isNull(), lit(null).cast("string"))
        .when(Change.isCounted().and(months.notEqual(12)), "other-length")
        .when(col("_frozen").isNull(), "not-frozen")
        .when(col("period_start").leq(col("_end")), "not-later")
        .when(isBroken, "recording-change")
        .when(col(VALUE).isNull(), "no-value")
        .when(not(col("is_settled")), "unsettled")
        .when(Change.isSmall("_frozen"), "small-base")
        .otherwise("ok");
  }

  /** What the definitions say of the baseline of each measure and breakdown. */
  private Dataset<Row> facts(SparkSession session) {
    StructType schema =
        new StructType()
            .add(MEASURE, DataTypes.StringType)
            .add(GROUP_TYPE, DataTypes.StringType)
            .add(BASELINE, DataTypes.StringType)
            .add("basis", DataTypes.StringType)
            .add("kind", DataTypes.StringType)
            .add("_rests_on", DataTypes.createArrayType(DataTypes.StringType))
            .add("_start", DataTypes.DateType)
            .add("_end", DataTypes.DateType)
            .add("_recording_changes", DataTypes.createArrayType(DataTypes.DateType));
    List<Row> rows = new ArrayList<>();
    for (Measure measure : measures) {
      rows.add(row(measure, CellColumns.ALL, basis(measure)));
      for (Breakdown by : measure.breakdowns()) {
        rows.add(row(measure, by.id(), basis(measure) + by(measure, by)));
      }
    }
    return session.createDataFrame(rows, schema);
  }

  private static Row row(Measure measure, String groupType, String basis) {
    return RowFactory.create(
        measure.id(),
        groupType,
        period(measure).id(),
        basis,
        measure.kind().name(),
        grounds(measure),
        Date.valueOf(period(measure).startDate()),
        Date.valueOf(period(measure).endDate()),
        measure.recordingChanges().stream().map(c -> Date.valueOf(c.date())).toArray(Date[]::new));
  }

  /** The measures whose cells a figure is computed from: its own, and what it is set against. */
  private static String[] grounds(Measure measure) {
    return measure.denominator() instanceof Denominator.OfMeasure of
        ? new String[] {measure.id(), of.measureId()}
        : new String[] {measure.id()};
  }

  /** What makes a figure what it is: another basis is another baseline. */
  private String basis(Measure measure) {
    String refrozen = measure.baseline().orElseThrow().refrozen();
    return counted(measure) + (refrozen.isEmpty() ? "" : "; decided on " + refrozen);
  }

  private String by(Measure measure, Breakdown by) {
    String groups = "; by " + by.column() + " " + by.reference();
    boolean isAlike = by.residents().equals(measure.denominator());
    boolean isOfPeople = measure.denominator() instanceof Denominator.Population;
    return isOfPeople && !isAlike ? groups + " " + against(by.residents()) : groups;
  }

  private String counted(Measure measure) {
    List<String> parts = new ArrayList<>();
    parts.add(measure.kind().id() + " per " + measure.per());
    parts.add(measure.numerator().sum() + " where " + measure.numerator().where());
    parts.add(measure.table() + " of " + String.join(" and ", new TreeSet<>(measure.sources())));
    parts.add(against(measure.denominator()));
    measure.sample().ifPresent(by -> parts.add("weight " + by.weight() + " in " + by.stratum()));
    return String.join("; ", parts);
  }

  /** Written out, since a name that only the program knows may change without a decision. */
  private String against(Denominator denominator) {
    if (denominator instanceof Denominator.Population people) {
      return "against residents of %s in %d aged %d to %d"
          .formatted(people.vintage(), people.year(), people.ageFrom(), people.ageTo());
    }
    if (denominator instanceof Denominator.Rows rows) {
      return "against rows where " + rows.where();
    }
    return denominator instanceof Denominator.OfMeasure of
        ? "against (" + counted(all.get(of.measureId())) + ")"
        : "against nothing";
  }

  private static Period period(Measure measure) {
    return measure.baseline().orElseThrow().period();
  }
}
