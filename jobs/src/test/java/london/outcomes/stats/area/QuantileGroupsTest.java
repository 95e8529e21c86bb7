package london.outcomes.stats.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import london.outcomes.stats.VectorSet;
import london.outcomes.stats.VectorTest;
import london.outcomes.stats.area.QuantileGroups.Order;
import org.junit.jupiter.api.Test;

class QuantileGroupsTest {

  @VectorTest
  void groupsEqualTheReference(VectorSet vectors) {
    for (List<VectorSet.Row> rows : vectors.rowsByCase("quantile.csv").values()) {
      boolean isHighestFirst = rows.get(0).flag("highest_value_is_quantile_1");
      double[] groups =
          QuantileGroups.assign(
              rows.stream().mapToDouble(row -> row.number("value")).toArray(),
              (int) rows.get(0).number("n_quantiles"),
              isHighestFirst ? Order.HIGHEST_FIRST : Order.LOWEST_FIRST);
      for (int i = 0; i < groups.length; i++) {
        rows.get(i).expect("quantile", groups[i]);
      }
    }
  }

  @Test
  void aHundredFiguresMakeTenTens() {
    double[] values = new Random(1).doubles(100).toArray();
    double[] groups = QuantileGroups.assign(values, 10, Order.LOWEST_FIRST);
    for (int group = 1; group <= 10; group++) {
      int wanted = group;
      assertThat(Arrays.stream(groups).filter(g -> g == wanted)).hasSize(10);
    }
  }

  @Test
  void theSameFigureIsInTheSameGroup() {
    assertThat(QuantileGroups.assign(new double[] {4, 7, 7, 7, 9}, 2, Order.HIGHEST_FIRST))
        .containsExactly(2, 1, 1, 1, 1);
  }

  @Test
  void tooFewFiguresHaveNoGroups() {
    assertThat(QuantileGroups.assign(new double[] {4, Double.NaN}, 2, Order.HIGHEST_FIRST))
        .containsExactly(Double.NaN, Double.NaN);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QuantileGroups.assign(new double[] {4}, 0, Order.HIGHEST_FIRST));
  }
}
