package london.outcomes.stats.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import london.outcomes.stats.Estimate;
import london.outcomes.stats.Quantiles;
import london.outcomes.stats.Reasons;
import london.outcomes.stats.VectorSet;
import london.outcomes.stats.VectorTest;
import org.junit.jupiter.api.Test;

class GapStatusTest {

  @VectorTest
  void verdictsEqualTheReference(VectorSet vectors) {
    for (VectorSet.Row row : vectors.rows("gap_status.csv")) {
      GapStatus status = GapStatus.of(gap(row), row.number("tolerance_points"));
      assertThat(status.headline().code()).as(row.toString()).isEqualTo(row.text("headline"));
      assertThat(status.evidence().code()).as(row.toString()).isEqualTo(row.text("evidence"));
    }
  }

  private static Estimate gap(VectorSet.Row row) {
    double points = row.number("gap_points");
    if (row.text("se_points").isEmpty()) {
      return Estimate.withoutInterval(points, SurveyGap.NORMAL, Reasons.MISSING_INPUT);
    }
    double half = Quantiles.normalMultiplier(0.95) * row.number("se_points");
    row.expect("lower_95", points - half);
    row.expect("upper_95", points + half);
    return Estimate.of(points, points - half, points + half, SurveyGap.NORMAL);
  }

  @Test
  void intervalThatTouchesTheToleranceFromOutsideIsUncertain() {
    Estimate touching = Estimate.of(7, 5, 9, SurveyGap.NORMAL);
    assertThat(GapStatus.of(touching, 5).evidence()).isEqualTo(GapStatus.Verdict.UNCERTAIN);
    Estimate below = Estimate.of(-7, -9, -5.000001, SurveyGap.NORMAL);
    assertThat(GapStatus.of(below, 5).evidence()).isEqualTo(GapStatus.Verdict.OUTSIDE);
  }

  @Test
  void nothingIsSaidOfAnUndefinedGap() {
    GapStatus status = GapStatus.of(Estimate.undefined("normal", "zero_denominator"), 5);
    assertThat(status.headline().code()).isEmpty();
    assertThat(status.evidence().code()).isEmpty();
  }

  @Test
  void toleranceIsAboveZero() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GapStatus.of(Estimate.of(1, 0, 2, "normal"), 0))
        .withMessage("tolerance: expected a finite number above 0, saw 0.0");
  }
}
