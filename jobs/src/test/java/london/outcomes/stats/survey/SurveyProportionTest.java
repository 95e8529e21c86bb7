package london.outcomes.stats.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import london.outcomes.stats.Estimate;
import london.outcomes.stats.VectorSet;
import london.outcomes.stats.VectorTest;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SurveyProportionTest {

  @VectorTest
  void proportionsEqualTheReference(VectorSet vectors) {
    Map<String, SurveyVectors> designs = SurveyVectors.designs(vectors);
    for (VectorSet.Row row : vectors.rows("survey_prop.csv")) {
      SurveyVectors survey = designs.get(row.text("design"));
      DomainSums sums = survey.domain(row.text("domain"), row.text("outcome")).sums();
      SurveyProportion actual = SurveyProportion.of(survey.design(), sums);
      row.expect("n_unweighted", actual.respondents());
      row.expect("sum_weights", actual.weight());
      row.expect("kish_n_eff", actual.kishBase());
      row.expect("estimate", actual.value());
      row.expect("se", actual.standardError());
      row.expect("df", actual.degreesOfFreedom());
      row.expect("deff", actual.designEffect());
      expectInterval(row, actual, SurveyInterval.NORMAL_T, "normal_t");
      expectInterval(row, actual, SurveyInterval.LOGIT, "logit");
      expectInterval(row, actual, SurveyInterval.LOGIT, "xlogit");
      expectInterval(row, actual, SurveyInterval.KORN_GRAUBARD, "korn_graubard");
      expectInterval(row, actual, SurveyInterval.WILSON, "wilson");
      assertThat(actual.reason().isEmpty() ? "ok" : actual.reason())
          .as(row.toString())
          .isEqualTo(row.text("status"));
    }
  }

  private static void expectInterval(
      VectorSet.Row row, SurveyProportion actual, SurveyInterval kind, String column) {
    Estimate interval = actual.interval(kind, 0.95);
    row.expect(column + "_lower", interval.lower(), 1e-8);
    row.expect(column + "_upper", interval.upper(), 1e-8);
  }

  @VectorTest
  void lonelyUnitsCountAsTheRuleSays(VectorSet vectors) {
    List<VectorSet.Row> rows = vectors.rows("survey_lonely_psu.csv");
    SurveyFile<VectorSet.Row> file =
        new SurveyFile<>(
            rows,
            row -> new Psu(row.text("stratum"), row.text("psu")),
            row -> row.number("weight"));
    DomainSums sums = file.domain(row -> true, row -> row.number("trust")).sums();
    for (VectorSet.Row row : vectors.rows("survey_lonely_psu_expected.csv")) {
      LonelyPsu rule = LonelyPsu.valueOf(row.text("lonely_psu_rule").toUpperCase(Locale.ROOT));
      SurveyProportion actual = SurveyProportion.of(file.design(rule), sums);
      row.expect("estimate", actual.value());
      row.expect("se", actual.standardError());
      row.expect("df", actual.degreesOfFreedom());
    }
  }

  private record Respondent(
      String borough, String cluster, int month, double weight, double answer) {}

  /** A clustered sample in which some clusters are interviewed over two months. */
  private static List<Respondent> sample(long seed) {
    Random random = new Random(seed);
    List<Respondent> sample = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      int borough = random.nextInt(4);
      double answer = random.nextInt(10) == 0 ? Double.NaN : random.nextInt(2);
      sample.add(
          new Respondent(
              "B" + borough,
              borough + "-" + random.nextInt(6),
              random.nextInt(3),
              0.2 + 3 * random.nextDouble(),
              answer));
    }
    return sample;
  }

  private static SurveyFile<Respondent> clustered(List<Respondent> rows) {
    return new SurveyFile<>(rows, r -> new Psu(r.borough(), r.cluster()), Respondent::weight);
  }

  private static SurveyFile<Respondent> unclustered(List<Respondent> rows) {
    return new SurveyFile<>(
        rows, r -> new Psu(r.borough(), String.valueOf(rows.indexOf(r))), Respondent::weight);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void monthsOfAClusterAddUpToTheWholeFile(long seed) {
    SurveyFile<Respondent> file = clustered(sample(seed));
    DomainTotals months =
        IntStream.range(0, 3)
            .mapToObj(month -> file.domain(r -> r.month() == month, Respondent::answer))
            .reduce(new DomainTotals(new TreeMap<>()), DomainTotals::plus);
    SampleDesign design = file.design(LonelyPsu.ADJUST);
    SurveyProportion whole =
        SurveyProportion.of(design, file.domain(r -> true, Respondent::answer).sums());
    SurveyProportion added = SurveyProportion.of(design, months.sums());
    assertThat(added.value()).isCloseTo(whole.value(), within(1e-14));
    assertThat(added.standardError()).isCloseTo(whole.standardError(), within(1e-14));
    assertThat(added.degreesOfFreedom()).isEqualTo(whole.degreesOfFreedom());
    assertThat(added.kishBase()).isCloseTo(whole.kishBase(), within(1e-9));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void fiveSumsPerStratumEqualTheMicrodata(long seed) {
    List<Respondent> rows = sample(seed);
    SurveyFile<Respondent> file = unclustered(rows);
    SampleDesign design = file.design(LonelyPsu.ADJUST);
    SurveyProportion expected =
        SurveyProportion.of(design, file.domain(r -> r.month() > 0, Respondent::answer).sums());
    DomainSums sums =
        IntStream.range(1, 3)
            .mapToObj(month -> DomainSums.of(cells(rows, month)))
            .reduce(DomainSums::plus)
            .orElseThrow();
    SurveyProportion actual = SurveyProportion.of(design, sums);
    assertThat(actual.value()).isCloseTo(expected.value(), within(1e-14));
    assertThat(actual.standardError()).isCloseTo(expected.standardError(), within(1e-14));
    assertThat(actual.degreesOfFreedom()).isEqualTo(expected.degreesOfFreedom());
    assertThat(actual.respondents()).isEqualTo(expected.respondents());
  }

  /** What a cell holds of a month where each respondent is a unit. */
  private static Map<String, StratumSums> cells(List<Respondent> rows, int month) {
    return rows.stream()
        .filter(r -> r.month() == month && !Double.isNaN(r.answer()))
        .collect(
            Collectors.toMap(
                Respondent::borough,
                r -> {
                  double w = r.weight();
                  return StratumSums.ofRespondents(1, w, w * r.answer(), w * w, w * w * r.answer());
                },
                StratumSums::plus));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void varianceIsTheSumOfSquaredDeviationsOverTheFullFile(long seed) {
    List<Respondent> rows = sample(seed);
    SurveyFile<Respondent> file = clustered(rows);
    DomainTotals domain = file.domain(r -> r.month() == 1, Respondent::answer);
    SurveyProportion actual = SurveyProportion.of(file.design(LonelyPsu.ADJUST), domain.sums());
    double p = actual.value();
    double expected = 0;
    for (String borough : rows.stream().map(Respondent::borough).distinct().toList()) {
      double[] totals =
          rows.stream()
              .filter(r -> r.borough().equals(borough))
              .collect(Collectors.groupingBy(Respondent::cluster))
              .values()
              .stream()
              .mapToDouble(unit -> linearised(unit, p) / actual.weight())
              .toArray();
      expected += StatUtils.variance(totals) * totals.length;
    }
    assertThat(actual.variance()).isCloseTo(expected, within(1e-15));
  }

  private static double linearised(List<Respondent> unit, double p) {
    return unit.stream()
        .filter(r -> r.month() == 1 && !Double.isNaN(r.answer()))
        .mapToDouble(r -> r.weight() * (r.answer() - p))
        .sum();
  }

  private static SurveyProportion answers(double... answers) {
    List<Respondent> rows =
        IntStream.range(0, answers.length)
            .mapToObj(i -> new Respondent("B", "" + i, 0, 1 + i, answers[i]))
            .toList();
    SurveyFile<Respondent> file = clustered(rows);
    return SurveyProportion.of(
        file.design(LonelyPsu.ADJUST), file.domain(r -> true, Respondent::answer).sums());
  }

  @Test
  void unanimousAnswersAreNotCertain() {
    SurveyProportion all = answers(1, 1, 1, 1, 1, 1, 1);
    assertThat(all.interval(SurveyInterval.LOGIT, 0.95))
        .isEqualTo(Estimate.withoutInterval(1, "logit", "degenerate_variance"));
    Estimate shown = all.publishable(SurveyInterval.LOGIT, 0.95);
    assertThat(shown.lower()).isCloseTo(Math.pow(0.025, 1 / 7.0), within(1e-12));
    assertThat(shown.upper()).isEqualTo(1);
    assertThat(shown.method()).isEqualTo("korn_graubard");
    assertThat(shown.reason()).isEqualTo("degenerate_variance");
    Estimate none = answers(0, 0, 0).publishable(SurveyInterval.WILSON, 0.95);
    assertThat(none.lower()).isZero();
    assertThat(none.upper()).isCloseTo(1 - Math.pow(0.025, 1 / 3.0), within(1e-12));
  }

  @Test
  void publishableIsTheIntervalWhereThereIsOne() {
    SurveyProportion some = answers(0, 1, 1, 0, 1);
    assertThat(some.publishable(SurveyInterval.WILSON, 0.9))
        .isEqualTo(some.interval(SurveyInterval.WILSON, 0.9));
  }

  @Test
  void undefinedEstimatesSayWhy() {
    assertThat(answers(Double.NaN, Double.NaN).reason()).isEqualTo("zero_denominator");
    SurveyProportion one = answers(1);
    assertThat(one.reason()).isEqualTo("degenerate_variance");
    assertThat(one.publishable(SurveyInterval.LOGIT, 0.95).hasInterval()).isFalse();
    SurveyFile<Respondent> oneCluster =
        clustered(List.of(new Respondent("B", "1", 0, 1, 1), new Respondent("B", "1", 0, 2, 0)));
    DomainSums sums = oneCluster.domain(r -> true, Respondent::answer).sums();
    SurveyProportion lonely = SurveyProportion.of(oneCluster.design(LonelyPsu.AVERAGE), sums);
    assertThat(lonely.value()).isCloseTo(1 / 3.0, within(1e-15));
    assertThat(lonely.reason()).isEqualTo("insufficient_df");
    SurveyFile<Respondent> unweighted =
        clustered(
            List.of(new Respondent("B", "1", 0, Double.NaN, 1), new Respondent("B", "2", 0, 2, 0)));
    assertThat(
            SurveyProportion.of(
                    unweighted.design(LonelyPsu.ADJUST),
                    unweighted.domain(r -> true, Respondent::answer).sums())
                .reason())
        .isEqualTo("missing_input");
  }

  @Test
  void contradictoryInputsAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PsuTotals.of(-1, 1))
        .withMessage("sum of weights: expected a finite number of 0 or more, saw -1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PsuTotals.of(1, 2))
        .withMessage("answer: expected 0 or 1, saw 2.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PsuTotals(1, 2, 3, 4))
        .withMessageStartingWith("weighted successes: expected at most the weights");
    DomainSums domain = DomainSums.of(Map.of("B", StratumSums.ofRespondents(5, 5, 2, 5, 2)));
    SampleDesign filtered = SampleDesign.of(Map.of("B", 4), LonelyPsu.ADJUST);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SurveyProportion.of(filtered, domain))
        .withMessageContaining("stratum B: expected at most the units of the full file 4.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> answers(0, 1, 1).interval(SurveyInterval.LOGIT, 1))
        .withMessageStartingWith("confidence");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SampleDesign.of(Map.of("B", 0), LonelyPsu.ADJUST))
        .withMessageStartingWith("units of stratum B");
  }
}
