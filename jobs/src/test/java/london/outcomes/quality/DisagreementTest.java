package london.outcomes.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** When two figures agree, and what is said when they do not. */
class DisagreementTest {

  private static Comparison sums(double left, double right, double tolerance) {
    return new Comparison("d", "areas-add-up", "2025-06", "Robbery", left, right, tolerance);
  }

  @Test
  void toleranceIsAShareOfTheLargerSum() {
    assertThat(sums(100, 95, 0.05).isAgreed()).isTrue();
    assertThat(sums(95, 100, 0.05).isAgreed()).isTrue();
    assertThat(sums(100, 94.9, 0.05).isAgreed()).isFalse();
    assertThat(sums(100, 101, 0).isAgreed()).isFalse();
    assertThat(sums(0, 0, 0).isAgreed()).isTrue();
    assertThat(sums(1, 0, 0.5).isAgreed()).isFalse();
  }

  @Test
  void lastDigitsOfDecimalsAreNoDifference() {
    assertThat(sums(0.1 + 0.2, 0.3, 0).isAgreed()).isTrue();
  }

  @Test
  void largestDifferenceIsNamed() {
    List<Comparison> compared = List.of(sums(5, 5, 0), sums(1200, 1180.5, 0), sums(7, 8, 0));

    assertThat(Disagreement.in(compared))
        .contains(
            "areas-add-up: 2 of 3 sums differ by more than nothing; the largest difference: 2025-06"
                + " Robbery: 1,200 against 1,180.500; ask the supplier which is right");
    assertThat(Disagreement.in(List.of(sums(90, 100, 0.05))).orElseThrow()).contains("than 5 %");
    assertThat(Disagreement.in(List.of(sums(5, 5, 0)))).isEmpty();
  }
}
