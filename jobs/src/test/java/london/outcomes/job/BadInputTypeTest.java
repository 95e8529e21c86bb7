package london.outcomes.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values: a text that is not what the contract says becomes no value, and never a wrong one. */
class BadInputTypeTest {

  private static final List<String> NUMBERS =
      List.of(
          "1.234",
          "1 234",
          "\"1,234\"",
          "\"3,5\"",
          "1E+05",
          "*",
          "-3",
          "NaN",
          "-Infinity",
          "99999999999999999999",
          "",
          "NULL");

  static void deliver(BadLanding landing) {
    landing.boroughs(
        "numbers",
        f -> {
          String month = f.header().split(",")[3];
          for (int i = 0; i < NUMBERS.size(); i++) {
            f.with(i, month, NUMBERS.get(i));
          }
          return f.text();
        });
    landing.survey("T03", f -> f.add(f.line(0).replace("0,56", "0.56")).text());
    landing.street("T04 number", f -> f.insertDamaged(5, "Crime ID", "1.23E+45").text());
    landing.street("T04 lsoa", f -> f.insertDamaged(5, "LSOA code", "1.00E+27").text());
    landing.stops("T04 age", f -> f.plus("Age range", "17-Oct").text());
    landing.stops("T04 back", f -> f.plus("Age range", "Oct-17").text());
    landing.street("T05 date", f -> f.insertDamaged(5, "Month", "1-Mar").text());
    landing.street("T05 serial", f -> f.insertDamaged(5, "Month", "45292").text());
    landing.homicides("T05 register", f -> f.plus("Recorded Date", "37622").text());
    for (String date : List.of("31/02/2015", "29/02/2015", "12/31/2015", "2015-12-31")) {
      landing.survey("T06 " + date, f -> f.add(f.line(0).replaceFirst("^[^;]*", date)).text());
    }
    landing.stops("T06 local", f -> f.plus("Date", "03/04/2016 12:00").text());
    landing.street("T11", f -> f.with(9, "Crime ID", "\"\"").with(0, "Location", "NULL").text());
    landing.street("T12", f -> f.insertDamaged(5, "Latitude", "91.5").text());
    landing.street("T13", f -> f.insertDamaged(5, "Longitude", "NaN").text());
    landing.homicides("T12 victims", f -> f.plus("Count of Victims", "-1").text());
    landing.homicides("T14 victims", f -> f.plus("Count of Victims", "4294967297").text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.234|NUMBER_FORMAT",
        "1 234|NUMBER_FORMAT",
        "1,234|NUMBER_FORMAT",
        "3,5|NUMBER_FORMAT",
        "1E+05|NUMBER_FORMAT",
        "*|NUMBER_FORMAT",
        "-3|OUT_OF_RANGE",
        "NaN|NOT_FINITE",
        "-Infinity|NOT_FINITE",
        "99999999999999999999|OUT_OF_RANGE",
        "|REQUIRED",
        "NULL|NUMBER_FORMAT"
      })
  @DisplayName("T01, T03, T04, T08, T11-T14: a count is plain digits; nothing becomes 0 or null")
  void countIsPlainDigits(String text, String code) {
    String seen = "saw '" + (text == null ? "" : text) + "'";
    List<Row> refused =
        BadLanding.seen("numbers").refused().stream()
            .filter(r -> r.<String>getAs("detail").startsWith(seen))
            .toList();

    assertThat(refused).hasSize(1);
    assertThat(refused.get(0).<String>getAs("rule_code")).isEqualTo(code);
    assertThat(refused.get(0).<String>getAs("column_name")).isEqualTo("value");
    assertThat(refused.get(0).<String>getAs("raw_text")).endsWith(text == null ? "," : "," + text);
  }

  @Test
  @DisplayName("T08: cells beside a damaged one are taken, and every cell is accounted for")
  void cellsBesideADamagedOneAreTaken() {
    Seen seen = BadLanding.seen("numbers").holds(24);

    assertThat(seen.delivery().rowCount()).isEqualTo(36);
    assertThat(seen.records())
        .allSatisfy(r -> assertThat(r.<Double>getAs("value")).isGreaterThan(0));
  }

  @Test
  @DisplayName("the supplier reads which cells were refused, where and why")
  void supplierReadsWhichCellsWereRefused() {
    Seen seen = BadLanding.seen("numbers");
    String report = BadLanding.evidence().supplierReport(seen.delivery());

    assertThat(report)
        .contains("# " + seen.delivery().filePath(), "12 quarantined", "NUMBER_FORMAT")
        .containsPattern("- line \\d+ \\(byte \\d+\\), column value: NUMBER_FORMAT: saw '")
        .contains("deliver the whole file again");
    Seen clean = BadLanding.seen("P03");
    assertThat(BadLanding.evidence().supplierReport(clean.delivery())).isEmpty();
  }

  @Test
  @DisplayName("T03: a decimal comma is read where the contract says so, a point is not")
  void decimalCommaIsReadWhereTheContractSaysSo() {
    Seen seen =
        BadLanding.seen("T03").hasOneRefused("NUMBER_FORMAT", "value", "0.56", "decimal comma");

    assertThat(seen.records())
        .allSatisfy(r -> assertThat(r.<Double>getAs("value")).isEqualTo(0.56));
  }

  @Test
  @DisplayName("T04: codes that a spreadsheet has turned into numbers or dates are named so")
  void codesThatASpreadsheetDamagedAreNamedSo() {
    BadLanding.seen("T04 number").hasOneRefused("CODE_DAMAGED", "crime_id", "1.23E+45", "text");
    BadLanding.seen("T04 lsoa").hasOneRefused("CODE_DAMAGED", "lsoa_code", "1.00E+27");
    BadLanding.seen("T04 age").hasOneRefused("CODE_DAMAGED", "age_range", "17-Oct", "spreadsheet");
    BadLanding.seen("T04 back").hasOneRefused("CODE_DAMAGED", "age_range", "Oct-17");
  }

  @Test
  @DisplayName("T05: dates that a spreadsheet has rewritten are no months")
  void datesThatASpreadsheetRewroteAreNoMonths() {
    BadLanding.seen("T05 date").hasOneRefused("DATE_FORMAT", "month", "1-Mar", "yyyy-MM");
    BadLanding.seen("T05 serial").hasOneRefused("DATE_FORMAT", "month", "45292", "yyyy-MM");
    BadLanding.seen("T05 register").hasOneRefused("DATE_FORMAT", "month", "37622", "MMM-yy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"31/02/2015", "29/02/2015", "12/31/2015", "2015-12-31"})
  @DisplayName("T06: a date has the one format of the contract, and exists")
  void dateHasTheFormatOfTheContractAndExists(String date) {
    BadLanding.seen("T06 " + date).hasOneRefused("DATE_FORMAT", "window_end", date, "dd/MM/yyyy");
  }

  @Test
  @DisplayName("T06: a time stamp without its zone is not read as some local time")
  void timeStampWithoutItsZoneIsNotRead() {
    BadLanding.seen("T06 local").hasOneRefused("DATE_FORMAT", "stopped_at", "03/04/2016 12:00");
  }

  @Test
  @DisplayName("T11: an empty text in quotes is no value; the word NULL is a word")
  void emptyTextIsNoValueAndNullIsAWord() {
    Seen seen = BadLanding.seen("T11").isAccepted();

    assertThat(seen.records())
        .filteredOn(r -> r.schema().getFieldIndex("incident_type").isDefined())
        .hasSize(1);
  }

  @Test
  @DisplayName("T12-T14: coordinates and counts outside their range cost their row")
  void valuesOutsideTheirRangeCostTheirRow() {
    BadLanding.seen("T12").hasOneRefused("OUT_OF_RANGE", "latitude", "91.5", "-90.0 to 90.0");
    BadLanding.seen("T13").hasOneRefused("NOT_FINITE", "longitude", "NaN", "finite");
    BadLanding.seen("T12 victims").hasOneRefused("OUT_OF_RANGE", "victims", "-1", "from 1.0");
    BadLanding.seen("T14 victims").hasOneRefused("OUT_OF_RANGE", "victims", "4294967297");
  }
}
