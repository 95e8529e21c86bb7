package london.outcomes.stats.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
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
