package london.outcomes.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;

import london.outcomes.catalogue.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuoteRulesTest {
  private static final String AFTER = Codes.TEXT_AFTER_CLOSING_QUOTE;
  private static final String WITHIN = Codes.QUOTE_IN_UNQUOTED_FIELD;

  // Apostrophes stand for quotation marks, so that the table can be read.
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "``,1",
        "a,1",
        "`a,b`,2",
        "`,`,2",
        "`'a',b`,2",
        "`'a,b'`,1",
        "`'',''`,2",
        "`'a''b'`,1",
        "`''''`,1",
        "`'''a'''`,1",
        "`a,'b'`,2",
        "`'a', b`,2",
        "`,,'a,,''',`,4"
      })
  void textThatKeepsTheRules(String text, int fields) {
    QuoteRules rules = fed(text);

    assertThat(rules.violation()).isEmpty();
    assertThat(rules.isOpen()).isFalse();
    assertThat(rules.fields()).isEqualTo(fields);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"`'`,1", "`'a`,1", "`a,'b,c`,2", "`'a''`,1", "`'a'''',b`,1", "`'''`,1"})
  void textThatEndsInsideQuotes(String text, int fields) {
    QuoteRules rules = fed(text);

    assertThat(rules.isOpen()).isTrue();
    assertThat(rules.fields()).isEqualTo(fields);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`'a'b`,1," + AFTER,
        "`'a' `,1," + AFTER,
        "`x,''y,z`,2," + AFTER,
        "`a'`,1," + WITHIN,
        "`a'b'`,1," + WITHIN,
        "` 'a'`,1," + WITHIN,
        "`a,b, 'c'`,3," + WITHIN,
        "`'a'b,c'd`,1," + AFTER,
      })
  void firstRuleBrokenIsNamedWithItsField(String text, int field, String code) {
    QuoteRules rules = fed(text);

    assertThat(rules.violation()).isEqualTo(code);
    assertThat(rules.fields()).isEqualTo(field);
    assertThat(rules.isOpen()).isFalse();
  }

  @Test
  void recordMayBeFedInPieces() {
    QuoteRules rules = new QuoteRules(Dialect.STANDARD);
    byte[] text = Reading.utf8("a,\"b\n\"\"c\",d");
    for (int i = 0; i < text.length; i++) {
      rules.feed(text, i, i + 1);
    }

    assertThat(rules.violation()).isEmpty();
    assertThat(rules.fields()).isEqualTo(3);
  }

  @Test
  void nothingIsLeftOfTheRecordBefore() {
    QuoteRules rules = fed("'a'b");
    rules.start();

    assertThat(rules.violation()).isEmpty();
    assertThat(rules.fields()).isOne();
    assertThat(rules.isOpen()).isFalse();
  }

  private static QuoteRules fed(String text) {
    QuoteRules rules = new QuoteRules(Dialect.STANDARD);
    byte[] bytes = Reading.utf8(text.replace('\'', '"'));
    rules.feed(bytes, 0, bytes.length);
    return rules;
  }
}
