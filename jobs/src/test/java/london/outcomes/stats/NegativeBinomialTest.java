package london.outcomes.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.PascalDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;

class NegativeBinomialTest {

  @Test
  void withoutOverDispersionItIsPoisson() {
    NegativeBinomial counts = new NegativeBinomial(7.5, 7.5);
    PoissonDistribution poisson = new PoissonDistribution(7.5);
    for (int x = 1; x < 40; x++) {
      assertThat(counts.atLeast(x))
          .isCloseTo(1 - poisson.cumulativeProbability(x - 1), within(1e-10));
    }
  }

  @Test
  void withAWholeSizeItIsPascals() {
    // Size 6, probability 0.4 of success: mean 6·0.6/0.4 = 9, variance 9/0.4 = 22.5.
    NegativeBinomial counts = new NegativeBinomial(9, 22.5);
    PascalDistribution pascal = new PascalDistribution(6, 0.4);
    for (int x = 1; x < 60; x++) {
      assertThat(counts.atLeast(x))
          .isCloseTo(1 - pascal.cumulativeProbability(x - 1), within(1e-10));
    }
    for (double p : new double[] {0.001, 0.025, 0.5, 0.975, 0.999}) {
      assertThat(counts.quantile(p)).isEqualTo(pascal.inverseCumulativeProbability(p));
    }
  }

  @Test
  void nothingOrMoreIsCertain() {
    assertThat(new NegativeBinomial(3, 5).atLeast(0)).isEqualTo(1);
    assertThat(new NegativeBinomial(1e-6, 1e-6).quantile(0.975)).isZero();
  }

  @Test
  void aMeanOfNothingIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new NegativeBinomial(0, 1));
  }
}
