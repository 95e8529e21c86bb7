package london.outcomes.insight.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class EmergingTest {

  private static final StructType OFFENCE =
      new StructType()
          .add("month", DataTypes.DateType)
          .add("borough_code", DataTypes.StringType)
          .add("ward_code", DataTypes.StringType)
          .add("category_id", DataTypes.StringType)
          .add("provenance", DataTypes.StringType);

  private static final int MONTHS = 40;
  private static final LocalDate FIRST = LocalDate.of(2022, 1, 1);

  /** Five boroughs of two wards with 10 offences a month each; one ward has 40 in two months. */
  private static List<Row> offences() {
    List<Row> rows = new ArrayList<>();
    for (int t = 0; t < MONTHS; t++) {
      for (int borough = 1; borough <= 5; borough++) {
        for (int ward = 0; ward < 2; ward++) {
          boolean isRise = borough == 3 && ward == 1 && t >= MONTHS - 2;
          int count = isRise ? 40 : 8 + (7 * t + 3 * borough + ward) % 5;
          rows.addAll(
              Collections.nCopies(
                  count, offence(t, "E0900000" + borough, "E0500000" + (2 * borough + ward))));
        }
      }
      rows.add(offence(t, "unknown", null));
    }
    return rows;
  }

  private static Row offence(int month, String borough, String ward) {
    Date first = Date.valueOf(FIRST.plusMonths(month));
    return RowFactory.create(first, borough, ward, "burglary", month == 0 ? "open" : "official");
  }

  private static Answer answer(List<Row> rows, int partitions) {
    Dataset<Row> offences =
        SharedSession.get().createDataFrame(rows, OFFENCE).repartition(partitions);
    return new Emerging().answer(Map.of("offence", offences));
  }

  @Test
  void aRiseIsToldForTheWardAndItsBoroughWithItsCard() {
    Answer answer = answer(offences(), 1);
    List<Row> facts = answer.tables().get("fact_emerging").collectAsList();

    assertThat(facts)
        .extracting(r -> r.getAs("month") + " " + r.getAs("area_code") + " " + r.getAs("rank"))
        .containsExactly(
            "2025-03-01 E09000003 1",
            "2025-03-01 E05000007 1",
            "2025-04-01 E09000003 1",
            "2025-04-01 E05000007 1");
    Row latest = facts.get(3);
    assertThat(latest.<Long>getAs("observed")).isEqualTo(40);
    assertThat(latest.<Double>getAs("expected")).isBetween(8.0, 14.0);
    assertThat(latest.<Double>getAs("upper")).isLessThan(40);
    assertThat(latest.<Date>getAs("since_date")).isEqualTo(Date.valueOf("2025-03-01"));
    assertThat(latest.<Integer>getAs("months_count")).isEqualTo(2);
    assertThat(latest.<Integer>getAs("together_count")).isBetween(1, 2);
    assertThat(latest.<Boolean>getAs("is_latest")).isTrue();
    assertThat(latest.<String>getAs("status")).isEqualTo("ok");
    assertThat(latest.<String>getAs("provenance")).isEqualTo("open");

    assertThat(answer.cards()).singleElement().satisfies(this::isComplete);
    assertThat(answer.checks().where("area_code = 'E09000003'").collectAsList())
        .filteredOn(r -> r.getAs("metric").equals("borough-share-flagged"))
        .singleElement()
        .satisfies(r -> assertThat(r.<Double>getAs("value")).isEqualTo(2 / 12.0));
  }

  private void isComplete(ModelCard card) {
    assertThat(card.through()).isEqualTo(LocalDate.of(2025, 4, 30));
    assertThat(card.provenance()).isEqualTo("open");
    assertThat(card.metrics()).containsKey("borough: false rises, at most");
  }

  @Test
  void antisocialBehaviourIsWatchedBesideOffences() {
    StructType incident =
        new StructType()
            .add("incident_type", DataTypes.StringType)
            .add("provenance", DataTypes.StringType)
            .add("ward_code", DataTypes.StringType)
            .add("borough_code", DataTypes.StringType)
            .add("month", DataTypes.DateType);
    List<Row> incidents =
        offences().stream()
            .map(r -> RowFactory.create("nuisance", r.get(4), r.get(2), r.get(1), r.get(0)))
            .toList();
    Dataset<Row> offences = SharedSession.get().createDataFrame(List.<Row>of(), OFFENCE);
    Answer answer =
        new Emerging()
            .answer(
                Map.of(
                    "offence",
                    offences,
                    "incident",
                    SharedSession.get().createDataFrame(incidents, incident)));
    assertThat(answer.tables().get("fact_emerging").where("is_latest").collectAsList())
        .extracting(r -> r.getAs("category_id") + " " + r.getAs("area_code"))
        .containsExactly("nuisance E09000003", "nuisance E05000007");
  }

  @Test
  void rowsDoNotDependOnOrderAndPartitions() {
    List<Row> shuffled = new ArrayList<>(offences());
    Collections.shuffle(shuffled, new Random(3));
    Answer once = answer(offences(), 1);
    Answer again = answer(shuffled, 5);
    assertThat(again.tables().get("fact_emerging").collectAsList())
        .isEqualTo(once.tables().get("fact_emerging").collectAsList());
    assertThat(again.checks().collectAsList()).isEqualTo(once.checks().collectAsList());
    assertThat(again.cards()).isEqualTo(once.cards());
  }

  @Test
  void aCountThatLeavesFewInItsBoroughIsWithheld() {
    // All of the borough's offences in April but three are in the ward.
    List<Row> rows = new ArrayList<>(offences());
    rows.removeIf(
        r -> r.get(0).equals(Date.valueOf("2025-04-01")) && "E05000006".equals(r.getString(2)));
    rows.addAll(Collections.nCopies(3, offence(MONTHS - 1, "E09000003", "E05000006")));
    List<Row> facts =
        answer(rows, 1).tables().get("fact_emerging").where("is_latest").collectAsList();
    Row ward = facts.get(facts.size() - 1);
    assertThat(ward.<String>getAs("area_code")).isEqualTo("E05000007");
    assertThat(ward.<String>getAs("status")).isEqualTo("suppressed");
    assertThat(ward.<Long>getAs("observed")).isNull();
    assertThat(ward.<Double>getAs("excess")).isNull();
    assertThat(ward.<Double>getAs("adjusted_p")).isNull();
  }

  @Test
  void withoutOffencesThereIsNoRowAndWithoutTheTableNoAnswer() {
    Answer answer = answer(List.of(), 1);
    assertThat(answer.tables().get("fact_emerging").collectAsList()).isEmpty();
    assertThat(answer.cards()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Emerging().answer(Map.of()))
        .withMessageContaining("offence");
  }
}
