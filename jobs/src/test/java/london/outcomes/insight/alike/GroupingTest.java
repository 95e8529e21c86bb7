package london.outcomes.insight.alike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import london.outcomes.SharedSession;
import org.junit.jupiter.api.Test;

class GroupingTest {

  @Test
  void threeKindsOfAreaAreFoundAndStayUnderResampling() {
    Profiles profiles = Profiles.of(Towns.figures(11, 3), Map.of());

    Grouping grouping = Grouping.of(profiles.values(), 4, SharedSession.get());
    Resampling resampling = Resampling.of(profiles, grouping);

    assertThat(RandIndex.adjusted(grouping.groups(), Towns.truth(3))).isGreaterThan(0.9);
    assertThat(resampling.agreement()).isGreaterThan(0.8);
    assertThat(resampling.stability(0)).isGreaterThan(0.8);
    assertThat(Resampling.nearest(profiles.values(), 0)).allMatch(peer -> peer % 3 == 0);
    assertThat(grouping.groups()[0]).isZero();
  }

  @Test
  void areasThatDifferByChanceAreToldToBeUnstable() {
    Profiles profiles = Profiles.of(Towns.figures(12, 1), Map.of());

    Grouping grouping = Grouping.of(profiles.values(), 3, SharedSession.get());
    Resampling resampling = Resampling.of(profiles, grouping);

    double stability = 0;
    for (int i = 0; i < Towns.AREAS; i++) {
      stability += resampling.stability(i) / Towns.AREAS;
    }
    assertThat(stability).isLessThan(0.5);
    assertThat(resampling.agreement()).isLessThan(0.5);
  }

  @Test
  void groupingsAgreeWhateverTheirNumbersAre() {
    assertThat(RandIndex.adjusted(new int[] {0, 0, 1, 1, 2}, new int[] {2, 2, 0, 0, 1}))
        .isEqualTo(1);
    // Hubert and Arabie's index by hand: 2 pairs together in both, of 4 and 4, of 15.
    assertThat(RandIndex.adjusted(new int[] {0, 0, 0, 1, 1, 2}, new int[] {0, 0, 1, 1, 1, 2}))
        .isCloseTo((2 - 16 / 15.0) / (4 - 16 / 15.0), within(1e-12));
  }

  @Test
  void theLargestGroupIsNamedFirst() {
    assertThat(Grouping.ordered(new int[] {2, 0, 0, 1, 0, 2, 1}, 3))
        .containsExactly(1, 0, 0, 2, 0, 1, 2);
  }

  @Test
  void aGroupIsToldByWhatIsHighAndLowInIt() {
    List<Trait> traits =
        List.of(
            new Trait("a", "Theft", new double[0], new double[0]),
            new Trait("b", "Trust", new double[0], new double[0]),
            new Trait("c", "Fires", new double[0], new double[0]));

    assertThat(GroupWords.of(new double[] {1.2, -0.7, 0.1}, traits))
        .isEqualTo("High: Theft. Low: Trust.");
    assertThat(GroupWords.of(new double[] {0.2, 0.1, 0.1}, traits)).startsWith("Close to the");
  }
}
