package london.outcomes.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged records, through the whole line: each costs itself and nothing else. */
class BadInputSyntaxTest {

  private static final int MEGABYTE = 1024 * 1024;

  static void deliver(BadLanding landing) {
    landing.street("C01 LF", f -> f.with(0, "Location", "\"On or near\nHigh Road\"").text());
    landing.street("C01 CRLF", f -> f.with(0, "Location", "\"On\r\nor\r\nnear\"").text());
    landing.street("C02", damaged("Location", "\"On or near High Road"));
    landing.street("C03", damaged("Location", "\"On or near\" High Road"));
    landing.street("C04", damaged("Location", "On or near \"High\" Road"));
    landing.street("C05", f -> f.insert(5, f.line(0).replaceFirst(",[^,]*$", "")).text());
    landing.street("C06", f -> f.insert(5, f.line(0) + ",one more").text());
    // A stray quote hides one comma and an unquoted one makes up for it: twelve fields again.
    landing.street(
        "C07",
        f ->
            f.insert(5, f.line(0).replace("Service,Metropolitan", "\"Service,\"Metropolitan, or"))
                .text());
    for (String delimiter : List.of(";", "\t", "|")) {
      landing.refused("C08 " + delimiter, f -> f.text().replace(",", delimiter));
    }
    landing.refused("C09", f -> f.text().replaceAll("([^,\n]+)", "'$1'"));
    landing.street("C09 backslash", damaged("Location", "\"On or near \\\"High\\\" Road\""));
    landing.street("C10 CR", f -> f.text().replace("\n", "\r"));
    landing.street("C10 mixed", f -> f.text().replaceFirst("\n", "\r\n"));
    landing.street("C10 CRLF", f -> f.text().replace("\n", "\r\n"));
    landing.street("C11", f -> f.text().stripTrailing());
    landing.street("C12", f -> f.text().replace(f.line(4), "\n" + f.line(4)) + "\n\n");
    landing.refused("C13", f -> "Street crime, London\nExtracted on 2 May 2026\n" + f.text());
    landing.refused("C14", f -> f.header() + "\n" + f.text());
    landing.refused("C14 ours", f -> f.insert(0, f.header().toUpperCase()).text());
    landing.refused("C15", f -> f.text() + f.text());
    landing.street("C16 Total", f -> f.text() + "Total,10\n");
    landing.street("C16 End", f -> f.text() + "End of report\n");
    landing.street("C16 rows", f -> f.text() + "rows: 10\n");
    landing.street("C16 cut", f -> f.text() + "End of report");
    landing.street("C16 padded", f -> f.text() + "Grand Total,10,,,,,,,,,,\n");
    landing.boroughs("C16 sums", f -> f.text() + "Total,,,78,90,102\n");
    landing.refused("C17", f -> f.text() + "\nBorough,Crimes\nBarnet,12\nBexley,7\n");
    landing.refused("C18", f -> f.text().substring(f.text().indexOf('\n') + 1));
    landing.street("C19", damaged("Location", "x".repeat(MEGABYTE)));
    landing.street("C20", f -> f.insert(5, "# corrected on 2 May").text());
    landing.street("F03", damaged("Location", "\"" + "y".repeat(10 * MEGABYTE) + "\""));
  }

  private static Function<DeliveredFile, String> damaged(String column, String value) {
    return file -> file.insertDamaged(5, column, value).text();
  }

  @Test
  @DisplayName("C01: a line end inside quotes belongs to the value")
  void lineEndInsideQuotesBelongsToTheValue() {
    Seen one = BadLanding.seen("C01 LF").isAccepted();
    assertThat(one.records()).extracting(r -> r.<Long>getAs("line_number")).contains(2L, 4L, 12L);
    Seen two = BadLanding.seen("C01 CRLF").isAccepted();
    assertThat(two.records()).extracting(r -> r.<Long>getAs("line_number")).contains(2L, 5L, 13L);
  }

  @Test
  @DisplayName("C02: an unterminated quote does not swallow the rows behind it")
  void unterminatedQuoteDoesNotSwallowTheRowsBehindIt() {
    BadLanding.seen("C02").hasOneRefused("UNTERMINATED_QUOTE", "", "field 7", "close or double");
  }

  @Test
  @DisplayName("C03, C04: a quote in a wrong place costs its row")
  void quoteInAWrongPlaceCostsItsRow() {
    BadLanding.seen("C03").hasOneRefused("TEXT_AFTER_CLOSING_QUOTE", "", "Field 7", "RFC 4180");
    BadLanding.seen("C04").hasOneRefused("QUOTE_IN_UNQUOTED_FIELD", "", "Field 7", "RFC 4180");
  }

  @Test
  @DisplayName("C05, C06: too few fields are not padded, too many are not cut")
  void fieldsAreNeitherPaddedNorCut() {
    BadLanding.seen("C05").hasOneRefused("FIELD_COUNT", "", "11 fields; expected 12");
    BadLanding.seen("C06").hasOneRefused("FIELD_COUNT", "", "13 fields; expected 12");
  }

  @Test
  @DisplayName("C07: two damages that make up for each other are still damage")
  void damagesThatCancelAreStillDamage() {
    Seen seen = BadLanding.seen("C07");

    assertThat(seen.refused()).hasSize(1);
    seen.hasOneRefused("QUOTE_IN_UNQUOTED_FIELD", "", "RFC 4180");
  }

  @ParameterizedTest
  @ValueSource(strings = {";", "\t", "|"})
  @DisplayName("C08: another delimiter is named and not adopted")
  void anotherDelimiterIsNotAdopted(String delimiter) {
    String named = delimiter.equals("\t") ? "TAB" : "'" + delimiter + "'";
    BadLanding.seen("C08 " + delimiter)
        .isRejected("DIALECT", "divided by " + named, "expected ','", "ask the supplier");
  }

  @Test
  @DisplayName("C09: apostrophes are no quotes, a backslash is no escape")
  void apostrophesAreNoQuotesAndABackslashIsNoEscape() {
    BadLanding.seen("C09").isRejected("DIALECT", "apostrophes", "expected the contract's quote");
    BadLanding.seen("C09 backslash").hasOneRefused("TEXT_AFTER_CLOSING_QUOTE", "", "Field 7");
  }

  @Test
  @DisplayName("C10: any line end is read; CR alone and a mixture are warned of")
  void anyLineEndIsRead() {
    Seen old = BadLanding.seen("C10 CR").isAcceptedWith("NEWLINE_STYLE");
    assertThat(old.finding("NEWLINE_STYLE").message()).contains("11 CR alone", "all were read");
    Seen mixed = BadLanding.seen("C10 mixed").isAcceptedWith("NEWLINE_STYLE");
    assertThat(mixed.finding("NEWLINE_STYLE").message()).contains("10 LF, 1 CRLF");
    BadLanding.seen("C10 CRLF").isAccepted();
  }

  @Test
  @DisplayName("C11: the last row counts without a line end")
  void lastRowCountsWithoutALineEnd() {
    BadLanding.seen("C11").isAccepted();
  }

  @Test
  @DisplayName("C12: blank lines are no rows")
  void blankLinesAreNoRows() {
    Seen seen = BadLanding.seen("C12").isAcceptedWith("BLANK_LINE");

    assertThat(seen.delivery().lineCount()).isEqualTo(10);
    assertThat(seen.finding("BLANK_LINE").message()).contains("3 blank lines", "are not rows");
  }

  @Test
  @DisplayName("C13: lines above the header are not declared, so the file is rejected")
  void linesAboveTheHeaderReject() {
    BadLanding.seen("C13").isRejected("HEADER_MISMATCH", "preamble-lines", "expected the header");
  }

  @Test
  @DisplayName("C14, C15: the header stands once")
  void headerStandsOnce() {
    BadLanding.seen("C14").isRejected("REPEATED_HEADER", "header");
    BadLanding.seen("C14 ours").isRejected("REPEATED_HEADER", "header");
    BadLanding.seen("C15").isRejected("REPEATED_HEADER", "split it there");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Total", "End", "rows", "cut", "padded", "sums"})
  @DisplayName("C16: a footer is set aside and not counted, however it is written")
  void footerIsSetAside(String footer) {
    BadLanding.seen("C16 " + footer).hasOneRefused("FOOTER", "", "no record");
  }

  @Test
  @DisplayName("C17: a file with two tables is rejected")
  void fileWithTwoTablesIsRejected() {
    BadLanding.seen("C17").isRejected("MULTITABLE", "line 13", "2 fields", "one table");
  }

  @Test
  @DisplayName("C18: without a header no row is taken for one, and none is shown")
  void withoutAHeaderNoRowIsTakenForOne() {
    Seen seen = BadLanding.seen("C18").isRejected("HEADER_MISMATCH", "add the header");

    assertThat(seen.delivery().message()).doesNotContain("Beansland");
  }

  @Test
  @DisplayName("C19, F03: a line beyond the cap costs itself, whatever its length")
  void lineBeyondTheCapCostsItself() {
    for (String id : List.of("C19", "F03")) {
      Seen seen = BadLanding.seen(id).hasOneRefused("LINE_TOO_LONG", "", "longer than 1,048,576");
      assertThat(seen.refused().get(0).<String>getAs("raw_text")).hasSizeLessThanOrEqualTo(1024);
    }
  }

  @Test
  @DisplayName("C20: a comment line is no row")
  void commentLineIsNoRow() {
    BadLanding.seen("C20").hasOneRefused("FIELD_COUNT", "", "1 fields; expected 12");
  }
}
