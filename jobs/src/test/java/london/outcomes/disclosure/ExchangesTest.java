package london.outcomes.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    withheld.removeIf(cell -> table.isKnownZero(cell) || random.nextInt(3) > 0);
    return withheld;
  }

  /** The quick ways, by names. */
  private record Quick(AdditiveTable table, Equations equations) {
    Quick(AdditiveTable table) {
      this(table, new Equations(table));
    }

    Optional<SortedSet<String>> exchange(String cell, Set<String> withheld, Set<String> others) {
      return new Exchanges(equations)
          .of(number(cell), equations.cells(withheld), equations.cells(others))
          .map(equations::names);
    }

    Optional<SortedSet<String>> exchange(String cell, Set<String> withheld) {
      return exchange(cell, withheld, Set.of());
    }

    SortedSet<String> subtract(Set<String> withheld) {
      return equations.names(new Subtraction(equations).known(equations.cells(withheld)));
    }

    SortedSet<String> shift(Set<String> withheld) {
      BitSet shifted = new BitSet();
      new Shifts(equations).of(equations.cells(withheld)).forEach(s -> shifted.or(s.differing()));
      return equations.names(shifted);
    }

    private int number(String cell) {
      return equations.cells(Set.of(cell)).nextSetBit(0);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatIsExchangedIsInDoubtAndWhatIsSubtractedIsKnown(long seed) {
    Random random = new Random(seed);
    int shifted = 0;
    for (int i = 0; i < 8; i++) {
      AdditiveTable plain = table(random);
      // Every other one withholds zeros too.
      AdditiveTable table = i % 2 == 0 ? plain : plain.withFree(plain.counts().keySet());
      Quick quick = new Quick(table);
      SortedSet<String> withheld = some(table, random);
      SortedSet<String> exact = new Attacker(table, withheld, 1 - i % 2).known(withheld);
      for (String cell : withheld) {
        if (exact.contains(cell)) {
          assertThat(quick.exchange(cell, withheld)).as("%s of %s", cell, withheld).isEmpty();
        }
      }
      assertThat(exact).containsAll(quick.subtract(withheld));
      SortedSet<String> inDoubt = quick.shift(withheld);
      assertThat(inDoubt).noneMatch(exact::contains);
      shifted += inDoubt.size();
      assertThat(new Doubts(table).known(withheld, withheld)).isEqualTo(exact);
    }
    assertThat(shifted).isPositive();
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
    Quick quick = new Quick(table);
    assertThat(quick.exchange("r1 | c1", square).orElseThrow()).isEqualTo(square);
    assertThat(quick.shift(square)).isEqualTo(square);
    Set<String> row = Set.of("r1 | c1", "r1 | c2");
    assertThat(quick.exchange("r1 | c1", row)).isEmpty();
    assertThat(quick.shift(row)).isEmpty();
    assertThat(quick.subtract(row)).isEqualTo(row);
    assertThat(quick.exchange("r1 | c1", row, table.counts().keySet()))
        .hasValueSatisfying(cells -> assertThat(cells).hasSize(4).contains("r1 | c1"));
  }

  @Test
  void aCountOfOneIsNeverLowered() {
    AdditiveTable ones = CrossTable.of(Map.of(List.of("a"), 1L, List.of("b"), 1L));
    Set<String> both = Set.of("a", "b");
    Quick quick = new Quick(ones);
    assertThat(quick.exchange("a", both)).isEmpty();
    assertThat(quick.shift(both)).isEmpty();
    assertThat(quick.subtract(both)).isEqualTo(both);
  }

  @Test
  void whereZerosAreWithheldTooNothingIsKnownOfTheOthers() {
    AdditiveTable table = CrossTable.of(Map.of(List.of("a"), 2L, List.of("b"), 0L));
    Set<String> both = Set.of("a", "b");
    assertThat(new Quick(table).subtract(Set.of("a"))).containsExactly("a");
    Quick quick = new Quick(table.withFree(both));
    assertThat(quick.subtract(both)).isEmpty();
    assertThat(quick.exchange("a", both)).isPresent();
    assertThat(quick.shift(both)).isEqualTo(both);
  }
}
