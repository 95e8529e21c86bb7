package london.outcomes.measure.signal;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.io.Serializable;
import java.sql.Date;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.Period;
import london.outcomes.catalogue.Window;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.Iterable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Published figures to signals. What is withheld from publication is not known here either, so no
 * signal can give it away. All figures of a measure meet in one row: charts look along its areas,
 * families across them.
 */
public final class Signals {

  private static final StructType SIGNAL =
      new StructType()
          .add("family", DataTypes.StringType)
          .add("window", DataTypes.StringType)
          .add("period_id", DataTypes.StringType)
          .add("period_end", DataTypes.DateType)
          .add("area_code", DataTypes.StringType)
          .add("area_level", DataTypes.StringType)
          .add("signal", DataTypes.StringType)
          .add("variation", DataTypes.StringType)
          .add("since_date", DataTypes.DateType)
          .add("value", DataTypes.DoubleType)
          .add("expected", DataTypes.DoubleType)
          .add("lower", DataTypes.DoubleType)
          .add("upper", DataTypes.DoubleType)
          .add("adjusted_p", DataTypes.DoubleType)
          .add("is_latest", DataTypes.BooleanType)
          .add("is_trial", DataTypes.BooleanType)
          .add("is_season_adjusted", DataTypes.BooleanType)
          .add("sentence", DataTypes.StringType)
          .add("data_status", DataTypes.StringType)
          .add("provenance", DataTypes.StringType);

  private final Map<String, Subject> subjects = new LinkedHashMap<>();

  public Signals(Map<String, Measure> measures) {
    measures.forEach((id, measure) -> subjects.put(id, Subject.of(measure)));
  }

  /**
   * Finds signals.
   *
   * @param facts columns of {@code fact_measure}
   * @param areas columns {@code area_code} and {@code area_name}
   * @return columns of {@code fact_signal} but {@code run_id} and {@code release_id}
   */
  public Dataset<Row> of(Dataset<Row> facts, Dataset<Row> areas) {
    Set<String> windows = new TreeSet<>();
    subjects.values().stream()
        .flatMap(s -> Stream.of(s.chartWindow(), s.compareWindow()))
        .filter(Objects::nonNull)
        .forEach(w -> windows.add(w.id()));
    return facts
        .where(col("group_type").equalTo("all").and(col("window").isInCollection(windows)))
        .join(broadcast(areas.select("area_code", "area_name")), "area_code")
        .groupBy("measure_id")
        .agg(
            collect_list(
                    struct(
                        col("area_code"),
                        col("area_name"),
                        col("area_level"),
                        col("window"),
                        col("period_end"),
                        when(col("status").equalTo("ok"), col("value")).as("value"),
                        col("count"),
                        col("denominator"),
                        col("change"),
                        col("change_p"),
                        col("data_status"),
                        col("provenance")))
                .as("figures"))
        .select(
            col("measure_id"),
            explode(find(subjects).apply(col("measure_id"), col("figures"))).as("s"))
        .select("measure_id", "s.*");
  }

  private static UserDefinedFunction find(Map<String, Subject> subjects) {
    UDF2<String, Iterable<Row>, Row[]> f =
        (UDF2<String, Iterable<Row>, Row[]> & Serializable)
            (id, figures) -> signals(subjects.get(id), figures);
    return udf(f, DataTypes.createArrayType(SIGNAL));
  }

  private static Row[] signals(Subject subject, Iterable<Row> rows) {
    List<Observation> all =
        CollectionConverters.asJavaCollection(rows).stream().map(Signals::observation).toList();
    all = settled(subject, all);
    List<Signal> signals = new ArrayList<>();
    in(all, subject.chartWindow()).stream()
        .collect(Collectors.groupingBy(Observation::area))
        .forEach((area, own) -> signals.addAll(ControlChart.signals(subject, own)));
    signals.addAll(BoroughFamily.signals(subject, in(all, subject.compareWindow())));
    return signals.stream().map(Signals::row).toArray(Row[]::new);
  }

  private static List<Observation> settled(Subject subject, List<Observation> all) {
    LocalDate last =
        all.stream()
            .filter(Observation::isKnown)
            .map(Observation::end)
            .max(Comparator.naturalOrder())
            .orElse(LocalDate.EPOCH);
    LocalDate settled = YearMonth.from(last).minusMonths(subject.settlesAfter()).atEndOfMonth();
    return all.stream().filter(o -> !o.end().isAfter(settled)).toList();
  }

  private static List<Observation> in(List<Observation> all, Window window) {
    return all.stream().filter(o -> o.window() == window).toList();
  }

  private static Observation observation(Row row) {
    Date end = row.getAs("period_end");
    return new Observation(
        row.getAs("area_code"),
        row.getAs("area_name"),
        row.getAs("area_level"),
        new Period(Window.of(row.getAs("window")), YearMonth.from(end.toLocalDate())),
        number(row, "value"),
        number(row, "count"),
        number(row, "denominator"),
        number(row, "change"),
        number(row, "change_p"),
        row.getAs("data_status"),
        row.getAs("provenance"));
  }

  private static Row row(Signal s) {
    Observation about = s.about();
    return RowFactory.create(
        s.family(),
        about.window().id(),
        about.period().id(),
        Date.valueOf(about.end()),
        about.area(),
        about.level(),
        s.signal(),
        s.variation(),
        Date.valueOf(s.since()),
        about.value(),
        orNull(s.expected()),
        orNull(s.lower()),
        orNull(s.upper()),
        orNull(s.adjustedP()),
        s.isLatest(),
        s.isTrial(),
        s.isSeasonAdjusted(),
        s.sentence(),
        about.dataStatus(),
        about.provenance());
  }

  private static double number(Row row, String name) {
    Double value = row.getAs(name);
    return value == null ? Double.NaN : value;
  }

  private static Double orNull(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
