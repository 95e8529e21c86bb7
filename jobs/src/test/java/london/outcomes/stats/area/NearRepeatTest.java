package london.outcomes.stats.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import london.outcomes.stats.VectorSet;
import london.outcomes.stats.VectorTest;
import london.outcomes.stats.area.NearRepeat.Distance;
import org.junit.jupiter.api.Test;

class NearRepeatTest {
  /** Six times the reference's, so that the noise in a comparison is mostly its own. */
  private static final int PERMUTATIONS = 29_999;

  private static final Bands SPACE = Bands.between(0, 0.1, 101, 201);
  private static final Bands TIME = Bands.between(0, 8, 15);

  /** Ten by ten places, 100 m from one to the next. */
  private static final NearPlaces GRID =
      NearPlaces.of(
          IntStream.range(0, 100).mapToDouble(i -> 100 * (i % 10)).toArray(),
          IntStream.range(0, 100).mapToDouble(i -> 100 * (i / 10)).toArray(),
          Distance.EUCLIDEAN,
          SPACE);

  @VectorTest
  void knoxTablesEqualTheReference(VectorSet vectors) {
    Map<String, List<VectorSet.Row>> cases = vectors.rowsByCase("near_repeat.csv");
    vectors
        .rowsByCase("near_repeat_expected.csv")
        .forEach(
            (id, rows) -> {
              List<PlacedEvent> events = cases.get(id).stream().map(NearRepeatTest::event).toList();
              Distance distance = Distance.valueOf(rows.get(0).text("distance").toUpperCase());
              Bands space = bands(rows, "space_from", "space_to");
              Bands time = bands(rows, "days_from", "days_to");
              expect(rows, NearRepeat.knox(events, distance, space, time, PERMUTATIONS, 20200401));
            });
  }

  private static PlacedEvent event(VectorSet.Row row) {
    return new PlacedEvent(
        row.number("easting"), row.number("northing"), LocalDate.parse(row.text("event_date")));
  }

  private static Bands bands(List<VectorSet.Row> rows, String from, String to) {
    DoubleStream breaks =
        rows.stream().flatMapToDouble(r -> DoubleStream.of(r.number(from), r.number(to)));
    return Bands.between(breaks.distinct().sorted().toArray());
  }

  private static void expect(List<VectorSet.Row> rows, List<KnoxCell> cells) {
    assertThat(cells).hasSameSizeAs(rows);
    for (VectorSet.Row row : rows) {
      Bands.Band distance = new Bands.Band(row.number("space_from"), row.number("space_to"));
      Bands.Band days = new Bands.Band(row.number("days_from"), row.number("days_to"));
      KnoxCell cell =
          cells.stream()
              .filter(c -> c.distance().equals(distance) && c.days().equals(days))
              .findAny()
              .orElseThrow();
      row.expect("observed_pairs", cell.observed());
      row.expect("expected_pairs", cell.expected());
      row.expect("knox_ratio", cell.ratio());
      row.expect("p_value_simulated", cell.pValue(), 0.02);
    }
  }

  private static List<PlacedEvent> random(long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, 40)
        .mapToObj(
            i ->
                new PlacedEvent(
                    random.nextInt(900),
                    random.nextInt(900),
                    LocalDate.of(2024, 1, 1).plusDays(random.nextInt(60))))
        .toList();
  }

  @Test
  void theSameSeedGivesTheSameTable() {
    List<PlacedEvent> events = random(3);
    List<KnoxCell> first = NearRepeat.knox(events, Distance.EUCLIDEAN, SPACE, TIME, 99, 7);
    assertThat(NearRepeat.knox(events, Distance.EUCLIDEAN, SPACE, TIME, 99, 7)).isEqualTo(first);
  }

  @Test
  void plantedRepeatsAreFound() {
    List<PlacedEvent> repeats =
        random(4).stream()
            .limit(10)
            .map(e -> new PlacedEvent(e.easting(), e.northing(), e.date().plusDays(2)))
            .toList();
    List<PlacedEvent> events = Stream.concat(random(4).stream(), repeats.stream()).toList();
    KnoxCell same = NearRepeat.knox(events, Distance.MANHATTAN, SPACE, TIME, 999, 1).get(0);
    assertThat(same.distance()).isEqualTo(new Bands.Band(0, 0.1));
    assertThat(same.observed()).isGreaterThanOrEqualTo(10);
    assertThat(same.ratio()).isGreaterThan(2);
    assertThat(same.pValue()).isCloseTo(0.001, within(1e-12));
  }

  /** Many at one place and on one day; as many bands of time as need several words. */
  @Test
  void pairsByPlaceAreThoseOfComparingEachWithEach() {
    Random random = new Random(8);
    List<PlacedEvent> events =
        IntStream.range(0, 900)
            .mapToObj(
                i ->
                    new PlacedEvent(
                        60 * random.nextInt(12),
                        60 * random.nextInt(12),
                        LocalDate.of(1969, 11, 1).plusDays(random.nextInt(120))))
            .toList();
    Bands space = Bands.between(0, 1, 100, 250);
    for (Bands time :
        List.of(TIME, Bands.between(2, 5.5, 30), Bands.between(0, 1, 2, 3, 4, 5, 6, 7, 9, 90))) {
      for (Distance distance : Distance.values()) {
        for (KnoxCell cell : NearRepeat.knox(events, distance, space, time, 1, 1)) {
          assertThat(cell.observed()).isEqualTo(pairs(events, distance, cell));
        }
      }
    }
  }

  private static long pairs(List<PlacedEvent> events, Distance distance, KnoxCell cell) {
    return IntStream.range(0, events.size())
        .mapToLong(
            i ->
                events.subList(0, i).stream()
                    .filter(other -> isIn(cell, events.get(i), other, distance))
                    .count())
        .sum();
  }

  private static boolean isIn(KnoxCell cell, PlacedEvent a, PlacedEvent b, Distance distance) {
    double apart = distance.of(a.easting() - b.easting(), a.northing() - b.northing());
    double days = Math.abs(a.date().toEpochDay() - b.date().toEpochDay());
    return apart >= cell.distance().from()
        && apart < cell.distance().to()
        && days >= cell.days().from()
        && days < cell.days().to();
  }

  /** Half of the events at a tenth of the places, and most of them in half of the year. */
  @Test
  void momentsTellWhatManyPermutationsDo() {
    Random random = new Random(12);
    int[] places = new int[1000];
    int[] days = new int[places.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = i % 2 == 0 ? random.nextInt(10) : random.nextInt(100);
      days[i] = Math.min(random.nextInt(365), random.nextInt(365));
    }
    List<KnoxCell> moments = NearRepeat.knox(GRID, places, days, TIME);
    List<KnoxCell> dealt = NearRepeat.knox(GRID, places, days, TIME, 1999, 5);
    for (int cell = 0; cell < moments.size(); cell++) {
      assertThat(moments.get(cell).pValue()).isCloseTo(dealt.get(cell).pValue(), within(0.04));
      assertThat(moments.get(cell).expected()).isEqualTo(dealt.get(cell).expected());
      assertThat(moments.get(cell).observed()).isEqualTo(dealt.get(cell).observed());
    }
  }

  @Test
  void eventsInAnyOrderGiveTheSameTable() {
    List<PlacedEvent> shuffled = new ArrayList<>(random(3));
    Collections.shuffle(shuffled, new Random(1));
    assertThat(NearRepeat.knox(shuffled, Distance.EUCLIDEAN, SPACE, TIME, 0, 7))
        .isEqualTo(NearRepeat.knox(random(3), Distance.EUCLIDEAN, SPACE, TIME, 0, 7));
  }

  @Test
  void aPlaceThatIsNowhereIsNearNothing() {
    List<PlacedEvent> events = new ArrayList<>(random(3));
    List<KnoxCell> without = NearRepeat.knox(events, Distance.EUCLIDEAN, SPACE, TIME, 0, 7);
    LocalDate day = events.get(0).date();
    events.add(new PlacedEvent(Double.NaN, 5, day));
    events.add(new PlacedEvent(Double.NaN, 5, day));
    assertThat(NearRepeat.knox(events, Distance.EUCLIDEAN, SPACE, TIME, 0, 7))
        .extracting(KnoxCell::observed)
        .isEqualTo(without.stream().map(KnoxCell::observed).toList());
  }

  /** The dates are dealt at random: a twentieth of the tables says otherwise. */
  @Test
  void chanceAloneIsCalledARepeatAtTheNominalRate() {
    int found = 0;
    int byMoments = 0;
    int tested = 0;
    for (int table = 0; table < 150; table++) {
      Random random = new Random(table);
      int[] places = random.ints(300, 0, 100).toArray();
      // A season that all share is no repeat.
      int[] days =
          random.ints(300).map(i -> Math.min(random.nextInt(300), random.nextInt(300))).toArray();
      for (KnoxCell cell : NearRepeat.knox(GRID, places, days, TIME, 99, table)) {
        tested++;
        found += cell.pValue() <= 0.05 ? 1 : 0;
      }
      for (KnoxCell cell : NearRepeat.knox(GRID, places, days, TIME)) {
        byMoments += cell.pValue() <= 0.05 ? 1 : 0;
      }
    }
    assertThat(found / (double) tested).isBetween(0.03, 0.06);
    assertThat(byMoments / (double) tested).isBetween(0.03, 0.06);
  }

  @Test
  void oneEventHasNoPairs() {
    KnoxCell cell =
        NearRepeat.knox(random(5).subList(0, 1), Distance.EUCLIDEAN, SPACE, TIME, 9, 1).get(0);
    assertThat(cell.observed()).isZero();
    assertThat(cell.ratio()).isNaN();
    assertThat(cell.pValue()).isEqualTo(1);
  }

  @Test
  void bandsHoldTheirLowerBreakOnly() {
    assertThat(IntStream.of(-1, 0, 7, 8, 14, 15).map(day -> TIME.of(day)).toArray())
        .containsExactly(-1, 0, 0, 1, 1, -1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bands.between(0, 8, 8))
        .withMessage("break 3: expected more than 8.0, saw 8.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bands.between(4))
        .withMessage("number of breaks: expected 2 or more, saw 1.0");
  }
}
