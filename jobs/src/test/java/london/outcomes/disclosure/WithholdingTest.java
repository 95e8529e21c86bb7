package london.outcomes.disclosure;

import static london.outcomes.disclosure.ProtectedMeasures.LONDON;
import static london.outcomes.disclosure.ProtectedMeasures.PARENTS;
import static london.outcomes.disclosure.ProtectedMeasures.QUANTITIES;
import static london.outcomes.disclosure.ProtectedMeasures.THRESHOLD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import london.outcomes.catalogue.Window;
import london.outcomes.disclosure.Audit.Found;
import london.outcomes.disclosure.Quantities.Count;
import london.outcomes.disclosure.Withholding.Key;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WithholdingTest {

  private static final Withholding WITHHOLDING = new Withholding(QUANTITIES, PARENTS);
  private static final Audit AUDIT = new Audit(QUANTITIES, PARENTS);
  private static final YearMonth JUNE = YearMonth.of(2024, 6);

  private static List<MeasureCounts> released(
      List<MeasureCounts> figures, List<MeasureCounts> before) {
    return Town.shown(figures, WITHHOLDING.withheld(figures, before));
  }

  private static Set<Key> small(List<MeasureCounts> figures) {
    return figures.stream()
        .filter(f -> f.count() >= 1 && f.count() <= THRESHOLD)
        .map(Key::of)
        .collect(Collectors.toSet());
  }

  private static List<String> exposed(List<List<MeasureCounts>> releases) {
    return AUDIT.of(releases).stream().flatMap(f -> f.exposed().stream()).toList();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anAttackerFindsNothing(long seed) {
    List<MeasureCounts> figures = new Town(new Random(seed), 8, 9).figures("offences");
    List<MeasureCounts> released = released(figures, List.of());
    Found found = AUDIT.of(List.of(released)).get(0);
    assertThat(found.exposed()).isEmpty();
    assertThat(found.primary()).isEqualTo(small(figures).size()).isPositive();
    assertThat(found.withheld()).isLessThan(figures.size());
    // With the small ones alone withheld, subtraction gives most of them back.
    assertThat(exposed(List.of(Town.shown(figures, small(figures)))))
        .hasSizeGreaterThan(found.primary() / 2);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13, 14})
  void correctionsGiveNothingAway(long seed) {
    Random random = new Random(seed);
    Town town = new Town(random, 8, 9);
    List<MeasureCounts> before = List.of();
    for (int until = 5; until <= 8; until++) {
      List<MeasureCounts> now = released(town.figures("offences", until), before);
      assertThat(exposed(List.of(before, now))).as("%d quarters", until).isEmpty();
      before = now;
      town.correct(random, until - 1);
    }
  }

  @Test
  void whatWasShownStaysShown() {
    Town town = new Town(new Random(5), 4, 9);
    List<MeasureCounts> first = released(town.figures("offences", 3), List.of());
    List<MeasureCounts> second = released(town.figures("offences", 4), first);
    Set<Key> shown =
        second.stream().filter(MeasureCounts::isShown).map(Key::of).collect(Collectors.toSet());
    assertThat(first)
        .filteredOn(MeasureCounts::isShown)
        .filteredOn(f -> f.place().window() == Window.QUARTER)
        .isNotEmpty()
        .allMatch(f -> shown.contains(Key.of(f)));
  }

  @Test
  void aRollingYearIsShownOnlyWhereItsQuartersAre() {
    List<MeasureCounts> released =
        released(new Town(new Random(3), 6, 9).figures("offences"), List.of());
    Set<Key> shown =
        released.stream().filter(MeasureCounts::isShown).map(Key::of).collect(Collectors.toSet());
    int years = 0;
    for (MeasureCounts figure : released) {
      Place place = figure.place();
      if (place.window() == Window.ROLLING_12 && figure.count() > THRESHOLD) {
        boolean areQuartersShown = true;
        for (int ago = 0; ago < 12; ago += 3) {
          Place quarter =
              new Place(
                  Window.QUARTER,
                  place.end().minusMonths(ago),
                  place.area(),
                  place.groupType(),
                  place.group());
          areQuartersShown &= shown.contains(Key.of(figure).at(quarter));
        }
        assertThat(figure.isShown()).as(place.toString()).isEqualTo(areQuartersShown);
        years++;
      }
    }
    assertThat(years).isPositive();
    assertThat(shown).anyMatch(key -> key.place().window() == Window.ROLLING_12);
  }

  private static MeasureCounts figure(
      String measure, String area, String group, double count, double of) {
    String type = group.equals("all") ? "all" : "sex";
    Place place = new Place(Window.QUARTER, JUNE, area, type, group);
    return new MeasureCounts(measure, place, count, of, false);
  }

  private static Set<String> areas(String measure, List<MeasureCounts> figures) {
    return WITHHOLDING.withheld(figures, List.of()).stream()
        .filter(key -> key.measureId().equals(measure))
        .map(key -> key.place().area() + (key.place().isEverybody() ? "" : key.place().group()))
        .collect(Collectors.toSet());
  }

  @Test
  void whatIsWithheldInOneMeasureIsWithheldInTheOther() {
    List<MeasureCounts> figures =
        List.of(
            figure("offences", "a1", "all", 3, Double.NaN),
            figure("offences", "a2", "all", 9, Double.NaN),
            figure("offences", "A", "all", 12, Double.NaN),
            figure("solved", "a1", "all", 0, 3),
            figure("solved", "a2", "all", 6, 9),
            figure("solved", "A", "all", 6, 12));
    assertThat(areas("offences", figures)).containsExactlyInAnyOrder("a1", "a2");
    assertThat(areas("solved", figures)).containsExactlyInAnyOrder("a1", "a2");
    List<MeasureCounts> leaking =
        figures.stream()
            .map(
                f ->
                    new MeasureCounts(
                        f.measureId(),
                        f.place(),
                        f.count(),
                        f.of(),
                        f.measureId().equals("solved")))
            .toList();
    assertThat(exposed(List.of(leaking))).contains("2024-25-Q1, a1");
  }

  @Test
  void whatIsLeftOfAShareIsACountToo() {
    List<MeasureCounts> figures =
        List.of(
            figure("solved", "a1", "all", 28, 30),
            figure("solved", "a2", "all", 20, 40),
            figure("solved", "a3", "all", 50, 50),
            figure("solved", "A", "all", 98, 120));
    assertThat(areas("solved", figures)).containsExactlyInAnyOrder("a1", "a2");
  }

  @Test
  void theSumOfAFewPeoplesNumbersIsWithheldHoweverLargeItIs() {
    List<MeasureCounts> figures =
        List.of(
            figure("mean", "a1", "all", 40, 3),
            figure("mean", "a2", "all", 30, 20),
            figure("mean", "A", "all", 70, 23));
    assertThat(areas("mean", figures)).containsExactlyInAnyOrder("a1", "a2");
  }

  @Test
  void aComparisonWithAWithheldGroupIsWithheld() {
    List<MeasureCounts> figures =
        List.of(
            figure("ratio", LONDON, "male", 2, Double.NaN),
            figure("ratio", LONDON, "female", 30, Double.NaN));
    assertThat(areas("ratio", figures)).contains("Lmale", "Lfemale");
  }

  @Test
  void aPartOfABoroughThatDidNotArriveIsProtectedToo() {
    // London counts two of c, whose own figure is incomplete and shows none.
    List<MeasureCounts> figures =
        List.of(
            figure("offences", "a1", "all", 20, Double.NaN),
            figure("offences", "a2", "all", 9, Double.NaN),
            figure("offences", "c", "all", Double.NaN, Double.NaN),
            figure("offences", LONDON, "all", 31, Double.NaN));
    assertThat(exposed(List.of(Town.shown(figures, Set.of())))).containsExactly("2024-25-Q1, L");
    Set<Key> withheld = WITHHOLDING.withheld(figures, List.of());
    assertThat(withheld).isNotEmpty();
    assertThat(exposed(List.of(Town.shown(figures, withheld)))).isEmpty();
  }

  @Test
  void aYearToDateGivesItsLastQuarterAway() {
    Place toSeptember = new Place(Window.YEAR_TO_DATE, YearMonth.of(2024, 9), LONDON, "all", "all");
    Place second = new Place(Window.QUARTER, YearMonth.of(2024, 9), LONDON, "all", "all");
    List<MeasureCounts> figures =
        List.of(
            figure("offences", LONDON, "all", 9, Double.NaN),
            new MeasureCounts("offences", second, 3, Double.NaN, false),
            new MeasureCounts("offences", toSeptember, 12, Double.NaN, false));
    Set<Key> quarter = Set.of(new Key("offences", second));
    assertThat(exposed(List.of(Town.shown(figures, quarter)))).containsExactly("2024-25-Q2, L");
    Set<Key> withheld = WITHHOLDING.withheld(figures, List.of());
    assertThat(withheld).contains(new Key("offences", second)).hasSize(2);
    assertThat(exposed(List.of(Town.shown(figures, withheld)))).isEmpty();
  }

  @Test
  void attackGoesThroughFiguresInTheirOrder() {
    List<Count> quarters =
        IntStream.of(9, 2, 11, 5, 0, 7, 3, 10, 1, 8)
            .mapToObj(n -> new Place(Window.QUARTER, JUNE.plusMonths(3L * n), "A", "all", "all"))
            .flatMap(unit -> Stream.of(unit, unit.of("a1")))
            .map(place -> new Count("offences", place, 20, true, false))
            .toList();
    List<String> totals =
        LinkedCounts.of(new Hierarchy(PARENTS), List.of(quarters), THRESHOLD)
            .table()
            .sums()
            .stream()
            .map(AdditiveTable.Sum::total)
            .toList();
    List<String> given =
        quarters.stream()
            .filter(count -> count.place().area().equals("A"))
            .map(count -> Hierarchy.cell(count.place(), count.count()))
            .toList();
    assertThat(totals).isEqualTo(given);
  }

  @Test
  void zerosAndLargeCountsAreShown() {
    List<MeasureCounts> figures =
        List.of(
            figure("offences", "a1", "all", 0, Double.NaN),
            figure("offences", "a2", "all", 9, Double.NaN),
            figure("offences", "A", "all", 9, Double.NaN));
    assertThat(areas("offences", figures)).isEmpty();
  }
}
