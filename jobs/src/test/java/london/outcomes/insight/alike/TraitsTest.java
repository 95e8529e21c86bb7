package london.outcomes.insight.alike;

import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TraitsTest {

  @Test
  void theMiddleIsNothingAndOneOddAreaIsNotFurtherThanThree() {
    Trait trait = trait("a", 10, 11, 12, 13, 14, 900, 9);

    assertThat(trait.values()[2]).isCloseTo(0, within(0.2));
    assertThat(Arrays.stream(trait.values()).max()).hasValue(3);
  }

  @Test
  void skewedFiguresAreComparedByTheirRatios() {
    double[] doubled = {1, 2, 4, 8, 16, 32, 64, 128, 256};

    Trait trait = Trait.of("a", "A", doubled, new double[9]);

    assertThat(trait.values()[5] - trait.values()[4])
        .isCloseTo(trait.values()[4] - trait.values()[3], within(1e-9));
  }

  @Test
  void ofTwoMeasuresThatSayTheSameOneIsKept() {
    List<Figure> figures = new ArrayList<>(Towns.figures(1, 3));
    figures.stream()
        .filter(f -> f.measure().equals("m0"))
        .toList()
        .forEach(f -> figures.add(Towns.figure(f.area(), "twice", "rate", 2 * f.value())));

    assertThat(Profiles.of(figures, Map.of()).traits())
        .extracting(Trait::measure)
        .doesNotContain("twice")
        .contains("m0");
  }

  @Test
  void countsAreComparedForEachResident() {
    List<Figure> figures = new ArrayList<>();
    Map<String, Double> residents = new TreeMap<>();
    for (int i = 0; i < 12; i++) {
      residents.put("E" + i, 1000.0 * (i + 1));
      figures.add(Towns.figure("E" + i, "m", "count", (i + 1) * (10.0 + i % 4)));
    }

    double[] values = Profiles.of(figures, residents).traits().get(0).values();

    List<Double> rounded = Arrays.stream(values).mapToObj(v -> Math.rint(v * 1e6)).toList();
    assertThat(rounded).doesNotContain(NaN);
    assertThat(rounded.stream().distinct()).hasSize(4);
  }

  @Test
  void measuresThatManyAreasLackAreLeftOutAndSoAreAreasThatLackManyMeasures() {
    List<Figure> figures = new ArrayList<>(Towns.figures(2, 3));
    figures.add(Towns.figure("E09000001", "m0", "rate", 12));
    figures.add(Towns.figure("E01", "rare", "rate", 5));

    Profiles profiles = Profiles.of(figures, Map.of());

    assertThat(profiles.untold()).containsExactly("E09000001");
    assertThat(profiles.traits()).extracting(Trait::measure).doesNotContain("rare");
  }

  @Test
  void theOrderOfFiguresDoesNotMatter() {
    List<Figure> figures = new ArrayList<>(Towns.figures(3, 3));
    Profiles one = Profiles.of(figures, Map.of());
    Collections.shuffle(figures, new Random(9));

    Profiles other = Profiles.of(figures, Map.of());

    assertThat(other.areas()).isEqualTo(one.areas());
    assertThat(other.values()).isDeepEqualTo(one.values());
  }

  private static Trait trait(String id, double... values) {
    return Trait.of(id, id, values, new double[values.length]);
  }
}
