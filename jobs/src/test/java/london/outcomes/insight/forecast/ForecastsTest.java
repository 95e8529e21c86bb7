package london.outcomes.insight.forecast;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.rand;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import london.outcomes.SharedSession;
import london.outcomes.insight.Answer;
import london.outcomes.insight.ModelCard;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From published figures to what the tables tell, on a small city that was invented. */
class ForecastsTest {

  private static final StructType FACTS =
      new StructType()
          .add("measure_id", DataTypes.StringType)
          .add("window", DataTypes.StringType)
          .add("period_end", DataTypes.DateType)
          .add("area_code", DataTypes.StringType)
          .add("area_level", DataTypes.StringType)
          .add("group_type", DataTypes.StringType)
          .add("count", DataTypes.DoubleType)
          .add("denominator", DataTypes.DoubleType)
          .add("status", DataTypes.StringType)
          .add("provenance", DataTypes.StringType);

  private static final StructType MEASURES =
      new StructType()
          .add("measure_id", DataTypes.StringType)
          .add("kind", DataTypes.StringType)
          .add("per", DataTypes.DoubleType)
          .add("recording_changes", DataTypes.createArrayType(DataTypes.StringType));

  private static Dataset<Row> facts;
  private static Dataset<Row> measures;
  private static List<Row> forecasts;
  private static List<Row> skills;
  private static Fits fits;
  private static Answer answer;

  @BeforeAll
  static void ask() {
    List<Row> rows = new ArrayList<>();
    Group thefts = Invented.city("thefts", 4, 30, 2, 60);
    thefts.series().forEach(s -> add("thefts", s, rows));
    add("calls", Invented.borough("E09000007", Invented.crimes(90, 2, 61)), rows);
    add("calls", Invented.borough("E09000009", Invented.crimes(2, 1, 62)), rows);
    add("shares", Invented.borough("E09000007", Invented.crimes(90, 2, 63)), rows);
    facts = SharedSession.get().createDataFrame(rows, FACTS);
    measures =
        SharedSession.get()
            .createDataFrame(
                List.of(
                    measure("thefts", "rate", 1000, "2024-03-01: A new system: all was moved."),
                    measure("calls", "count", 1, "2010-01-01: Long ago."),
                    measure("shares", "proportion", 100)),
                MEASURES);
    Dataset<Row> figures = Figures.byMeasure(facts, measures);
    fits = Regression.fits(figures);
    answer = Forecasts.answer(figures, fits);
    forecasts = answer.tables().get("fact_forecast").collectAsList();
    skills = answer.tables().get("fact_forecast_skill").collectAsList();
  }

  private static Row measure(String id, String kind, double per, String... changes) {
    return RowFactory.create(id, kind, per, changes);
  }

  private static void add(String measure, Series series, List<Row> rows) {
    for (int month = series.first(); month <= series.last(); month++) {
      rows.add(figure(measure, series, month, "month", "all", series.at(month), "ok"));
    }
    rows.add(figure(measure, series, series.last() + 1, "month", "all", null, "not-covered"));
    rows.add(figure(measure, series, series.last(), "rolling-12", "all", 9999.0, "ok"));
    rows.add(figure(measure, series, series.last(), "month", "sex", 77.0, "ok"));
  }

  private static Row figure(
      String measure,
      Series series,
      int month,
      String window,
      String group,
      Double count,
      String status) {
    return RowFactory.create(
        measure,
        window,
        Date.valueOf(Month.lastDay(month)),
        series.area(),
        series.level(),
        group,
        count,
        series.denominator(),
        status,
        month == series.first() ? "synthetic" : "open");
  }

  private static List<Row> of(String measure, String area) {
    return forecasts.stream()
        .filter(row -> row.getAs("measure_id").equals(measure))
        .filter(row -> row.getAs("area_code").equals(area))
        .toList();
  }

  @Test
  void everySeriesHasSixMonthsOrTheReasonWhyNot() {
    assertThat(forecasts).hasSize(7 * Origins.HORIZONS);
    for (Row row : of("calls", "E09000009")) {
      assertThat(row.<String>getAs("status")).isEqualTo("too-few");
      assertThat(row.<Boolean>getAs("is_shown")).isFalse();
      assertThat(row.<Object>getAs("count")).isNull();
      assertThat(row.<Object>getAs("model_id")).isNull();
    }
    List<Row> london = of("thefts", "E12000007");
    assertThat(london)
        .extracting(row -> row.<String>getAs("period_id"))
        .containsExactly("2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09");
    assertThat(forecasts).noneMatch(row -> row.getAs("measure_id").equals("shares"));
  }

  @Test
  void aRateIsTheCountForSoManyOfTheNewestDenominator() {
    List<Row> shown =
        forecasts.stream()
            .filter(row -> row.getAs("measure_id").equals("thefts"))
            .filter(row -> row.<Boolean>getAs("is_shown"))
            .toList();
    assertThat(shown).isNotEmpty();
    for (Row row : shown) {
      double people = row.getAs("area_level").equals("region") ? 8e6 : 250_000;
      double count = row.<Double>getAs("count");
      assertThat(row.<Double>getAs("value")).isCloseTo(1000 * count / people, within(1e-12));
      assertThat(count)
          .isBetween(row.<Double>getAs("count_lower"), row.<Double>getAs("count_upper"));
      assertThat(row.<Double>getAs("lower")).isLessThan(row.<Double>getAs("upper"));
    }
  }

  @Test
  void whatTheHistoryHoldsIsTold() {
    for (Row row : of("thefts", "E09000001")) {
      assertThat(row.<Date>getAs("recording_change_date")).isEqualTo(Date.valueOf("2024-03-01"));
      assertThat(row.<Date>getAs("data_from")).isEqualTo(Date.valueOf("2016-04-01"));
      assertThat(row.<Date>getAs("data_through")).isEqualTo(Date.valueOf("2026-03-31"));
      assertThat(row.<String>getAs("provenance")).isEqualTo("synthetic");
    }
    assertThat(of("calls", "E09000007"))
        .allMatch(row -> row.getAs("recording_change_date") == null);
  }

  @Test
  void aForecastIsShownOnlyWhereItsModelBeatsLastYearOnTheSameOrigins() {
    Map<String, List<Row>> series =
        skills.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.getAs("measure_id") + "/" + row.getAs("area_code")));
    assertThat(series).hasSize(6);
    series.forEach(
        (name, models) -> {
          assertThat(models).hasSize(3);
          assertThat(models).allMatch(row -> row.<Integer>getAs("origins") == 24);
          Row naive = model(models, "seasonal-naive");
          Row best = models.stream().filter(row -> row.<Boolean>getAs("is_best")).findFirst().get();
          boolean beats =
              best.<Double>getAs("mase") < 1
                  && best.<Double>getAs("mase") < naive.<Double>getAs("mase");
          assertThat(best.<Boolean>getAs("is_shown")).as(name).isEqualTo(beats);
          String[] ids = name.split("/");
          assertThat(of(ids[0], ids[1])).allMatch(row -> row.<Boolean>getAs("is_shown") == beats);
          assertThat(model(models, "poisson-forecast").<Double>getAs("mase")).isLessThan(1);
        });
  }

  private static Row model(List<Row> models, String id) {
    return models.stream().filter(row -> row.getAs("model_id").equals(id)).findFirst().get();
  }

  @Test
  void rowsAreTheSameWhateverTheirOrderAndPartitions() {
    Dataset<Row> shuffled = facts.repartition(5, col("count")).orderBy(rand(3));
    Answer again =
        new Forecasts().answer(Map.of("fact_measure", shuffled, "dim_measure", measures));
    assertThat(again.tables().get("fact_forecast").collectAsList()).isEqualTo(forecasts);
    assertThat(again.tables().get("fact_forecast_skill").collectAsList()).isEqualTo(skills);
    assertThat(again.checks().collectAsList()).isEqualTo(answer.checks().collectAsList());
    assertThat(again.cards()).isEqualTo(answer.cards());
  }

  @Test
  void theRegressionLearnsNothingFromAfterItsCutOff() {
    int cutoff = Origins.cutoffs(Invented.NOW)[2];
    Dataset<Row> changed =
        facts.withColumn(
            "count",
            when(
                    col("period_end").gt(Date.valueOf(Month.lastDay(cutoff))),
                    col("count").multiply(2).plus(30))
                .otherwise(col("count")));
    Fits after = Regression.fits(Figures.byMeasure(changed, measures));
    for (int i = 0; i < 3; i++) {
      assertThat(after.at(i).get().coefficients()).isEqualTo(fits.at(i).get().coefficients());
    }
    assertThat(after.newest().get().coefficients())
        .isNotEqualTo(fits.newest().get().coefficients());
  }

  @Test
  void cardsAndChecksTellHowEachModelServes() {
    assertThat(answer.cards())
        .extracting(ModelCard::id)
        .containsExactly("seasonal-naive", "holt-winters", "poisson-forecast");
    ModelCard card = answer.cards().get(2);
    assertThat(card.provenance()).isEqualTo("synthetic");
    assertThat(card.through()).isEqualTo("2026-03-31");
    assertThat(card.metrics()).containsKeys("median MASE", "coefficient of season");
    assertThat(card.metrics().get("series by status")).contains("too-few 1");
    List<Row> checks = answer.checks().collectAsList();
    Set<String> areas =
        checks.stream().map(row -> row.<String>getAs("area_code")).collect(Collectors.toSet());
    assertThat(areas).contains("E12000007", "E09000001", "E09000007");
    Row all =
        checks.stream()
            .filter(row -> row.getAs("metric").equals("interval-coverage"))
            .filter(row -> row.getAs("area_code").equals("E12000007"))
            .findFirst()
            .get();
    assertThat(all.<Double>getAs("base")).isEqualTo(6.0 * 24 * 6);
    assertThat(all.<Double>getAs("value")).isBetween(0.88, 1.0);
  }
}
