package london.outcomes.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import london.outcomes.disclosure.AdditiveTable.Sum;
import london.outcomes.disclosure.TableSuppression.Pattern;
import london.outcomes.stats.VectorSet;
import london.outcomes.stats.VectorTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableSuppressionTest {

  @VectorTest
  void oneDimensionEqualsTheReference(VectorSet vectors) {
    for (List<VectorSet.Row> rows : vectors.rowsByCase("suppression_1d.csv").values()) {
      Map<List<String>, Long> inner = new HashMap<>();
      rows.subList(0, rows.size() - 1)
          .forEach(
              row -> inner.put(List.of(row.text("category")), Long.parseLong(row.text("count"))));
      Pattern pattern =
          TableSuppression.suppress(
              CrossTable.of(inner), Long.parseLong(rows.get(0).text("threshold")));
      for (VectorSet.Row row : rows) {
        String cell = row.text("category");
        assertThat(pattern.primary().contains(cell)).as("%s", row).isEqualTo(row.flag("primary"));
        assertThat(pattern.withheld().contains(cell)).as("%s", row).isEqualTo(row.flag("masked"));
      }
    }
  }

  @Test
  void whatIsKeptAnywayProtectsInsteadOfOthers() {
    AdditiveTable row =
        CrossTable.of(
            Map.of(List.of("a"), 3L, List.of("b"), 8L, List.of("c"), 9L, List.of("d"), 30L));
    Pattern pattern = TableSuppression.suppress(row, Set.of("a"), Set.of(), Set.of("d"));
    assertThat(pattern.withheld()).containsExactly("a", "d");
  }

  @Test
  void whatIsPublishedAlreadyIsNotCountedOn() {
    AdditiveTable row =
        CrossTable.of(
            Map.of(List.of("a"), 3L, List.of("b"), 8L, List.of("c"), 9L, List.of("d"), 30L));
    assertThat(TableSuppression.suppress(row, Set.of("a"), Set.of("b"), Set.of()).withheld())
        .containsExactly("a", "c");
    // Everything else is known: nothing can be done for it any more.
    Pattern late =
        TableSuppression.suppress(
            row, Set.of("a"), Set.of("b", "c", "d", CrossTable.TOTAL), Set.of());
    assertThat(late.lost()).containsExactly("a");
    assertThat(late.withheld()).containsExactly("a");
  }

  @VectorTest
  void patternsAreSafeAndCostNoMoreThanTheReference(VectorSet vectors) {
    Map<String, AdditiveTable> tables = SuppressionVectors.tables(vectors);
    Map<String, List<VectorSet.Row>> references =
        vectors.rows("suppression_reference.csv").stream()
            .collect(
                Collectors.groupingBy(row -> row.text("table_id") + "/" + row.text("threshold")));
    for (List<VectorSet.Row> rows : references.values()) {
      AdditiveTable table = tables.get(rows.get(0).text("table_id"));
      Pattern pattern =
          TableSuppression.suppress(table, Long.parseLong(rows.get(0).text("threshold")));
      assertThat(pattern.primary()).isEqualTo(SuppressionVectors.flagged(rows, "primary"));
      assertThat(new Attacker(table, pattern.withheld(), 1).known(pattern.primary())).isEmpty();
      Set<String> reference = SuppressionVectors.flagged(rows, "suppressed_by_reference");
      assertThat(pattern.withheld().size())
          .as(rows.get(0).toString())
          .isLessThanOrEqualTo(reference.size());
      assertThat(sum(table, pattern.withheld())).isLessThanOrEqualTo(sum(table, reference));
    }
  }

  private static long sum(AdditiveTable table, Set<String> cells) {
    return cells.stream().mapToLong(table.counts()::get).sum();
  }

  /** Small counts and zeros of three dimensions, with all margins. */
  private static AdditiveTable cube(Random random) {
    Map<List<String>, Long> inner = new HashMap<>();
    for (int i = 0; i < 36; i++) {
      List<String> levels = List.of("r" + i % 4, "c" + i / 4 % 3, "d" + i / 12);
      inner.put(levels, (long) Math.max(0, random.nextInt(24) - 4));
    }
    return CrossTable.of(inner);
  }

  /** Wards in boroughs in London, a month in a quarter. */
  private static AdditiveTable wards(Random random) {
    TreeMap<String, Long> counts = new TreeMap<>();
    List<Sum> sums = new ArrayList<>();
    List<String> areas = new ArrayList<>();
    Map<String, List<String>> wards = new TreeMap<>();
    for (int borough = 0; borough < 4; borough++) {
      List<String> own = new ArrayList<>();
      for (int ward = 0; ward < 4; ward++) {
        own.add("b" + borough + "w" + ward);
      }
      wards.put("b" + borough, own);
      areas.addAll(own);
    }
    for (String month : List.of("m1", "m2", "m3")) {
      areas.forEach(ward -> counts.put(month + ward, (long) random.nextInt(15)));
    }
    areas.forEach(
        ward -> total(counts, sums, "q" + ward, List.of("m1" + ward, "m2" + ward, "m3" + ward)));
    for (String period : List.of("m1", "m2", "m3", "q")) {
      wards.forEach(
          (borough, own) ->
              total(counts, sums, period + borough, own.stream().map(w -> period + w).toList()));
      total(counts, sums, period, wards.keySet().stream().map(b -> period + b).toList());
    }
    wards
        .keySet()
        .forEach(b -> total(counts, sums, "q" + b, List.of("m1" + b, "m2" + b, "m3" + b)));
    total(counts, sums, "q", List.of("m1", "m2", "m3"));
    return new AdditiveTable(counts, sums);
  }

  private static void total(
      Map<String, Long> counts, List<Sum> sums, String total, List<String> parts) {
    counts.put(total, parts.stream().mapToLong(counts::get).sum());
    sums.add(new Sum(total, parts));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void noPrimaryCellCanBeComputed(long seed) {
    Random random = new Random(seed);
    AdditiveTable table = seed % 2 == 0 ? cube(random) : wards(random);
    Pattern pattern = TableSuppression.suppress(table, 4);
    SortedSet<String> withheld = pattern.withheld();
    assertThat(withheld).allMatch(cell -> table.counts().get(cell) > 0);
    table
        .counts()
        .forEach(
            (cell, count) ->
                assertThat(pattern.primary().contains(cell)).isEqualTo(count >= 1 && count <= 4));
    Map<String, Attacker.Bounds> bounds = new Attacker(table, withheld, 1).bounds();
    for (String cell : withheld) {
      double count = table.counts().get(cell);
      assertThat(count).isBetween(bounds.get(cell).lower(), bounds.get(cell).upper());
    }
    assertThat(pattern.primary()).allMatch(cell -> bounds.get(cell).width() >= 1);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void noSecondaryCellIsIdle(long seed) {
    AdditiveTable table = cube(new Random(seed));
    Pattern pattern = TableSuppression.suppress(table, 4);
    for (String cell : pattern.secondary()) {
      SortedSet<String> fewer = pattern.withheld();
      fewer.remove(cell);
      assertThat(new Attacker(table, fewer, 1).known(pattern.primary())).isNotEmpty();
    }
  }

  @Test
  void onesThatAddUpToTheirNumberAreNotLeftAlone() {
    // Subtraction leaves 2 for two cells of 1 or more: Gaussian elimination sees no harm in it.
    AdditiveTable row =
        CrossTable.of(
            Map.of(List.of("a"), 1L, List.of("b"), 1L, List.of("c"), 9L, List.of("d"), 8L));
    Pattern pattern = TableSuppression.suppress(row, 4);
    assertThat(pattern.primary()).containsExactly("a", "b");
    assertThat(pattern.secondary()).containsExactly("d");
  }

  @Test
  void nothingSmallWithholdsNothing() {
    AdditiveTable table = CrossTable.of(Map.of(List.of("a"), 0L, List.of("b"), 5L));
    assertThat(TableSuppression.suppress(table, 4).withheld()).isEmpty();
    assertThat(TableSuppression.suppress(CrossTable.of(Map.of()), 4).withheld()).isEmpty();
    AdditiveTable ones = CrossTable.of(Map.of(List.of("a"), 1L, List.of("b"), 1L));
    assertThat(TableSuppression.suppress(ones, 0).withheld()).isEmpty();
  }

  @Test
  void onlyCellOfATotalTakesTheTotalWithIt() {
    AdditiveTable table = CrossTable.of(Map.of(List.of("a"), 3L, List.of("b"), 0L));
    assertThat(TableSuppression.suppress(table, 3).withheld()).containsExactly("Total", "a");
  }

  @Test
  void negativeThresholdIsRefused() {
    AdditiveTable table = CrossTable.of(Map.of(List.of("a"), 3L));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TableSuppression.suppress(table, -1))
        .withMessage("threshold: expected 0 or more, saw -1");
  }
}
