package london.outcomes.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import london.outcomes.catalogue.Dialect;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldSplitterTest {
  private final FieldSplitter splitter = new FieldSplitter(Dialect.STANDARD);

  @ParameterizedTest
  @ValueSource(ints = {-1, 1, 2, 3, 4, 100})
  void plainRecordsAreCutAtEveryDelimiter(int expectedFields) {
    assertThat(splitter.plain("a,,c", expectedFields)).containsExactly("a", "", "c");
    assertThat(splitter.plain("", expectedFields)).containsExactly("");
    assertThat(splitter.plain(",", expectedFields)).containsExactly("", "");
    assertThat(splitter.plain("x,".repeat(99), expectedFields)).hasSize(100);
  }

  @Test
  void quotedRecordsAreUnquoted() {
    assertThat(splitter.quoted("\"a,\"\"b\"\"\",,\"c\r\nd\",\"\""))
        .containsExactly("a,\"b\"", "", "c\r\nd", "");
    assertThat(splitter.quoted("\"\"")).containsExactly("");
  }

  @Test
  void recordsOfAsManyFieldsAsALineCanHoldAreCut() {
    int fields = 300_000;

    assertThat(splitter.quoted("\"\",".repeat(fields - 1) + "\"\"")).hasSize(fields);
  }

  @Test
  void whatFramingShouldHaveCaughtIsAFault() {
    assertThatThrownBy(() -> splitter.quoted("\"a\"b")).isInstanceOf(CsvParseException.class);
    assertThatThrownBy(() -> splitter.quoted("\"a")).isInstanceOf(CsvParseException.class);
  }

  @RepeatedTest(20)
  void bothWaysAgreeOnRecordsWithoutQuotes(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    StringBuilder record = new StringBuilder("a");
    for (int i = random.nextInt(200); i > 0; i--) {
      record.append(",,ab é\t;|'".charAt(random.nextInt(10)));
    }
    String text = record.toString();

    assertThat(splitter.plain(text, 5)).isEqualTo(splitter.quoted(text));
  }

  @RepeatedTest(20)
  void quoteRulesCountTheFieldsThatFastCsvFinds(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    int compared = 0;
    for (int round = 0; round < 500; round++) {
      byte[] text = new byte[random.nextInt(12)];
      for (int i = 0; i < text.length; i++) {
        text[i] = (byte) "\"\"\",,a".charAt(random.nextInt(6));
      }
      QuoteRules rules = new QuoteRules(Dialect.STANDARD);
      rules.feed(text, 0, text.length);
      if (text.length > 0 && rules.violation().isEmpty() && !rules.isOpen()) {
        assertThat(splitter.quoted(new String(text, StandardCharsets.US_ASCII)))
            .hasSize(rules.fields());
        compared++;
      }
    }
    assertThat(compared).isPositive();
  }
}
