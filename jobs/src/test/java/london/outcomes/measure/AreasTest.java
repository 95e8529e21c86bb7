package london.outcomes.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import london.outcomes.catalogue.Residents;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AreasTest {

  private static final Set<String> BOTH = Set.of("met", "city");
  private static final Residents EVERYBODY = new Residents("mye-2020", 2020, 0, 120, "all", "all");

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
    assertThat(SmallWorld.AREAS.residents("T", BOTH, EVERYBODY)).isEqualTo(1000);
    assertThat(SmallWorld.AREAS.residents("T", Set.of("met"), EVERYBODY)).isEqualTo(900);
    assertThat(SmallWorld.AREAS.residents("U", BOTH, of("blue"))).isEqualTo(200);
    assertThat(SmallWorld.AREAS.residents("unknown", BOTH, EVERYBODY)).isNaN();
    assertThat(SmallWorld.AREAS.residents("T", BOTH, of("green"))).isNaN();
  }

  private static Residents of(String colour) {
    return new Residents("mye-2020", 2020, 0, 120, "colour", colour);
  }

  @Test
  void londonersOfASexAndOfAnAgeAreThoseOfTheirOwnVintage() {
    Set<String> forces = Set.of("metropolitan", "city-of-london");
    Residents women = new Residents("census-2021", 2021, 0, 120, "sex", "female");
    Residents children = new Residents("mye-2020", 2020, 10, 17, "all", "all");
    assertThat(Definitions.AREAS.residents("E12000007", forces, women)).isEqualTo(4_531_627);
    assertThat(Definitions.AREAS.residents("E09000001", forces, women)).isEqualTo(3862);
    assertThat(Definitions.AREAS.residents("E09000001", forces, children)).isEqualTo(705);
    Residents otherYear = new Residents("census-2021", 2020, 0, 120, "sex", "female");
    assertThat(Definitions.AREAS.residents("E09000001", forces, otherYear)).isNaN();
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
    assertThat(Definitions.AREAS.residents("E12000007", forces, EVERYBODY)).isEqualTo(9_002_488);
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
