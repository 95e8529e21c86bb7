package london.outcomes.job;

import static london.outcomes.job.SyntheticRows.line;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What stands in survey files: weights, codebooks, waves, and headers that drift. */
final class BadInputSurveyTest {

  private static final SyntheticRows USS = SyntheticRows.of("uss", "uss/uss-2025-Q2.csv", ",");
  private static final SyntheticRows PAS =
      SyntheticRows.of("pas", "pas/PAS_ward_level_FY_25_26.csv", ",");
  private static final String OLD_PAS = "pas/PAS_ward_level_FY_18_19.csv";

  private static Map<Long, Row> victims;
  private static Map<Long, Row> londoners;
  private static Map<Long, Row> older;
  private static Map<Long, Row> refusedVictims;
  private static Map<Long, Row> refusedLondoners;
  private static List<String> anomalies;
  private static int valid;

  @BeforeAll
  static void takeIn() {
    valid = USS.size();
    USS.with(0, "weight", "-0.5").with(1, "weight", "NaN").with(2, "weight", "");
    USS.with(3, "weight", "0").with(4, "satisfaction", "Delighted");
    USS.with(5, "satisfaction", "Refused").with(6, "interview_date", "2025-07-01");
    USS.with(7, "satisfaction", "Neither satisfied nor dissatisfied", "weight", "50");
    USS.again(8).again(9, "satisfaction", "Don't know");
    PAS.with(0, "interview_date", "1.380534e10").with(1, "Q62C", "Agree a bit");
    PAS.with(2, "Q62C", "Refused").with(3, "Borough", "Kensington & Chelsea");
    Workbench bench = Workbench.tolerant(BadLanding.temporary());
    bench.deliver(USS.path(), USS.text());
    bench.deliver(PAS.path(), PAS.text());
    bench.deliver(OLD_PAS, oldLayout());
    bench.succeed("ingest");
    victims = byLine(bench, "survey_response", USS.path());
    refusedVictims = byLine(bench, "quarantine", USS.path());
    anomalies =
        bench.table("finding").where("rule_code = 'WEIGHT_ANOMALY'").collectAsList().stream()
            .map(row -> row.getAs("source_id") + " " + row.getAs("message"))
            .toList();
    londoners = byLine(bench, "survey_response", PAS.path());
    refusedLondoners = byLine(bench, "quarantine", PAS.path());
    older = byLine(bench, "survey_response", OLD_PAS);
  }

  /** The headers of 2018/19, with that year's labels, and an interview of 7 April 2018. */
  private static String oldLayout() {
    String[] lines = PAS.text().split("\n");
    String header =
        lines[0]
            .replace("Borough", "C2")
            .replace("ReXQ135", "XQ135r")
            .replace("ReQ136", "Q136r")
            .replace("ReNQ147", "NQ147r");
    String[] fields = lines[5].split(",", -1);
    fields[1] = "13742438400";
    fields[2] = "14";
    fields[3] = "Barking and Dagenham";
    fields[5] = "65 or over";
    return header + "\n" + String.join(",", fields) + "\n";
  }

  private static Map<Long, Row> byLine(Workbench bench, String table, String path) {
    String id =
        bench.table("delivery").where(col("file_path").equalTo(path)).first().getAs("delivery_id");
    return bench.table(table).where(col("delivery_id").equalTo(id)).collectAsList().stream()
        .collect(Collectors.toMap(r -> r.<Long>getAs("line_number"), Function.identity()));
  }

  @Test
  @DisplayName("A01: a respondent of weight 0 is kept")
  void weightOfNoughtIsKept() {
    assertThat(victims.get(line(3)).<Double>getAs("weight")).isZero();
  }

  @Test
  @DisplayName("A02: a weight that is negative, no number or none costs its row")
  void badWeightCostsItsRow() {
    for (int row : List.of(0, 1, 2)) {
      assertThat(refusedVictims.get(line(row)).<String>getAs("rule_code")).isEqualTo("BAD_WEIGHT");
    }
  }

  @Test
  @DisplayName("A03: a weight far above the others is taken with a warning")
  void weightFarAboveTheOthersIsTakenWithAWarning() {
    assertThat(victims.get(line(7)).<Double>getAs("weight")).isEqualTo(50);
    assertThat(anomalies)
        .anyMatch(
            text -> text.startsWith("uss weight: the largest weight, 50.00, is more than 10"));
  }

  @Test
  @DisplayName("A04: refused and don't know are no answers, neither is an answer")
  void refusedIsNoAnswer() {
    assertThat(victims.get(line(5)).<Boolean>getAs("is_satisfied_overall")).isNull();
    assertThat(victims.get(line(7)).<Boolean>getAs("is_satisfied_overall")).isFalse();
    assertThat(londoners.get(line(2)).<Boolean>getAs("is_treated_fairly")).isNull();
  }

  @Test
  @DisplayName("A05: an answer outside the codebook costs its row, and is shown")
  void answerOutsideTheCodebookCostsItsRow() {
    Row victim = refusedVictims.get(line(4));
    assertThat(victim.<String>getAs("rule_code")).isEqualTo("UNKNOWN_CODE");
    // What a respondent has said is not repeated.
    assertThat(victim.<String>getAs("detail"))
        .isEqualTo("saw a text of 9 characters, not in the code list");
    Row londoner = refusedLondoners.get(line(1));
    assertThat(londoner.<String>getAs("rule_code")).isEqualTo("UNKNOWN_CODE");
    assertThat(londoner.<String>getAs("column_name")).isEqualTo("q62c");
  }

  @Test
  @DisplayName("A06: a copy of a respondent is dropped; two that differ are set aside")
  void copyOfARespondentIsDropped() {
    assertThat(victims).containsKey(line(8)).doesNotContainKey(line(valid));
    for (int row : List.of(9, valid + 1)) {
      assertThat(refusedVictims.get(line(row)).<String>getAs("rule_code"))
          .isEqualTo("DUPLICATE_KEY");
    }
    assertThat(refusedVictims).hasSize(7);
    assertThat(victims).hasSize(valid + 2 - 7 - 1);
  }

  @Test
  @DisplayName("A07: an interview outside its wave costs its row")
  void interviewOutsideItsWaveCostsItsRow() {
    for (Row row : List.of(refusedVictims.get(line(6)), refusedLondoners.get(line(0)))) {
      assertThat(row.<String>getAs("rule_code")).isEqualTo("PERIOD_OUT_OF_RANGE");
    }
    assertThat(refusedLondoners).hasSize(2);
  }

  @Test
  void headersOfAnEarlierVintageAreRead() {
    Row row = older.get(2L);
    assertThat(row.<Object>getAs("interview_date")).hasToString("2018-04-07");
    assertThat(row.<String>getAs("borough_code")).isEqualTo("E09000002");
    assertThat(row.<String>getAs("age_band")).isEqualTo("65 and over");
    assertThat(londoners.get(line(3)).<String>getAs("borough_code")).isEqualTo("E09000020");
  }
}
