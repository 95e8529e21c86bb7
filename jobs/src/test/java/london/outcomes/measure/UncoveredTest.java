package london.outcomes.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class UncoveredTest {

  private static final YearMonth START = YearMonth.of(2023, 1);

  @Test
  void whatNothingHasArrivedForHasTheLatestPeriodsOfEachWindow() {
    Set<String> periods =
        rowsOf("victims", "A").map(row -> row.getString(1)).collect(Collectors.toSet());
    assertThat(periods)
        .contains("2025-05", "2024-25-Q4", "R12-2025-05", "FY2024-25", "YTD-2025-05");
    assertThat(periods).doesNotContain("2025-04", "2025-06");
  }

  /** What is told of an area in 2025, where nothing but another measure's May has arrived. */
  private static Stream<Row> rowsOf(String measure, String area) {
    return SmallWorld.uncovered(covered("all", "met", YearMonth.of(2025, 5)))
        .rows(months(2025))
        .stream()
        .filter(row -> row.getString(0).equals(measure) && row.getString(6).equals(area));
  }

  @Test
  void everyGroupHasARowAndEverybodyOnlyWhereThereIsAFigure() {
    Set<String> groups =
        rowsOf("ratio", "T")
            .map(row -> row.getString(8) + "/" + row.getString(9))
            .collect(Collectors.toSet());
    assertThat(groups).containsExactlyInAnyOrder("colour/red", "colour/blue", "colour/unknown");
  }

  /** Only what changed is made again: in the end it must be what making all of it gives. */
  @RepeatedTest(200)
  void rowsAreTheSameHoweverTheMonthsArrived(RepetitionInfo repetition) {
    Random random = new Random(20261126L + repetition.getCurrentRepetition());
    List<Covered> arrived = new ArrayList<>();
    Map<YearMonth, Set<String>> kept = new TreeMap<>();
    for (int step = 0; step < 6; step++) {
      Set<YearMonth> changed = new TreeSet<>();
      for (int i = 0; i <= random.nextInt(4); i++) {
        String measure = List.of("all", "victims", "ratio").get(random.nextInt(3));
        String force = random.nextInt(4) == 0 ? "city" : "met";
        YearMonth month = START.plusMonths(random.nextInt(40));
        arrived.addAll(covered(measure, force, month));
        changed.add(month);
      }
      Uncovered uncovered = SmallWorld.uncovered(arrived);
      YearMonth last = arrived.stream().map(Covered::month).max(YearMonth::compareTo).orElseThrow();
      Set<YearMonth> ends = Calendar.affectedEnds(changed, Set.of(), last);
      ends.addAll(uncovered.affectedEnds(changed));
      ends.forEach(end -> kept.put(end, texts(uncovered.rows(List.of(end)))));
    }
    Set<String> all = new TreeSet<>();
    kept.values().forEach(all::addAll);
    List<YearMonth> months = new ArrayList<>();
    for (int i = -12; i < 60; i++) {
      months.add(START.plusMonths(i));
    }
    assertThat(all)
        .as("repetition " + repetition.getCurrentRepetition())
        .isEqualTo(texts(SmallWorld.uncovered(arrived).rows(months)));
  }

  private static Set<String> texts(List<Row> rows) {
    return rows.stream().map(Row::toString).collect(Collectors.toCollection(HashSet::new));
  }

  private static List<Covered> covered(String measure, String force, YearMonth month) {
    return List.of(new Covered(measure, month, force, "open", "final", List.of("d")));
  }

  private static List<YearMonth> months(int year) {
    List<YearMonth> months = new ArrayList<>();
    for (int i = -12; i < 12; i++) {
      months.add(YearMonth.of(year, 1).plusMonths(i));
    }
    return months;
  }
}
