package london.outcomes.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderMatchTest {
  private static final List<ExpectedColumn> STREET =
      List.of(
          ExpectedColumn.required("crime_id", "Crime ID"),
          ExpectedColumn.required("month", "Month"),
          ExpectedColumn.required("area", "LSOA code", "LSOA21CD"),
          ExpectedColumn.optional("context", "Context"));

  private static final List<ExpectedColumn> WIDE =
      List.of(
          ExpectedColumn.required("major", "MajorText"),
          ExpectedColumn.required("minor", "MinorText"),
          ExpectedColumn.required("borough", "LookUp_BoroughName"),
          ExpectedColumn.matching("month", "\\d{6}"));

  @Test
  @DisplayName("S04: columns are found by name in any order")
  void columnsAreFoundByName() {
    HeaderMatch match = match("LSOA code", "Month", "Context", "Crime ID");

    assertThat(match.isAccepted()).isTrue();
    assertThat(match.warnings()).isEmpty();
    assertThat(match.extras()).isEmpty();
    assertThat(match.columns())
        .containsExactly(
            Map.entry(0, "area"),
            Map.entry(1, "month"),
            Map.entry(2, "context"),
            Map.entry(3, "crime_id"));
  }

  @Test
  void everyAliasAndTheNameItselfAreKnown() {
    assertThat(match("crime_id", "Month", "LSOA21CD").columns())
        .containsEntry(0, "crime_id")
        .containsEntry(2, "area");
  }

  @Test
  @DisplayName("S02, S09: an added column is kept out with a warning")
  void addedColumnIsAWarning() {
    HeaderMatch match = match("Crime ID", "Month", "Beat", "LSOA code");

    assertThat(match.isAccepted()).isTrue();
    assertThat(match.extras()).containsExactly(2);
    assertThat(match.columns()).doesNotContainKey(2);
    assertThat(match.warnings())
        .containsExactly(
            new Problem(
                Codes.COLUMN_ADDED,
                "Beat",
                "Field 3, 'Beat', is not in the contract; expected only declared columns; it stays"
                    + " in the raw file and is not read; declare it if it is wanted"));
  }

  @Test
  @DisplayName("S03: a dropped column rejects the file, an optional one does not")
  void droppedColumnRejects() {
    HeaderMatch match = match("Crime ID", "Month");

    assertThat(match.isAccepted()).isFalse();
    assertThat(match.rejects())
        .containsExactly(
            new Problem(
                Codes.COLUMN_MISSING,
                "area",
                "Column 'area' is missing among 2 columns; expected it under one of the names"
                    + " 'area', 'LSOA code', 'LSOA21CD'; ask the supplier for it"));
  }

  @Test
  @DisplayName("S01: a renamed column names old and new")
  void renamedColumnNamesOldAndNew() {
    HeaderMatch match =
        HeaderMatch.of(List.of("MajorText", "MinorText", "BoroughName", "202404"), WIDE);

    assertThat(match.rejects()).extracting(Problem::code).containsExactly(Codes.SCHEMA_DRIFT);
    assertThat(match.rejects().get(0).column()).isEqualTo("borough");
    assertThat(match.rejects().get(0).detail())
        .contains("'BoroughName'")
        .contains("'LookUp_BoroughName'")
        .contains("add the new name");
    assertThat(match.warnings()).isEmpty();
  }

  @Test
  @DisplayName("S08: month columns are found by pattern, however they move on")
  void monthColumnsAreFoundByPattern() {
    HeaderMatch match =
        HeaderMatch.of(
            List.of("MajorText", "MinorText", "LookUp_BoroughName", "202404", "202405"), WIDE);

    assertThat(match.isAccepted()).isTrue();
    assertThat(match.columns()).containsEntry(3, "month").containsEntry(4, "month");
  }

  @Test
  @DisplayName("S08: months in another pattern reject the file")
  void unknownPatternRejects() {
    HeaderMatch match =
        HeaderMatch.of(List.of("MajorText", "MinorText", "LookUp_BoroughName", "Apr-24"), WIDE);

    assertThat(match.rejects()).extracting(Problem::code).containsExactly(Codes.SCHEMA_DRIFT);
    assertThat(match.rejects().get(0).detail()).contains("'Apr-24'").contains("'/\\d{6}/'");
  }

  @Test
  @DisplayName("S08: two columns for one month")
  void sameMonthTwice() {
    HeaderMatch match =
        HeaderMatch.of(
            List.of("MajorText", "MinorText", "LookUp_BoroughName", "202404", "202404"), WIDE);

    assertThat(match.rejects()).extracting(Problem::code).containsExactly(Codes.DUPLICATE_COLUMN);
  }

  @Test
  @DisplayName("S05: duplicate names, of known and of unknown columns")
  void duplicateNames() {
    assertCodes(match("Crime ID", "Month", "LSOA code", "Month"), Codes.DUPLICATE_COLUMN);
    assertCodes(match("Crime ID", "Month", "LSOA code", "x", "X "), Codes.DUPLICATE_COLUMN);
    assertThat(match("Crime ID", "Month", "LSOA code", "Month").rejects().get(0).detail())
        .startsWith("Fields 2 and 4 of the header mean the same column, 'Month'");
  }

  @Test
  @DisplayName("S05: two aliases of one column are a duplicate")
  void twoAliasesOfOneColumn() {
    assertCodes(match("Crime ID", "Month", "LSOA code", "LSOA21CD"), Codes.DUPLICATE_COLUMN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "crime id",
        "CRIME ID",
        " Crime ID ",
        "CrimeID",
        "Crime  ID",
        "Crime\u00A0ID",
        "\u200BCrime ID",
        "Crime ID\u200E",
        "\uFEFFCrime ID"
      })
  @DisplayName("S06, E08: case, spacing and invisible characters are accepted with a warning")
  void caseAndSpacingAreAccepted(String name) {
    HeaderMatch match = match(name, "Month", "LSOA code");

    assertThat(match.isAccepted()).isTrue();
    assertThat(match.columns()).containsEntry(0, "crime_id");
    assertThat(match.warnings()).extracting(Problem::code).containsExactly(Codes.HEADER_NORMALISED);
    assertThat(match.warnings().get(0).column()).isEqualTo("crime_id");
  }

  @Test
  @DisplayName("E08: a month column with a no-break space still fits its pattern")
  void patternColumnsAreNormalisedToo() {
    HeaderMatch match =
        HeaderMatch.of(
            List.of("MajorText", "MinorText", "LookUp_BoroughName", "202404\u00A0"), WIDE);

    assertThat(match.columns()).containsEntry(3, "month");
    assertThat(match.warnings()).extracting(Problem::code).containsExactly(Codes.HEADER_NORMALISED);
  }

  @Test
  @DisplayName("S08: months in the digits of another script reject a wide file")
  void digitsOfAnotherScriptAreNoOtherColumn() {
    for (String month : List.of("٢٠٢٤٠٥", "２０２４０５", "2024-05", "May-24")) {
      List<String> header = List.of("MajorText", "MinorText", "BoroughName", "202404", month);
      assertCodes(HeaderMatch.of(header, WIDE), Codes.SCHEMA_DRIFT);
    }
  }

  @Test
  @DisplayName("E09: decomposed and composed letters are the same name")
  void composedAndDecomposedAreTheSame() {
    List<ExpectedColumn> expected = List.of(ExpectedColumn.required("Café"));

    assertThat(HeaderMatch.of(List.of("Cafe\u0301"), expected).isAccepted()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u00A0", "\u200B\t"})
  @DisplayName("S07: a name that is empty or white space")
  void emptyName(String name) {
    HeaderMatch match = match("Crime ID", "Month", "LSOA code", name);

    assertCodes(match, Codes.HEADER_MISMATCH);
    assertThat(match.rejects().get(0).detail()).startsWith("Field 4 of the header has no name");
  }

  @Test
  @DisplayName("S07: empty names are accepted where the contract declares one")
  void declaredEmptyName() {
    List<ExpectedColumn> expected =
        List.of(ExpectedColumn.required("Date"), ExpectedColumn.optional("filler", ""));

    HeaderMatch match = HeaderMatch.of(List.of("Date", "", " ", ""), expected);

    assertThat(match.isAccepted()).isTrue();
    assertThat(match.columns()).containsExactly(Map.entry(0, "Date"), Map.entry(1, "filler"));
    assertThat(match.extras()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"_corrupt_record", "__rescued", "__x", "_CORRUPT_RECORD", "_rescued_data"})
  @DisplayName("F05: names the platform keeps for itself")
  void reservedNames(String name) {
    assertCodes(match("Crime ID", "Month", "LSOA code", name), Codes.RESERVED_NAME);
  }

  @Test
  @DisplayName("F06: more than 2,000 columns")
  void tooManyColumns() {
    List<String> many = IntStream.rangeClosed(0, 2000).mapToObj(i -> "c" + i).toList();

    assertCodes(HeaderMatch.of(many, STREET), Codes.TOO_MANY_COLUMNS);
    assertThat(HeaderMatch.of(many, STREET).rejects().get(0).detail())
        .startsWith("The header has 2,001 columns; expected at most 2,000");
    assertThat(HeaderMatch.of(many, STREET).columns()).isEmpty();
  }

  @Test
  @DisplayName("C13: a title line where the header should be")
  void titleInsteadOfAHeader() {
    assertCodes(match("Street-level crime, extracted on 1 March 2024"), Codes.HEADER_MISMATCH);
  }

  @Test
  @DisplayName("C18: a data row where the header should be, and nothing of it is repeated")
  void dataRowInsteadOfAHeader() {
    HeaderMatch match = match("4f1c-secret", "2024-01", "E01000914", "");

    assertCodes(match, Codes.HEADER_MISMATCH);
    assertThat(match.rejects().get(0).detail())
        .startsWith("The first record has 4 fields and lacks 3 of 4 expected columns")
        .contains("preamble-lines")
        .doesNotContain("secret", "2024-01", "E01000914");
  }

  @Test
  void contractOfOptionalColumnsNeedsOneOfThem() {
    List<ExpectedColumn> expected =
        List.of(ExpectedColumn.optional("a"), ExpectedColumn.optional("b"));

    assertThat(HeaderMatch.of(List.of("b", "x"), expected).isAccepted()).isTrue();
    assertCodes(HeaderMatch.of(List.of("x", "y"), expected), Codes.HEADER_MISMATCH);
  }

  @Test
  void everythingWrongIsNamedAtOnce() {
    HeaderMatch match = match("Crime ID", "Crime ID", "Month", "__x");

    assertCodes(match, Codes.DUPLICATE_COLUMN, Codes.RESERVED_NAME, Codes.SCHEMA_DRIFT);
  }

  @Test
  void namesFromOutsideStayOnOneLineAndShort() {
    HeaderMatch match =
        match("Crime ID", "Month", "LSOA code", "x\n{\"level\":1}" + "y".repeat(99));

    assertThat(match.warnings().get(0).detail()).contains("'x {\"level\":1}yyy").contains("…'");
    assertThat(match.warnings().get(0).detail()).doesNotContain("\n");
  }

  @Test
  void longListsOfNamesAreCutShort() {
    List<String> many = IntStream.range(0, 30).mapToObj(i -> "extra" + i).toList();
    List<String> found = new ArrayList<>(List.of("Crime ID", "Month"));
    found.addAll(many);

    assertThat(HeaderMatch.of(found, STREET).rejects().get(0).detail()).contains("and 20 more");
  }

  @Test
  @DisplayName("C14: a second header row in the words of the file or of the contract")
  void secondHeaderRow() {
    List<String> header = List.of("Crime ID", "Month", "LSOA code");

    assertSecondHeader(header, "crime id", "MONTH", "Lsoa code");
    assertSecondHeader(header, "crime_id", "month", "area");
    assertSecondHeader(header, "crime_id", "month", "a description");
  }

  @Test
  @DisplayName("C14: a group row above the names")
  void groupRowAboveTheNames() {
    assertSecondHeader(List.of("Crime", "", "Place"), "Crime ID", "Month", "LSOA code");
  }

  @Test
  @DisplayName("C14: the months of a wide file are numbers and do not hide a second header")
  void secondHeaderOfAWideFile() {
    List<String> header = List.of("MajorText", "MinorText", "LookUp_BoroughName", "202404");
    String[] again = header.toArray(String[]::new);

    assertThat(HeaderMatch.secondHeader(header, again, WIDE))
        .extracting(Problem::code)
        .containsExactly(Codes.REPEATED_HEADER);
  }

  @Test
  @DisplayName("C14: a first record of data is no header")
  void firstRecordOfDataIsNoHeader() {
    List<String> header = List.of("Borough", "Total", "0", "1", "2");

    assertNoSecondHeader(header, "Total", "123", "0", "1", "2");
    assertNoSecondHeader(header, "Camden", "Total", "x", "1,2", "-0.5");
    assertNoSecondHeader(header, "", "", "", "", "");
    assertNoSecondHeader(header);
  }

  @Test
  void messageOfASecondHeaderCountsItsNames() {
    List<Problem> found =
        HeaderMatch.secondHeader(
            List.of("Crime ID", "Month"), new String[] {"Crime ID", "Month"}, STREET);

    assertThat(found.get(0).detail())
        .startsWith("The record under the header is a header too: 2 of its 2 fields are column");
  }

  @Test
  void resultsCannotBeChanged() {
    assertThat(match("Crime ID", "Month", "LSOA code").columns()).isUnmodifiable();
    assertThat(ExpectedColumn.required("a").aliases()).isEqualTo(Collections.emptyList());
  }

  private static HeaderMatch match(String... found) {
    return HeaderMatch.of(List.of(found), STREET);
  }

  private static void assertCodes(HeaderMatch match, String... codes) {
    assertThat(match.isAccepted()).isFalse();
    assertThat(match.rejects()).extracting(Problem::code).containsExactlyInAnyOrder(codes);
  }

  private static void assertSecondHeader(List<String> header, String... record) {
    assertThat(HeaderMatch.secondHeader(header, record, STREET))
        .extracting(Problem::code)
        .containsExactly(Codes.REPEATED_HEADER);
  }

  private static void assertNoSecondHeader(List<String> header, String... record) {
    assertThat(HeaderMatch.secondHeader(header, record, STREET)).isEmpty();
  }
}
