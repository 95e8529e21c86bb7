package london.outcomes.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import london.outcomes.measure.SmallWorld.Thing;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TallyTest {

  private static final YearMonth MAY = YearMonth.of(2025, 5);
  private static final YearMonth JUNE = YearMonth.of(2025, 6);

  /** In June the city has not delivered; July nobody has. */
  private static final List<Thing> THINGS =
      List.of(
          new Thing("2025-05", "A", "things", true, "red", 3),
          new Thing("2025-05", "A", "things", false, "blue", 1),
          new Thing("2025-05", "B", "things", true, null, 1),
          new Thing("2025-05", "C", "things", true, "green", 2),
          new Thing("2025-05", "A", "other", true, "red", 100),
          new Thing("2025-05", "nowhere", "things", true, "red", 1),
          new Thing("2025-06", "C", "things", true, "red", 5),
          new Thing("2025-06", "unknown", "things", false, "red", 1),
          new Thing("2025-07", "A", "things", true, "red", 1));

  private static Dataset<Row> tallied;
  private static List<Row> cells;

  @BeforeAll
  static void tally() {
    List<Covered> covered =
        SmallWorld.covered(Map.of("met", List.of(MAY, JUNE), "city", List.of(MAY)));
    tallied = SmallWorld.cells(SmallWorld.records(THINGS), covered);
    cells = tallied.collectAsList();
  }

  /** {@code area/group} to amount of a measure in a month. */
  private static Map<String, Double> amounts(String measure, String month) {
    return cells.stream()
        .filter(c -> c.getAs("measure_id").equals(measure))
        .filter(c -> c.getAs("month").toString().startsWith(month))
        .collect(
            Collectors.toMap(
                c -> c.getAs("area_code") + "/" + c.getAs("group_id"),
                c -> c.<Double>getAs("amount"),
                (a, b) -> {
                  throw new AssertionError("a cell is there twice");
                },
                TreeMap::new));
  }

  @Test
  void rowsAreCountedAndQuietPlacesAreZero() {
    assertThat(amounts("all", "2025-05"))
        .isEqualTo(Map.of("A/all", 2.0, "B/all", 1.0, "C/all", 1.0, "unknown/all", 1.0));
    assertThat(amounts("hits", "2025-05"))
        .isEqualTo(Map.of("A/all", 1.0, "B/all", 1.0, "C/all", 1.0, "unknown/all", 1.0));
  }

  @Test
  void sumsAreOfTheExpressionAndOnlyWhereThePredicateHolds() {
    assertThat(amounts("victims", "2025-05"))
        .isEqualTo(Map.of("A/all", 3.0, "B/all", 1.0, "C/all", 2.0, "unknown/all", 1.0));
  }

  @Test
  void anAreaWhoseForceHasNotDeliveredCountsAsUnknown() {
    assertThat(amounts("all", "2025-06"))
        .isEqualTo(Map.of("A/all", 0.0, "B/all", 0.0, "unknown/all", 2.0));
    assertThat(amounts("victims", "2025-06"))
        .isEqualTo(Map.of("A/all", 0.0, "B/all", 0.0, "unknown/all", 5.0));
  }

  @Test
  void noGroupAndAGroupThatNobodyDefinedAreUnknown() {
    assertThat(amounts("ratio", "2025-05"))
        .containsEntry("A/red", 1.0)
        .containsEntry("A/blue", 1.0)
        .containsEntry("A/unknown", 0.0)
        .containsEntry("B/unknown", 1.0)
        .containsEntry("C/unknown", 1.0)
        .containsEntry("unknown/red", 1.0)
        .hasSize(12);
  }

  @Test
  void cellsAddUpToTheRecordsOfTheCoveredMonths() {
    long ours =
        THINGS.stream()
            .filter(t -> t.source().equals("things") && !t.month().equals("2025-07"))
            .count();
    for (String measure : List.of("all", "ratio")) {
      double sum =
          cells.stream()
              .filter(c -> c.getAs("measure_id").equals(measure))
              .mapToDouble(c -> c.<Double>getAs("amount"))
              .sum();
      assertThat(sum).as(measure).isEqualTo(ours);
    }
  }

  @Test
  void aMonthThatHasNotArrivedHasNoCells() {
    assertThat(cells).noneMatch(c -> c.getAs("month").toString().startsWith("2025-07"));
  }

  @Test
  void cellsRestOnTheDeliveriesOfTheirForceAndUnknownOnAll() {
    Map<String, List<String>> deliveries =
        cells.stream()
            .filter(c -> c.getAs("measure_id").equals("all"))
            .filter(c -> c.getAs("month").toString().startsWith("2025-05"))
            .collect(
                Collectors.toMap(
                    c -> c.<String>getAs("area_code"),
                    c -> c.getList(c.fieldIndex("delivery_ids"))));
    assertThat(deliveries)
        .isEqualTo(
            Map.of(
                "A", List.of("met-2025-05"),
                "B", List.of("met-2025-05"),
                "C", List.of("city-2025-05"),
                "unknown", List.of("city-2025-05", "met-2025-05")));
  }

  @Test
  void cellsHaveTheColumnsOfTheirTableButTheRun() {
    List<String> expected =
        Definitions.CATALOGUE.table("cells").columnNames().stream()
            .filter(name -> !name.equals("run_id"))
            .toList();
    assertThat(tallied.columns()).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(cells.get(0).<String>getAs("financial_year")).isEqualTo("2025-26");
    assertThat(cells.get(0).<String>getAs("table_name")).isEqualTo("things");
  }

  @Test
  void oneReadingOfTheRecordsServesAllMeasures() {
    var leaves = tallied.queryExecution().analyzed().collectLeaves();
    assertThat(scala.jdk.javaapi.CollectionConverters.asJava(leaves))
        .filteredOn(leaf -> leaf.output().mkString().contains("borough_code"))
        .hasSize(1);
  }
}
