package london.outcomes.ingest.csv;

import static london.outcomes.ingest.csv.Codes.FIELD_COUNT;
import static london.outcomes.ingest.csv.Codes.QUOTE_IN_UNQUOTED_FIELD;
import static london.outcomes.ingest.csv.Codes.REPEATED_HEADER;
import static london.outcomes.ingest.csv.Codes.TEXT_AFTER_CLOSING_QUOTE;
import static london.outcomes.ingest.csv.Codes.UNTERMINATED_QUOTE;
import static org.assertj.core.api.Assertions.assertThat;

import london.outcomes.catalogue.Dialect;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One damaged record never costs another one. */
class RecordSyntaxTest {
  @Test
  void plainRecordsComeWithTheirLineAndOffset() {
    Reading reading = Reading.of("id,place\n1,Camden\n2,Brent\n");

    assertThat(reading.header().fields()).containsExactly("id", "place");
    assertThat(reading.outcomes()).containsExactly("[1, Camden]", "[2, Brent]");
    assertThat(reading.lines()).containsExactly(2L, 3L);
    assertThat(reading.offsets()).containsExactly(9L, 18L);
    assertThat(reading.record(1).raw()).isEqualTo("2,Brent");
  }

  @Test
  void quotedFieldsMayHoldDelimitersAndDoubledQuotes() {
    assertThat(Reading.of("id,text\n1,\"a, \"\"b\"\"\"\n\"2\",\"\"\n").outcomes())
        .containsExactly("[1, a, \"b\"]", "[2, ]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  @DisplayName("C01: line ends inside quotes belong to the value and lines stay right")
  void lineEndsInsideQuotesBelongToTheValue(String end) {
    Reading reading = Reading.of("id,text\n1,\"first" + end + end + "third\"\n2,b\n");

    assertThat(reading.record(0).fields()).containsExactly("1", "first" + end + end + "third");
    assertThat(reading.lines()).containsExactly(2L, 5L);
    assertThat(reading.findings().newlines().lf()).isEqualTo(3);
    assertThat(reading.warnings()).isEmpty();
  }

  @Test
  @DisplayName("C02: an unterminated quote damages its own line only")
  void unterminatedQuoteDamagesOnlyItsLine() {
    Reading reading = Reading.of("id,text,n\n1,\"lost,3\n2,b,3\n3,\"c\",3\n");

    assertThat(reading.outcomes()).containsExactly(UNTERMINATED_QUOTE, "[2, b, 3]", "[3, c, 3]");
    assertThat(reading.lines()).containsExactly(2L, 3L, 4L);
    assertThat(reading.record(0).raw()).isEqualTo("1,\"lost,3");
    assertThat(reading.record(0).fields()).isEmpty();
  }

  @Test
  @DisplayName("C02: an unterminated quote in the last line is found at the end of the file")
  void unterminatedQuoteAtTheEnd() {
    assertThat(Reading.of("id,text\n1,a\n2,\"b\n").outcomes())
        .containsExactly("[1, a]", UNTERMINATED_QUOTE);
    assertThat(Reading.of("id,text\n1,a\n2,\"b").outcomes())
        .containsExactly("[1, a]", UNTERMINATED_QUOTE);
  }

  @Test
  @DisplayName("C02: quotes that close with another number of fields did not belong together")
  void quotesThatCloseWithTheWrongFieldCountAreUnterminated() {
    Reading reading = Reading.of("id,text,n\n1,\"a,2\n2,\",c,9\n3,d,4\n");

    assertThat(reading.outcomes())
        .containsExactly(UNTERMINATED_QUOTE, UNTERMINATED_QUOTE, "[3, d, 4]");
    assertThat(reading.record(0).detail())
        .startsWith("The quote opened in field 2 is not closed within 100 lines");
  }

  @Test
  @DisplayName("C02: a look-ahead that closes cleanly with the right fields is one record")
  void cleanlyClosedLookAheadIsOneRecord() {
    // The documented limit of resync: this cannot be told from a value with a line end in it.
    Reading reading = Reading.of("id,text\n1,\"a\n2,\"\n3,c\n");

    assertThat(reading.outcomes()).containsExactly("[1, a\n2,]", "[3, c]");
    assertThat(reading.lines()).containsExactly(2L, 4L);
  }

  @Test
  @DisplayName("C02: two lost quotes in one column do not make one value of the rows between them")
  void twoLostQuotesDoNotMakeOneValue() {
    String rows = "1,\"a,b,c\n2,d,e,f\r\n3,g\",h,i\n4,j,k,l\n";

    Reading reading = Reading.of("w,x,y,z\n" + rows);

    assertThat(reading.outcomes())
        .containsExactly(
            UNTERMINATED_QUOTE, "[2, d, e, f]", "QUOTE_IN_UNQUOTED_FIELD", "[4, j, k, l]");
    assertThat(reading.record(0).detail()).contains("field 2 is closed on a later line");
    Reading values = Reading.of("w,x,y,z\n1,\"a,\nb\",\"c,c,c\",d\n2,\"a,b\",\"\n,,\",e\n");
    assertThat(values.outcomes()).containsExactly("[1, a,\nb, c,c,c, d]", "[2, a,b, \n,,, e]");
  }

  @Test
  @DisplayName("C02: every line may lose a quote and none swallows the next")
  void manyLostQuotesInARow() {
    Reading reading = Reading.of("id,text\n" + "1,\"a\n".repeat(500) + "2,b\n");

    assertThat(reading.outcomes()).hasSize(501).endsWith("[2, b]");
    assertThat(reading.outcomes().subList(0, 500)).containsOnly(UNTERMINATED_QUOTE);
  }

  @Test
  @DisplayName("C03: text after a closing quote")
  void textAfterAClosingQuote() {
    Reading reading = Reading.of("id,text\n1,\"a\"b\n2,\"c\" \n3,d\n");

    assertThat(reading.outcomes())
        .containsExactly(TEXT_AFTER_CLOSING_QUOTE, TEXT_AFTER_CLOSING_QUOTE, "[3, d]");
    assertThat(reading.record(0).detail())
        .isEqualTo(
            "Field 2 goes on after its closing quote; expected quotes around the whole field and"
                + " doubled inside it; ask the supplier to write CSV as in RFC 4180");
  }

  @Test
  @DisplayName("C04: a quote inside an unquoted field")
  void quoteInsideAnUnquotedField() {
    Reading reading = Reading.of("id,text\n1,5\" knife\n2,a\"\n3,d\n");

    assertThat(reading.outcomes())
        .containsExactly(QUOTE_IN_UNQUOTED_FIELD, QUOTE_IN_UNQUOTED_FIELD, "[3, d]");
    assertThat(reading.record(0).detail()).startsWith("Field 2 holds a quote although");
  }

  @ParameterizedTest
  @CsvSource({"'1,a',2", "'1',1", "'1,a,b,c',4", "'1,a,',3", "'# 1 row, exported',2"})
  @DisplayName("C05, C06, C20: too few fields, too many fields, comment lines")
  void anotherNumberOfFields(String line, int seen) {
    Reading reading = Reading.of("id,a,b,c,d\n" + line + "\n2,a,b,c,d\n");

    assertThat(reading.outcomes()).containsExactly(FIELD_COUNT, "[2, a, b, c, d]");
    assertThat(reading.record(0).detail())
        .startsWith("The record has %d fields; expected 5 as in the header".formatted(seen));
    assertThat(reading.record(0).raw()).isEqualTo(line);
  }

  @Test
  @DisplayName("C05: quoted records are counted too")
  void quotedRecordsAreCountedToo() {
    assertThat(Reading.of("id,text\n\"1\"\n\"2\",\"b\",\"c\"\n\"3\",\"d\"\n").outcomes())
        .containsExactly(FIELD_COUNT, FIELD_COUNT, "[3, d]");
  }

  @Test
  @DisplayName("C07: two damages that cancel out keep the field count and are still found")
  void damagesThatCancelOut() {
    // A stray quote closes the field, and the comma of the text makes up for the lost field.
    Reading reading = Reading.of("id,text,n\n1,\"Theft\" from, 7\n2,b,8\n");

    assertThat(reading.outcomes()).containsExactly(TEXT_AFTER_CLOSING_QUOTE, "[2, b, 8]");
  }

  @Test
  @DisplayName("C09: a backslash does not escape a quote")
  void backslashDoesNotEscape() {
    assertThat(Reading.of("id,text\n1,\"say \\\"hi\\\"\"\n2,\"C:\\\"\n").outcomes())
        .containsExactly(TEXT_AFTER_CLOSING_QUOTE, "[2, C:\\]");
  }

  @Test
  @DisplayName("C15: the header again in mid-file")
  void headerAgainInMidFile() {
    Reading reading =
        Reading.of("Crime ID,Month\na,2024-01\nCrime ID,Month\n\uFEFFcrime id ,MONTH\nb,2024-02\n");

    assertThat(reading.outcomes())
        .containsExactly("[a, 2024-01]", REPEATED_HEADER, REPEATED_HEADER, "[b, 2024-02]");
    assertThat(reading.record(0).isIntact()).isTrue();
    assertThat(reading.record(1).detail()).startsWith("The record repeats the header");
  }

  @Test
  @DisplayName("C15: a record that shares some values with the header is a record")
  void recordThatSharesValuesWithTheHeader() {
    assertThat(Reading.of("type,month\ntype,2024-01\n,month\n").outcomes())
        .containsExactly("[type, 2024-01]", "[, month]");
  }

  @Test
  @DisplayName("F01: formula-like values stay as they are")
  void formulaLikeValuesStay() {
    assertThat(Reading.of("a,b\n=1+1,@x\n-5,\t+44\n").outcomes())
        .containsExactly("[=1+1, @x]", "[-5, \t+44]");
  }

  @Test
  void pipeTextWithoutQuotingTakesQuotesAsText() {
    Dialect pipe = new Dialect('|', "UTF-8", Dialect.NO_QUOTE);

    assertThat(Reading.of(Reading.utf8("a|b\n1|5\" knife\n\"2|c\n"), pipe).outcomes())
        .containsExactly("[1, 5\" knife]", "[\"2, c]");
  }

  @Test
  void anotherDialectIsReadAsDeclared() {
    Dialect tab = new Dialect('\t', "UTF-8", '\'');

    assertThat(Reading.of(Reading.utf8("a\tb\n1,5\t'x\ty'\n\t\n"), tab).outcomes())
        .containsExactly("[1,5, x\ty]", "[, ]");
  }

  @Test
  void damagedHeaderHasNoRecordsBehindIt() {
    Reading reading = Reading.of("id,te\"xt\n1,a\n");

    assertThat(reading.header().code()).isEqualTo(QUOTE_IN_UNQUOTED_FIELD);
    assertThat(reading.header().fields()).isEmpty();
    assertThat(reading.records()).isEmpty();
  }

  @Test
  void headerMayBeQuotedAndSpanLines() {
    Reading reading = Reading.of("id,\"crime\ntype\"\n1,a\n");

    assertThat(reading.header().fields()).containsExactly("id", "crime\ntype");
    assertThat(reading.lines()).containsExactly(3L);
  }

  @Test
  void oneColumnFilesKeepQuotedEmptyValues() {
    assertThat(Reading.of("name\na\n\"\"\n \n").outcomes()).containsExactly("[a]", "[]", "[ ]");
  }
}
