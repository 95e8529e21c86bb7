package london.outcomes.job;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Characters: nothing is guessed, nothing is replaced, and no text is anything but text. */
class BadInputEncodingTest {

  private static final List<String> FORMULAS =
      List.of("=1+1", "+44 20", "-1", "@SUM(A1)", "\tTAB", "\rCR", "=cmd|' /C calc'!A0");
  private static final List<String> INJECTIONS =
      List.of(
          "'; DROP TABLE offence; --",
          "../../../etc/passwd",
          "x\n{\"level\":\"ERROR\",\"message\":\"forged\"}",
          "${jndi:ldap://127.0.0.1/a}",
          "\u001b[2J".substring(1));

  static void deliver(BadLanding landing) {
    landing.street("E01", f -> "\uFEFF" + f.text());
    landing.streetBytes("E02 LE", f -> ("\uFEFF" + f.text()).getBytes(UTF_16LE));
    landing.streetBytes("E02 BE", f -> ("\uFEFF" + f.text()).getBytes(UTF_16BE));
    landing.refusedBytes("E03", f -> f.text().getBytes(UTF_16LE));
    landing.streetBytes(
        "E04", f -> f.plus("Location", "Queen\u0092s Road").text().getBytes(ISO_8859_1));
    landing.streetBytes(
        "E05", f -> f.insertDamaged(5, "Location", "Caf\u00c3( Row").text().getBytes(ISO_8859_1));
    landing.street("E06", f -> f.with(0, "Location", "On or near Caf\u00c3\u00a9 Row").text());
    landing.street("E07", f -> f.insertDamaged(5, "Location", "High\0Road").text());
    landing.boroughs(
        "E08",
        f ->
            f.with(0, "BoroughName", "Barnet\u00a0")
                .with(1, "BoroughName", "\u200bBarnet")
                .with(2, "BoroughName", "\u202aBarnet\u202c")
                .text());
    landing.homicides(
        "E09",
        f ->
            f.with(0, "Method of Killing", "Poison\u00e9")
                .with(1, "Method of Killing", "Poisone\u0301")
                .text());
    landing.street("E10", f -> f.insertDamaged(5, "Crime type", "\u0412urglary").text());
    landing.stops("F01", f -> f.quoted("Outcome", FORMULAS).text());
    landing.deliver(
        "F02",
        "stops/2016-01-city-of-london-stop-and-search.csv",
        NaughtyStrings.delivery().getBytes(UTF_8));
    landing.stops("F04", f -> f.quoted("Object of search", INJECTIONS).text());
  }

  @Test
  @DisplayName("E01: a byte order mark is no part of the first column's name")
  void byteOrderMarkIsNoPartOfTheFirstName() {
    Seen seen = BadLanding.seen("E01").isAccepted();

    assertThat(seen.records()).filteredOn(BadInputEncodingTest::isOffence).hasSize(9);
    assertThat(seen.records())
        .filteredOn(BadInputEncodingTest::isOffence)
        .allSatisfy(r -> assertThat(r.<String>getAs("crime_id")).hasSize(64));
  }

  @Test
  @DisplayName("E02: UTF-16 that says so is converted, with a warning")
  void markedUtf16IsConverted() {
    for (String order : List.of("LE", "BE")) {
      Seen seen = BadLanding.seen("E02 " + order).isAcceptedWith("ENCODING_CONVERTED");
      assertThat(seen.finding("ENCODING_CONVERTED").message())
          .contains("UTF-16" + order, "expected UTF-8", "tell the supplier");
    }
  }

  @Test
  @DisplayName("E03: UTF-16 that does not say so is rejected")
  void unmarkedUtf16IsRejected() {
    BadLanding.seen("E03").isRejected("ENCODING", "looks like UTF-16", "expected UTF-8");
  }

  @Test
  @DisplayName("E04, E05: bytes that are no text in the declared encoding cost their row only")
  void bytesThatAreNoTextCostTheirRow() {
    Seen windows = BadLanding.seen("E04").hasOneRefused("ENCODING", "", "Byte", "UTF-8");
    assertThat(windows.refused().get(0).<String>getAs("raw_text")).contains("Queen\\x92s Road");
    Seen invalid = BadLanding.seen("E05").hasOneRefused("ENCODING", "", "Byte", "UTF-8");
    assertThat(invalid.refused().get(0).<String>getAs("raw_text")).contains("Caf\\xC3( Row");
  }

  @Test
  @DisplayName("E04: no replacement character stands in any table")
  void noReplacementCharacterStandsInAnyTable() {
    assertThat(BadLanding.evidence().records())
        .allSatisfy(r -> assertThat(r.mkString("|")).doesNotContain("\uFFFD"));
    assertThat(BadLanding.evidence().quarantine())
        .allSatisfy(r -> assertThat(r.mkString("|")).doesNotContain("\uFFFD"));
  }

  @Test
  @DisplayName("E06: text that was encoded twice is taken with a warning")
  void textThatWasEncodedTwiceIsTakenWithAWarning() {
    Seen seen = BadLanding.seen("E06").isAcceptedWith("MOJIBAKE_SUSPECT");

    assertThat(seen.finding("MOJIBAKE_SUSPECT").rowCount()).isEqualTo(1);
  }

  @Test
  @DisplayName("E07: a NUL in a field costs its row")
  void nulInAFieldCostsItsRow() {
    Seen seen = BadLanding.seen("E07").hasOneRefused("CONTROL_CHAR", "", "0x00");

    assertThat(seen.refused().get(0).<String>getAs("raw_text")).contains("High\\x00Road");
  }

  @Test
  @DisplayName("E08: a borough with invisible characters is the same borough")
  void boroughWithInvisibleCharactersIsTheSameBorough() {
    Seen seen = BadLanding.seen("E08").isAcceptedWith("WHITESPACE_NORMALISED");

    assertThat(seen.finding("WHITESPACE_NORMALISED").rowCount()).isEqualTo(9);
    assertThat(seen.records())
        .filteredOn(r -> "Barnet".equals(r.getAs("area_name")))
        .hasSize(9)
        .allSatisfy(r -> assertThat(r.<String>getAs("borough_code")).isEqualTo("E09000003"));
  }

  @Test
  @DisplayName("E09: composed and decomposed letters are the same name")
  void composedAndDecomposedLettersAreTheSame() {
    Seen seen = BadLanding.seen("E09").isAcceptedWith("WHITESPACE_NORMALISED");

    assertThat(seen.records()).filteredOn(r -> "Poison\u00e9".equals(r.getAs("method"))).hasSize(2);
  }

  @Test
  @DisplayName("E10: a Cyrillic letter makes a code unknown")
  void cyrillicLetterMakesACodeUnknown() {
    BadLanding.seen("E10")
        .hasOneRefused("UNKNOWN_CODE", "crime_type", "\u0412urglary", "not in the code list");
  }

  @Test
  @DisplayName("F01: what looks like a formula is stored as it is")
  void formulasAreStoredAsTheyAre() {
    Seen seen = BadLanding.seen("F01").isAccepted();

    assertThat(texts(seen, "outcome")).containsAll(FORMULAS);
  }

  @Test
  @DisplayName("F02: naughty strings come out of the lake exactly as they went in")
  void naughtyStringsComeOutAsTheyWentIn() {
    List<String> delivered = NaughtyStrings.all();
    Seen seen = BadLanding.seen("F02").holds(delivered.size());

    assertThat(seen.refused()).isEmpty();
    assertThat(texts(seen, "outcome")).containsExactlyInAnyOrderElementsOf(delivered);
  }

  @Test
  @DisplayName("F04: text that attacks a query, a path or a log is only text")
  void textThatAttacksIsOnlyText() {
    Seen seen = BadLanding.seen("F04").isAccepted();

    assertThat(texts(seen, "object_of_search")).containsAll(INJECTIONS);
    assertThat(BadLanding.result().out() + BadLanding.result().err())
        .doesNotContain("forged", "DROP TABLE", "etc/passwd", "jndi");
  }

  private static boolean isOffence(Row row) {
    return List.of(row.schema().fieldNames()).contains("crime_id");
  }

  private static List<String> texts(Seen seen, String column) {
    return seen.records().stream().map(r -> r.<String>getAs(column)).toList();
  }
}
