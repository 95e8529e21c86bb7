package london.outcomes.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a draft must not show. */
class PersonalDataTest {

  @ParameterizedTest
  @ValueSource(strings = {"SW1A 1AA", "of se1 2aa.", "a.b@example.org", "write to x@y.uk, please"})
  void postcodesAndAddressesAreFoundWhereverTheyStand(String text) {
    assertThat(PersonalData.isValue(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Camden", "E01000027", "@", "12 a", "2024-01-01"})
  void otherTextsAreNotTaken(String text) {
    assertThat(PersonalData.isValue(text)).isFalse();
  }

  @Test
  void aTextAsLongAsABookIsLookedAtInTime() {
    for (String text : new String[] {"y".repeat(1_000_000), "@".repeat(1_000_000)}) {
      assertTimeoutPreemptively(Duration.ofSeconds(20), () -> PersonalData.isValue(text));
    }
  }
}
