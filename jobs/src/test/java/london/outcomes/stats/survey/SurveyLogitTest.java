package london.outcomes.stats.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import london.outcomes.stats.Estimate;
import london.outcomes.stats.Quantiles;
import london.outcomes.stats.Reasons;
import org.junit.jupiter.api.Test;

class SurveyLogitTest {

  /** Nine respondents in two strata; the first column after the constant is the variable. */
  private static final IndicatorSample NINE =
      sample(
          new int[][] {{0, 1}, {0, 1}, {0, 1}, {0, 1}, {0}, {0}, {0}, {0}, {0}},
          new boolean[] {true, true, false, true, true, false, false, true, false},
          new double[] {1, 2, 3, .5, 1, 1.5, 2, 2.5, .25},
          List.of("a", "a", "a", "b", "b", "b", "a", "b", "a"));

  private static final SampleDesign DESIGN =
      SampleDesign.of(new TreeMap<>(Map.of("a", 7, "b", 5, "c", 3)), LonelyPsu.ADJUST);

  private static IndicatorSample sample(
      int[][] active, boolean[] answers, double[] weights, List<String> strata) {
    return new IndicatorSample(2, active, answers, weights, strata);
  }

  @Test
  void ofOneVariableTheCoefficientIsTheLogOddsRatioOfTheWeightedTable() {
    SurveyLogit logit = SurveyLogit.solve(NINE);
    // With: yes 1 + 2 + .5, no 3. Without: yes 1 + 2.5, no 1.5 + 2 + .25.
    assertThat(logit.coefficient(1)).isCloseTo(Math.log((3.5 / 3) / (3.5 / 3.75)), within(1e-12));
    assertThat(logit.coefficient(0)).isCloseTo(Math.log(3.5 / 3.75), within(1e-12));
  }

  @Test
  void ofOneVariableTheEffectIsTheDifferenceOfWeightedShares() {
    AverageEffect effect = AverageEffect.of(SurveyLogit.solve(NINE), 1, DESIGN);
    assertThat(effect.points()).isCloseTo(100 * (3.5 / 6.5 - 3.5 / 7.25), within(1e-10));
    AverageEffect unadjusted = AverageEffect.unadjusted(NINE, 1, DESIGN);
    assertThat(unadjusted.points()).isCloseTo(effect.points(), within(1e-10));
    assertThat(unadjusted.standardError()).isCloseTo(effect.standardError(), within(1e-10));
  }

  @Test
  void ofOneVariableTheErrorIsThatOfThePublishedGap() {
    AverageEffect effect = AverageEffect.of(SurveyLogit.solve(NINE), 1, DESIGN);
    SurveyGap gap = SurveyGap.of(DESIGN, domain(true), domain(false), 6);
    assertThat(effect.points()).isCloseTo(gap.points(), within(1e-10));
    assertThat(effect.standardError()).isCloseTo(gap.standardError(), within(1e-10));
  }

  private static DomainTotals domain(boolean with) {
    TreeMap<Psu, PsuTotals> units = new TreeMap<>();
    for (int i = 0; i < NINE.size(); i++) {
      if (NINE.has(i, 1) == with) {
        Psu unit = new Psu(NINE.strata().get(i), "r" + i);
        units.put(unit, PsuTotals.of(NINE.weights()[i], NINE.answers()[i] ? 1 : 0));
      }
    }
    return new DomainTotals(units);
  }

  /** A constant alone: p = expit(b), and the error of b is that of p over p(1-p). */
  @Test
  void withoutVariablesTheErrorIsThatOfThePublishedShare() {
    int[][] constant = IntStream.range(0, 9).mapToObj(i -> new int[] {0}).toArray(int[][]::new);
    IndicatorSample sample =
        new IndicatorSample(1, constant, NINE.answers(), NINE.weights(), NINE.strata());
    SurveyLogit logit = SurveyLogit.solve(sample);
    SurveyProportion share = SurveyProportion.of(DESIGN, domain(true).plus(domain(false)).sums());
    double p = share.value();
    assertThat(SurveyLogit.probability(logit.coefficient(0))).isCloseTo(p, within(1e-12));
    assertThat(logit.standardError(0, DESIGN) * p * (1 - p))
        .isCloseTo(share.standardError(), within(1e-12));
  }

  @Test
  void weightsInAnotherUnitChangeNothing() {
    IndicatorSample sample = new SurveyWorld(1).sample();
    double[] thousands = new double[sample.size()];
    for (int i = 0; i < thousands.length; i++) {
      thousands[i] = 5000 * sample.weights()[i];
    }
    IndicatorSample other =
        new IndicatorSample(
            sample.width(), sample.active(), sample.answers(), thousands, sample.strata());
    SampleDesign design = new SurveyWorld(1).design();
    AverageEffect one = AverageEffect.of(SurveyLogit.solve(sample), 2, design);
    AverageEffect two = AverageEffect.of(SurveyLogit.solve(other), 2, design);
    assertThat(two.points()).isCloseTo(one.points(), within(1e-9));
    assertThat(two.standardError()).isCloseTo(one.standardError(), within(1e-9));
  }

  @Test
  void whatIsNoSolutionIsNotTaken() {
    IndicatorSample sample = new SurveyWorld(2).sample();
    SurveyLogit own = SurveyLogit.solve(sample);
    double[] near = own.coefficients().clone();
    near[1] += 1e-5;
    assertThat(SurveyLogit.solvedBy(sample, near).coefficient(1))
        .isCloseTo(own.coefficient(1), within(1e-9));
    near[1] += .1;
    assertThat(SurveyLogit.solvedBy(sample, near).reason()).isEqualTo(Reasons.NOT_CONVERGED);
  }

  @Test
  void aVariableThatTellsTheAnswerHasNoEffectInNumbers() {
    IndicatorSample told =
        sample(
            NINE.active(),
            new boolean[] {true, true, true, true, true, false, false, true, false},
            NINE.weights(),
            NINE.strata());
    SurveyLogit logit = SurveyLogit.solve(told);
    assertThat(logit.reason()).isEqualTo(Reasons.SEPARATED);
    assertThat(AverageEffect.of(logit, 1, DESIGN).points()).isNaN();
    assertThat(SurveyLogit.solvedBy(told, new double[] {-.1, 40}).reason())
        .isEqualTo(Reasons.SEPARATED);
  }

  @Test
  void variablesThatSayTheSameHaveNoEffectsOfTheirOwn() {
    int[][] twice = new int[NINE.size()][];
    for (int i = 0; i < twice.length; i++) {
      twice[i] = NINE.has(i, 1) ? new int[] {0, 1, 2} : new int[] {0};
    }
    IndicatorSample sample =
        new IndicatorSample(3, twice, NINE.answers(), NINE.weights(), NINE.strata());
    assertThat(SurveyLogit.isEstimable(sample)).isFalse();
    assertThat(SurveyLogit.solve(sample).reason()).isEqualTo(Reasons.NOT_ESTIMABLE);
  }

  @Test
  void moreRespondentsThanTheFileHasAreAMistake() {
    SampleDesign small = SampleDesign.of(new TreeMap<>(Map.of("a", 4, "b", 4)), LonelyPsu.ADJUST);
    SurveyLogit logit = SurveyLogit.solve(NINE);
    assertThatThrownBy(() -> logit.standardError(1, small))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("respondents in stratum a");
  }

  /** The figure that the issue asks for; what is measured is printed. */
  @Test
  void effectsAreRecoveredWithinTheirIntervalsAtTheNominalRate() {
    int replicates = 1000;
    int[] effects = new int[SurveyWorld.COLUMNS];
    int[] coefficients = new int[SurveyWorld.COLUMNS];
    double[] means = new double[SurveyWorld.COLUMNS];
    int noEffect = 0;
    SampleDesign design = new SurveyWorld(0).design();
    for (int seed = 1; seed <= replicates; seed++) {
      SurveyLogit logit = SurveyLogit.solve(new SurveyWorld(seed).sample());
      for (int column = 1; column < SurveyWorld.COLUMNS; column++) {
        AverageEffect effect = AverageEffect.of(logit, column, design);
        Estimate interval = effect.interval(.95);
        double truth = SurveyWorld.effect(column);
        effects[column] += interval.lower() <= truth && truth <= interval.upper() ? 1 : 0;
        means[column] += effect.points() / replicates;
        double off = logit.coefficient(column) - SurveyWorld.TRUTH[column];
        double error = logit.standardError(column, design);
        coefficients[column] +=
            Math.abs(off) <= Quantiles.studentMultiplier(.95, effect.degreesOfFreedom()) * error
                ? 1
                : 0;
        noEffect += column == 3 && effect.pValue() < .05 ? 1 : 0;
      }
    }
    for (int column = 1; column < SurveyWorld.COLUMNS; column++) {
      double coverage = effects[column] / (double) replicates;
      System.out.printf(
          "effect %d: true %.2f, mean %.2f points; coverage %.3f, of the coefficient %.3f%n",
          column,
          SurveyWorld.effect(column),
          means[column],
          coverage,
          coefficients[column] / (double) replicates);
      assertThat(coverage).as("effect " + column).isBetween(.93, .97);
      assertThat(coefficients[column] / (double) replicates).isBetween(.93, .97);
      assertThat(means[column]).isCloseTo(SurveyWorld.effect(column), within(.3));
    }
    assertThat(noEffect / (double) replicates).isBetween(.03, .07);
  }
}
