package london.outcomes.insight.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EmergingRisesTest {

  /** A doubling is found where it is six standard deviations or more: 40 a month without spread. */
  @Test
  void doubledSeriesAreFoundAndHardlyAnythingElse() {
    int planted = 0;
    int found = 0;
    int flagged = 0;
    int wrong = 0;
    for (long seed = 1; seed <= 6; seed++) {
      double dispersion = 1 + seed % 3 / 2.0;
      TownRises town = TownRises.of(seed, new Town(seed, dispersion));
      List<Rise> rises = TownRises.found(town.tallies());
      for (String series : town.starts().keySet()) {
        if (town.usual(series) >= 40 * dispersion) {
          planted++;
          found += rises.stream().anyMatch(r -> TownRises.series(r).equals(series)) ? 1 : 0;
        }
      }
      flagged += rises.size();
      wrong += rises.stream().filter(rise -> !town.holds(rise)).count();
    }
    assertThat(planted).isGreaterThan(10);
    assertThat((double) found / planted).isGreaterThanOrEqualTo(0.9);
    assertThat((double) wrong / flagged).isLessThanOrEqualTo(0.1);
  }

  @Test
  void aRiseThatAllOfLondonSharesIsNobodys() {
    Watched watched =
        TownRises.watched(
            new Town(5, 1).tallies((s, t) -> t >= TownRises.FROM + 6 ? 2 : 1), Watching::untried);
    assertThat(watched.findings()).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void rowsDoNotDependOnTheOrderOfTheInput() {
    List<List<Panel.Tally>> tallies =
        new Town(6, 1.5)
            .tallies((s, t) -> s.equals("3/E09000004") && t >= TownRises.FROM + 8 ? 2.5 : 1);
    List<List<Panel.Tally>> shuffled = new ArrayList<>();
    for (List<Panel.Tally> own : tallies) {
      List<Panel.Tally> other = new ArrayList<>(own);
      Collections.shuffle(other, new Random(8));
      shuffled.add(other);
    }
    Watched once = TownRises.watched(tallies, Watching::of);
    Watched again = TownRises.watched(shuffled, Watching::of);
    assertThat(again.findings()).isEqualTo(once.findings()).isNotEmpty();
    assertThat(again.trialFindings()).isEqualTo(once.trialFindings());
  }

  @Test
  void theTrialPlantsRisesAndFindsThem() {
    Watched watched = TownRises.watched(new Town(7, 1.2).tallies((s, t) -> 1), Watching::of);
    EmergingAnswer answer = EmergingAnswer.of(watched, Map.of());
    TrialScore score = answer.score(Panel.BOROUGH);
    assertThat(score.planted()).isGreaterThan(10);
    assertThat(score.recall()).isGreaterThanOrEqualTo(0.9);
    assertThat(score.falseDiscoveryRate()).isLessThanOrEqualTo(0.1);
    assertThat(score.meanDelay()).isLessThan(0.6);
    assertThat(answer.score(Panel.WARD).planted()).isZero();
  }
}
