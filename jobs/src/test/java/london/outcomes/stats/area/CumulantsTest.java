package london.outcomes.stats.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CumulantsTest {

  @Test
  void aNormalNumberHasNoHigherCumulants() {
    Cumulants normal = Cumulants.of(x -> x, 3, 0.5);
    assertThat(normal.mean()).isCloseTo(3, within(1e-13));
    assertThat(normal.variance()).isCloseTo(0.25, within(1e-13));
    assertThat(normal.third()).isCloseTo(0, within(1e-13));
    assertThat(normal.fourth()).isCloseTo(0, within(1e-13));
    assertThat(normal.times(-2).quantile(1.5)).isCloseTo(-6 + 1.5, within(1e-12));
  }

  @Test
  void aLogNormalNumberHasItsKnownMomentsAndQuantiles() {
    double s = 0.1;
    Cumulants logNormal = Cumulants.of(Math::exp, 0, s);
    double e = Math.exp(s * s);
    assertThat(logNormal.mean()).isCloseTo(Math.sqrt(e), within(1e-13));
    assertThat(logNormal.variance()).isCloseTo(e * (e - 1), within(1e-13));
    double skewness = (e + 2) * Math.sqrt(e - 1);
    assertThat(logNormal.third()).isCloseTo(Math.pow(e * (e - 1), 1.5) * skewness, within(1e-13));
    assertThat(logNormal.quantile(1.96)).isCloseTo(Math.exp(0.196), within(2e-4));
    assertThat(logNormal.quantile(-1.96)).isCloseTo(Math.exp(-0.196), within(2e-4));
  }

  @Test
  void independentNumbersAddUp() {
    Cumulants one = Cumulants.of(Math::exp, 0.2, 0.3);
    Cumulants two = Cumulants.of(Math::exp, 0.1, 0.2);
    Cumulants sum = one.plus(two.times(-2));
    assertThat(sum.mean()).isCloseTo(one.mean() - 2 * two.mean(), within(1e-12));
    assertThat(sum.variance()).isCloseTo(one.variance() + 4 * two.variance(), within(1e-12));
    assertThat(sum.third()).isCloseTo(one.third() - 8 * two.third(), within(1e-12));
    assertThat(sum.fourth()).isCloseTo(one.fourth() + 16 * two.fourth(), within(1e-12));
  }

  @Test
  void whatIsCertainHasOneQuantile() {
    assertThat(new Cumulants(4, 0, 0, 0).quantile(2)).isEqualTo(4);
  }
}
