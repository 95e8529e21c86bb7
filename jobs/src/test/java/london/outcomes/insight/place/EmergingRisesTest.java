package london.outcomes.insight.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EmergingRisesTest {

  private static final int FROM = Town.MONTHS - Watching.PUBLISHED;

  private static Watched watched(List<List<Panel.Tally>> tallies, Function<Panel, Watching> how) {
    return Watched.of(
        IntStream.range(0, tallies.size())
            .mapToObj(c -> how.apply(Panel.of("category-" + c, tallies.get(c))))
            .toList());
  }

  /** Rises by series, each of three months, in the year that is published. */
  private static Map<String, Integer> somewhere(long seed) {
    Random dice = new Random(seed);
    Map<String, Integer> starts = new HashMap<>();
    for (int i = 0; i < 12; i++) {
      String series = dice.nextInt(10) + "/" + Town.borough(dice.nextInt(Town.BOROUGHS));
      starts.put(series, FROM + dice.nextInt(Watching.PUBLISHED - 3));
    }
    return starts;
  }

  private static boolean holds(Map<String, Integer> starts, String series, int t) {
    Integer start = starts.get(series);
    return start != null && t >= start && t < start + 3;
  }

  private static String series(Rise rise) {
    return rise.category().replace("category-", "") + "/" + rise.area();
  }

  /** A doubling is found where it is six standard deviations or more: 40 a month without spread. */
  @Test
  void doubledSeriesAreFoundAndHardlyAnythingElse() {
    int planted = 0;
    int found = 0;
    int flagged = 0;
    int wrong = 0;
    for (long seed = 1; seed <= 6; seed++) {
      double dispersion = 1 + seed % 3 / 2.0;
      Map<String, Integer> starts = somewhere(seed);
      List<List<Panel.Tally>> tallies =
          new Town(seed, dispersion).tallies((s, t) -> holds(starts, s, t) ? 2 : 1);
      List<Rise> rises =
          watched(tallies, Watching::untried).findings().stream().map(f -> f.rise()).toList();
      for (String series : starts.keySet()) {
        if (usual(tallies, series) >= 40 * dispersion) {
          planted++;
          found += rises.stream().anyMatch(rise -> series(rise).equals(series)) ? 1 : 0;
        }
      }
      flagged += rises.size();
      wrong +=
          rises.stream().filter(r -> !holds(starts, series(r), r.month() - Town.FIRST)).count();
    }
    assertThat(planted).isGreaterThan(10);
    assertThat((double) found / planted).isGreaterThanOrEqualTo(0.9);
    assertThat((double) wrong / flagged).isLessThanOrEqualTo(0.1);
  }

  private static double usual(List<List<Panel.Tally>> tallies, String series) {
    String[] parts = series.split("/");
    return tallies.get(Integer.parseInt(parts[0])).stream()
        .filter(t -> t.borough().equals(parts[1]))
        .filter(t -> t.month() >= Town.FIRST + FROM - 12 && t.month() < Town.FIRST + FROM)
        .mapToLong(Panel.Tally::offences)
        .average()
        .orElse(0);
  }

  @Test
  void aRiseThatAllOfLondonSharesIsNobodys() {
    Watched watched =
        watched(new Town(5, 1).tallies((s, t) -> t >= FROM + 6 ? 2 : 1), Watching::untried);
    assertThat(watched.findings()).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void rowsDoNotDependOnTheOrderOfTheInput() {
    List<List<Panel.Tally>> tallies =
        new Town(6, 1.5).tallies((s, t) -> s.equals("3/E09000004") && t >= FROM + 8 ? 2.5 : 1);
    List<List<Panel.Tally>> shuffled = new ArrayList<>();
    for (List<Panel.Tally> own : tallies) {
      List<Panel.Tally> other = new ArrayList<>(own);
      Collections.shuffle(other, new Random(8));
      shuffled.add(other);
    }
    Watched once = watched(tallies, Watching::of);
    Watched again = watched(shuffled, Watching::of);
    assertThat(again.findings()).isEqualTo(once.findings()).isNotEmpty();
    assertThat(again.trialFindings()).isEqualTo(once.trialFindings());
  }

  @Test
  void theTrialPlantsRisesAndFindsThem() {
    Watched watched = watched(new Town(7, 1.2).tallies((s, t) -> 1), Watching::of);
    EmergingAnswer answer = EmergingAnswer.of(watched, Map.of());
    TrialScore score = answer.score(Panel.BOROUGH);
    assertThat(score.planted()).isGreaterThan(10);
    assertThat(score.recall()).isGreaterThanOrEqualTo(0.9);
    assertThat(score.falseDiscoveryRate()).isLessThanOrEqualTo(0.1);
    assertThat(score.meanDelay()).isLessThan(0.6);
    assertThat(answer.score(Panel.WARD).planted()).isZero();
  }
}
