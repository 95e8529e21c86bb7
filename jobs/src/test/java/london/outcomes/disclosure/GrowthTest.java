package london.outcomes.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import london.outcomes.catalogue.Window;
import london.outcomes.disclosure.Quantities.Count;
import org.junit.jupiter.api.Test;

/** A year of which everything is withheld, and which overlaps with years that are not. */
final class GrowthTest {

  private static final String LONDON = "L";
  private static final YearMonth FIRST = YearMonth.of(2024, 6);
  private static final int BOROUGHS = 33;

  private final Map<String, String> parents = new TreeMap<>();
  private final Map<Place, Count> counts = new TreeMap<>(this::byText);
  private final Random random = new Random(5);

  private int byText(Place a, Place b) {
    return a.toString().compareTo(b.toString());
  }

  /** Two years of quarters, with the rolling years that are there after so few of them. */
  private List<Count> years() {
    List<String> areas = new ArrayList<>(List.of("unknown"));
    for (int i = 1; i <= BOROUGHS; i++) {
      areas.add("b" + i);
    }
    areas.forEach(area -> parents.put(area, LONDON));
    for (String area : areas) {
      long[] quarters = new long[8];
      for (int q = 0; q < 8; q++) {
        boolean isRare = area.equals("unknown");
        quarters[q] = isRare ? (q == 0 || q == 3 ? 1 : 0) : 5 + random.nextInt(20);
      }
      for (int q = 0; q < 8; q++) {
        add(Window.QUARTER, q, area, quarters[q]);
        long year = 0;
        for (int i = Math.max(0, q - 3); i <= q; i++) {
          year += quarters[i];
        }
        add(Window.ROLLING_12, q, area, year);
        if (q % 4 == 3) {
          add(Window.FINANCIAL_YEAR, q, area, year);
        }
      }
    }
    return List.copyOf(counts.values());
  }

  private void add(Window window, int quarter, String area, long count) {
    put(new Place(window, FIRST.plusMonths(3L * quarter), area, "all", "all"), count);
    Place london = new Place(window, FIRST.plusMonths(3L * quarter), LONDON, "all", "all");
    put(london, count + (counts.containsKey(london) ? counts.get(london).count() : 0));
  }

  private void put(Place place, long count) {
    boolean isShown = !place.financialYear().equals("2024-25") && !place.window().isOverlapping();
    boolean isSmall = count >= 1 && count <= 4;
    counts.put(place, new Count("offences", place, count, isShown && !isSmall, isSmall));
  }

  private LinkedCounts linked() {
    List<Count> years = years();
    return LinkedCounts.of(new Hierarchy(parents), List.of(years), 4);
  }

  @Test
  void nothingOfItIsKnown() {
    LinkedCounts linked = linked();
    assertThat(linked.small()).contains("2024-25-Q1, unknown = 1");
    assertThat(linked.exposed()).isEmpty();
  }

  @Test
  void whatGrowsAddsUpAndIsAllWithheld() {
    LinkedCounts linked = linked();
    Equations table = new Equations(linked.table());
    BitSet withheld = table.cells(linked.unknown());
    int cell = table.cells(List.of("2024-25-Q1, unknown = 1")).nextSetBit(0);
    BitSet grown = new Growth(table).of(cell, withheld).orElseThrow();
    assertThat(table.names(grown))
        .contains("2024-25-Q1, unknown = 1", "R12-2024-09, unknown = 1", "FY2024-25, unknown = 2")
        .anyMatch(name -> name.startsWith("FY2024-25, L"))
        .isSubsetOf(linked.unknown());
  }

  @Test
  void nothingGrowsIntoATotalOnShow() {
    LinkedCounts linked = linked();
    Equations table = new Equations(linked.table());
    BitSet withheld = table.cells(linked.unknown());
    table.names(withheld).stream()
        .filter(name -> name.startsWith("FY2024-25, L"))
        .forEach(name -> withheld.clear(table.cells(List.of(name)).nextSetBit(0)));
    int cell = table.cells(List.of("2024-25-Q1, unknown = 1")).nextSetBit(0);
    assertThat(new Growth(table).of(cell, withheld)).isEmpty();
  }
}
