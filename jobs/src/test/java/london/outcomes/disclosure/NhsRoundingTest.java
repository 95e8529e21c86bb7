package london.outcomes.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import london.outcomes.stats.VectorSet;
import london.outcomes.stats.VectorTest;
import org.junit.jupiter.api.Test;

class NhsRoundingTest {

  @VectorTest
  void countsEqualTheRule(VectorSet vectors) {
    for (VectorSet.Row row : vectors.rows("suppression_nhs_counts.csv")) {
      long count = Long.parseLong(row.text("count"));
      // National figures are left as they are.
      OptionalLong actual =
          row.text("level").equals("national")
              ? OptionalLong.of(count)
              : NhsRounding.subnational(count);
      assertThat(text(actual)).as(row.toString()).isEqualTo(row.text("published"));
    }
  }

  @VectorTest
  void percentagesEqualTheRule(VectorSet vectors) {
    for (VectorSet.Row row : vectors.rows("suppression_nhs_percent.csv")) {
      OptionalLong numerator = NhsRounding.subnational(Long.parseLong(row.text("numerator")));
      OptionalLong denominator = NhsRounding.subnational(Long.parseLong(row.text("denominator")));
      OptionalDouble percent = NhsRounding.percent(numerator, denominator);
      assertThat(text(numerator)).isEqualTo(row.text("published_numerator"));
      assertThat(text(denominator)).isEqualTo(row.text("published_denominator"));
      row.expect("percent_from_rounded", percent.orElse(Double.NaN));
      assertThat(percent.isPresent() ? "ok" : "suppressed").isEqualTo(row.text("expected_status"));
    }
  }

  private static String text(OptionalLong count) {
    return count.isPresent() ? String.valueOf(count.getAsLong()) : "*";
  }

  @Test
  void nothingHasNoPercentage() {
    assertThat(NhsRounding.percent(OptionalLong.of(0), OptionalLong.of(0))).isEmpty();
  }

  @Test
  void negativeCountIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NhsRounding.subnational(-5))
        .withMessage("count: expected 0 or more, saw -5");
  }
}
