package london.outcomes.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Quick answers about withheld cells, against those of linear programs. */
class ExchangesTest {

  private static AdditiveTable table(Random random) {
    Map<List<String>, Long> inner = new HashMap<>();
    for (int i = 0; i < 20; i++) {
      inner.put(List.of("r" + i % 5, "c" + i / 5), (long) random.nextInt(8));
    }
    return CrossTable.of(inner);
  }

  private static SortedSet<String> some(AdditiveTable table, Random random) {
    SortedSet<String> withheld = new TreeSet<>(table.counts().keySet());
    withheld.removeIf(cell -> table.counts().get(cell) == 0 || random.nextInt(3) > 0);
    return withheld;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatIsExchangedIsInDoubtAndWhatIsSubtractedIsKnown(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 5; i++) {
      AdditiveTable table = table(random);
      SortedSet<String> withheld = some(table, random);
      Exchanges exchanges = new Exchanges(table);
      SortedSet<String> exact = new Attacker(table, withheld, 1).known(withheld);
      for (String cell : withheld) {
        if (exact.contains(cell)) {
          assertThat(exchanges.of(cell, withheld)).as("%s of %s", cell, withheld).isEmpty();
        }
      }
      assertThat(exact).containsAll(new Subtraction(table).known(withheld));
      assertThat(new Doubts(table).known(withheld, withheld)).isEqualTo(exact);
    }
  }

  @Test
  void aSquareOfWithheldCellsIsExchanged() {
    Map<List<String>, Long> inner = new HashMap<>();
    for (String row : List.of("r1", "r2", "r3")) {
      for (String column : List.of("c1", "c2", "c3")) {
        inner.put(List.of(row, column), 5L);
      }
    }
    AdditiveTable table = CrossTable.of(inner);
    Set<String> square = Set.of("r1 | c1", "r1 | c2", "r2 | c1", "r2 | c2");
    assertThat(new Exchanges(table).of("r1 | c1", square)).hasValue(square);
    Set<String> row = Set.of("r1 | c1", "r1 | c2");
    assertThat(new Exchanges(table).of("r1 | c1", row)).isEmpty();
    assertThat(new Subtraction(table).known(row)).isEqualTo(row);
    assertThat(new Exchanges(table).of("r1 | c1", row, table.counts().keySet()))
        .hasValueSatisfying(cells -> assertThat(cells).hasSize(4).contains("r1 | c1"));
  }

  @Test
  void aCountOfOneIsNeverLowered() {
    AdditiveTable ones = CrossTable.of(Map.of(List.of("a"), 1L, List.of("b"), 1L));
    Set<String> both = Set.of("a", "b");
    assertThat(new Exchanges(ones).of("a", both)).isEmpty();
    assertThat(new Subtraction(ones).known(both)).isEqualTo(both);
  }
}
