package london.outcomes.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import london.outcomes.SharedSession;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.Period;
import london.outcomes.catalogue.Window;
import london.outcomes.measure.SmallWorld.Thing;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Random records of 27 months, evaluated by Spark and counted one by one here. The force met misses
 * August 2024, the city May 2025.
 */
class EvaluateTest {

  private static final long SEED = 20260515;
  private static final YearMonth FIRST = YearMonth.of(2023, 4);
  private static final YearMonth LAST = YearMonth.of(2025, 6);
  private static final YearMonth GAP = YearMonth.of(2024, 8);
  private static final YearMonth CITY_GAP = YearMonth.of(2025, 5);
  private static final YearMonth RESTATED = YearMonth.of(2024, 11);

  private static final Map<String, TreeSet<YearMonth>> DELIVERED =
      Map.of("met", monthsBut(GAP), "city", monthsBut(CITY_GAP));

  private static List<Thing> things;
  private static Map<String, Row> rows;

  @BeforeAll
  static void evaluate() {
    things = things(new Random(SEED));
    rows = evaluated(things, 1, months());
  }

  private static TreeSet<YearMonth> months() {
    return monthsBut(null);
  }

  private static TreeSet<YearMonth> monthsBut(YearMonth missing) {
    TreeSet<YearMonth> months = new TreeSet<>();
    for (YearMonth m = FIRST; !m.isAfter(LAST); m = m.plusMonths(1)) {
      months.add(m);
    }
    months.removeIf(m -> m.equals(missing));
    return months;
  }

  private static List<Thing> things(Random random) {
    List<Thing> things = new ArrayList<>();
    for (YearMonth month : months()) {
      for (String borough : List.of("A", "A", "A", "B", "B", "C", "unknown")) {
        for (int i = random.nextInt(8); i > 0; i--) {
          String colour = new String[] {"red", "blue", null}[random.nextInt(3)];
          things.add(
              new Thing(
                  month.toString(),
                  borough,
                  "things",
                  random.nextBoolean(),
                  colour,
                  1 + random.nextInt(3)));
        }
      }
    }
    return things;
  }

  private static Map<String, Row> evaluated(
      List<Thing> things, int partitions, Set<YearMonth> ends) {
    Map<String, YearMonth> last = new HashMap<>();
    SmallWorld.MEASURES.keySet().forEach(id -> last.put(id, LAST));
    var cells = SmallWorld.cells(SmallWorld.records(things).repartition(partitions), covered());
    Map<String, Row> byKey = new TreeMap<>();
    new Evaluate(SmallWorld.MEASURES, SmallWorld.forces(), SmallWorld.AREAS)
        .measures(cells, ends, last)
        .unionByName(SmallWorld.uncovered(covered()).of(SharedSession.get(), ends), true)
        .collectAsList()
        .forEach(row -> assertThat(byKey.put(key(row), row)).as(key(row)).isNull());
    return byKey;
  }

  private static List<Covered> covered() {
    return SmallWorld.covered(DELIVERED);
  }

  private static String key(Row row) {
    return Stream.of("measure_id", "period_id", "area_code", "group_id")
        .map(name -> row.<String>getAs(name))
        .collect(Collectors.joining("/"));
  }

  /** The same by hand: a value of {@code null} stands for a withheld count. */
  private record Expected(Double count, double coverage) {}

  private static Map<String, Expected> reference() {
    Map<String, Expected> expected = new TreeMap<>();
    for (Measure measure : SmallWorld.MEASURES.values()) {
      List<String> groups =
          measure.breakdowns().isEmpty() ? List.of("all") : measure.breakdowns().get(0).groups();
      for (YearMonth end : months()) {
        for (Period period : Period.endingIn(end, List.of(Window.values()))) {
          for (String area : SmallWorld.MEMBERS.keySet()) {
            for (String group : groups) {
              expected.put(
                  String.join("/", measure.id(), period.id(), area, group),
                  expect(measure.id(), period, area, group));
            }
          }
        }
      }
    }
    return expected;
  }

  private static Expected expect(String measure, Period period, String area, String group) {
    Set<String> forces = SmallWorld.forces().get(measure);
    List<String> boroughs =
        SmallWorld.MEMBERS.get(area).stream()
            .filter(b -> b.equals("unknown") || forces.contains(forceOf(b)))
            .toList();
    double people = boroughs.stream().mapToInt(b -> SmallWorld.PEOPLE.getOrDefault(b, 0)).sum();
    double count = 0;
    double coverage = 0;
    for (YearMonth month : period.months()) {
      for (String borough : boroughs) {
        if (isCovered(borough, month)) {
          double weight = people == 0 ? 1 : SmallWorld.PEOPLE.getOrDefault(borough, 0) / people;
          coverage += weight / period.months().size();
        }
      }
      count += count(measure, month, boroughs, group);
    }
    boolean isComplete = coverage >= 0.95;
    return new Expected(isComplete ? count : null, coverage);
  }

  /** Things of a borough whose force has not delivered that month count in 'unknown'. */
  private static double count(
      String measure, YearMonth month, List<String> boroughs, String group) {
    if (DELIVERED.values().stream().noneMatch(months -> months.contains(month))) {
      return 0;
    }
    double count = 0;
    for (Thing thing : things) {
      String place = isCovered(thing.borough(), month) ? thing.borough() : "unknown";
      String colour = thing.colour() == null ? "unknown" : thing.colour();
      if (thing.month().equals(month.toString())
          && boroughs.contains(place)
          && (group.equals("all") || group.equals(colour))) {
        count +=
            switch (measure) {
              case "hits" -> thing.isHit() ? 1 : 0;
              case "victims" -> thing.isHit() ? thing.n() : 0;
              default -> 1;
            };
      }
    }
    return count;
  }

  private static String forceOf(String borough) {
    return borough.equals("C") ? "city" : "met";
  }

  private static boolean isCovered(String borough, YearMonth month) {
    return borough.equals("unknown")
        ? DELIVERED.values().stream().anyMatch(months -> months.contains(month))
        : DELIVERED.get(forceOf(borough)).contains(month);
  }

  @Test
  void everyCountAndCoverageIsTheSumOfItsMonthsAndBoroughs() {
    Map<String, Expected> expected = reference();
    assertThat(rows.keySet()).as("seed " + SEED).isEqualTo(expected.keySet());
    List<String> differences = new ArrayList<>();
    expected.forEach(
        (key, e) -> {
          Row row = rows.get(key);
          boolean isSameCount = java.util.Objects.equals(e.count(), row.<Double>getAs("count"));
          double coverage = row.<Double>getAs("coverage");
          if (!isSameCount || Math.abs(coverage - e.coverage()) > 1e-8) {
            differences.add(key + ": expected " + e + ", was " + row);
          }
        });
    assertThat(String.join("\n", differences)).as("seed " + SEED).isEmpty();
  }

  @Test
  void nothingArrivedIsNoZeroAndNothingHappenedIsOne() {
    Row missing = rows.get("all/2024-08/A/all");
    assertThat(missing.<String>getAs("status")).isEqualTo("not-covered");
    assertThat(missing.<Double>getAs("coverage")).isZero();
    assertThat(missing.<Object>getAs("count")).isNull();
    assertThat(missing.<Object>getAs("value")).isNull();
    assertThat(status("ratio/2024-08/U/blue")).isEqualTo("not-covered");
    assertThat(status("all/2024-08/C/all")).isEqualTo("ok");
    // There are no figures of what is still to come.
    assertThat(rows).doesNotContainKey("all/2025-07/A/all");
    assertThat(rows.values())
        .filteredOn(row -> row.getAs("status").equals("ok") && row.<Double>getAs("count") == 0)
        .as("seed " + SEED)
        .isNotEmpty();
  }

  @Test
  void aGapInTheMiddleWithholdsEveryWindowOverIt() {
    assertThat(status("all/2024-25-Q2/A/all")).isEqualTo("incomplete");
    assertThat(status("all/FY2024-25/U/all")).isEqualTo("incomplete");
    assertThat(status("all/R12-2025-07/A/all")).isNull();
    assertThat(status("all/R12-2025-06/A/all")).isEqualTo("incomplete");
    assertThat(status("all/FY2023-24/U/all")).isEqualTo("ok");
    assertThat(status("all/2024-25-Q3/A/all")).isEqualTo("ok");
    for (Row row : rows.values()) {
      if (row.<String>getAs("status").equals("incomplete")) {
        for (String name : List.of("count", "value", "lower", "upper", "change", "change_pct")) {
          assertThat(row.<Object>getAs(name)).as(key(row) + " " + name).isNull();
        }
      }
    }
  }

  private static String status(String key) {
    return rows.containsKey(key) ? rows.get(key).getAs("status") : null;
  }

  @Test
  void aSourceOfOneForceLeavesTheOtherOut() {
    assertThat(status("victims/2025-06/C/all")).isEqualTo("not-covered");
    assertThat(rows.get("victims/2025-06/T/all").<Double>getAs("denominator")).isEqualTo(900);
    assertThat(rows.get("ratio/2025-06/T/red").<Double>getAs("denominator")).isEqualTo(800);
  }

  @Test
  void smallerForcesMissingLowersCoverageByTheirResidents() {
    Row town = rows.get("all/2025-05/T/all");
    assertThat(town.<Double>getAs("coverage")).isEqualTo(0.9);
    assertThat(town.<String>getAs("status")).isEqualTo("incomplete");
  }

  @Test
  void theReferenceGroupIsOneWithoutAnInterval() {
    for (Row row : rows.values()) {
      if (row.getAs("measure_id").equals("ratio") && row.getAs("status").equals("ok")) {
        boolean isReference = row.getAs("group_id").equals("red");
        if (isReference) {
          assertThat(row.<Object>getAs("lower")).as(key(row)).isNull();
          assertThat(row.<Object>getAs("upper")).as(key(row)).isNull();
        }
        if (isReference && row.<Double>getAs("count") > 0) {
          assertThat(row.<Double>getAs("value")).as(key(row)).isEqualTo(1.0);
        }
      }
    }
    assertThat(status("ratio/2025-06/T/unknown")).isEqualTo("no-denominator");
    assertThat(rows).doesNotContainKey("ratio/2025-06/T/all");
  }

  @Test
  void nothingIsComparedAcrossAChangeInRecording() {
    // Of 15 August 2024: the month itself and those of the following twelve have it behind them.
    for (String period : List.of("2024-09", "2025-06", "2024-25-Q4", "R12-2025-06")) {
      Row row = rows.get("victims/" + period + "/A/all");
      assertThat(row.<String>getAs("change_status")).as(period).isEqualTo("recording-change");
      assertThat(row.<Object>getAs("change")).as(period).isNull();
      assertThat(row.<Object>getAs("change_p")).as(period).isNull();
    }
    assertThat(rows.get("victims/2024-07/A/all").<String>getAs("change_status"))
        .isEqualTo("small-base");
    assertThat(rows.get("all/2025-06/A/all").<Object>getAs("change")).isNotNull();
  }

  @Test
  void intervalsHoldTheirValues() {
    for (Row row : rows.values()) {
      Double value = row.getAs("value");
      Double lower = row.getAs("lower");
      if (value != null && lower != null) {
        assertThat(value).as(key(row)).isBetween(lower, row.<Double>getAs("upper"));
      }
    }
  }

  @Test
  void moreCasesThanThereAreToCountFromIsAContradictionNotACrash() {
    Map<String, Measure> measures = new HashMap<>(SmallWorld.MEASURES);
    measures.keySet().retainAll(Set.of("all", "hits"));
    List<Thing> sanctioned =
        List.of(
            new Thing("2025-06", "unknown", "things", true, null, 1),
            new Thing("2025-06", "C", "things", true, null, 1));
    List<Covered> covered =
        SmallWorld.covered(Map.of("met", List.of(LAST), "city", List.of(LAST))).stream()
            // The city's files arrived for the count, and not for the part of it.
            .filter(c -> !(c.measureId().equals("hits") && c.forceId().equals("city")))
            .toList();
    Map<String, YearMonth> last = Map.of("all", LAST, "hits", LAST);
    Map<String, Row> result = new HashMap<>();
    new Evaluate(measures, SmallWorld.forces(), SmallWorld.AREAS)
        .measures(SmallWorld.cells(SmallWorld.records(sanctioned), covered), Set.of(LAST), last)
        .collectAsList()
        .forEach(row -> result.put(key(row), row));
    Row unknown = result.get("hits/2025-06/unknown/all");
    assertThat(unknown.<Double>getAs("count")).isEqualTo(2);
    assertThat(unknown.<Double>getAs("denominator")).isEqualTo(1);
    assertThat(unknown.<String>getAs("status")).isEqualTo("contradictory");
    assertThat(unknown.<Object>getAs("value")).isNull();
  }

  @Test
  void restatingAMonthChangesOnlyWhatContainsItOrIsComparedWithIt() {
    List<Thing> restated = new ArrayList<>(things);
    restated.removeIf(t -> t.month().equals(RESTATED.toString()) && t.borough().equals("A"));
    restated.add(new Thing(RESTATED.toString(), "A", "things", true, "blue", 40));
    // In another order and in more partitions: neither makes a difference.
    restated.sort(Comparator.comparing(Thing::toString));
    Map<String, Row> after = evaluated(restated, 5, months());
    assertThat(after.keySet()).isEqualTo(rows.keySet());
    Set<YearMonth> affected = Calendar.affectedEnds(Set.of(RESTATED), Set.of(), LAST);
    Set<String> changedPeriods = new TreeSet<>();
    for (String key : rows.keySet()) {
      Row before = rows.get(key);
      if (!before.equals(after.get(key))) {
        changedPeriods.add(before.getAs("period_id"));
        assertThat(before.<String>getAs("area_code")).as(key).isIn("A", "U", "T");
        YearMonth end = YearMonth.from(before.<java.sql.Date>getAs("period_end").toLocalDate());
        assertThat(affected).as(key).contains(end);
      }
    }
    assertThat(changedPeriods)
        .contains("2024-11", "2024-25-Q3")
        .doesNotContain("2024-10", "2024-12", "2024-25-Q2", "2024-25-Q4", "2025-06");
  }
}
