package london.outcomes.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextPatternTest {

  private static final List<String> TEXTS =
      List.of(
          "",
          "E01000001",
          "W01000001",
          "X01000001",
          "e01000001",
          "E0100000",
          "E010000011",
          "E01000001\n",
          "E0100000é",
          "E01٠٠٠٠٠١",
          "2024-Q1",
          "2024-Q5",
          "ab-1",
          "ab]1",
          "a".repeat(64),
          "a".repeat(63) + "g",
          "aaa",
          "aaaa",
          "10:59:59",
          "A12",
          "^");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[EW]01[0-9]{6}",
        "[0-9a-f]{64}",
        "[0-9]{4}-Q[1-4]",
        "[a-z]{2}[-x]1",
        "[0-2][0-9]:[0-5][0-9]:[0-5][0-9]",
        "[A-Z][0-9]{2}",
        "[^a]",
        "a{3}",
        "a{2,4}",
        "aaa|aaaa",
        "(?i)e01[0-9]{6}",
        "[0-9a-z&&[^b]]{3}",
        "\\^",
        "."
      })
  void says_what_the_regular_expression_says(String expression) {
    TextPattern pattern = new TextPattern(expression);
    for (String text : TEXTS) {
      assertThat(pattern.matches(text))
          .as("'%s' against %s", text, expression)
          .isEqualTo(Pattern.matches(expression, text));
    }
  }
}
