package london.outcomes.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import london.outcomes.catalogue.Denominator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AreasTest {

  private static final Set<String> BOTH = Set.of("met", "city");
  private static final Denominator.Population ALL = new Denominator.Population("mye-2020", 0, 120);

  @Test
  void boroughsAreInThemselvesTheirUnitAndTheTown() {
    List<String> parts =
        SmallWorld.AREAS.parts(BOTH).stream()
            .map(p -> p.borough() + " in " + p.area() + " " + p.weight())
            .toList();
    assertThat(parts)
        .containsExactlyInAnyOrder(
            "A in A 1.0",
            "A in U " + 600 / 900.0,
            "A in T 0.6",
            "B in B 1.0",
            "B in U " + 300 / 900.0,
            "B in T 0.3",
            "C in C 1.0",
            "C in T 0.1",
            "unknown in unknown 1.0",
            "unknown in T 0.0");
  }

  @Test
  void aSourceOfOneForceHasOnlyItsAreas() {
    assertThat(SmallWorld.AREAS.boroughsOf("T", Set.of("met")))
        .containsExactly("A", "B", "unknown");
    assertThat(SmallWorld.AREAS.boroughsOf("U", Set.of("city"))).isEmpty();
    assertThat(SmallWorld.AREAS.boroughsOf("C", BOTH)).containsExactly("C");
  }

  @Test
  void residentsAreThoseOfTheCoveredBoroughs() {
    assertThat(SmallWorld.AREAS.residents("T", BOTH, ALL, "all")).isEqualTo(1000);
    assertThat(SmallWorld.AREAS.residents("T", Set.of("met"), ALL, "all")).isEqualTo(900);
    assertThat(SmallWorld.AREAS.residents("U", BOTH, ALL, "blue")).isEqualTo(200);
    assertThat(SmallWorld.AREAS.residents("unknown", BOTH, ALL, "all")).isNaN();
    assertThat(SmallWorld.AREAS.residents("T", BOTH, ALL, "green")).isNaN();
  }

  @Test
  void londonIs33BoroughsIn12UnitsAndWhatIsUnknown() {
    Set<String> forces = Set.of("metropolitan", "city-of-london");
    assertThat(Definitions.AREAS.boroughsOf("E12000007", forces)).hasSize(34);
    assertThat(Definitions.AREAS.codes(Set.of("bcu"))).hasSize(12);
    Map<String, Double> weights =
        Definitions.AREAS.parts(forces).stream()
            .collect(
                Collectors.groupingBy(
                    Areas.Part::area, Collectors.summingDouble(Areas.Part::weight)));
    assertThat(weights).hasSize(47);
    weights.forEach((area, sum) -> assertThat(sum).as(area).isCloseTo(1, Offset.offset(1e-9)));
    // Mid-2020 estimate of the Office for National Statistics for London.
    assertThat(Definitions.AREAS.residents("E12000007", forces, ALL, "all")).isEqualTo(9_002_488);
  }

  @Test
  void everyBoroughBelongsToOneUnitButTheCity() {
    Set<String> forces = Set.of("metropolitan", "city-of-london");
    List<String> inUnits =
        Definitions.AREAS.codes(Set.of("bcu")).stream()
            .flatMap(unit -> Definitions.AREAS.boroughsOf(unit, forces).stream())
            .toList();
    assertThat(inUnits).doesNotHaveDuplicates().hasSize(32).doesNotContain("E09000001", "unknown");
  }
}
