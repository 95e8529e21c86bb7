package london.outcomes.insight.place;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class HotspotsTest {

  private static final StructType OFFENCE =
      new StructType()
          .add("month", DataTypes.DateType)
          .add("borough_code", DataTypes.StringType)
          .add("lsoa_code", DataTypes.StringType)
          .add("category_id", DataTypes.StringType)
          .add("provenance", DataTypes.StringType)
          .add("longitude", DataTypes.DoubleType)
          .add("latitude", DataTypes.DoubleType);

  private static final StructType LINK =
      new StructType()
          .add("from_level", DataTypes.StringType)
          .add("from_vintage", DataTypes.IntegerType)
          .add("from_code", DataTypes.StringType)
          .add("to_level", DataTypes.StringType)
          .add("to_vintage", DataTypes.IntegerType)
          .add("to_code", DataTypes.StringType)
          .add("authority_code", DataTypes.StringType);

  private static final int SIDE = 8;

  private static String lsoa(int row, int column) {
    return String.format("E01%06d", row * SIDE + column);
  }

  private static String borough(int row) {
    return row < SIDE / 2 ? "E09000001" : "E09000002";
  }

  /** A grid of LSOAs; those in its middle have five times as many offences. */
  private static List<Row> offences() {
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        boolean isMiddle = Math.abs(row - 2) <= 1 && Math.abs(column - 2) <= 1;
        for (int t = 0; t < 24; t++) {
          int count = (isMiddle ? 5 : 1) + (row + column + t) % 2;
          rows.addAll(
              Collections.nCopies(
                  count,
                  RowFactory.create(
                      Date.valueOf(LocalDate.of(2024, 1, 1).plusMonths(t)),
                      borough(row),
                      lsoa(row, column),
                      "burglary",
                      "open",
                      column * 0.01,
                      51.5 + row * 0.006)));
        }
      }
    }
    return rows;
  }

  private static Dataset<Row> links() {
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row <= SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        String code = lsoa(row, column);
        rows.add(RowFactory.create("lsoa", 2011, code, "lsoa", 2021, code, borough(row)));
      }
    }
    rows.add(RowFactory.create("lsoa", 2011, "E01999999", "lsoa", 2021, "E01999999", "E07000001"));
    return SharedSession.get().createDataFrame(rows, LINK);
  }

  private static Answer answer(List<Row> rows, int partitions) {
    return new Hotspots()
        .answer(
            Map.of(
                "offence",
                SharedSession.get().createDataFrame(rows, OFFENCE).repartition(partitions),
                "area_link",
                links()));
  }

  @Test
  void theMiddleIsHotAndPlacesWithoutOffencesCount() {
    Answer answer = answer(offences(), 1);
    List<Row> hot =
        answer
            .tables()
            .get("fact_hotspot")
            .where("heat = 'hot' and category_id = 'burglary'")
            .collectAsList();
    assertThat(hot).extracting(r -> r.<String>getAs("lsoa_code")).contains(lsoa(2, 2), lsoa(1, 2));
    assertThat(hot)
        .allSatisfy(
            r -> {
              assertThat(r.<String>getAs("borough_code")).isEqualTo("E09000001");
              assertThat(r.<Double>getAs("z")).isGreaterThan(2);
              assertThat(r.<Double>getAs("hot_months_pct")).isGreaterThan(50);
            });

    Row london =
        answer
            .tables()
            .get("fact_concentration")
            .where("area_code = 'E12000007' and category_id = 'all'")
            .orderBy("period_end")
            .collectAsList()
            .get(4);
    assertThat(london.<Date>getAs("period_end")).isEqualTo(Date.valueOf("2025-12-31"));
    assertThat(london.<Long>getAs("places_count")).isEqualTo(72);
    // 3.6 of 72 places with 66 each, of 9 · 66 + 55 · 18 offences.
    assertThat(london.<Double>getAs("worst_share_pct")).isCloseTo(100 * 237.6 / 1584, within(1e-9));
    assertThat(london.<Double>getAs("change")).isCloseTo(0, within(1e-9));

    assertThat(
            answer
                .checks()
                .where("metric = 'share-of-areas-flagged' and area_code = 'E09000002'")
                .head()
                .<Double>getAs("value"))
        .isZero();
    assertThat(answer.cards()).singleElement().extracting(c -> c.id()).isEqualTo("hotspots");
  }

  @Test
  void rowsDoNotDependOnOrderAndPartitions() {
    List<Row> shuffled = new ArrayList<>(offences());
    Collections.shuffle(shuffled, new Random(3));
    Answer once = answer(offences(), 1);
    Answer again = answer(shuffled, 4);
    once.tables()
        .forEach(
            (name, rows) ->
                assertThat(again.tables().get(name).collectAsList())
                    .isEqualTo(rows.collectAsList()));
    assertThat(again.checks().collectAsList()).isEqualTo(once.checks().collectAsList());
    assertThat(again.cards()).isEqualTo(once.cards());
  }

  @Test
  void tablesFromBeforePointsWereKeptHaveConcentrationAndNoHotspots() {
    Dataset<Row> before =
        SharedSession.get().createDataFrame(offences(), OFFENCE).drop("longitude", "latitude");
    Answer answer = new Hotspots().answer(Map.of("offence", before));
    assertThat(answer.tables().get("fact_hotspot").count()).isZero();
    assertThat(answer.tables().get("fact_concentration").where("status = 'ok'").count())
        .isPositive();
  }

  @Test
  void whereThereAreFewNothingIsTold() {
    List<Row> few = offences().subList(0, 30);
    Answer answer = answer(few, 1);
    assertThat(answer.tables().get("fact_concentration").where("status = 'ok'").count()).isZero();
    assertThat(
            answer
                .tables()
                .get("fact_concentration")
                .where("worst_share_pct is not null or generalised_gini is not null")
                .count())
        .isZero();
  }
}
