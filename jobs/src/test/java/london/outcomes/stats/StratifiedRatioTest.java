package london.outcomes.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StratifiedRatioTest {
  private static final Stratum CAMDEN = new Stratum(12, 3100, 40, 21000);
  private static final Stratum BRENT = new Stratum(31, 5200, 55, 19000);

  @VectorTest
  void ratiosEqualTheReference(VectorSet vectors) {
    Map<String, List<VectorSet.Row>> cases = vectors.rowsByCase("rate_ratio_stratified.csv");
    for (VectorSet.Row row : vectors.rows("rate_ratio_stratified_expected.csv")) {
      List<Stratum> strata =
          cases.get(row.text("case_id")).stream().map(StratifiedRatioTest::stratum).toList();
      StratifiedRatio actual = RateRatios.stratified(strata, 0.95);
      row.expect("crude_rate_ratio", actual.crudeRatio());
      row.expect("mantel_haenszel_rate_ratio", actual.estimate().value());
      row.expect("log_se", actual.logStandardError());
      row.expect("lower_95", actual.estimate().lower());
      row.expect("upper_95", actual.estimate().upper());
      row.expect("mh_chi_squared", actual.chiSquared());
    }
  }

  private static Stratum stratum(VectorSet.Row row) {
    return new Stratum(
        row.number("events_group"),
        row.number("population_group"),
        row.number("events_reference"),
        row.number("population_reference"));
  }

  private static List<Stratum> strata(Random random) {
    return Stream.generate(
            () ->
                new Stratum(
                    1 + random.nextInt(900),
                    1000 + random.nextInt(90_000),
                    1 + random.nextInt(900),
                    1000 + random.nextInt(90_000)))
        .limit(2 + random.nextInt(31))
        .toList();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void orderOfStrataDoesNotMatter(long seed) {
    Random random = new Random(seed);
    List<Stratum> strata = strata(random);
    List<Stratum> shuffled = new ArrayList<>(strata);
    Collections.shuffle(shuffled, random);
    Estimate first = RateRatios.stratified(strata, 0.95).estimate();
    Estimate second = RateRatios.stratified(shuffled, 0.95).estimate();
    assertThat(second.value()).isCloseTo(first.value(), within(1e-12));
    assertThat(second.lower()).isCloseTo(first.lower(), within(1e-12));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void stratifiedRatioLiesBetweenTheRatiosOfItsStrata(long seed) {
    List<Stratum> strata = strata(new Random(seed));
    double[] ratios =
        strata.stream()
            .mapToDouble(s -> s.events1() / s.population1() * s.population2() / s.events2())
            .sorted()
            .toArray();
    Estimate estimate = RateRatios.stratified(strata, 0.95).estimate();
    assertThat(estimate.value()).isBetween(ratios[0], ratios[ratios.length - 1]);
    assertThat(estimate.value()).isBetween(estimate.lower(), estimate.upper());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void swappingTheGroupsInvertsTheRatio(long seed) {
    List<Stratum> strata = strata(new Random(seed));
    List<Stratum> swapped =
        strata.stream()
            .map(s -> new Stratum(s.events2(), s.population2(), s.events1(), s.population1()))
            .toList();
    StratifiedRatio forth = RateRatios.stratified(strata, 0.95);
    StratifiedRatio back = RateRatios.stratified(swapped, 0.95);
    assertThat(forth.estimate().value() * back.estimate().value()).isCloseTo(1, within(1e-12));
    assertThat(back.chiSquared()).isCloseTo(forth.chiSquared(), within(1e-6));
    assertThat(forth.crudeRatio() * back.crudeRatio()).isCloseTo(1, within(1e-12));
  }

  @Test
  void oneStratumIsTheCrudeRatio() {
    StratifiedRatio ratio = RateRatios.stratified(List.of(CAMDEN), 0.95);
    assertThat(ratio.estimate().value()).isCloseTo(ratio.crudeRatio(), within(1e-14));
    assertThat(ratio.estimate().method()).isEqualTo("mantel_haenszel");
    assertThat(ratio.chiSquared()).isNaN();
  }

  @Test
  void clusteringShowsAsADifferenceFromTheCrudeRatio() {
    // Equal rates inside each borough; the group lives where the rate is high.
    List<Stratum> strata =
        List.of(new Stratum(900, 9000, 100, 1000), new Stratum(10, 1000, 90, 9000));
    StratifiedRatio ratio = RateRatios.stratified(strata, 0.95);
    assertThat(ratio.estimate().value()).isCloseTo(1, within(1e-12));
    assertThat(ratio.crudeRatio()).isGreaterThan(4);
    assertThat(ratio.chiSquared()).isCloseTo(0, within(1e-12));
  }

  @Test
  void stratumWithoutPeopleOnOneSideIsLeftOut() {
    StratifiedRatio expected = RateRatios.stratified(List.of(CAMDEN, BRENT), 0.95);
    List<Stratum> withHeathrow = List.of(CAMDEN, new Stratum(3, 0, 5, 100), BRENT);
    assertThat(RateRatios.stratified(withHeathrow, 0.95)).isEqualTo(expected);
    List<Stratum> withNobody = List.of(CAMDEN, new Stratum(0, 0, 0, 0), BRENT);
    assertThat(RateRatios.stratified(withNobody, 0.95)).isEqualTo(expected);
    Stratum empty = new Stratum(0, 0, 0, 0);
    assertThat(RateRatios.stratified(List.of(CAMDEN, empty), 0.95).chiSquared()).isNaN();
  }

  @Test
  void undefinedRatiosSayWhy() {
    Stratum missing = new Stratum(Double.NaN, 10, 1, 10);
    assertThat(reason(CAMDEN, missing)).isEqualTo("missing_input");
    assertThat(reason(new Stratum(1, 0, 1, 10))).isEqualTo("zero_denominator");
    assertThat(reason()).isEqualTo("zero_denominator");
    assertThat(reason(new Stratum(3, 10, 0, 10))).isEqualTo("zero_reference_events");
    assertThat(reason(new Stratum(0, 10, 0, 10))).isEqualTo("no_events");
    assertThat(reason(new Stratum(0, 10, 4, 10))).isEqualTo("zero_events");
  }

  private static String reason(Stratum... strata) {
    return RateRatios.stratified(List.of(strata), 0.95).estimate().reason();
  }

  @Test
  void emptyReferenceHasNoCrudeRatioAndNoEventsHaveNoTest() {
    Stratum noReference = new Stratum(3, 10, 0, 10);
    StratifiedRatio ratio = RateRatios.stratified(List.of(noReference, noReference), 0.95);
    assertThat(ratio.crudeRatio()).isNaN();
    assertThat(ratio.logStandardError()).isNaN();
    assertThat(ratio.chiSquared()).isCloseTo(6, within(1e-12));
    Stratum empty = new Stratum(0, 10, 0, 10);
    assertThat(RateRatios.stratified(List.of(empty, empty), 0.95).chiSquared()).isNaN();
  }

  @Test
  void zeroRatioHasATestButNoInterval() {
    Stratum stratum = new Stratum(0, 10, 2, 10);
    StratifiedRatio ratio = RateRatios.stratified(List.of(stratum, stratum), 0.95);
    assertThat(ratio.estimate().value()).isZero();
    assertThat(ratio.logStandardError()).isNaN();
    assertThat(ratio.chiSquared()).isCloseTo(4, within(1e-12));
    assertThat(ratio.crudeRatio()).isZero();
  }

  @Test
  void contradictoryInputsAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Stratum(1, -10, 1, 10))
        .withMessage("population1: expected a finite number of 0 or more, saw -10.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RateRatios.stratified(List.of(CAMDEN), 1))
        .withMessageStartingWith("confidence");
  }
}
