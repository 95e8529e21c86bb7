package london.outcomes.stats.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import london.outcomes.stats.VectorSet;
import london.outcomes.stats.VectorTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConcentrationTest {

  @VectorTest
  void concentrationEqualsTheReference(VectorSet vectors) {
    Map<String, List<VectorSet.Row>> cases = vectors.rowsByCase("concentration.csv");
    for (VectorSet.Row row : vectors.rows("concentration_expected.csv")) {
      Concentration actual =
          Concentration.of(
              cases.get(row.text("case_id")).stream()
                  .mapToDouble(r -> r.number("events"))
                  .toArray());
      row.expect("places", actual.places());
      row.expect("events", actual.events());
      row.expect("gini", actual.gini());
      row.expect("generalised_gini", actual.generalisedGini());
      row.expect("generalised_gini_unbiased", actual.unbiasedGini());
      row.expect("top_1_percent_share", actual.topShare(0.01));
      row.expect("top_5_percent_share", actual.topShare(0.05));
      row.expect("top_10_percent_share", actual.topShare(0.1));
      row.expect("top_20_percent_share", actual.topShare(0.2));
      row.expect("places_for_25_percent", actual.placesFor(0.25));
      row.expect("places_for_50_percent", actual.placesFor(0.5));
      row.expect("places_with_any", actual.placesWithAny());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void giniIsTheMeanDifferenceOverTwiceTheMean(long seed) {
    double[] events = new Random(seed).ints(60, 0, 40).asDoubleStream().toArray();
    double differences = 0;
    for (double a : events) {
      for (double b : events) {
        differences += Math.abs(a - b);
      }
    }
    double mean = Arrays.stream(events).average().orElseThrow();
    assertThat(Concentration.of(events).gini())
        .isCloseTo(differences / (2 * 60 * 60 * mean), within(1e-12));
  }

  @Test
  void oneEventEachIsAsEvenAsFewEventsCanBe() {
    Concentration sparse = Concentration.of(new double[] {1, 0, 0, 1, 0, 0, 1, 0, 0, 0});
    assertThat(sparse.gini()).isCloseTo(0.7, within(1e-12));
    assertThat(sparse.generalisedGini()).isCloseTo(0, within(1e-12));
    assertThat(sparse.placesFor(0.9)).isEqualTo(3);
    assertThat(sparse.topShare(0.25)).isCloseTo(2.5 / 3, within(1e-12));
  }

  @Test
  void withoutEventsNothingIsConcentrated() {
    Concentration none = Concentration.of(new double[] {0, 0});
    assertThat(none.reason()).isEqualTo("no_events");
    assertThat(none.gini()).isNaN();
    assertThat(none.placesFor(0.5)).isNaN();
    assertThat(none.placesWithAny()).isZero();
    Concentration missing = Concentration.of(new double[] {3, Double.NaN});
    assertThat(missing.reason()).isEqualTo("missing_input");
    assertThat(missing.topShare(0.5)).isNaN();
    assertThat(Concentration.of(new double[0]).reason()).isEqualTo("missing_input");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Concentration.of(new double[] {-1}))
        .withMessageStartingWith("events");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Concentration.of(new double[] {1}).topShare(5))
        .withMessageStartingWith("share");
  }
}
