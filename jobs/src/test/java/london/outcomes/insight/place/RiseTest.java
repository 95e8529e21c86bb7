package london.outcomes.insight.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RiseTest {

  private static Rise rise(int months, double p) {
    return new Rise("c", "a", Panel.BOROUGH, "a", 24000, months, 20, 90, 10, 4, 16, p);
  }

  @Test
  void theMostUnlikelyWayToLookIsToldAndAllWaysArePaidFor() {
    Rise alone = Rise.together(List.of(rise(1, 0.3), rise(2, 0.01), rise(3, 0.9)), 3).orElseThrow();
    assertThat(alone.months()).isEqualTo(2);
    assertThat(alone.p()).isCloseTo(0.03, within(1e-12));
  }

  @Test
  void waysThatAgreeCostLess() {
    Rise all =
        Rise.together(List.of(rise(1, 0.012), rise(2, 0.011), rise(3, 0.01)), 3).orElseThrow();
    assertThat(all.months()).isEqualTo(3);
    assertThat(all.p()).isCloseTo(0.012, within(1e-12));
  }

  @Test
  void aWayThatCouldNotBeLookedAtCountsAsOne() {
    assertThat(Rise.together(List.of(rise(1, 0.01)), 3).orElseThrow().p())
        .isCloseTo(0.03, within(1e-12));
    assertThat(Rise.together(List.of(), 3)).isEmpty();
  }
}
