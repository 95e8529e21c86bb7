package london.outcomes.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import london.outcomes.stats.ChangeEffects.Effect;
import london.outcomes.stats.ChangeEffects.Part;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ChangeEffectsTest {

  @RepeatedTest(200)
  void effectsSumToTheChange(RepetitionInfo info) {
    Random dice = new Random(info.getCurrentRepetition());
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i <= dice.nextInt(40) + 1; i++) {
      parts.add(
          new Part(
              dice.nextInt(1000),
              dice.nextInt(5) == 0 ? 0 : 1 + dice.nextInt(100_000),
              dice.nextInt(1000),
              dice.nextInt(5) == 0 ? 0 : 1 + dice.nextInt(100_000)));
    }
    parts.add(new Part(3, 50, 4, 60));

    double sum = ChangeEffects.of(parts).stream().mapToDouble(Effect::total).sum();

    double before =
        parts.stream().mapToDouble(Part::count).sum()
            / parts.stream().mapToDouble(Part::base).sum();
    double after =
        parts.stream().mapToDouble(Part::laterCount).sum()
            / parts.stream().mapToDouble(Part::laterBase).sum();
    assertThat(sum)
        .as("seed %d", info.getCurrentRepetition())
        .isCloseTo(after - before, within(1e-9));
  }

  @Test
  void ratesThatStayHaveNoEffectAndAShiftToTheHighOneHas() {
    List<Effect> effects =
        ChangeEffects.of(List.of(new Part(10, 100, 15, 150), new Part(40, 100, 20, 50)));

    // 25 % before and 17.5 % after: all by the mix, half of it from each side.
    assertThat(effects).allSatisfy(e -> assertThat(e.rate()).isCloseTo(0, within(1e-12)));
    assertThat(effects.get(0).mix()).isCloseTo(0.25 * (0.10 - 0.2125), within(1e-12));
    assertThat(effects.get(1).mix()).isCloseTo(-0.25 * (0.40 - 0.2125), within(1e-12));
  }

  @Test
  void weightsThatStayLeaveAllToTheRates() {
    List<Effect> effects =
        ChangeEffects.of(List.of(new Part(10, 100, 20, 100), new Part(30, 300, 30, 300)));

    assertThat(effects.get(0).rate()).isCloseTo(0.1 * 0.25, within(1e-12));
    assertThat(effects.get(1).rate()).isZero();
    assertThat(effects).allSatisfy(e -> assertThat(e.mix()).isZero());
  }

  @Test
  void casesThatBelongToNobodyCountInFull() {
    List<Effect> effects =
        ChangeEffects.of(List.of(new Part(10, 100, 10, 100), new Part(2, 0, 7, 0)));

    assertThat(effects.get(1).rate()).isCloseTo(0.05, within(1e-12));
    assertThat(effects.get(1).mix()).isZero();
  }

  @Test
  void aWholeWithoutABaseIsRefused() {
    assertThatThrownBy(() -> ChangeEffects.of(List.of(new Part(1, 0, 2, 10))))
        .hasMessage("bases sum to 0.0 and 10.0");
  }
}
