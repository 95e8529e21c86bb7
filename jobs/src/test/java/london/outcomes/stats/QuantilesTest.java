package london.outcomes.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantilesTest {

  @ParameterizedTest
  @EnumSource(value = VectorSet.class, names = "OWN")
  void quantilesAreAccurateToTwelveDigits(VectorSet vectors) {
    for (VectorSet.Row row : vectors.rows("quantiles.csv")) {
      double p = row.number("p");
      double actual =
          switch (row.text("function")) {
            case "normal" -> Quantiles.normal(p);
            case "chi_squared" -> Quantiles.chiSquared(p, row.number("a"));
            default -> Quantiles.beta(p, row.number("a"), row.number("b"));
          };
      row.expectRelative("value", actual, 1e-12);
    }
  }

  @Test
  void multipliersAreTheOnesOfTheMethodSpecification() {
    assertThat(Quantiles.normalMultiplier(0.95)).isCloseTo(1.959963984540054, within(1e-15));
    assertThat(Quantiles.normalMultiplier(0.998)).isCloseTo(3.090232306167813, within(4e-15));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-9, 0.0009, 0.001, 0.0011, 0.2, 0.4999})
  void normalQuantileIsSymmetricAndContinuousWhereTheTailBegins(double p) {
    assertThat(Quantiles.normal(p)).isCloseTo(-Quantiles.normal(1 - p), within(1e-7));
    assertThat(Quantiles.normal(p)).isLessThan(Quantiles.normal(p * 1.000001));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void betaQuantileInvertsTheLibrarysDistribution(long seed) {
    Random random = new Random(seed);
    double a = 0.1 + Seeds.count(random, 1e5);
    double b = 0.1 + Seeds.count(random, 1e5);
    double p = 0.001 + 0.998 * random.nextDouble();
    double x = Quantiles.beta(p, a, b);
    assertThat(Beta.regularizedBeta(x, a, b)).isCloseTo(p, within(1e-9));
    assertThat(1 - Quantiles.beta(1 - p, b, a)).isCloseTo(x, within(1e-12));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void betaQuantileRisesWithProbability(long seed) {
    Random random = new Random(seed);
    double a = 1 + Seeds.count(random, 1e6);
    double b = 1 + Seeds.count(random, 1e6);
    double last = Double.NEGATIVE_INFINITY;
    for (double p : new double[] {1e-6, 0.025, 0.3, 0.499999, 0.5, 0.500001, 0.9, 0.999}) {
      double logOdds = Quantiles.betaLogOdds(p, a, b);
      assertThat(logOdds).isGreaterThan(last);
      last = logOdds;
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void chiSquaredQuantileInvertsTheLibrarysDistribution(long seed) {
    Random random = new Random(seed);
    double degrees = 1 + random.nextInt(200);
    double p = 0.001 + 0.998 * random.nextDouble();
    double x = Quantiles.chiSquared(p, degrees);
    assertThat(Gamma.regularizedGammaP(degrees / 2, x / 2)).isCloseTo(p, within(1e-13));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -1, 2, Double.NaN})
  void probabilitiesOutsideTheOpenUnitIntervalAreRejected(double p) {
    String message = "p: expected a number between 0 and 1, ends excluded, saw " + p;
    assertThatIllegalArgumentException().isThrownBy(() -> Quantiles.normal(p)).withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Quantiles.chiSquared(p, 4))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Quantiles.beta(p, 1, 1))
        .withMessage(message);
  }

  @Test
  void shapesMustBePositive() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Quantiles.beta(0.5, 0, 1))
        .withMessage("beta parameter a: expected a finite number above 0, saw 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Quantiles.beta(0.5, 1, -2))
        .withMessageStartingWith("beta parameter b");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Quantiles.chiSquared(0.5, 0))
        .withMessageStartingWith("degrees of freedom");
  }

  @Test
  void studentMultipliersAreThoseOfTheTables() {
    // One degree of freedom is the Cauchy distribution, two have a closed form.
    assertThat(Quantiles.studentMultiplier(0.95, 1))
        .isCloseTo(Math.tan(Math.PI * 0.475), within(1e-11));
    assertThat(Quantiles.studentMultiplier(0.95, 2))
        .isCloseTo(0.95 * Math.sqrt(2 / (1 - 0.95 * 0.95)), within(1e-12));
    assertThat(Quantiles.studentMultiplier(0.95, 1e9)).isCloseTo(1.959963984540054, within(1e-8));
    for (double df : new double[] {0.5, 1, 3, 8, 57, 1177, 20_000}) {
      for (double confidence : new double[] {0.5, 0.9, 0.95, 0.998}) {
        double t = Quantiles.studentMultiplier(confidence, df);
        assertThat(Quantiles.studentPValue(-t, df)).isCloseTo(1 - confidence, within(1e-12));
      }
    }
  }

  @Test
  void pValuesOfNothingAreNothing() {
    assertThat(Quantiles.studentPValue(0, 5)).isEqualTo(1);
    assertThat(Quantiles.studentPValue(Double.NaN, 5)).isNaN();
    assertThat(Quantiles.normalPValue(Double.NaN)).isNaN();
    assertThat(Quantiles.normalPValue(-1.959963984540054)).isCloseTo(0.05, within(1e-12));
  }
}
