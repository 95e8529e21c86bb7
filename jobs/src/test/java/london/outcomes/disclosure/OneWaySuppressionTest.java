package london.outcomes.disclosure;

import static london.outcomes.disclosure.OneWaySuppression.Mask.PRIMARY;
import static london.outcomes.disclosure.OneWaySuppression.Mask.SECONDARY;
import static london.outcomes.disclosure.OneWaySuppression.Mask.SHOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import london.outcomes.disclosure.OneWaySuppression.Mask;
import london.outcomes.disclosure.OneWaySuppression.Pattern;
import london.outcomes.stats.VectorSet;
import london.outcomes.stats.VectorTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OneWaySuppressionTest {

  @VectorTest
  void patternsEqualTheReference(VectorSet vectors) {
    for (List<VectorSet.Row> rows : vectors.rowsByCase("suppression_1d.csv").values()) {
      List<VectorSet.Row> cells = rows.subList(0, rows.size() - 1);
      VectorSet.Row total = rows.get(rows.size() - 1);
      assertThat(total.text("category")).isEqualTo("Total");
      Pattern pattern =
          OneWaySuppression.suppress(
              cells.stream().map(row -> row.text("category")).toList(),
              cells.stream().map(row -> Long.parseLong(row.text("count"))).toList(),
              Long.parseLong(total.text("count")),
              Long.parseLong(total.text("threshold")));
      for (int i = 0; i < cells.size(); i++) {
        expect(cells.get(i), pattern.cells().get(i));
      }
      expect(total, pattern.total());
    }
  }

  private static void expect(VectorSet.Row row, Mask mask) {
    assertThat(mask == PRIMARY).as(row.toString()).isEqualTo(row.flag("primary"));
    assertThat(mask.isHidden()).as(row.toString()).isEqualTo(row.flag("masked"));
  }

  private static Pattern suppress(long threshold, Long... counts) {
    return suppress(threshold, List.of(counts));
  }

  private static Pattern suppress(long threshold, List<Long> counts) {
    List<String> names =
        IntStream.range(0, counts.size()).mapToObj(i -> "cell " + (char) ('a' + i)).toList();
    return OneWaySuppression.suppress(names, counts, sum(counts), threshold);
  }

  private static long sum(List<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  private static List<Long> counts(Random random) {
    int size = 1 + random.nextInt(6);
    int limit = 2 + random.nextInt(20);
    return random.ints(size, 0, limit).mapToObj(Long::valueOf).toList();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void noAttackerCanWorkOutAWithheldCount(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      List<Long> counts = counts(random);
      Pattern pattern = suppress(random.nextInt(8), counts);
      for (int cell = 0; cell < counts.size(); cell++) {
        if (pattern.cells().get(cell) == PRIMARY) {
          assertThat(possibleCounts(cell, counts, pattern))
              .as("cell %s of %s in %s", cell, counts, pattern)
              .hasSizeGreaterThan(1)
              .contains(counts.get(cell));
        }
      }
    }
  }

  /** What an attacker who tries every table that fits the publication finds possible. */
  private static Set<Long> possibleCounts(int cell, List<Long> counts, Pattern pattern) {
    Set<Long> possible = new HashSet<>();
    if (pattern.total().isHidden()) {
      // Any withheld count of 1 or more fits an unknown total.
      return Set.of(counts.get(cell), counts.get(cell) + 1);
    }
    long others =
        IntStream.range(0, counts.size())
            .filter(i -> i != cell && pattern.cells().get(i).isHidden())
            .count();
    long shown =
        IntStream.range(0, counts.size())
            .filter(i -> !pattern.cells().get(i).isHidden())
            .mapToLong(counts::get)
            .sum();
    long left = sum(counts) - shown;
    for (long count = 1; count <= left; count++) {
      if (canFill(others, left - count)) {
        possible.add(count);
      }
    }
    return possible;
  }

  private static boolean canFill(long cells, long sum) {
    if (cells == 0) {
      return sum == 0;
    }
    for (long count = 1; count <= sum; count++) {
      if (canFill(cells - 1, sum - count)) {
        return true;
      }
    }
    return false;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void smallCountsAreAlwaysPrimaryAndZerosAlwaysShown(long seed) {
    Random random = new Random(seed);
    List<Long> counts = counts(random);
    long threshold = random.nextInt(8);
    Pattern pattern = suppress(threshold, counts);
    for (int i = 0; i < counts.size(); i++) {
      long count = counts.get(i);
      assertThat(pattern.cells().get(i) == PRIMARY).isEqualTo(count >= 1 && count <= threshold);
      assertThat(count > 0 || pattern.cells().get(i) == SHOWN).isTrue();
    }
    long total = sum(counts);
    assertThat(pattern.total() == PRIMARY).isEqualTo(total >= 1 && total <= threshold);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void oneSecondaryCellIsEnoughAndItIsTheSmallest(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      List<Long> counts = counts(random);
      Pattern pattern = suppress(4, counts);
      List<Long> secondary = withMask(counts, pattern, SECONDARY);
      List<Long> shown = withMask(counts, pattern, SHOWN);
      assertThat(secondary).hasSizeLessThanOrEqualTo(1);
      for (long hidden : secondary) {
        assertThat(shown).allMatch(count -> count == 0 || count >= hidden);
      }
    }
  }

  private static List<Long> withMask(List<Long> counts, Pattern pattern, Mask mask) {
    return IntStream.range(0, counts.size())
        .filter(i -> pattern.cells().get(i) == mask)
        .mapToObj(counts::get)
        .toList();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void orderOfTheCellsDoesNotMatter(long seed) {
    Random random = new Random(seed);
    List<Long> counts = counts(random);
    List<Integer> order = new ArrayList<>(IntStream.range(0, counts.size()).boxed().toList());
    Map<String, Mask> expected = masksByName(order, counts);
    Collections.shuffle(order, random);
    assertThat(masksByName(order, counts)).isEqualTo(expected);
  }

  private static Map<String, Mask> masksByName(List<Integer> order, List<Long> counts) {
    List<String> names = order.stream().map(i -> "cell " + i).toList();
    List<Long> values = order.stream().map(counts::get).toList();
    Pattern pattern = OneWaySuppression.suppress(names, values, sum(counts), 4);
    Map<String, Mask> masks = new HashMap<>(Map.of("total", pattern.total()));
    IntStream.range(0, names.size()).forEach(i -> masks.put(names.get(i), pattern.cells().get(i)));
    return masks;
  }

  @Test
  void loneSmallCellTakesTheNextSmallestWithIt() {
    assertThat(suppress(4, 3L, 40L, 25L, 25L).cells())
        .containsExactly(PRIMARY, SHOWN, SECONDARY, SHOWN);
  }

  @Test
  void ofEqualCountsTheFirstByNameIsWithheldWhereverItStands() {
    Pattern pattern =
        OneWaySuppression.suppress(
            List.of("Sutton", "Merton", "Brent"), List.of(9L, 3L, 9L), 21, 4);
    assertThat(pattern.cells()).containsExactly(SHOWN, PRIMARY, SECONDARY);
  }

  @Test
  void onesThatGiveThemselvesAwayTakeAnotherCellWithThem() {
    assertThat(suppress(4, 1L, 1L, 9L, 60L).cells())
        .containsExactly(PRIMARY, PRIMARY, SECONDARY, SHOWN);
  }

  @Test
  void withoutAnotherCellTheTotalIsWithheld() {
    Pattern pattern = suppress(4, 1L, 1L, 1L, 1L, 1L, 0L);
    assertThat(pattern.total()).isEqualTo(SECONDARY);
    assertThat(pattern.cells()).containsExactly(PRIMARY, PRIMARY, PRIMARY, PRIMARY, PRIMARY, SHOWN);
  }

  @Test
  void smallTotalIsWithheldWithEveryPositiveCell() {
    Pattern pattern = suppress(4, 2L, 0L, 0L);
    assertThat(pattern.total()).isEqualTo(PRIMARY);
    assertThat(pattern.cells()).containsExactly(PRIMARY, SHOWN, SHOWN);
  }

  @Test
  void tableOfNothingIsShown() {
    assertThat(suppress(4)).isEqualTo(new Pattern(List.of(), SHOWN));
    assertThat(suppress(4, 0L, 0L).cells()).containsExactly(SHOWN, SHOWN);
  }

  @Test
  void thresholdIsIncluded() {
    assertThat(suppress(7, 7L, 8L, 9L).cells()).containsExactly(PRIMARY, SECONDARY, SHOWN);
    assertThat(suppress(6, 7L, 8L, 9L).cells()).containsOnly(SHOWN);
    assertThat(suppress(0, 1L, 2L).cells()).containsOnly(SHOWN);
  }

  @Test
  void contradictoryTablesAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OneWaySuppression.suppress(List.of("a", "b"), List.of(1L, 2L), 4, 4))
        .withMessage("total: expected the sum of the counts 3, saw 4 in the table of [a, b]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OneWaySuppression.suppress(List.of("a"), List.of(1L, 2L), 3, 4))
        .withMessage("counts: expected one for each name, saw 2 in the table of [a]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OneWaySuppression.suppress(List.of("a", "a"), List.of(1L, 2L), 3, 4))
        .withMessageStartingWith("names: expected distinct names");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OneWaySuppression.suppress(List.of("a"), List.of(-1L), -1, 4))
        .withMessage("count of a: expected 0 or more, saw -1 in the table of [a]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OneWaySuppression.suppress(List.of("a"), List.of(1L), 1, -4))
        .withMessageStartingWith("threshold: expected 0 or more, saw -4");
  }
}
