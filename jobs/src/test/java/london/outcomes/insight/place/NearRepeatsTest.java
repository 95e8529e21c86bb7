package london.outcomes.insight.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import london.outcomes.SharedSession;
import london.outcomes.insight.Answer;
import london.outcomes.insight.ModelCard;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two boroughs on a grid of 8 by 8 LSOAs, some 330 m apart; in one of them burglars come back. */
class NearRepeatsTest {

  private static final StructType RECORDED =
      StructType.fromDDL(
          "month DATE, ho_subgroup STRING, borough_code STRING, lsoa_code STRING,"
              + " committed_from_date DATE, committed_to_date DATE, is_online BOOLEAN,"
              + " provenance STRING");
  private static final StructType POINT =
      StructType.fromDDL(
          "month DATE, borough_code STRING, lsoa_code STRING, longitude DOUBLE, latitude DOUBLE");

  private static final int SIDE = 8;
  private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
  private static final String BURGLARY = "Residential burglary";
  private static final String ROBBERY = "Robbery of personal property";

  private static Answer answer;

  @BeforeAll
  static void ask() {
    answer = answer(offences(), 1);
  }

  private static List<Row> offences() {
    Random random = new Random(11);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      int place = random.nextInt(SIDE * SIDE);
      LocalDate day = FIRST.plusDays(random.nextInt(360));
      rows.add(offence(BURGLARY, place, day, day.plusDays(1)));
      if (place < SIDE * SIDE / 2 && i % 2 == 0) {
        LocalDate soon = day.plusDays(1 + random.nextInt(4));
        rows.add(offence(BURGLARY, place, soon, soon));
      }
      LocalDate other = FIRST.plusDays(random.nextInt(360));
      rows.add(offence(ROBBERY, random.nextInt(SIDE * SIDE), other, null));
    }
    // Nobody knows the days of these; few of a kind; online; and a year too early.
    rows.add(offence(BURGLARY, 1, null, null));
    rows.add(offence(BURGLARY, 1, FIRST, FIRST.plusDays(8)));
    rows.add(offence("Homicide", 1, FIRST, FIRST));
    rows.add(
        RowFactory.create(
            Date.valueOf(FIRST),
            "Fraud",
            "E09000001",
            lsoa(1),
            Date.valueOf(FIRST),
            null,
            true,
            "official"));
    rows.add(offence("Bicycle theft", 1, FIRST.minusDays(1), null));
    return rows;
  }

  private static Row offence(String kind, int place, LocalDate from, LocalDate to) {
    LocalDate day = from == null ? FIRST : from;
    return RowFactory.create(
        Date.valueOf(day.withDayOfMonth(1)),
        kind,
        borough(place),
        lsoa(place),
        from == null ? null : Date.valueOf(from),
        to == null ? null : Date.valueOf(to),
        false,
        place == 0 ? "synthetic" : "official");
  }

  private static String lsoa(int place) {
    return String.format("E01%06d", place);
  }

  private static String borough(int place) {
    return place < SIDE * SIDE / 2 ? "E09000001" : "E09000002";
  }

  private static Dataset<Row> points() {
    List<Row> rows = new ArrayList<>();
    for (int place = 0; place < SIDE * SIDE; place++) {
      double east = 0.0048 * (place % SIDE);
      double north = 51.5 + 0.003 * (place / SIDE);
      rows.add(RowFactory.create(Date.valueOf(FIRST), borough(place), lsoa(place), east, north));
    }
    return SharedSession.get().createDataFrame(rows, POINT);
  }

  private static Answer answer(List<Row> rows, int partitions) {
    Dataset<Row> recorded =
        SharedSession.get().createDataFrame(rows, RECORDED).repartition(partitions);
    return new NearRepeats().answer(Map.of("police_offence", recorded, "offence", points()));
  }

  private static List<Row> facts(String where) {
    return answer.tables().get("fact_near_repeat").where(where).collectAsList();
  }

  @Test
  void offencesThatFollowEachOtherAtAPlaceAreFoundWhereTheyAre() {
    Row soon =
        facts(
                "category_id = 'residential-burglary' and area_code = 'E09000001'"
                    + " and distance_band_id = 'same-place' and day_band_id = '0-7'")
            .get(0);
    assertThat(soon.<Boolean>getAs("is_significant")).isTrue();
    assertThat(soon.<Double>getAs("ratio")).isGreaterThan(2);
    assertThat(soon.<Long>getAs("observed_pairs_count")).isGreaterThanOrEqualTo(100);
    assertThat(soon.<Long>getAs("observed_pairs_count") % 5).isZero();
    assertThat(soon.<Date>getAs("period_end")).isEqualTo(Date.valueOf("2025-12-31"));
    assertThat(soon.<Long>getAs("to_days")).isEqualTo(7);
    assertThat(soon.<String>getAs("provenance")).isEqualTo("synthetic");

    assertThat(facts("is_significant and area_code = 'E09000002'")).isEmpty();
    assertThat(facts("is_significant and category_id <> 'residential-burglary'")).isEmpty();
  }

  @Test
  void everyAreaHasEveryCategoryInAllBandsAndFewAreWithheld() {
    assertThat(facts("true")).hasSize(3 * 3 * 4 * 3);
    assertThat(facts("category_id = 'homicide'"))
        .hasSize(3 * 4 * 3)
        .allSatisfy(
            row -> {
              assertThat(row.<String>getAs("status")).isEqualTo("suppressed");
              for (String figure :
                  List.of("observed_pairs_count", "expected_pairs_count", "ratio", "p_value")) {
                assertThat(row.<Object>getAs(figure)).isNull();
              }
              assertThat(row.<Object>getAs("adjusted_p")).isNull();
              assertThat(row.<Object>getAs("is_significant")).isNull();
            });
    assertThat(facts("status = 'ok'"))
        .isNotEmpty()
        .allSatisfy(r -> assertThat(r.<Long>getAs("observed_pairs_count")).isGreaterThan(9));
  }

  @Test
  void theCardSaysHowManyDaysAreKnownAndChecksWhereSomethingIsFound() {
    assertThat(answer.cards())
        .singleElement()
        .extracting(ModelCard::metrics)
        .satisfies(
            metrics -> {
              assertThat(metrics).containsEntry("places with a centre", "64");
              assertThat(metrics.get("with a known day and place")).startsWith("99.");
              assertThat(metrics.get("residential-burglary: same place, 0-7 days"))
                  .endsWith("not by chance");
            });
    assertThat(
            answer
                .checks()
                .where("metric = 'share-of-cells-significant' and area_code = 'E09000001'")
                .head()
                .<Double>getAs("value"))
        .isCloseTo(1 / 24.0, within(2 / 24.0))
        .isPositive();
  }

  @Test
  void rowsDoNotDependOnOrderAndPartitions() {
    List<Row> shuffled = new ArrayList<>(offences());
    Collections.shuffle(shuffled, new Random(3));
    Answer again = answer(shuffled, 4);
    assertThat(again.tables().get("fact_near_repeat").collectAsList()).isEqualTo(facts("true"));
    assertThat(again.checks().collectAsList()).isEqualTo(answer.checks().collectAsList());
    assertThat(again.cards()).isEqualTo(answer.cards());
  }

  @Test
  void withoutOffencesOrCentresThereIsNothingToTell() {
    assertThat(answer(List.of(), 1).tables().get("fact_near_repeat").count()).isZero();
    Dataset<Row> recorded = SharedSession.get().createDataFrame(offences(), RECORDED);
    Dataset<Row> before = points().drop("longitude", "latitude");
    Answer nowhere =
        new NearRepeats().answer(Map.of("police_offence", recorded, "offence", before));
    assertThat(nowhere.tables().get("fact_near_repeat").count()).isZero();
    assertThat(nowhere.cards()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NearRepeats().answer(Map.of("police_offence", recorded)))
        .withMessage("near-repeats: there is no table offence");
  }
}
