package london.outcomes.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionTest {

  @ParameterizedTest
  @CsvSource({
    "3 years,  2025-02-28, 2028-02-27, false",
    "3 years,  2025-02-28, 2028-02-28, true",
    "1 year,   2024-02-29, 2025-02-28, true",
    "18 months,2025-01-31, 2026-07-30, false",
    "18 months,2025-01-31, 2026-07-31, true",
    "90 days,  2025-01-01, 2025-03-31, false",
    "90 days,  2025-01-01, 2025-04-01, true",
    "unlimited,2025-01-01, 2999-01-01, false"
  })
  void endsThatLongAfterTheDeliveryWasTakenIn(
      String text, LocalDate takenIn, LocalDate today, boolean isOver) {
    assertThat(Retention.of(text).orElseThrow().isOver(takenIn, today)).isEqualTo(isOver);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3 years", "1 year", "18 months", "90 days", "unlimited"})
  void isWrittenAsItWasRead(String text) {
    assertThat(Retention.of(text).orElseThrow()).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0 years", "years", "P3Y", "3", "-1 days", "forever", "99999 days"})
  void isNothingElse(String text) {
    assertThat(Retention.of(text)).isEmpty();
  }
}
