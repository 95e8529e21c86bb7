package london.outcomes.stats.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import london.outcomes.stats.VectorSet;
import london.outcomes.stats.VectorTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HotSpotTest {

  @VectorTest
  void hotSpotsEqualTheReference(VectorSet vectors) {
    for (List<VectorSet.Row> rows : vectors.rowsByCase("gi_star.csv").values()) {
      List<HotSpot> spots = HotSpot.of(rows.stream().map(HotSpotTest::cell).toList());
      for (int i = 0; i < spots.size(); i++) {
        rows.get(i).expect("gi_star_z", spots.get(i).z());
        rows.get(i).expect("p_two_sided", spots.get(i).pValue());
        rows.get(i).expect("p_adjusted_bh", spots.get(i).adjustedPValue());
      }
    }
  }

  private static GridCell cell(VectorSet.Row row) {
    return new GridCell(
        (int) row.number("cell_row"), (int) row.number("cell_col"), row.number("events"));
  }

  private static List<GridCell> grid(int size, IntToDoubleFunction events) {
    return IntStream.range(0, size * size)
        .mapToObj(i -> new GridCell(i / size, i % size, events.applyAsDouble(i)))
        .toList();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void scaleAndShiftOfTheEventsDoNotMatter(long seed) {
    double[] events = new Random(seed).ints(64, 0, 30).asDoubleStream().toArray();
    List<HotSpot> once = HotSpot.of(grid(8, i -> events[i]));
    List<HotSpot> more = HotSpot.of(grid(8, i -> 10 * events[i] + 3));
    for (int i = 0; i < 64; i++) {
      assertThat(more.get(i).z()).isCloseTo(once.get(i).z(), within(1e-9));
    }
  }

  @Test
  void aPlantedHotSpotIsFoundAndNothingElse() {
    Random random = new Random(5);
    List<HotSpot> spots =
        HotSpot.of(grid(12, i -> 5 + random.nextInt(3) + (i == 5 * 12 + 5 ? 60 : 0)));
    for (int i = 0; i < 144; i++) {
      boolean isNear = Math.abs(i / 12 - 5) <= 1 && Math.abs(i % 12 - 5) <= 1;
      assertThat(spots.get(i).adjustedPValue() < 0.05 && spots.get(i).z() > 0).isEqualTo(isNear);
    }
  }

  @Test
  void placesAreJudgedByTheNeighboursTheyAreGiven() {
    double[] events = {1, 2, 3, 20, 25, 1, 2, 2};
    int[][] alone = IntStream.range(0, 8).mapToObj(i -> new int[] {i}).toArray(int[][]::new);
    double mean = 7;
    double deviation = Math.sqrt((36 + 25 + 16 + 169 + 324 + 36 + 25 + 25) / 8.0);
    List<HotSpot> spots = HotSpot.of(events, alone);
    for (int i = 0; i < 8; i++) {
      assertThat(spots.get(i).z()).isCloseTo((events[i] - mean) / deviation, within(1e-12));
    }
  }

  @Test
  void undefinedCellsSayWhy() {
    assertThat(HotSpot.of(grid(4, i -> 7)))
        .allMatch(spot -> Double.isNaN(spot.z()))
        .allMatch(spot -> spot.reason().equals("degenerate_variance"));
    assertThat(HotSpot.of(grid(2, i -> i)))
        .allMatch(spot -> spot.reason().equals("degenerate_variance"));
    assertThat(HotSpot.of(grid(4, i -> i == 3 ? Double.NaN : i)))
        .allMatch(spot -> spot.reason().equals("missing_input"));
    assertThat(HotSpot.of(List.of())).isEmpty();
  }
}
