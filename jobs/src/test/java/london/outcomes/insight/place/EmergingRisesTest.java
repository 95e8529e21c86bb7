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

  /** Each month alone is 3.5 to 4 standard deviations, three of them 6 to 7. */
  @Test
  void aRiseThatLastsIsFoundInCountsThatVaryMuch() {
    int planted = 0;
    int found = 0;
    int flagged = 0;
    int wrong = 0;
    for (long seed = 11; seed <= 18; seed++) {
      TownRises town = TownRises.of(seed, new Town(seed, 2.5));
      List<Rise> rises = TownRises.found(town.tallies());
      for (String series : town.starts().keySet()) {
        if (town.usual(series) >= 40) {
          planted++;
          found += rises.stream().anyMatch(r -> TownRises.series(r).equals(series)) ? 1 : 0;
        }
      }
      flagged += rises.size();
      wrong += rises.stream().filter(rise -> !town.holds(rise)).count();
    }
    assertThat(planted).isGreaterThan(15);
    assertThat((double) found / planted).isGreaterThanOrEqualTo(0.85);
    assertThat((double) wrong / flagged).isLessThanOrEqualTo(0.1);
  }

  /** Sums that still hold a rise are high; the months after it are not. */
  @Test
  void aRiseThatIsOverIsNotToldAnyMore() {
    List<Rise> rises =
        TownRises.found(
            new Town(9, 1.2)
                .tallies(
                    (s, t) ->
                        t >= TownRises.FROM + 4 && t < TownRises.FROM + 7 && s.endsWith("7")
                            ? 3
                            : 1));
    int over = Town.FIRST + TownRises.FROM + 7;
    assertThat(rises).filteredOn(rise -> rise.month() < over).hasSizeGreaterThan(50);
    assertThat(rises).filteredOn(rise -> rise.month() >= over).hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void quietTownsAreQuietAlsoWhereOneMonthIsLikeTheNext() {
    int months = 0;
    for (long seed = 21; seed <= 26; seed++) {
      months +=
          TownRises.found(new Town(seed, 1.5 + seed % 2, 0.7).tallies((s, t) -> 1)).stream()
              .map(Rise::month)
              .distinct()
              .count();
    }
    assertThat(months).isLessThanOrEqualTo(6 * Watching.PUBLISHED / 10);
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
