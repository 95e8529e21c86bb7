package london.outcomes.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import london.outcomes.disclosure.AdditiveTable.Sum;
import london.outcomes.disclosure.Attacker.Bounds;
import london.outcomes.stats.VectorSet;
import london.outcomes.stats.VectorTest;
import org.junit.jupiter.api.Test;

class AttackerTest {

  @VectorTest
  void boundsEqualTheReference(VectorSet vectors) {
    Map<String, AdditiveTable> tables = SuppressionVectors.tables(vectors);
    Map<String, List<VectorSet.Row>> patterns =
        vectors.rows("suppression_audit.csv").stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.text("table_id") + row.text("threshold") + row.text("pattern")));
    for (List<VectorSet.Row> rows : patterns.values()) {
      AdditiveTable table = tables.get(rows.get(0).text("table_id"));
      Set<String> withheld =
          rows.stream().map(SuppressionVectors::cell).collect(Collectors.toSet());
      expect(rows, new Attacker(table, withheld, 0), "nonnegative");
      expect(rows, new Attacker(table, withheld, 1), "positive");
    }
  }

  private static void expect(List<VectorSet.Row> rows, Attacker attacker, String kind) {
    SortedMap<String, Bounds> bounds = attacker.bounds();
    Set<String> exact =
        bounds.keySet().stream()
            .filter(cell -> bounds.get(cell).isExact())
            .collect(Collectors.toSet());
    assertThat(attacker.known(bounds.keySet())).isEqualTo(exact);
    for (VectorSet.Row row : rows) {
      Bounds actual = bounds.get(SuppressionVectors.cell(row));
      row.expect("lower_if_" + kind, actual.lower());
      String upper = row.text("upper_if_" + kind);
      assertThat(actual.upper())
          .as(row.toString())
          .isEqualTo(upper.isEmpty() ? Double.POSITIVE_INFINITY : Double.parseDouble(upper));
      if (kind.equals("nonnegative")) {
        assertThat(String.valueOf(actual.isExact()))
            .isEqualTo(row.text("exactly_disclosed_nonnegative"));
      }
    }
  }

  @VectorTest
  void summariesEqualTheReference(VectorSet vectors) {
    Map<String, AdditiveTable> tables = SuppressionVectors.tables(vectors);
    Map<String, List<VectorSet.Row>> patterns =
        vectors.rows("suppression_reference.csv").stream()
            .collect(
                Collectors.groupingBy(row -> row.text("table_id") + "/" + row.text("threshold")));
    for (VectorSet.Row summary : vectors.rows("suppression_audit_summary.csv")) {
      AdditiveTable table = tables.get(summary.text("table_id"));
      List<VectorSet.Row> rows =
          patterns.get(summary.text("table_id") + "/" + summary.text("threshold"));
      Set<String> primary = SuppressionVectors.flagged(rows, "primary");
      boolean isPrimaryOnly = summary.text("pattern").equals("primary_only");
      Set<String> withheld =
          isPrimaryOnly ? primary : SuppressionVectors.flagged(rows, "suppressed_by_reference");
      summary.expect("cells", table.counts().size());
      summary.expect("primary_cells", primary.size());
      summary.expect("suppressed_cells", withheld.size());
      summary.expect(
          "secondary_count_lost",
          withheld.stream()
              .filter(cell -> !primary.contains(cell))
              .mapToLong(table.counts()::get)
              .sum());
      Attacker weak = new Attacker(table, withheld, 0);
      Attacker strong = new Attacker(table, withheld, 1);
      summary.expect("primary_cells_disclosed_nonnegative", weak.known(primary).size());
      summary.expect("primary_cells_disclosed_positive", strong.known(primary).size());
      summary.expect("any_cells_disclosed_nonnegative", weak.known(withheld).size());
    }
  }

  private static AdditiveTable table(Map<String, Long> counts, Sum... sums) {
    return new AdditiveTable(new TreeMap<>(counts), List.of(sums));
  }

  @Test
  void oneWithheldWardIsTheBoroughLessTheOthers() {
    AdditiveTable wards =
        table(
            Map.of("w1", 3L, "w2", 20L, "borough", 23L, "other", 9L, "London", 32L),
            new Sum("borough", List.of("w1", "w2")),
            new Sum("London", List.of("borough", "other")));
    assertThat(new Attacker(wards, Set.of("w1"), 1).bounds().get("w1")).isEqualTo(new Bounds(3, 3));
    // Withholding the borough does not help while London and the other boroughs are shown.
    assertThat(new Attacker(wards, Set.of("w1", "borough"), 1).known(Set.of("w1")))
        .containsExactly("w1");
    assertThat(new Attacker(wards, Set.of("w1", "w2"), 1).bounds().get("w1"))
        .isEqualTo(new Bounds(1, 22));
  }

  @Test
  void rollingYearsGiveAMonthAway() {
    // R12(t) - R12(t-1) + month(t-12) = month(t), here with three months for twelve.
    Map<String, Long> counts = new HashMap<>();
    counts.putAll(Map.of("m1", 30L, "m2", 41L, "m3", 27L, "m4", 2L));
    counts.putAll(Map.of("r3", 98L, "r4", 70L));
    AdditiveTable earlier =
        table(
            Map.of("m1", 30L, "m2", 41L, "m3", 27L, "r3", 98L),
            new Sum("r3", List.of("m1", "m2", "m3")));
    AdditiveTable later =
        table(
            Map.of("m2", 41L, "m3", 27L, "m4", 2L, "r4", 70L),
            new Sum("r4", List.of("m2", "m3", "m4")));
    assertThat(new Attacker(later, Set.of("m2", "m3", "m4"), 1).known(Set.of("m4"))).isEmpty();
    AdditiveTable both = earlier.with(later);
    assertThat(both.counts()).isEqualTo(counts);
    assertThat(new Attacker(both, Set.of("m2", "m3", "m4"), 1).known(Set.of("m4")))
        .containsExactly("m4");
  }

  @Test
  void everyCellOfOneSumMayHoldAlmostAllOfIt() {
    AdditiveTable row =
        table(Map.of("a", 1L, "b", 1L, "c", 8L, "t", 10L), new Sum("t", List.of("a", "b", "c")));
    assertThat(new Attacker(row, Set.of("a", "b", "c"), 1).bounds().values())
        .containsOnly(new Bounds(1, 8));
  }

  @Test
  void cellInNoSumIsAnyCount() {
    Attacker attacker = new Attacker(table(Map.of("a", 4L)), Set.of("a"), 1);
    assertThat(attacker.bounds().get("a")).isEqualTo(new Bounds(1, Double.POSITIVE_INFINITY));
    assertThat(attacker.known(Set.of("a"))).isEmpty();
  }

  @Test
  void aRoundedCountIsAnyThatRoundsToIt() {
    AdditiveTable boroughs =
        table(Map.of("a", 3L, "b", 11L, "t", 14L), new Sum("t", List.of("a", "b")));
    Map<String, Bounds> said =
        Map.of("a", new Bounds(1, 7), "b", new Bounds(8, 12), "t", new Bounds(13, 17));
    assertThat(new Attacker(boroughs, said).bounds())
        .containsEntry("a", new Bounds(1, 7))
        .containsEntry("b", new Bounds(8, 12))
        .containsEntry("t", new Bounds(13, 17));
    // Where the total is known, the withheld part is narrower.
    Map<String, Bounds> two = Map.of("a", new Bounds(1, 7), "b", new Bounds(8, 12));
    assertThat(new Attacker(boroughs, two).bounds()).containsEntry("a", new Bounds(2, 6));
  }

  @Test
  void contradictoryTablesAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table(Map.of("a", 1L, "t", 2L), new Sum("t", List.of("a"))))
        .withMessage("total t: expected the sum of its parts 1, saw 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table(Map.of("a", 1L), new Sum("t", List.of("a"))))
        .withMessage("cell of a sum: expected a cell of the table, saw t");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table(Map.of("a", -1L)))
        .withMessage("count of a: expected 0 or more, saw -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table(Map.of("a", 1L)).with(table(Map.of("a", 2L))))
        .withMessage("count of a: expected 1, saw 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Attacker(table(Map.of("a", 0L)), Set.of("a"), 1))
        .withMessage("withheld a: expected a cell of 1 or more, saw 0");
  }
}
