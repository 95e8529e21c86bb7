package london.outcomes.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BenjaminiHochbergTest {

  @VectorTest
  void adjustedPValuesEqualTheReference(VectorSet vectors) {
    for (List<VectorSet.Row> family :
        vectors.rowsBy("family_id", "benjamini_hochberg.csv").values()) {
      double[] adjusted =
          BenjaminiHochberg.adjust(
              family.stream().mapToDouble(row -> row.number("p_value")).toArray());
      for (int i = 0; i < adjusted.length; i++) {
        VectorSet.Row row = family.get(i);
        row.expect("adjusted_p_value", adjusted[i]);
        if (!Double.isNaN(adjusted[i])) {
          assertThat(adjusted[i] <= 0.05).isEqualTo(row.flag("rejected_at_5_percent"));
        }
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("london.outcomes.stats.Seeds#some")
  void adjustmentOnlyRaisesAndKeepsTheOrder(long seed) {
    Random random = new Random(seed);
    double[] pValues = random.doubles(33).map(p -> p * p * p).sorted().toArray();
    double[] adjusted = BenjaminiHochberg.adjust(pValues);
    for (int i = 0; i < pValues.length; i++) {
      assertThat(adjusted[i]).isBetween(pValues[i], 1.0);
      assertThat(adjusted[i]).isGreaterThanOrEqualTo(adjusted[Math.max(0, i - 1)]);
    }
    assertThat(adjusted[32]).isEqualTo(pValues[32]);
  }

  @Test
  void testsThatWereNotMadeDoNotCount() {
    assertThat(BenjaminiHochberg.adjust(0.04, Double.NaN, 0.01))
        .containsExactly(0.04, Double.NaN, 0.02);
    assertThat(BenjaminiHochberg.adjust()).isEmpty();
    assertThat(BenjaminiHochberg.adjust(Double.NaN)).containsExactly(Double.NaN);
  }

  @Test
  void whatIsNoProbabilityIsRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BenjaminiHochberg.adjust(0.2, 1.1))
        .withMessage("p-value: expected a number from 0 to 1, saw 1.1");
    assertThatIllegalArgumentException().isThrownBy(() -> BenjaminiHochberg.adjust(-0.1));
  }
}
