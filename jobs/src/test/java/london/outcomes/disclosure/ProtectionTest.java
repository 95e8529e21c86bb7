package london.outcomes.disclosure;

import static london.outcomes.disclosure.ProtectedMeasures.LONDON;
import static london.outcomes.disclosure.ProtectedMeasures.PARENTS;
import static london.outcomes.disclosure.ProtectedMeasures.QUANTITIES;
import static london.outcomes.disclosure.ProtectedMeasures.THRESHOLD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import london.outcomes.catalogue.Period;
import london.outcomes.catalogue.Window;
import london.outcomes.disclosure.Audit.Found;
import london.outcomes.disclosure.Protection.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectionTest {

  private static final Protection PROTECTION = new Protection(QUANTITIES, PARENTS);
  private static final YearMonth MARCH = YearMonth.of(2025, 3);

  private static MeasureCounts figure(Period period, String area, double count, boolean isShown) {
    Place place = new Place(period.window(), period.last(), area, "all", "all");
    return new MeasureCounts("offences", place, count, Double.NaN, isShown);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {21, 22, 23})
  void whatIsReleasedYearByYearGivesNothingAway(long seed) {
    Town town = new Town(new Random(seed), 9, 5);
    Decision first = PROTECTION.decide(town.figures("offences", 4), List.of());
    List<MeasureCounts> second =
        town.figures("offences").stream()
            .filter(f -> !f.place().financialYear().equals("2024-25"))
            .toList();
    Decision next = PROTECTION.decide(second, first.figures());
    assertThat(next.before()).isEqualTo(first.figures());
    for (Decision decision : List.of(first, next)) {
      assertThat(decision.found()).hasSize(1).allMatch(found -> found.exposed().isEmpty());
      assertThat(decision.figures())
          .filteredOn(MeasureCounts::isShown)
          .isNotEmpty()
          .noneMatch(f -> f.count() >= 1 && f.count() <= THRESHOLD);
    }
  }

  @Test
  void aSmallRollingYearIsInDoubtThoughItsYearsAreShown() {
    // In the twelve months to September 2025 there were three, all before April.
    Period rolling = new Period(Window.ROLLING_12, MARCH.plusMonths(6));
    List<MeasureCounts> figures = new ArrayList<>();
    int[] counts = {20, 30, 1, 2, 0, 0};
    for (int i = 0; i < counts.length; i++) {
      boolean isShown = counts[i] == 0 || counts[i] > THRESHOLD;
      Period quarter = new Period(Window.QUARTER, MARCH.minusMonths(9 - 3L * i));
      figures.add(figure(quarter, LONDON, counts[i], isShown));
    }
    figures.add(figure(new Period(Window.FINANCIAL_YEAR, MARCH), LONDON, 53, true));
    figures.add(figure(rolling, LONDON, 3, false));
    List<Found> small = new Audit(QUANTITIES, PARENTS).of(List.of(figures));
    assertThat(small).flatExtracting(Found::exposed).containsExactly("R12-2025-09, L");
    Decision decision = PROTECTION.decide(figures, List.of());
    assertThat(decision.found()).flatExtracting(Found::exposed).isEmpty();
    assertThat(decision.found()).extracting(Found::withheld).containsExactly(4);
    assertThat(decision.repaired()).isZero();
  }

  @Test
  void whatAnEarlierReleaseGaveAwayIsNotHeldAgainstTheNext() {
    Period quarter = new Period(Window.QUARTER, MARCH);
    List<MeasureCounts> before =
        List.of(figure(quarter, "a1", 3, true), figure(quarter, LONDON, 30, true));
    Decision decision = PROTECTION.decide(before, before);
    assertThat(decision.found()).flatExtracting(Found::exposed).isEmpty();
    assertThat(decision.shown())
        .extracting(key -> key.place().area())
        .doesNotContain("a1")
        .contains(LONDON);
  }
}
