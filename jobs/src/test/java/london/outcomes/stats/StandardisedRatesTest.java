package london.outcomes.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StandardisedRatesTest {

  @VectorTest
  void directRatesEqualTheReference(VectorSet vectors) {
    Map<String, List<VectorSet.Row>> cases = vectors.rowsByCase("dsr.csv");
    for (VectorSet.Row row : vectors.rows("dsr_expected.csv")) {
      List<VectorSet.Row> ages = cases.get(row.text("case_id"));
      row.expectStatus(() -> StandardisedRates.direct(bands(ages), row.number("multiplier"), 0.95));
      if (!row.isContradictory()) {
        expectDirect(row, bands(ages));
      }
    }
  }

  private static List<AgeBand> bands(List<VectorSet.Row> ages) {
    return ages.stream()
        .map(r -> AgeBand.of(r.number("events"), r.number("population"), weight(r)))
        .toList();
  }

  @VectorTest
  void ratesOfPeopleWithSeveralEventsEqualTheReference(VectorSet vectors) {
    Map<String, List<VectorSet.Row>> cases = vectors.rowsByCase("dsr_nonindependent.csv");
    for (VectorSet.Row row : vectors.rows("dsr_nonindependent_expected.csv")) {
      Map<String, Map<Integer, Double>> persons = new LinkedHashMap<>();
      Map<String, VectorSet.Row> ages = new HashMap<>();
      for (VectorSet.Row cell : cases.get(row.text("case_id"))) {
        ages.put(cell.text("age_band"), cell);
        persons
            .computeIfAbsent(cell.text("age_band"), age -> new HashMap<>())
            .put((int) cell.number("event_frequency"), cell.number("persons"));
      }
      List<AgeBand> bands =
          persons.entrySet().stream().map(e -> repeated(e, ages.get(e.getKey()))).toList();
      expectDirect(row, bands);
    }
  }

  private static AgeBand repeated(Map.Entry<String, Map<Integer, Double>> age, VectorSet.Row row) {
    return AgeBand.ofPersons(age.getValue(), row.number("population"), weight(row));
  }

  private static double weight(VectorSet.Row row) {
    return row.number("std_population");
  }

  private static void expectDirect(VectorSet.Row row, List<AgeBand> bands) {
    row.expect("total_events", sum(bands, AgeBand::events));
    row.expect("total_population", sum(bands, AgeBand::population));
    Estimate rate = StandardisedRates.direct(bands, row.number("multiplier"), 0.95);
    Estimate wide = StandardisedRates.direct(bands, row.number("multiplier"), 0.998);
    row.expect("value", rate.value());
    row.expect("lower_95", rate.lower());
    row.expect("upper_95", rate.upper());
    row.expect("lower_99_8", wide.lower());
    row.expect("upper_99_8", wide.upper());
    assertThat(rate.method()).isEqualTo("dobson");
  }

  @VectorTest
  void standardisedRatiosEqualTheReference(VectorSet vectors) {
    Map<String, List<VectorSet.Row>> cases = vectors.rowsByCase("isr.csv");
    for (VectorSet.Row row : vectors.rows("isr_expected.csv")) {
      List<ReferenceBand> bands =
          cases.get(row.text("case_id")).stream()
              .map(StandardisedRatesTest::referenceBand)
              .toList();
      row.expect("observed", sum(bands, ReferenceBand::events));
      row.expect("expected", sum(bands, ReferenceBand::expected));
      Estimate ratio = StandardisedRates.indirect(bands, row.number("multiplier"), 0.95);
      Estimate wide = StandardisedRates.indirect(bands, row.number("multiplier"), 0.998);
      row.expect("value", ratio.value());
      row.expect("lower_95", ratio.lower());
      row.expect("upper_95", ratio.upper());
      row.expect("lower_99_8", wide.lower());
      row.expect("upper_99_8", wide.upper());
      assertThat(ratio.method()).isEqualTo(row.text("interval_method"));
    }
  }

  private static ReferenceBand referenceBand(VectorSet.Row row) {
    return new ReferenceBand(
        row.number("events"),
        row.number("population"),
        row.number("ref_events"),
        row.number("ref_population"));
  }

  private static <T> double sum(List<T> bands, ToDoubleFunction<T> term) {
    return bands.stream().mapToDouble(term).sum();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void oneAgeBandIsACrudeRate(long seed) {
    Random random = new Random(seed);
    double events = 10 + Seeds.count(random, 1e5);
    double population = 1 + Seeds.count(random, 9e6);
    Estimate crude = Rates.crude(events, population, 1000, 0.95);
    Estimate direct =
        StandardisedRates.direct(List.of(AgeBand.of(events, population, 5500)), 1000, 0.95);
    assertThat(direct.value()).isCloseTo(crude.value(), within(1e-9 * crude.value()));
    assertThat(direct.lower()).isCloseTo(crude.lower(), within(1e-9 * crude.value()));
    assertThat(direct.upper()).isCloseTo(crude.upper(), within(1e-9 * crude.value()));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void eventsOfTheSamePeopleWidenTheInterval(long seed) {
    Random random = new Random(seed);
    List<AgeBand> repeated =
        IntStream.rangeClosed(1, 19)
            .mapToObj(
                i ->
                    AgeBand.ofPersons(
                        Map.of(1, 2.0 + random.nextInt(50), 3, 1.0 + random.nextInt(9)),
                        500 + random.nextInt(9000),
                        1000 * i))
            .toList();
    List<AgeBand> independent =
        repeated.stream()
            .map(band -> AgeBand.of(band.events(), band.population(), band.weight()))
            .toList();
    Estimate wide = StandardisedRates.direct(repeated, 1000, 0.95);
    Estimate narrow = StandardisedRates.direct(independent, 1000, 0.95);
    assertThat(wide.value()).isEqualTo(narrow.value());
    assertThat(wide.lower()).isLessThan(narrow.lower());
    assertThat(wide.upper()).isGreaterThan(narrow.upper());
  }

  @Test
  void bandsAddUpOverAreasOnlyThroughEventsAndSquares() {
    AgeBand band = AgeBand.ofPersons(Map.of(1, 4.0, 2, 3.0, 5, Double.NaN), 700, 5500);
    assertThat(band).isEqualTo(new AgeBand(10, 16, 700, 5500));
  }

  @Test
  void missingEventsAreNoneInADirectRateAndUndefinedInARatio() {
    AgeBand missing = AgeBand.of(Double.NaN, 900, 1000);
    AgeBand known = AgeBand.of(12, 800, 2000);
    assertThat(StandardisedRates.direct(List.of(missing, known), 1, 0.95).value())
        .isCloseTo(12.0 / 800 * 2000 / 3000, within(1e-15));
    ReferenceBand unknown = new ReferenceBand(Double.NaN, 10, 5, 100);
    assertThat(StandardisedRates.indirect(List.of(unknown), 100, 0.95).reason())
        .isEqualTo("missing_input");
    assertThat(StandardisedRates.indirect(List.of(), 100, 0.95).reason())
        .isEqualTo("missing_input");
    assertThat(StandardisedRates.direct(List.of(), 100, 0.95).reason()).isEqualTo("missing_input");
  }

  @Test
  void noExpectedEventsGiveNoRatio() {
    ReferenceBand none = new ReferenceBand(3, 10, 0, 100);
    assertThat(StandardisedRates.indirect(List.of(none), 100, 0.95).reason())
        .isEqualTo("zero_denominator");
  }

  @Test
  void bandsWithoutPeopleAreRejected() {
    for (double population : new double[] {0, -3, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> AgeBand.of(1, population, 1000))
          .withMessageStartingWith("population: expected a finite number above 0");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new ReferenceBand(1, 1, 1, population))
          .withMessageStartingWith("referencePopulation");
    }
    Stream.<Runnable>of(
            () -> AgeBand.of(-1, 10, 1000),
            () -> AgeBand.of(1, 10, 0),
            () -> AgeBand.ofPersons(Map.of(0, 1.0), 10, 1000),
            () -> AgeBand.ofPersons(Map.of(2, -1.0), 10, 1000),
            () -> StandardisedRates.direct(List.of(), 0, 0.95),
            () -> StandardisedRates.indirect(List.of(), 100, 95))
        .forEach(call -> assertThatIllegalArgumentException().isThrownBy(call::run));
  }
}
