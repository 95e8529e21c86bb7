package london.outcomes.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IncompleteBetaTest {

  @Test
  void uniformDistributionHasItselfAsCdf() {
    for (double y : new double[] {-700, -20, -1, 0, 1, 20}) {
      double expected = y < -30 ? y : Math.log(IncompleteBeta.logistic(y));
      assertThat(new IncompleteBeta(1, 1).logCdf(y)).isCloseTo(expected, within(1e-13));
    }
  }

  @Test
  void farTailsDoNotUnderflow() {
    assertThat(new IncompleteBeta(50, 1).logCdf(-700)).isCloseTo(-35000, within(1e-8));
    assertThat(new IncompleteBeta(3, 4).logCdf(800)).isZero();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void tailOfABinomialIsAnIncompleteBeta(long seed) {
    Random random = new Random(seed);
    int trials = 1 + random.nextInt(60);
    int from = 1 + random.nextInt(trials);
    double y = random.nextGaussian() * 2;
    double p = IncompleteBeta.logistic(y);
    double sum = 0;
    for (int i = from; i <= trials; i++) {
      double ways = CombinatoricsUtils.binomialCoefficientDouble(trials, i);
      sum += ways * Math.pow(p, i) * Math.pow(1 - p, trials - i);
    }
    double actual = Math.exp(new IncompleteBeta(from, trials - from + 1).logCdf(y));
    assertThat(actual).isCloseTo(sum, within(1e-12));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void quantileAndCdfAreInverse(long seed) {
    Random random = new Random(seed);
    double a = 0.2 + Seeds.count(random, 3e6);
    double b = 0.2 + Seeds.count(random, 3e6);
    double p = Math.exp(-12 * random.nextDouble() - 1e-3);
    IncompleteBeta beta = new IncompleteBeta(a, b);
    assertThat(beta.logCdf(beta.logOddsAt(p))).isCloseTo(Math.log(p), within(1e-8));
  }
}
