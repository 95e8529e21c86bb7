package london.outcomes.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import london.outcomes.catalogue.ColumnType;
import london.outcomes.catalogue.SourceColumn;
import london.outcomes.catalogue.SourceColumn.Blanks;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** One text of one column a case: its typed value, or the code of its problem. */
class FieldReaderTest {

  private static final double ANY = Double.POSITIVE_INFINITY;

  /** What a text is read as; {@code value} is what a person would print. */
  private record Case(SourceColumn column, String text, String value, String code) {

    String name() {
      return column.type() + " " + column.format() + " '" + text + "'";
    }
  }

  private static final List<Case> CASES = new ArrayList<>();

  static {
    SourceColumn text = column(ColumnType.TEXT, "", false);
    accept(text, " as it is ", " as it is ");
    accept(text, "", null);
    accept(nulls(text), "N/A", null);
    accept(nulls(text), "n/a", "n/a");
    SourceColumn required = column(ColumnType.TEXT, "", true);
    accept(required, "x", "x");
    reject(required, "", "REQUIRED");
    reject(required, null, "REQUIRED");
    reject(nulls(required), "N/A", "REQUIRED");

    SourceColumn integer = column(ColumnType.INTEGER, "", false);
    accept(integer, "0", "0");
    accept(integer, "007", "7");
    accept(integer, "-12", "-12");
    accept(integer, "+12", "12");
    accept(integer, "9223372036854775807", "9223372036854775807");
    accept(integer, "-9223372036854775808", "-9223372036854775808");
    reject(integer, "9223372036854775808", "OUT_OF_RANGE");
    for (String bad :
        List.of("1.0", "1,000", " 1", "1 ", "1\n", "1e3", "one", "0x1F", "--1", "١")) {
      reject(integer, bad, "NUMBER_FORMAT");
    }
    for (String bad : List.of("NaN", "Infinity", "-inf")) {
      reject(integer, bad, "NOT_FINITE");
    }
    SourceColumn ranged = ranged(ColumnType.INTEGER, 1, 100);
    accept(ranged, "1", "1");
    accept(ranged, "100", "100");
    reject(ranged, "0", "OUT_OF_RANGE");
    reject(ranged, "101", "OUT_OF_RANGE");

    SourceColumn decimal = column(ColumnType.DECIMAL, "", false);
    accept(decimal, "-0.123456", "-0.123456");
    accept(decimal, "51", "51.0");
    for (String bad : List.of("0,5", ".5", "5.", "1e-3", "1.2.3", "1.5d", "51.5°", "1.5\n")) {
      reject(decimal, bad, "NUMBER_FORMAT");
    }
    reject(decimal, "nan", "NOT_FINITE");
    reject(decimal, "9".repeat(400), "OUT_OF_RANGE");
    accept(decimal, "9007199254740992", "9.007199254740992E15");
    accept(decimal, "0.10000000000000001", "0.1");
    accept(decimal, "1.000000000000000000000", "1.0");
    for (String bad : List.of("9007199254740993", "0.1234567890123456789", "12345678901234567.5")) {
      reject(decimal, bad, "NUMBER_FORMAT");
    }
    SourceColumn longitude = ranged(ColumnType.DECIMAL, -180, 180);
    accept(longitude, "-180", "-180.0");
    reject(longitude, "180.0001", "OUT_OF_RANGE");

    SourceColumn comma = ranged(ColumnType.DECIMAL_COMMA, 0, 1);
    accept(comma, "0,56", "0.56");
    accept(comma, "1", "1.0");
    reject(comma, "0.56", "NUMBER_FORMAT");
    reject(comma, "1,56", "OUT_OF_RANGE");
    reject(comma, "1.000,5", "NUMBER_FORMAT");

    SourceColumn bool = column(ColumnType.BOOLEAN, "", false);
    for (String yes : List.of("true", "True", "Y", "yes")) {
      accept(bool, yes, "true");
    }
    for (String no : List.of("false", "FALSE", "n", "No")) {
      accept(bool, no, "false");
    }
    accept(bool, "", null);
    for (String bad : List.of("1", "0", "maybe", "t")) {
      reject(bool, bad, "UNKNOWN_CODE");
    }

    SourceColumn month = column(ColumnType.MONTH, "yyyy-MM", false);
    accept(month, "2024-02", "2024-02-01");
    for (String bad :
        List.of("2024-13", "2024-00", "24-02", "2024-2", "2024-02-01", "2024/02", "Feb")) {
      reject(month, bad, "DATE_FORMAT");
    }
    accept(column(ColumnType.MONTH, "yyyyMM", false), "202402", "2024-02-01");
    reject(column(ColumnType.MONTH, "yyyyMM", false), "2024-02", "DATE_FORMAT");
    accept(column(ColumnType.MONTH, "MMM-yy", false), "Jan-03", "2003-01-01");
    accept(column(ColumnType.MONTH, "MMM-yy", false), "Sep-24", "2024-09-01");
    reject(column(ColumnType.MONTH, "MMM-yy", false), "Foo-03", "DATE_FORMAT");

    SourceColumn date = column(ColumnType.DATE, "dd/MM/yyyy", false);
    accept(date, "29/02/2024", "2024-02-29");
    for (String bad : List.of("29/02/2023", "31/04/2024", "2024-02-29", "02/29/2024", "1/2/2024")) {
      reject(date, bad, "DATE_FORMAT");
    }

    SourceColumn old = column(ColumnType.DATE, "yyyy-MM-dd", false);
    accept(old, "1582-10-04", "1582-10-04");
    accept(old, "1582-10-15", "1582-10-15");
    for (String bad : List.of("1582-10-05", "1582-10-14", "+12024-01-01", "0000-01-01")) {
      reject(old, bad, "DATE_FORMAT");
    }

    SourceColumn moment = column(ColumnType.TIMESTAMP, "yyyy-MM-dd'T'HH:mm:ssXXX", false);
    accept(moment, "2016-03-31T23:05:00+00:00", "2016-03-31 23:05:00.0");
    accept(moment, "2016-04-01T00:05:00+01:00", "2016-03-31 23:05:00.0");
    for (String bad :
        List.of(
            "2016-03-31T24:05:00+00:00",
            "2016-03-31 23:05:00",
            "2016-03-31",
            "0001-01-01T00:00:00+00:00")) {
      reject(moment, bad, "DATE_FORMAT");
    }

    SourceColumn grouped = column(ColumnType.GROUPED_INTEGER, "", false);
    accept(grouped, "9,087", "9087");
    accept(grouped, "1,234,567", "1234567");
    accept(grouped, "0", "0");
    for (String bad : List.of("9,08", "1,2345", ",123", "1.234", "12,345,6")) {
      reject(grouped, bad, "NUMBER_FORMAT");
    }
    SourceColumn percent = ranged(ColumnType.PERCENT, 0, 100);
    accept(percent, "82.3%", "82.3");
    accept(percent, "38 %", "38.0");
    reject(percent, "82.3", "NUMBER_FORMAT");
    reject(percent, "123%", "OUT_OF_RANGE");

    SourceColumn seconds = column(ColumnType.SPSS_DATE, "", false);
    accept(seconds, "13773974400", "2019-04-07");
    accept(seconds, "1.380534e10", "2020-04-04");
    for (String bad : List.of("2019-04-07", "0", "86399", "1e99", "9".repeat(30), "-1")) {
      reject(seconds, bad, "DATE_FORMAT");
    }
    accept(seconds, "86400", "1582-10-15");
    accept(seconds, "265621679999", "9999-12-31");
    reject(seconds, "265621680000", "DATE_FORMAT");

    SourceColumn hash = patterned("[0-9a-f]{4}");
    accept(hash, "0af9", "0af9");
    for (String bad : List.of("0AF9", "0af", "0af99", "x0af9", "0af9\n")) {
      reject(hash, bad, "BAD_KEY");
    }
    reject(hash, "1.2E+45", "CODE_DAMAGED");
    SourceColumn either = patterned("a|b");
    reject(either, "ab", "BAD_KEY");
    reject(either, "axb", "BAD_KEY");

    SourceColumn coded = coded(Set.of("Male", "Female"));
    accept(coded, "Male", "Male");
    accept(coded, "", null);
    for (String bad : List.of("male", "Male ", "M", "Other")) {
      reject(coded, bad, "UNKNOWN_CODE");
    }
    reject(coded(Set.of("10-17")), "17-Oct", "CODE_DAMAGED");
  }

  private static SourceColumn column(ColumnType type, String format, boolean isRequired) {
    return column(type, format, isRequired, Blanks.NONE, "", Set.of(), -ANY, ANY, "X");
  }

  private static SourceColumn nulls(SourceColumn c) {
    return blanks(c, new Blanks(List.of("N/A"), List.of(), Map.of()));
  }

  private static SourceColumn blanks(SourceColumn c, Blanks blanks) {
    return column(c.type(), c.format(), c.required(), blanks, "", Set.of(), -ANY, ANY, "X");
  }

  private static SourceColumn ranged(ColumnType type, double min, double max) {
    return column(type, "", false, Blanks.NONE, "", Set.of(), min, max, "X");
  }

  private static SourceColumn patterned(String pattern) {
    return column(ColumnType.TEXT, "", false, Blanks.NONE, pattern, Set.of(), -ANY, ANY, "BAD_KEY");
  }

  private static SourceColumn coded(Set<String> codes) {
    return column(ColumnType.TEXT, "", false, Blanks.NONE, "", codes, -ANY, ANY, "UNKNOWN_CODE");
  }

  private static SourceColumn column(
      ColumnType type,
      String format,
      boolean isRequired,
      Blanks blanks,
      String pattern,
      Set<String> codes,
      double min,
      double max,
      String problemCode) {
    return new SourceColumn(
        "c",
        List.of("C"),
        type,
        format,
        isRequired,
        blanks,
        pattern,
        codes,
        min,
        max,
        false,
        problemCode,
        SourceColumn.Place.FIELD,
        SourceColumn.Persons.NONE);
  }

  private static void accept(SourceColumn column, String text, String value) {
    CASES.add(new Case(column, text, value, ""));
  }

  private static void reject(SourceColumn column, String text, String code) {
    CASES.add(new Case(column, text, null, code));
  }

  @TestFactory
  Stream<DynamicTest> readsOrNamesTheProblem() {
    return CASES.stream().map(c -> DynamicTest.dynamicTest(c.name(), () -> check(c)));
  }

  private static void check(Case expected) {
    FieldReader reader = new FieldReader(expected.column(), false, Pseudonyms.NONE);
    FieldReader.Field field = reader.read(expected.text());
    assertThat(field.value() == null ? null : field.value().toString()).isEqualTo(expected.value());
    assertThat(field.isBroken()).isEqualTo(!expected.code().isEmpty());
    if (field.isBroken()) {
      assertThat(field.problem().code()).isEqualTo(expected.code());
      assertThat(field.problem().column()).isEqualTo("c");
      if (expected.text() != null && expected.text().length() <= 80) {
        assertThat(field.problem().detail()).contains("'" + expected.text() + "'");
      }
    }
  }

  @Test
  @DisplayName("T08-T10, X04: a marker is no value but a status; an unknown one costs its row")
  void aMarkerSaysWhyThereIsNoValueOrSomethingAboutIt() {
    Map<String, String> markers = Map.of("*", "suppressed", "[r]", "revised");
    SourceColumn counts = column(ColumnType.INTEGER, "", true);
    FieldReader reader =
        new FieldReader(
            blanks(counts, new Blanks(List.of(), List.of(), markers)), false, Pseudonyms.NONE);
    assertThat(reader.read("12").status()).isNull();
    assertThat(reader.read("*").value()).isNull();
    assertThat(reader.read("*").status()).isEqualTo("suppressed");
    assertThat(reader.read("1234[r]").value()).isEqualTo(1234L);
    assertThat(reader.read("1234 [r]").status()).isEqualTo("revised");
    assertThat(reader.read("").problem().code()).isEqualTo("REQUIRED");
    for (String unknown : List.of("[q]", "..", "~", "#N/A", "n/a", "-")) {
      assertThat(reader.read(unknown).problem().code()).as(unknown).isEqualTo("UNKNOWN_MARKER");
    }
    for (String unknown : List.of("[c]", "[x]", "[z]", "[low]", "[note 1]", "#DIV/0!")) {
      assertThat(reader.read(unknown).problem().code()).as(unknown).isEqualTo("UNKNOWN_MARKER");
    }
    assertThat(reader.read("x[r]").problem().code()).isEqualTo("NUMBER_FORMAT");
  }

  @Test
  @DisplayName("T02: per cent is read where it is declared, in per cent and not as a share")
  void perCentStaysPerCent() {
    FieldReader percent =
        new FieldReader(column(ColumnType.PERCENT, "", false), false, Pseudonyms.NONE);
    assertThat(percent.read("78.4%").value()).isEqualTo(78.4);
    assertThat(percent.read("78.4").problem().code()).isEqualTo("NUMBER_FORMAT");
    FieldReader plain =
        new FieldReader(column(ColumnType.DECIMAL, "", false), false, Pseudonyms.NONE);
    assertThat(plain.read("78.4").value()).isEqualTo(78.4);
    assertThat(plain.read("78.4%").problem().code()).isEqualTo("NUMBER_FORMAT");
  }

  @Test
  @DisplayName("T07: a null date is no date, and is counted")
  void aSentinelIsNoValueAndIsNoted() {
    List<String> sentinels = List.of("1800-01-01");
    FieldReader reader =
        new FieldReader(
            blanks(
                column(ColumnType.DATE, "yyyy-MM-dd", false),
                new Blanks(List.of(), sentinels, Map.of())),
            false,
            Pseudonyms.NONE);
    assertThat(reader.read("1800-01-01").value()).isNull();
    assertThat(reader.read("1800-01-01").note()).isEqualTo("SENTINEL_NULL");
    assertThat(reader.read("1999-01-01").note()).isNull();
  }

  @Test
  void aNumberAsLongAsABookIsNoneAndIsNotCalculated() {
    Map<ColumnType, String> numbers =
        Map.of(
            ColumnType.INTEGER, "9".repeat(1_000_000),
            ColumnType.DECIMAL, "1." + "0".repeat(1_000_000),
            ColumnType.GROUPED_INTEGER, "1" + ",000".repeat(250_000),
            ColumnType.SPSS_DATE, "9".repeat(1_000_000),
            ColumnType.PERCENT, "1".repeat(1_000_000) + "%");
    numbers.forEach(
        (type, text) -> {
          FieldReader reader = new FieldReader(column(type, "", false), false, Pseudonyms.NONE);
          FieldReader.Field field =
              assertTimeoutPreemptively(Duration.ofSeconds(20), () -> reader.read(text));
          assertThat(field.problem().code()).isIn("NUMBER_FORMAT", "DATE_FORMAT");
        });
  }

  @Test
  void aLongTextIsShownInPart() {
    String text = "9".repeat(400);
    String detail =
        new FieldReader(column(ColumnType.INTEGER, "", false), false, Pseudonyms.NONE)
            .read(text)
            .problem()
            .detail();
    assertThat(detail).contains("'" + "9".repeat(80) + "'");
  }

  @Test
  void ofRestrictedRowsNoMessageRepeatsWhatStandsInThem() {
    FieldReader reader = new FieldReader(coded(Set.of("Male", "Female")), true, Pseudonyms.NONE);
    assertThat(reader.read("Jane Doe").problem().detail())
        .isEqualTo("saw a text of 8 characters, not in the code list");
  }

  /** A reader remembers the text before; what it says must not depend on that. */
  @Test
  void everyTextIsReadAloneWhateverCameBefore() {
    FieldReader reader =
        new FieldReader(column(ColumnType.INTEGER, "", true), false, Pseudonyms.NONE);
    assertThat(reader.read("1").value()).isEqualTo(1L);
    assertThat(reader.read("1").value()).isEqualTo(1L);
    assertThat(reader.read("x").isBroken()).isTrue();
    assertThat(reader.read(null).problem().code()).isEqualTo("REQUIRED");
    assertThat(reader.read("x").problem().code()).isEqualTo("NUMBER_FORMAT");
    assertThat(reader.read("2").value()).isEqualTo(2L);
  }
}
