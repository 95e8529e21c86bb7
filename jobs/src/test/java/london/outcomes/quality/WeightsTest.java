package london.outcomes.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WeightsTest {

  @Test
  @DisplayName("A03: a weight of more than ten times the median is said")
  void largeWeightIsSaid() {
    assertThat(new Weights("weight", 1000, 0.9, 9.1, 1000).anomalies())
        .containsExactly(
            "weight: the largest weight, 9.10, is more than 10 times the median, 0.90; ask how they"
                + " were trimmed");
    assertThat(new Weights("weight", 1000, 0.9, 9.0, 1000).anomalies()).isEmpty();
  }

  @Test
  @DisplayName("A03: weights that add up to another number of people are said")
  void sumThatIsOffIsSaid() {
    assertThat(new Weights("weight", 1000, 1, 2, 1010.1).anomalies())
        .singleElement()
        .asString()
        .contains("add up to 1,010.1 for 1,000 respondents");
    assertThat(new Weights("weight", 1000, 1, 2, 989).anomalies()).hasSize(1);
    assertThat(new Weights("weight", 1000, 1, 2, 1010).anomalies()).isEmpty();
  }
}
