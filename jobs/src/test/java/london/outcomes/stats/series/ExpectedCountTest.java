package london.outcomes.stats.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

class ExpectedCountTest {

  private static final int MONTHS = 49;
  private static final int NOW = MONTHS - 1;
  private static final double[] SAME = months(t -> 1000);

  private static double[] months(IntToDoubleFunction count) {
    return IntStream.range(0, MONTHS).mapToDouble(count).toArray();
  }

  @Test
  void itFollowsWhatHappensElsewhere() {
    double[] elsewhere = months(t -> 1000 + 300 * Math.sin(t));
    ExpectedCount expected = ExpectedCount.of(months(t -> elsewhere[t] / 20), elsewhere, NOW);
    assertThat(expected.mean()).isCloseTo(elsewhere[NOW] / 20, within(1e-6));
  }

  @Test
  void aSeasonOfItsOwnIsExpected() {
    double[] counts = months(t -> Math.exp(9 + 0.5 * Math.cos(2 * Math.PI * t / 12)));
    assertThat(ExpectedCount.of(counts, SAME, NOW).mean())
        .isCloseTo(counts[NOW], within(0.01 * counts[NOW]));
  }

  @Test
  void aTrendThatTheHistoryShowsIsExpected() {
    double[] counts = months(t -> 20000 * Math.exp(-0.02 * t));
    assertThat(ExpectedCount.of(counts, SAME, NOW).mean())
        .isCloseTo(counts[NOW], within(0.01 * counts[NOW]));
  }

  @Test
  void aFewEventsMakeNoTrend() {
    double[] counts = months(t -> t > NOW - 6 ? 1 : 0);
    assertThat(ExpectedCount.of(counts, SAME, NOW).mean()).isLessThan(1);
  }

  @Test
  void aPastOutbreakHardlyMatters() {
    double[] counts = months(t -> 100 + t % 3);
    double usual = ExpectedCount.of(counts, SAME, NOW).mean();
    counts[NOW - 8] = 300;
    assertThat(ExpectedCount.of(counts, SAME, NOW).mean()).isCloseTo(usual, within(5.0));
  }

  @Test
  void theMonthItselfAndLaterOnesAreNotLookedAt() {
    double[] counts = months(t -> 50 + t % 5);
    ExpectedCount before = ExpectedCount.of(counts, SAME, NOW - 6);
    Arrays.fill(counts, NOW - 6, MONTHS, 999);
    assertThat(ExpectedCount.of(counts, SAME, NOW - 6)).isEqualTo(before);
  }

  @Test
  void nothingIsExpectedOfAShortHistory() {
    assertThat(ExpectedCount.of(months(t -> 50), SAME, ExpectedCount.SHORTEST - 1).mean()).isNaN();
    assertThat(ExpectedCount.of(months(t -> 50), months(t -> t < 30 ? 0 : 9), NOW).mean()).isNaN();
  }

  @Test
  void whereNothingEverHappenedALittleIsExpected() {
    ExpectedCount expected = ExpectedCount.of(months(t -> 0), SAME, NOW);
    assertThat(expected.mean()).isBetween(0.0, 0.1);
    assertThat(expected.distribution(1).atLeast(5)).isLessThan(1e-3);
  }

  @Test
  void chanceAloneIsSeldomUnlikely() {
    Random dice = new Random(11);
    int unlikely = 0;
    int runs = 2000;
    for (int run = 0; run < runs; run++) {
      PoissonDistribution poisson =
          new PoissonDistribution(new Well19937c(dice.nextLong()), 5 + run % 60, 1e-12, 100_000);
      double[] counts = months(t -> poisson.sample());
      ExpectedCount expected = ExpectedCount.of(counts, SAME, NOW);
      double p =
          expected.distribution(Math.max(1, expected.dispersion())).atLeast((long) counts[NOW]);
      unlikely += p <= 0.05 ? 1 : 0;
    }
    assertThat((double) unlikely / runs).isBetween(0.02, 0.065);
  }

  @Test
  void severalMonthsTogetherAreTheSumOfEachAndRelativelyNoLessCertain() {
    double[] counts = months(t -> 40 + 7 * Math.sin(t));
    CountHistory before = CountHistory.before(counts, SAME, NOW - 2);
    ExpectedCount sum = before.sum(NOW - 2, NOW);
    double each =
        IntStream.rangeClosed(NOW - 2, NOW).mapToDouble(t -> before.sum(t, t).mean()).sum();
    assertThat(sum.mean()).isCloseTo(each, within(1e-9));
    assertThat(sum.logVariance())
        .isBetween(
            0.5 * before.sum(NOW - 2, NOW - 2).logVariance(),
            before.sum(NOW, NOW).logVariance() * 1.5);
    assertThat(sum.dispersion()).isEqualTo(before.sum(NOW, NOW).dispersion());
  }

  @Test
  void aMonthOfTheSumWithoutExposureMakesItUnknown() {
    double[] exposure = months(t -> t == NOW - 1 ? 0 : 1000);
    CountHistory before = CountHistory.before(months(t -> 50), exposure, NOW - 2);
    assertThat(before.sum(NOW - 2, NOW).mean()).isNaN();
    assertThat(before.sum(NOW, NOW).mean()).isCloseTo(50, within(1.0));
  }

  @Test
  void whatOneMonthSharesWithTheNextIsEstimated() {
    double alone = 0;
    double shared = 0;
    int draws = 100;
    for (int seed = 0; seed < draws; seed++) {
      Random dice = new Random(seed);
      double[] mood = new double[MONTHS];
      double[] fresh = new double[MONTHS];
      for (int t = 0; t < MONTHS; t++) {
        fresh[t] = 200 + 20 * dice.nextGaussian();
        mood[t] = (t == 0 ? 0 : 0.6 * mood[t - 1]) + 16 * dice.nextGaussian();
      }
      alone += ExpectedCount.of(fresh, SAME, NOW).correlation() / draws;
      shared += ExpectedCount.of(months(t -> 200 + mood[t]), SAME, NOW).correlation() / draws;
    }
    assertThat(alone).isCloseTo(0, within(0.1));
    assertThat(shared).isBetween(0.35, 0.7);
  }
}
