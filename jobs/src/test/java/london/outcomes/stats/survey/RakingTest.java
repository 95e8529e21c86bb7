package london.outcomes.stats.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import london.outcomes.stats.VectorSet;
import london.outcomes.stats.VectorTest;
import org.junit.jupiter.api.Test;

class RakingTest {

  @VectorTest
  void weightsEqualTheReference(VectorSet vectors) {
    List<VectorSet.Row> rows = vectors.rows("survey_rake.csv");
    List<Margin> margins = new ArrayList<>();
    vectors
        .rowsBy("variable", "survey_rake_margins.csv")
        .forEach((variable, targets) -> margins.add(margin(variable, rows, targets)));
    double[] base = rows.stream().mapToDouble(row -> row.number("base_weight")).toArray();
    double[] raked = Raking.rake(base, margins);
    double[] bySex = Raking.poststratify(base, margins.get(0));
    assertThat(margins.get(0).name()).isEqualTo("sex");
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).expect("raked_weight", raked[i], 1e-8);
      rows.get(i).expect("sex_poststratified_weight", bySex[i]);
    }
    for (Margin margin : margins) {
      assertThat(margin.distance(raked)).isLessThanOrEqualTo(1e-10);
    }
  }

  private static Margin margin(
      String variable, List<VectorSet.Row> rows, List<VectorSet.Row> targets) {
    Map<String, Double> levels = new TreeMap<>();
    targets.forEach(row -> levels.put(row.text("level"), row.number("target")));
    return margin(variable, rows.stream().map(row -> row.text(variable)).toList(), levels);
  }

  private static Margin margin(String name, List<String> levels, Map<String, Double> targets) {
    return new Margin(name, levels, new TreeMap<>(targets));
  }

  @Test
  void levelWithPeopleAndNoRespondentIsAnError() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> margin("sex", List.of("F"), Map.of("F", 2.0, "M", 1.0)))
        .withMessage("respondents of sex M: expected at least one, saw 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> margin("sex", List.of("F", "M"), Map.of("F", 2.0)))
        .withMessage("target of sex M: expected a number, saw NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> margin("sex", List.of("F"), Map.of("F", -2.0)))
        .withMessageStartingWith("target of sex F: expected a finite number of 0 or more");
  }

  @Test
  void levelWithoutPeopleWeighsNothing() {
    Margin margin = margin("sex", List.of("F", "F", "X"), Map.of("F", 30.0, "X", 0.0, "M", 0.0));
    assertThat(Raking.rake(new double[] {1, 2, 5}, List.of(margin))).containsExactly(10, 20, 0);
  }

  @Test
  void marginsThatDisagreeAreRefused() {
    Margin sex = margin("sex", List.of("F", "M"), Map.of("F", 5.0, "M", 5.0));
    Margin age = margin("age", List.of("old", "young"), Map.of("old", 5.0, "young", 6.0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Raking.rake(new double[] {1, 1}, List.of(sex, age)))
        .withMessage("targets of age in all: expected those of sex, 10.0, saw 11.0");
  }

  @Test
  void marginsThatCannotBeMetTogetherAreRefused() {
    Margin sex = margin("sex", List.of("F", "M"), Map.of("F", 5.0, "M", 5.0));
    Margin age = margin("age", List.of("old", "young"), Map.of("old", 4.0, "young", 6.0));
    assertThatThrownBy(() -> Raking.rake(new double[] {1, 1}, List.of(sex, age)))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageStartingWith("largest relative distance from a target");
  }

  @Test
  void weightsAreAboveZeroAndOneForEachRespondent() {
    Margin sex = margin("sex", List.of("F", "M"), Map.of("F", 5.0, "M", 5.0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Raking.poststratify(new double[] {1, 0}, sex))
        .withMessage("weight: expected a finite number above 0, saw 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Raking.poststratify(new double[] {1}, sex))
        .withMessage("weights: expected one for each level of sex, saw 1.0");
  }

  @Test
  void trimmingSaysWhatItChanged() {
    TrimmedWeights trimmed = TrimmedWeights.of(new double[] {0.1, 1, 2, 9}, 0.3, 5);
    assertThat(trimmed.weights()).containsExactly(0.3, 1, 2, 5);
    assertThat(trimmed.raised()).isEqualTo(1);
    assertThat(trimmed.lowered()).isEqualTo(1);
    assertThat(trimmed.change()).isCloseTo(-3.8, within(1e-12));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrimmedWeights.of(new double[] {1}, 5, 4))
        .withMessageStartingWith("least weight: expected at most the greatest weight 4.0");
  }
}
