package london.outcomes.stats.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import london.outcomes.stats.Estimate;
import london.outcomes.stats.VectorSet;
import london.outcomes.stats.VectorTest;
import org.junit.jupiter.api.Test;

class ReliabilityTest {

  @VectorTest
  void presentationEqualsTheReference(VectorSet vectors) {
    for (VectorSet.Row row : vectors.rows("survey_reliability.csv")) {
      Estimate interval =
          Estimate.of(
              row.number("estimate"),
              row.number("korn_graubard_lower"),
              row.number("korn_graubard_upper"),
              "korn_graubard");
      Reliability actual =
          Reliability.of(
              row.number("n_unweighted"), row.number("n_effective"), interval, row.number("df"));
      assertThat(actual.presentation().code())
          .as(row.toString())
          .isEqualTo(row.text("presentation"));
      assertThat(actual.hasFewDegreesOfFreedom())
          .as(row.toString())
          .isEqualTo(Boolean.parseBoolean(row.text("flag_low_df")));
    }
  }

  private static Reliability unanimous(int respondents) {
    DomainSums sums =
        DomainSums.of(
            Map.of(
                "B",
                StratumSums.ofRespondents(
                    respondents, respondents, respondents, respondents, respondents)));
    SampleDesign design = SampleDesign.of(Map.of("B", respondents), LonelyPsu.ADJUST);
    return Reliability.of(SurveyProportion.of(design, sums));
  }

  @Test
  void unanimousGroupsAreJudgedByTheExactInterval() {
    assertThat(unanimous(29).presentation().code()).isEqualTo("suppress_small_base");
    assertThat(unanimous(30).presentation().code()).isEqualTo("present");
  }

  @Test
  void nothingToJudgeIsNotShown() {
    Estimate none = Estimate.withoutInterval(0.4, "korn_graubard", "insufficient_df");
    assertThat(Reliability.of(100, Double.NaN, none, 0).presentation().code())
        .isEqualTo("suppress_undefined");
  }

  @Test
  void houseStyleHidesAndMarksSmallBases() {
    assertThat(BaseRule.CUSTOMARY.of(49)).isEqualTo(BaseRule.Display.HIDDEN);
    assertThat(BaseRule.CUSTOMARY.of(50)).isEqualTo(BaseRule.Display.MARKED);
    assertThat(BaseRule.CUSTOMARY.of(99)).isEqualTo(BaseRule.Display.MARKED);
    assertThat(BaseRule.CUSTOMARY.of(100)).isEqualTo(BaseRule.Display.SHOWN);
    assertThat(BaseRule.CUSTOMARY.of(Double.NaN)).isEqualTo(BaseRule.Display.HIDDEN);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BaseRule(100, 50))
        .withMessageStartingWith("least base shown: expected at most");
  }
}
