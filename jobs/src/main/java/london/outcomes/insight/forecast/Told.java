package london.outcomes.insight.forecast;

import java.sql.Date;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import london.outcomes.catalogue.Kind;
import london.outcomes.catalogue.Period;
import london.outcomes.catalogue.Window;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.Iterable;
import scala.jdk.javaapi.CollectionConverters;

/** Verdicts on a measure's series, as rows of the curated tables. */
final class Told {

  /** {@code fact_forecast} but for the run and the release. */
  static final StructType FORECAST =
      new StructType()
          .add("measure_id", DataTypes.StringType)
          .add("area_code", DataTypes.StringType)
          .add("area_level", DataTypes.StringType)
          .add("horizon", DataTypes.IntegerType)
          .add("period_id", DataTypes.StringType)
          .add("month", DataTypes.DateType)
          .add("value", DataTypes.DoubleType)
          .add("lower", DataTypes.DoubleType)
          .add("upper", DataTypes.DoubleType)
          .add("count", DataTypes.DoubleType)
          .add("count_lower", DataTypes.DoubleType)
          .add("count_upper", DataTypes.DoubleType)
          .add("model_id", DataTypes.StringType)
          .add("is_shown", DataTypes.BooleanType)
          .add("status", DataTypes.StringType)
          .add("data_from", DataTypes.DateType)
          .add("data_through", DataTypes.DateType)
          .add("recording_change_date", DataTypes.DateType)
          .add("provenance", DataTypes.StringType);

  /** {@code fact_forecast_skill} but for the run and the release. */
  static final StructType SKILL =
      new StructType()
          .add("measure_id", DataTypes.StringType)
          .add("area_code", DataTypes.StringType)
          .add("area_level", DataTypes.StringType)
          .add("model_id", DataTypes.StringType)
          .add("mase", DataTypes.DoubleType)
          .add("interval_coverage", DataTypes.DoubleType)
          .add("origins", DataTypes.IntegerType)
          .add("forecasts", DataTypes.IntegerType)
          .add("tested_from", DataTypes.DateType)
          .add("tested_through", DataTypes.DateType)
          .add("is_best", DataTypes.BooleanType)
          .add("is_shown", DataTypes.BooleanType)
          .add("provenance", DataTypes.StringType);

  private final String measure;
  private final boolean isRate;
  private final double per;
  private final List<LocalDate> recordingChanges;

  /** Tells of a measure by columns of {@code dim_measure}. */
  Told(Row measure) {
    this.measure = measure.getAs("measure_id");
    this.isRate = measure.getAs("kind").equals(Kind.RATE.id());
    this.per = measure.<Double>getAs("per");
    this.recordingChanges =
        CollectionConverters.asJavaCollection(measure.<Iterable<String>>getAs("recording_changes"))
            .stream()
            .map(text -> LocalDate.parse(text.substring(0, "yyyy-mm-dd".length())))
            .sorted(Comparator.reverseOrder())
            .toList();
  }

  String measure() {
    return measure;
  }

  /** A row for each horizon, whether there is a forecast or not. */
  Stream<Row> forecasts(Verdict verdict) {
    return IntStream.rangeClosed(1, Origins.HORIZONS).mapToObj(h -> forecast(verdict, h));
  }

  private Row forecast(Verdict verdict, int horizon) {
    Series series = verdict.series();
    LocalDate month = Month.firstDay(series.last() + horizon);
    Optional<Verdict.Ahead> ahead =
        verdict.ahead().stream().filter(a -> a.horizon() == horizon).findFirst();
    double factor = isRate ? per / series.denominator() : 1;
    return RowFactory.create(
        measure,
        series.area(),
        series.level(),
        horizon,
        new Period(Window.MONTH, YearMonth.from(month)).id(),
        Date.valueOf(month),
        orNull(ahead.map(a -> a.count() * factor)),
        orNull(ahead.map(a -> a.lower() * factor)),
        orNull(ahead.map(a -> a.upper() * factor)),
        orNull(ahead.map(Verdict.Ahead::count)),
        orNull(ahead.map(Verdict.Ahead::lower)),
        orNull(ahead.map(Verdict.Ahead::upper)),
        ahead.isPresent() ? verdict.best().map(Model::id).orElse(null) : null,
        verdict.isShown(),
        verdict.status(),
        Date.valueOf(Month.firstDay(series.first())),
        Date.valueOf(Month.lastDay(series.last())),
        recordingChange(series).map(Date::valueOf).orElse(null),
        series.provenance());
  }

  /** The latest change within the history. */
  private Optional<LocalDate> recordingChange(Series series) {
    return recordingChanges.stream()
        .filter(date -> date.isAfter(Month.firstDay(series.first())))
        .filter(date -> !date.isAfter(Month.lastDay(series.last())))
        .findFirst();
  }

  /** A row for each model that was tested. */
  Stream<Row> skills(Verdict verdict) {
    return verdict.skills().stream().map(skill -> skill(verdict, skill));
  }

  private Row skill(Verdict verdict, Skill skill) {
    Series series = verdict.series();
    boolean isBest = verdict.best().filter(skill.model()::equals).isPresent();
    boolean isTested = Double.isFinite(skill.mase());
    return RowFactory.create(
        measure,
        series.area(),
        series.level(),
        skill.model().id(),
        isTested ? skill.mase() : null,
        isTested ? skill.coverage() : null,
        skill.origins(),
        skill.tested(),
        Date.valueOf(Month.lastDay(Origins.firstTested(series))),
        Date.valueOf(Month.lastDay(series.last() - Origins.HORIZONS)),
        isBest,
        isBest && verdict.isShown(),
        series.provenance());
  }

  private static Double orNull(Optional<Double> value) {
    return value.filter(Double::isFinite).orElse(null);
  }
}
