package london.outcomes.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a verification tells whoever asked for it. */
class VerifiedTest {

  private static final Compared SAME = new Compared("dim_area", 731, 0, 0, List.of());
  private static final Compared OTHER =
      new Compared("fact_measure", 14_773, 1, 1, List.of("{\"_side\":1}"));

  private static Verified of(Compared... tables) {
    Instant at = Instant.parse("2026-05-15T03:00:00Z");
    return new Verified("2025-Q2", at, "0.1.0", Map.of("cells", 4L), List.of(tables));
  }

  @Test
  void releaseThatComesOutAgainIsSaidToBeTheSame() {
    assertThat(of(SAME).isSame()).isTrue();
    assertThat(of(SAME).toText())
        .contains("Release 2025-Q2, frozen 2026-05-15T03:00:00Z by 0.1.0, rests on 1 tables.")
        .endsWith("Computed again, and every value of the 731 rows is the same.");
    assertThat(of(SAME).toJson()).contains("\"isSame\" : true");
  }

  @Test
  void oneOtherRowIsShownAndSaidNotToBeTheSame() {
    assertThat(of(SAME, OTHER).isSame()).isFalse();
    assertThat(of(SAME, OTHER).toText())
        .contains("{\"_side\":1}", "Computed again, and NOT the same.")
        .doesNotContain("every value");
    assertThat(of(SAME, OTHER).toJson()).contains("\"isSame\" : false", "\"onlyThere\" : 1");
  }
}
