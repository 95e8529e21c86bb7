package london.outcomes.insight.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import london.outcomes.stats.area.NearPlaces;
import london.outcomes.stats.area.NearRepeat.Distance;
import org.junit.jupiter.api.Test;

/** A town of which is known whether offences repeat: 20 by 20 places, 300 m apart. */
class RepeatsTest {

  private static final int PLACES = 400;
  private static final NearPlaces TOWN =
      NearPlaces.of(
          IntStream.range(0, PLACES).mapToDouble(i -> 300 * (i % 20)).toArray(),
          IntStream.range(0, PLACES).mapToDouble(i -> 300 * (i / 20)).toArray(),
          Distance.EUCLIDEAN,
          Apart.BANDS);

  /**
   * Some places have more offences than others, and summer has more than winter.
   *
   * @param repeats how many of them are followed by another next door within a week
   */
  private static Happenings town(long seed, int offences, int repeats) {
    Random random = new Random(seed);
    Happenings all = new Happenings("Burglary " + seed);
    for (int i = 0; i < offences; i++) {
      int place = Math.min(random.nextInt(PLACES), random.nextInt(PLACES));
      int day = (random.nextInt(365) + random.nextInt(365)) / 2;
      all.add(place, day);
      if (i < repeats) {
        all.add(Math.min(PLACES - 1, place + 1), day + 1 + random.nextInt(6));
      }
    }
    return all;
  }

  private static RepeatFamily ask(int offences, int repeats) {
    List<Repeats> tables = new ArrayList<>();
    for (int seed = 0; seed < 20; seed++) {
      tables.add(Repeats.of("E12000007", town(seed, offences, repeats), TOWN));
    }
    return RepeatFamily.of(tables);
  }

  /** By permutation where there are few offences, by the normal limit where there are many. */
  @Test
  void nothingIsFoundWhereDaysAreDealtAtRandom() {
    for (int offences : new int[] {300, 3000}) {
      RepeatFamily chance = ask(offences, 0);
      assertThat(chance.numbers().mapToLong(chance::found).sum()).isLessThanOrEqualTo(1);
      assertThat(chance.numbers().mapToLong(chance::tested).sum()).isEqualTo(20 * 12);
    }
  }

  @Test
  void aFewRepeatsNextDoorAreFoundThereAndNotFarther() {
    for (int offences : new int[] {400, 3000}) {
      RepeatFamily planted = ask(offences, offences / 10);
      // Cell 3: up to 400 m, 0 to 7 days. Cell 11: 800 to 1,200 m, 15 to 28 days.
      assertThat(planted.numbers().filter(t -> planted.isFound(t, 3)).count())
          .isGreaterThanOrEqualTo(18);
      assertThat(planted.numbers().filter(t -> planted.isFound(t, 11)).count())
          .isLessThanOrEqualTo(2);
    }
  }

  @Test
  void fewOffencesAreNotTestedAndFewPairsNotToldButCounted() {
    Repeats few = Repeats.of("E12000007", town(1, 99, 0), TOWN);
    assertThat(few.numbers()).noneMatch(few::isTold);
    assertThat(few.numbers().mapToDouble(few::pValue)).containsOnly(Double.NaN);
    Repeats sparse = Repeats.of("E12000007", town(1, 120, 0), TOWN);
    assertThat(sparse.isTold(0)).isFalse();
    assertThat(sparse.pValue(0)).isEqualTo(1);
    assertThat(sparse.isTold(11)).isTrue();
  }

  @Test
  void aCategoryIsCalledByTheNameOfTheHomeOffice() {
    assertThat(new Happenings("Violence with injury").id()).isEqualTo("violence-with-injury");
    assertThat(new Happenings("Non-domestic burglary (all)").id())
        .isEqualTo("non-domestic-burglary-all");
  }
}
