package london.outcomes.stats.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import london.outcomes.stats.Estimate;
import london.outcomes.stats.VectorSet;
import london.outcomes.stats.VectorTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SurveyGapTest {

  @VectorTest
  void gapsEqualTheReference(VectorSet vectors) {
    Map<String, SurveyVectors> designs = SurveyVectors.designs(vectors);
    for (VectorSet.Row row : vectors.rows("survey_gap.csv")) {
      boolean isToAll = row.text("reference_group").equals("(all)");
      SurveyGap gap = gap(designs.get(row.text("design")), row, isToAll);
      row.expect("group_estimate", gap.group().value());
      row.expect("reference_estimate", gap.reference().value());
      row.expect("covariance", gap.covariance(), 1e-12);
      row.expect("gap_points", gap.points());
      row.expect("se_points", gap.standardError());
      row.expect("df", gap.degreesOfFreedom());
      row.expect("lower_95_normal", gap.normal(0.95).lower());
      row.expect("upper_95_normal", gap.normal(0.95).upper());
      row.expect("lower_95_t", gap.student(0.95).lower(), 1e-8);
      row.expect("upper_95_t", gap.student(0.95).upper(), 1e-8);
      row.expect("p_value_normal", gap.normalPValue());
      row.expect("p_value_t", gap.studentPValue());
      if (!isToAll) {
        row.expect("mover_wilson_lower", gap.mover(0.95).lower(), 1e-8);
        row.expect("mover_wilson_upper", gap.mover(0.95).upper(), 1e-8);
      }
      GapStatus status = GapStatus.of(gap.normal(0.95), row.number("tolerance_points"));
      assertThat(status.headline().code()).isEqualTo(row.text("headline"));
      assertThat(status.evidence().code()).isEqualTo(row.text("evidence"));
    }
  }

  private static SurveyGap gap(SurveyVectors survey, VectorSet.Row row, boolean isToAll) {
    String variable = row.text("variable");
    String outcome = row.text("outcome");
    String reference = isToAll ? "all" : variable + "=" + row.text("reference_group");
    double df =
        isToAll
            ? survey.domain("all", outcome).sums().degreesOfFreedom()
            : survey.known(variable, outcome).sums().degreesOfFreedom();
    return SurveyGap.of(
        survey.design(),
        survey.domain(variable + "=" + row.text("group"), outcome),
        survey.domain(reference, outcome),
        df);
  }

  private record Respondent(
      String borough, int id, boolean isYoung, double weight, double answer) {}

  private static List<Respondent> sample(long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, 200)
        .mapToObj(
            i ->
                new Respondent(
                    "B" + random.nextInt(5),
                    i,
                    random.nextBoolean(),
                    0.2 + random.nextDouble(),
                    random.nextInt(2)))
        .toList();
  }

  private static SurveyFile<Respondent> file(List<Respondent> rows) {
    return new SurveyFile<>(rows, r -> new Psu(r.borough(), "" + r.id()), Respondent::weight);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void sumsPerStratumGiveTheGapOfTheMicrodata(long seed) {
    SurveyFile<Respondent> file = file(sample(seed));
    SampleDesign design = file.design(LonelyPsu.ADJUST);
    DomainTotals young = file.domain(Respondent::isYoung, Respondent::answer);
    DomainTotals old = file.domain(r -> !r.isYoung(), Respondent::answer);
    DomainTotals all = file.domain(r -> true, Respondent::answer);
    double df = all.sums().degreesOfFreedom();
    SurveyGap toOld = SurveyGap.of(design, young, old, df);
    SurveyGap toAll = SurveyGap.of(design, young, all, df);
    assertThat(SurveyGap.of(design, young.sums(), old.sums(), JointSums.none(), df))
        .isEqualTo(toOld);
    SurveyGap nested =
        SurveyGap.of(design, young.sums(), all.sums(), JointSums.within(young.sums()), df);
    assertThat(nested.standardError()).isCloseTo(toAll.standardError(), within(1e-12));
    assertThat(nested.points()).isEqualTo(toAll.points());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void swappingTheGroupsTurnsTheGapRound(long seed) {
    SurveyFile<Respondent> file = file(sample(seed));
    SampleDesign design = file.design(LonelyPsu.ADJUST);
    DomainTotals young = file.domain(Respondent::isYoung, Respondent::answer);
    DomainTotals old = file.domain(r -> !r.isYoung(), Respondent::answer);
    SurveyGap forth = SurveyGap.of(design, young, old, 100);
    SurveyGap back = SurveyGap.of(design, old, young, 100);
    assertThat(back.points()).isEqualTo(-forth.points());
    assertThat(back.standardError()).isCloseTo(forth.standardError(), within(1e-12));
    assertThat(back.mover(0.95).lower()).isCloseTo(-forth.mover(0.95).upper(), within(1e-12));
    assertThat(back.studentPValue()).isCloseTo(forth.studentPValue(), within(1e-12));
  }

  @Test
  void everyoneHasNoGapToEveryone() {
    SurveyFile<Respondent> file = file(sample(1));
    DomainTotals all = file.domain(r -> true, Respondent::answer);
    SurveyGap gap = SurveyGap.of(file.design(LonelyPsu.ADJUST), all, all, 100);
    assertThat(gap.points()).isZero();
    assertThat(gap.standardError()).isCloseTo(0, within(1e-9));
  }

  @Test
  void gapToAnUnanimousGroupHasNoInterval() {
    SurveyFile<Respondent> file = file(sample(1));
    DomainTotals yes = file.domain(r -> r.answer() == 1, Respondent::answer);
    DomainTotals all = file.domain(r -> true, Respondent::answer);
    SurveyGap gap = SurveyGap.of(file.design(LonelyPsu.ADJUST), yes, all, 100);
    assertThat(gap.points()).isPositive();
    for (Estimate none : List.of(gap.normal(0.95), gap.student(0.95), gap.mover(0.95))) {
      assertThat(none.hasInterval()).isFalse();
      assertThat(none.reason()).isEqualTo("degenerate_variance");
    }
    assertThat(gap.normalPValue()).isNaN();
    assertThat(gap.studentPValue()).isNaN();
    assertThat(GapStatus.of(gap.normal(0.95), 5).evidence().code()).isEmpty();
  }

  @Test
  void changeOfAGapAddsTheVariances() {
    SurveyFile<Respondent> before = file(sample(1));
    SurveyFile<Respondent> after = file(sample(2));
    SurveyGap first = gap(before);
    SurveyGap second = gap(after);
    Estimate change = second.changeFrom(first, 0.95);
    assertThat(change.value()).isEqualTo(second.points() - first.points());
    double half =
        1.959963984540054
            * Math.sqrt(
                first.standardError() * first.standardError()
                    + second.standardError() * second.standardError());
    assertThat(change.upper() - change.value()).isCloseTo(half, within(1e-10));
  }

  private static SurveyGap gap(SurveyFile<Respondent> file) {
    return SurveyGap.of(
        file.design(LonelyPsu.ADJUST),
        file.domain(Respondent::isYoung, Respondent::answer),
        file.domain(r -> !r.isYoung(), Respondent::answer),
        100);
  }
}
