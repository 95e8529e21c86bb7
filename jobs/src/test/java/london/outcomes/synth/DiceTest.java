package london.outcomes.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiceTest {

  private static final int MANY = 20_000;

  @Test
  void bytesOfAnIdAreFixedForEver() {
    assertThat(Dice.id(7, 1))
        .isEqualTo("35cb1b77e0e9ceedf75d283bcd2c5b413b190dcac88ae65ad8931cfd072af21c");
  }

  @Test
  void theSameKeyGivesTheSameStream() {
    Dice one = Dice.of(7, "street", 2024);
    Dice two = Dice.of(7, "street", 2024);
    assertThat(IntStream.range(0, 100).mapToLong(i -> one.next()).toArray())
        .isEqualTo(IntStream.range(0, 100).mapToLong(i -> two.next()).toArray());
  }

  @Test
  void anotherSeedWordOrOrderGivesAnotherStream() {
    long first = Dice.of(7, "street", "a").next();
    assertThat(Dice.of(8, "street", "a").next()).isNotEqualTo(first);
    assertThat(Dice.of(7, "street", "b").next()).isNotEqualTo(first);
    assertThat(Dice.of(7, "a", "street").next()).isNotEqualTo(first);
  }

  @Test
  void idsAreDistinctAndHaveSixtyFourDigits() {
    Set<String> ids = new HashSet<>();
    for (int number = 0; number < MANY; number++) {
      ids.add(Dice.id(7, number));
    }
    assertThat(ids).hasSize(MANY).allMatch(id -> id.matches("[0-9a-f]{64}"));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, .05, 1, 12, 29.9, 30.1, 400})
  void poissonCountsHaveTheirMeanAndVariance(double mean) {
    Dice dice = Dice.of(1, "poisson", mean);
    double[] counts = IntStream.range(0, MANY).mapToDouble(i -> dice.poisson(mean)).toArray();
    double average = IntStream.range(0, MANY).mapToDouble(i -> counts[i]).average().orElseThrow();
    double variance =
        IntStream.range(0, MANY)
            .mapToDouble(i -> (counts[i] - average) * (counts[i] - average))
            .average()
            .orElseThrow();
    assertThat(average).isCloseTo(mean, within(.01 + mean * .02));
    assertThat(variance).isCloseTo(mean, within(.01 + mean * .06));
  }

  @Test
  void theBellHasMeanZeroAndDeviationOneAndAnEnd() {
    Dice dice = Dice.of(1, "bell");
    double[] values = IntStream.range(0, MANY).mapToDouble(i -> dice.bell()).toArray();
    double squares = IntStream.range(0, MANY).mapToDouble(i -> values[i] * values[i]).sum();
    assertThat(DoubleStream.of(values)).allMatch(value -> Math.abs(value) <= 3);
    assertThat(IntStream.range(0, MANY).mapToDouble(i -> values[i]).average().orElseThrow())
        .isCloseTo(0, within(.03));
    assertThat(squares / MANY).isCloseTo(1, within(.03));
  }

  @Test
  void belowReachesEveryNumberAndNeverTheBound() {
    Dice dice = Dice.of(1, "below");
    int[] seen = new int[6];
    for (int i = 0; i < 6_000; i++) {
      seen[dice.below(6)]++;
    }
    assertThat(IntStream.of(seen)).allMatch(count -> count > 850 && count < 1_150);
  }

  @Test
  void aChoiceIsMadeByWeight() {
    Choice<String> choice = Choice.of(8, "often").or(2, "seldom").or(0, "never");
    Dice dice = Dice.of(1, "choice");
    int[] seen = new int[2];
    for (int i = 0; i < MANY; i++) {
      String picked = choice.pick(dice);
      assertThat(picked).isNotEqualTo("never");
      seen[picked.equals("often") ? 0 : 1]++;
    }
    assertThat(choice.total()).isEqualTo(10);
    assertThat((double) seen[0] / MANY).isCloseTo(.8, within(.01));
  }
}
