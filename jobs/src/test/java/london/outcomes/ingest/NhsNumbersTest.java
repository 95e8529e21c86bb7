package london.outcomes.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import london.outcomes.ingest.csv.Problem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** H09, H10: what says who a person is, and what only looks like it. */
class NhsNumbersTest {

  private static List<Problem> in(String... texts) {
    NhsNumbers numbers = new NhsNumbers(List.of("row", "code"));
    for (String text : texts) {
      numbers.see(new String[] {"1", text});
    }
    return numbers.problems();
  }

  @Test
  @DisplayName("H09: the column with them is named, and none of them")
  void columnIsNamed() {
    assertThat(in("9434765919", "987 654 3210", "450-557-7104", "", "RJ1"))
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.code()).isEqualTo("UNEXPECTED_IDENTIFIER");
              assertThat(p.column()).isEqualTo("code");
              assertThat(p.detail()).contains("3 of its 3 texts").doesNotContain("943");
            });
  }

  @Test
  @DisplayName("H09: numbers of ten digits that fit by chance are no NHS numbers")
  void chanceIsNoFinding() {
    long seed = 20260515;
    Random random = new Random(seed);
    String[] texts = new String[5000];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = "%010d".formatted(random.nextLong(10_000_000_000L));
    }
    assertThat(in(texts)).as("seed " + seed).isEmpty();
  }

  @Test
  @DisplayName("H09: fillers, dates and other lengths are none, nor are two of them")
  void otherNumbersAreNone() {
    assertThat(in("0000000000", "0000000000", "0000000000", "1111111111")).isEmpty();
    assertThat(in("2025-04-01", "2025-04-02", "01/04/2025", "94347659190")).isEmpty();
    assertThat(in("9434765919", "9876543210")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Postcode", "home_postcode", "NHS Number", "NHSNO", "Surname", "Patient Name", "name",
        "date of birth", "DOB", "Email", "free_text", "Notes", "Victim_Names", "Address Line 1"
      })
  @DisplayName("H10: a column of identifiers or free text is known by its name")
  void identifyingColumnIsKnown(String header) {
    assertThat(UnexpectedColumns.in(List.of("LSOA11", header)))
        .singleElement()
        .satisfies(p -> assertThat(p.column()).isEqualTo(header));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ward name",
        "LSOA name",
        "MYDOB",
        "BIRTHWEIGHT",
        "DNA",
        "NHS_TRUST_CODE",
        "Site Name",
        "offence_description",
        "PROCODE3",
        "filename"
      })
  @DisplayName("H10: a new column that says nothing of a person is only a new column")
  void harmlessColumnIsNone(String header) {
    assertThat(UnexpectedColumns.in(List.of(header))).isEmpty();
  }
}
