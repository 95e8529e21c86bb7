package london.outcomes.insight.drivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import london.outcomes.SharedSession;
import london.outcomes.catalogue.Drivers;
import london.outcomes.catalogue.TableColumn;
import london.outcomes.catalogue.TableDefinition;
import london.outcomes.insight.Answer;
import london.outcomes.insight.ModelCard;
import london.outcomes.stats.survey.IndicatorSample;
import london.outcomes.stats.survey.SurveyLogit;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DriverAnalysisTest {

  private static final String TRUST = "trust-mps";
  private static final int BOROUGHS = 5;

  private static Interviews interviews;
  private static Answer answer;
  private static List<Row> rows;

  @BeforeAll
  static void ask() {
    interviews =
        new Interviews(3, BOROUGHS)
            .with(2022, 60, true)
            .with(2023, 1500, false)
            .with(2024, 1500, true)
            .with(2025, 1500, true);
    answer = answer(interviews.dataset());
    rows = answer.tables().get("fact_driver").collectAsList();
  }

  private static DriverAnalysis question() {
    return new DriverAnalysis(Interviews.CATALOGUE.drivers(), Interviews.CATALOGUE.measures());
  }

  private static Answer answer(Dataset<Row> records) {
    return question().answer(Map.of("survey_response", records));
  }

  private static Row trust(String period, String group, String factor) {
    return rows.stream()
        .filter(r -> r.getAs("measure_id").equals(TRUST) && r.getAs("period_id").equals(period))
        .filter(r -> r.getAs("group_id").equals(group) && r.getAs("factor_id").equals(factor))
        .findFirst()
        .orElseThrow();
  }

  private static double number(Row row, String column) {
    return row.<Double>getAs(column);
  }

  @Test
  void rowsAreThoseThatTheTableDeclares() {
    check("fact_driver", answer.tables().get("fact_driver").columns(), List.of());
    check("fact_model_check", answer.checks().columns(), List.of("question_id"));
    assertThat(question().reads()).containsExactly("survey_response");
    assertThat(rows).extracting(r -> r.<String>getAs("provenance")).containsOnly("synthetic");
  }

  private static void check(String name, String[] columns, List<String> added) {
    TableDefinition table = Interviews.CATALOGUE.table(name);
    assertThat(columns)
        .containsExactlyInAnyOrder(
            table.columns().stream()
                .map(TableColumn::name)
                .filter(c -> !c.equals("run_id") && !c.equals("release_id") && !added.contains(c))
                .toArray(String[]::new));
  }

  @Test
  void whatCountsMostIsFoundToCountMost() {
    Row most =
        rows.stream()
            .filter(r -> r.getAs("measure_id").equals(TRUST) && r.<Boolean>getAs("is_latest"))
            .filter(r -> r.getAs("group_type").equals("all"))
            .max(Comparator.comparingDouble(r -> number(r, "effect")))
            .orElseThrow();
    assertThat(most.<String>getAs("factor_id")).isEqualTo("is_treated_fairly");
    assertThat(number(most, "lower")).isPositive();
    assertThat(number(most, "adjusted_p")).isLessThan(.001);
    assertThat(most.<String>getAs("sentence"))
        .startsWith("'The police treat everyone fairly' goes with ")
        .contains("all else equal")
        .endsWith("An association, not a cause.");
  }

  @Test
  void whatOnlyGoesWithSomethingElseHasNoEffectOfItsOwn() {
    Row informed = trust("FY2025-26", "all", "is_informed");
    assertThat(Math.abs(number(informed, "unadjusted"))).isGreaterThan(5);
    assertThat(number(informed, "unadjusted_lower") * number(informed, "unadjusted_upper"))
        .isPositive();
    assertThat(number(informed, "lower")).isNegative();
    assertThat(number(informed, "upper")).isPositive();
  }

  @Test
  void coefficientsOfMllibAreTheSolutionOfTheEquations() {
    var reading =
        new Responses(
            Interviews.CATALOGUE.drivers().outcomes().get(0),
            Interviews.CATALOGUE.measures().get(TRUST),
            Interviews.CATALOGUE.drivers());
    List<Response> year =
        reading.of(interviews.dataset()).stream().filter(r -> r.financialYear() == 2025).toList();
    IndicatorSample sample = Encoding.of(year, List.of(0, 1, 2, 3, 4, 5, 6, 7), 5).sample();
    SurveyLogit own = SurveyLogit.solve(sample);
    SurveyLogit mllib = new Regression(SharedSession.get()).fit(sample);
    assertThat(own.reason()).isEmpty();
    for (int column = 0; column < sample.width(); column++) {
      assertThat(mllib.coefficient(column)).isCloseTo(own.coefficient(column), within(1e-9));
    }
    assertThat(number(trust("FY2025-26", "all", "is_treated_fairly"), "odds_ratio"))
        .isCloseTo(Math.exp(own.coefficient(1)), within(1e-8));
  }

  @Test
  void whatWasNotAskedIsLeftOutOfTheYearAndNotCompared() {
    Row safe = trust("FY2023-24", "all", "is_safe_after_dark");
    assertThat(safe.<String>getAs("status")).isEqualTo("not-asked");
    assertThat(safe.<Double>getAs("effect")).isNull();
    assertThat(trust("FY2023-24", "all", "is_informed").<Boolean>getAs("is_full_model")).isFalse();
    assertThat(trust("FY2024-25", "all", "is_informed").<Double>getAs("change")).isNull();

    Row later = trust("FY2025-26", "all", "is_treated_fairly");
    double before = number(trust("FY2024-25", "all", "is_treated_fairly"), "effect");
    assertThat(number(later, "change")).isCloseTo(number(later, "effect") - before, within(1e-9));
    assertThat(number(later, "change_lower")).isLessThan(number(later, "change"));
  }

  @Test
  void smallBasesHaveNoNumbers() {
    Row small = trust("FY2022-23", "all", "is_treated_fairly");
    assertThat(small.<String>getAs("status")).isEqualTo("small-base");
    assertThat(small.<String>getAs("sentence")).isEqualTo("No effect is told: small-base.");
    for (String column : List.of("respondents", "left_out_pct", "effect", "unadjusted")) {
      assertThat(small.<Double>getAs(column)).as(column).isNull();
    }
    assertThat(trust("FY2025-26", "mixed", "is_treated_fairly").<String>getAs("status"))
        .isEqualTo("few-events");
    assertThat(trust("FY2025-26", "female", "is_treated_fairly").<String>getAs("status"))
        .isEqualTo("ok");
  }

  @Test
  void itIsSaidHowManyAreLeftOut() {
    Row row = trust("FY2025-26", "all", "is_treated_fairly");
    // 3 % leave each of nine questions open.
    assertThat(number(row, "left_out_pct")).isBetween(19.0, 29.0);
    assertThat(number(row, "respondents"))
        .isCloseTo(1500 * (1 - number(row, "left_out_pct") / 100), within(1e-6));
  }

  @Test
  void groupsAreServedAsTheChecksSay() {
    List<Row> checks = answer.checks().collectAsList();
    assertThat(checks)
        .filteredOn(r -> r.getAs("metric").equals("calibration-points"))
        .filteredOn(r -> !r.getAs("group_id").equals("unknown"))
        .filteredOn(r -> r.getAs("value") != null)
        .isNotEmpty()
        // Not quite 0 for the sex that the few of another one are counted with.
        .allSatisfy(r -> assertThat(number(r, "value")).isCloseTo(0, within(.5)));
    assertThat(checks)
        .filteredOn(r -> r.getAs("metric").equals("calibration-by-fifth-points"))
        .filteredOn(r -> r.getAs("group_id").equals("all"))
        .allSatisfy(r -> assertThat(number(r, "value")).isBetween(0.0, 6.0));
    assertThat(checks)
        .filteredOn(r -> number(r, "base") < 100)
        .isNotEmpty()
        .allSatisfy(r -> assertThat(r.<Double>getAs("value")).isNull());
  }

  @Test
  void eachOutcomeHasACardThatSaysWhatItIsNot() {
    assertThat(answer.cards())
        .extracting(ModelCard::id)
        .containsExactly("drivers-trust-mps", "drivers-good-job-local");
    ModelCard card = answer.cards().get(0);
    assertThat(card.limits()).contains("Associations, not causes");
    assertThat(card.through()).isEqualTo("2026-03-31");
    assertThat(card.metrics()).containsKeys("models", "respondents", "is_treated_fairly");
    assertThat(card.data()).contains("survey_response (pas), 2022-04 to 2026-03");
  }

  @Test
  void theSamePeopleInAnotherOrderGiveTheSameAnswerToTheLastBit() {
    Drivers all = Interviews.CATALOGUE.drivers();
    Drivers first =
        new Drivers(
            all.outcomes().subList(0, 1),
            all.factors(),
            all.controls(),
            all.breakdowns(),
            all.checks(),
            all.minimumAnswered());
    Answer other =
        new DriverAnalysis(first, Interviews.CATALOGUE.measures())
            .answer(Map.of("survey_response", interviews.shuffled()));
    String own = "model_id = 'drivers-trust-mps'";
    assertThat(other.tables().get("fact_driver").collectAsList())
        .isEqualTo(answer.tables().get("fact_driver").where(own).collectAsList());
    assertThat(other.checks().collectAsList())
        .isEqualTo(answer.checks().where(own).collectAsList());
    assertThat(other.cards()).isEqualTo(answer.cards().subList(0, 1));
  }

  @Test
  void withoutRespondentsThereIsNoAnswer() {
    Answer none = answer(interviews.dataset().where("source_id = 'uss'"));
    assertThat(none.tables().get("fact_driver").collectAsList()).isEmpty();
    assertThat(none.cards()).isEmpty();
  }
}
