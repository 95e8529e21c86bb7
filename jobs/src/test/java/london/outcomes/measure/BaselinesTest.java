package london.outcomes.measure;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import london.outcomes.SharedSession;
import london.outcomes.catalogue.Baseline;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.Period;
import london.outcomes.catalogue.Window;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Figures written down by hand, against those of 2023/24. Recording changed in August 2024. */
class BaselinesTest {

  private static final Period YEAR = Period.year("FY2023-24").orElseThrow();
  private static final Period NEXT = Period.year("FY2024-25").orElseThrow();
  private static final Date FROZEN_ON = Date.valueOf("2024-05-01");
  private static final Baselines BASELINES = new Baselines(SmallWorld.MEASURES);

  private static Dataset<Row> frozen;
  private static Map<String, Row> rows;

  @BeforeAll
  static void freezeAndCompare() {
    List<Row> values = new ArrayList<>();
    for (String measure : List.of("all", "hits", "victims")) {
      values.add(figure(measure, YEAR, "A", 100.0, true, null));
    }
    values.add(figure("all", YEAR, "few", 49.0, true, null));
    values.add(figure("all", YEAR, "none", null, true, null));
    values.add(figure("all", YEAR, "young", 100.0, false, null));
    values.add(figure("all", YEAR, "unsure", 100.0, true, "suppress_small_base"));
    frozen = frozen(BASELINES, values);

    Period month = new Period(Window.MONTH, YearMonth.of(2024, 7));
    Period early = new Period(Window.ROLLING_12, YearMonth.of(2025, 2));
    values.clear();
    values.add(figure("all", YEAR, "A", 104.0, true, null));
    values.add(figure("all", NEXT, "A", 130.0, true, null));
    values.add(figure("all", NEXT, "few", 130.0, true, null));
    values.add(figure("all", NEXT, "unsure", 130.0, true, null));
    values.add(figure("all", early, "A", 125.0, true, null));
    values.add(figure("all", month, "A", 10.0, true, null));
    values.add(figure("hits", month, "A", 10.0, true, null));
    values.add(figure("hits", NEXT, "A", 10.0, false, null));
    values.add(figure("hits", early, "A", null, true, null));
    values.add(figure("hits", new Period(Window.QUARTER, NEXT.last()), "A", null, true, null));
    values.add(figure("victims", NEXT, "A", 10.0, true, null));
    rows =
        BASELINES.compare(frame(values), frozen).collectAsList().stream()
            .collect(Collectors.toMap(BaselinesTest::key, row -> row));
  }

  private static Dataset<Row> frozen(Baselines baselines, List<Row> values) {
    Dataset<Row> none = Records.of(Definitions.CATALOGUE.table("baseline"), List.of(), "");
    Dataset<Row> fresh = baselines.toFreeze(frame(values), none);
    return SharedSession.get()
        .createDataFrame(fresh.collectAsList(), fresh.schema())
        .withColumn("extract_date", lit(FROZEN_ON));
  }

  private static Row figure(
      String measure, Period at, String area, Double count, boolean isSettled, String judged) {
    return RowFactory.create(
        measure,
        at.id(),
        Date.valueOf(at.startDate()),
        Date.valueOf(at.endDate()),
        area,
        "all",
        "all",
        count,
        200.0,
        count,
        null,
        judged,
        isSettled);
  }

  private static Dataset<Row> frame(List<Row> rows) {
    StructType schema =
        StructType.fromDDL(
            "measure_id STRING, period_id STRING, period_start DATE, period_end DATE,"
                + " area_code STRING, group_type STRING, group_id STRING, count DOUBLE,"
                + " denominator DOUBLE, value DOUBLE, standard_error DOUBLE, reliability STRING,"
                + " is_settled BOOLEAN");
    return SharedSession.get().createDataFrame(rows, schema);
  }

  private static String key(Row row) {
    return Stream.of("measure_id", "period_id", "area_code")
        .map(name -> row.<String>getAs(name))
        .collect(Collectors.joining("/"));
  }

  private static String status(String key) {
    return rows.get(key).getAs("baseline_status");
  }

  @Test
  void onlySoundFiguresAreFrozen() {
    assertThat(frozen.collectAsList())
        .extracting(BaselinesTest::key)
        .containsExactlyInAnyOrder(
            "all/FY2023-24/A", "hits/FY2023-24/A", "victims/FY2023-24/A", "all/FY2023-24/few");
    assertThat(status("all/FY2024-25/unsure")).isEqualTo("not-frozen");
  }

  @Test
  void aCorrectionMovesTheYearAndNotItsBaseline() {
    Row year = rows.get("all/FY2023-24/A");
    assertThat(year.<Double>getAs("value")).isEqualTo(104);
    assertThat(year.<Double>getAs("baseline_value")).isEqualTo(100);
    assertThat(year.<String>getAs("baseline_status")).isEqualTo("not-later");
    Row later = rows.get("all/FY2024-25/A");
    assertThat(later.<String>getAs("baseline_period_id")).isEqualTo("FY2023-24");
    assertThat(later.<Date>getAs("baseline_extract_date")).isEqualTo(FROZEN_ON);
    assertThat(later.<Double>getAs("baseline_change")).isEqualTo(30);
    assertThat(later.<Double>getAs("baseline_change_pct")).isEqualTo(30);
    assertThat(later.<Double>getAs("baseline_change_p")).isBetween(0.05, 0.06);
    List<Row> corrected = List.of(figure("all", YEAR, "A", 104.0, true, null));
    assertThat(BASELINES.toFreeze(frame(corrected), frozen).collectAsList()).isEmpty();
  }

  @Test
  void whatIsNotComparedSaysWhy() {
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put("all/R12-2025-02/A", "not-later");
    expected.put("all/2024-07/A", "other-length");
    expected.put("hits/2024-07/A", "ok");
    expected.put("hits/FY2024-25/A", "unsettled");
    expected.put("hits/R12-2025-02/A", "not-later");
    expected.put("hits/2024-25-Q4/A", "no-value");
    expected.put("victims/FY2024-25/A", "recording-change");
    expected.put("all/FY2024-25/few", "small-base");
    expected.forEach(
        (key, status) -> {
          assertThat(status(key)).as(key).isEqualTo(status);
          if (!List.of("ok", "small-base").contains(status)) {
            assertThat(rows.get(key).<Double>getAs("baseline_change")).as(key).isNull();
            assertThat(rows.get(key).<Double>getAs("baseline_change_p")).as(key).isNull();
          }
        });
    assertThat(rows.get("all/2024-07/A").<Double>getAs("baseline_value")).isNull();
    assertThat(rows.get("all/FY2024-25/few").<Double>getAs("baseline_change_pct")).isNull();
    assertThat(rows.get("all/FY2024-25/few").<Double>getAs("baseline_change")).isEqualTo(81);
  }

  @Test
  void aDecisionToFreezeAnewMakesAnotherBaseline() {
    Measure all = SmallWorld.MEASURES.get("all");
    Measure anew = Copies.of(all, new Baseline(YEAR, "2025-06-01"));
    Baselines other = new Baselines(Map.of("all", anew));
    List<Row> corrected = List.of(figure("all", YEAR, "A", 104.0, true, null));
    assertThat(other.toFreeze(frame(corrected), frozen).collectAsList())
        .singleElement()
        .satisfies(row -> assertThat(row.<Double>getAs("value")).isEqualTo(104));
    List<Row> later = List.of(figure("all", NEXT, "A", 130.0, true, null));
    Dataset<Row> both = frozen.unionByName(frozen(other, corrected));
    assertThat(other.compare(frame(later), both).collectAsList())
        .singleElement()
        .satisfies(row -> assertThat(row.<Double>getAs("baseline_change")).isEqualTo(26));
  }

  @Test
  void theExtractIsTheNewestFileOfTheYearAndOfWhatItIsSetAgainst() {
    Dataset<Row> cells =
        SharedSession.get()
            .createDataFrame(
                List.of(
                    RowFactory.create("all", Date.valueOf("2023-04-01"), List.of("a", "refused")),
                    RowFactory.create("hits", Date.valueOf("2024-03-01"), List.of("b")),
                    RowFactory.create("hits", Date.valueOf("2024-04-01"), List.of("later"))),
                StructType.fromDDL("measure_id STRING, month DATE, delivery_ids ARRAY<STRING>"));
    Dataset<Row> deliveries =
        SharedSession.get()
            .createDataFrame(
                List.of(
                    delivery("a", "accepted", "2024-06-09"),
                    delivery("b", "accepted-with-warning", "2024-05-02"),
                    delivery("refused", "rejected", "2025-01-01"),
                    delivery("later", "accepted", "2025-02-02")),
                StructType.fromDDL("delivery_id STRING, verdict STRING, modified_at TIMESTAMP"));
    Map<String, String> extracts =
        BASELINES.extracts(cells, deliveries).collectAsList().stream()
            .collect(Collectors.toMap(r -> r.getString(0), r -> r.getDate(1).toString()));
    assertThat(extracts)
        .containsOnly(Map.entry("all", "2024-06-09"), Map.entry("hits", "2024-06-09"));
  }

  private static Row delivery(String id, String verdict, String day) {
    return RowFactory.create(id, verdict, Timestamp.valueOf(day + " 12:00:00"));
  }
}
