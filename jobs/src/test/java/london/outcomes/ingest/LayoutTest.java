package london.outcomes.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import london.outcomes.ingest.csv.Problem;
import london.outcomes.ingest.workbook.Workbooks;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Where in a file a table may stand, and how its columns become rows, by declaration alone. */
final class LayoutTest {

  private static final String AREAS =
      """
      file-name: areas\\.csv
      format: {delimiter: ","}
      period: {from: rows, column: month}
      columns:
        - {name: month, header: Month, type: month, format: yyyy-MM}
        - {name: area, header: Area}
        - {name: count, header: Count, type: integer}
      """;

  @Test
  void aVintageLacksColumnsAndNamesOthersOtherwise() {
    Reader reader =
        Reader.of(
            AREAS
                + """
                vintages:
                  - {name: old, recognised-by: [Borough], lacks: [count], headers: {area: Borough}}
                """);

    assertThat(reader.rows("Month,Borough\n2024-01,Camden\n"))
        .containsExactly("2 [2024-01-01, Camden, null]");
    assertThat(reader.rows("Month,Area,Count\n2024-01,Camden,3\n"))
        .containsExactly("2 [2024-01-01, Camden, 3]");
    // Not every file without a column is an old one.
    assertThat(reader.check("areas.csv", "Month,Area\n2024-01,Camden\n").rejects())
        .extracting(Problem::code)
        .containsExactly("COLUMN_MISSING");
    // In an old file the new name means something else, or nothing.
    assertThat(reader.check("areas.csv", "Month,Borough,Area\n2024-01,Camden,x\n").warnings())
        .extracting(Problem::code, Problem::column)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("COLUMN_ADDED", "Area"));
  }

  @Test
  void columnsThatNobodyWantsCanBePassedOver() {
    Reader reader = Reader.of(AREAS + "other-columns: ignore\n");
    String file = "Month,Q1,Area,,Count,\n2024-01,7,Camden,,3,\n";

    assertThat(reader.check("areas.csv", file).rejects()).isEmpty();
    assertThat(reader.check("areas.csv", file).warnings()).isEmpty();
    assertThat(reader.rows(file)).containsExactly("2 [2024-01-01, Camden, 3]");
  }

  @Test
  @DisplayName("C16: what stands below a declared footer is not read, but counted and told")
  void whatStandsBelowAFooterIsCounted() {
    Reader reader = Reader.of(AREAS + "footer: ^Source\n");
    String table = "Month,Area,Count\n2024-01,Camden,3\n";

    assertThat(reader.rows(table)).containsExactly("2 [2024-01-01, Camden, 3]");
    assertThat(reader.rows(table + "Source: a register\n,,\nNote 1\n2024-01,Brent,4\n"))
        .containsExactly(
            "2 [2024-01-01, Camden, 3]",
            "0 BELOW_FOOTER the table ends at its declared footer on line 3; 4 records from there on"
                + " were not read, 2 of them below it with as many fields as the table; expected notes"
                + " alone; look whether the table goes on there");
  }

  @Test
  void aFooterEndsItsOwnSheetAlone() {
    Reader reader =
        Reader.of(
            """
            file-name: areas\\.ods
            format: {type: ods, sheet: "20.*", sheets: all}
            footer: ^Source
            period: {from: rows, column: month}
            columns:
              - {name: month, header: Month, type: month, format: yyyy-MM}
            """);
    String sheet = "<table:table table:name='%s'>%s</table:table>";
    String header = Workbooks.odsRow("Month");
    byte[] workbook =
        Workbooks.ods(
            "",
            sheet.formatted(
                    "2023",
                    header
                        + Workbooks.odsRow("2023-01")
                        + Workbooks.odsRow("Source: us")
                        + Workbooks.odsRow("x"))
                + sheet.formatted("2024", header + Workbooks.odsRow("2024-01")));

    assertThat(reader.rows(workbook))
        .satisfiesExactly(
            row -> assertThat(row).isEqualTo("2 [2023-01-01]"),
            row -> assertThat(row).startsWith("0 BELOW_FOOTER").contains("line 3; 2 records"),
            row -> assertThat(row).isEqualTo("2 [2024-01-01]"));
  }

  @Test
  @DisplayName("X03: header rows that the contract declares are one header")
  void severalHeaderRowsAreOneHeader() {
    Reader reader =
        Reader.of(
            """
            file-name: areas\\.csv
            format: {delimiter: ","}
            header-rows: 2
            period: {from: rows, column: month}
            columns:
              - {name: month, header: Month, type: month, format: yyyy-MM, fill-down: true}
              - {name: men, header: People | Men, type: integer}
              - {name: women, header: People | Women, type: integer}
            """);
    String file = "Month,People,\n,Men,Women\n2024-01,1,2\n,3,4\nx\n,5,6\n2024-02,7,8\n,9,9\n";

    assertThat(reader.check("areas.csv", file).rejects()).isEmpty();
    // What stands above a damaged row is not carried over it.
    assertThat(reader.rows(file))
        .containsExactly(
            "3 [2024-01-01, 1, 2]",
            "4 [2024-01-01, 3, 4]",
            "5 FIELD_COUNT The record has 1 fields; expected 3 as in the header; look for an unquoted"
                + " delimiter or line end in a value",
            "6 [null, 5, 6]",
            "7 [2024-02-01, 7, 8]",
            "8 [2024-02-01, 9, 9]");
  }

  @Test
  void columnsOfOneSeriesBecomeOneRow() {
    Reader reader =
        Reader.of(
            """
            file-name: cases-(?<period>\\d{4}-\\d{2})\\.csv
            format: {delimiter: ","}
            period: {from: file-name}
            columns:
              - {name: area, header: [""]}
              - {name: offence_type}
              - {name: outcome}
              - {name: cases, type: grouped-integer}
              - {name: share_pct, type: percent, markers: {"-": no cases}}
            melt:
              columns: (?<kind>Number|Share) of (?<offencetype>.+) (?<outcome>Won|Lost)
              by: kind
              values: {Number: cases, Share: share_pct}
            """);
    String file =
        ",Number of Theft Won,Share of Theft Won,Number of Theft Lost,Share of Theft Lost,"
            + "Number of Admin Lost,Share of L Admin Lost\n"
            + "National,\"9,087\",82.3%,12,17.7%,5,100.0%\nKent,0,-,0,-,0,-\n";

    assertThat(reader.check("cases-2017-01.csv", file).period()).contains(YearMonth.of(2017, 1));
    assertThat(reader.check("cases-2017-01.csv", file).rejects()).isEmpty();
    assertThat(reader.rows(file))
        .containsExactly(
            "2 [National, Theft, Won, 9087, 82.3]",
            "2 [National, Theft, Lost, 12, 17.7]",
            "2 [National, Admin, Lost, 5, null]",
            "2 [National, L Admin, Lost, null, 100.0]",
            "3 [Kent, Theft, Won, 0, null]",
            "3 [Kent, Theft, Lost, 0, null]",
            "3 [Kent, Admin, Lost, 0, null]",
            "3 [Kent, L Admin, Lost, null, null]");
    assertThat(reader.check("cases-2017-13.csv", file).rejects())
        .extracting(Problem::code)
        .containsExactly("PERIOD_UNKNOWN");
  }

  @Test
  void aMeltThatDoesNotSayWhatACellIsRejects() {
    Reader reader =
        Reader.of(
            """
            file-name: a\\.csv
            format: {delimiter: ","}
            period: {from: rows, column: month}
            columns:
              - {name: month, header: Month, type: month, format: yyyy-MM}
              - {name: sex}
              - {name: cases, type: integer}
            melt: {columns: "(?<kind>[A-Z]\\\\w+) of (?<sex>\\\\w+)", by: kind, values: {Number: cases}}
            """);

    assertThat(reader.check("a.csv", "Month,Number of Men,Rank of Men\n2024-01,1,2\n").rejects())
        .extracting(Problem::code, Problem::column)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("SCHEMA_DRIFT", "Rank of Men"));
  }

  @Test
  void everySheetHasAHeaderOfItsOwnAndGivesItsName() {
    Reader reader =
        Reader.of(
            """
            file-name: years\\.ods
            format: {type: ods, sheet: "20.*", sheets: all}
            period: {from: rows, column: month}
            columns:
              - {name: year, from: sheet}
              - {name: force, header: Force}
              - {name: count, header: Count, type: integer}
            derived: {month: to_date(year)}
            """);
    byte[] workbook =
        Workbooks.ods(
            "",
            sheet("Cover", Workbooks.odsRow("Notes"))
                + sheet("2012", Workbooks.odsRow("Force", "Count") + Workbooks.odsRow("Met", "3"))
                + sheet(
                    "2013",
                    Workbooks.odsRow("Count", "Force")
                        + Workbooks.odsRow("4", "Met")
                        + Workbooks.odsRow("x", "Kent")));

    assertThat(reader.check("years.ods", workbook).rejects()).isEmpty();
    assertThat(reader.rows(workbook))
        .containsExactly(
            "2 [2012, Met, 3]",
            "2 [2013, Met, 4]",
            "3 NUMBER_FORMAT sheet '2013': saw 'x', expected plain digits");
  }

  private static String sheet(String name, String rows) {
    return "<table:table table:name='" + name + "'>" + rows + "</table:table>";
  }

  @Test
  void theMonthIsWrittenInATitleOrInASheetsName() {
    String table =
        "<row r='1'><c r='A1' t='str'><v>Figures to March 2024</v></c></row>"
            + "<row r='2'><c r='A2' t='str'><v>Area</v></c></row>"
            + "<row r='3'><c r='A3' t='str'><v>Kent</v></c></row>";
    byte[] workbook = Workbooks.xlsx(table).bytes();
    String head = "file-name: a\\.xlsx\nformat: {type: xlsx, sheet: Data}\npreamble-lines: 1\n";
    String columns = "columns: [{name: area, header: Area}]\n";

    Reader titled =
        Reader.of(
            head
                + "period: {from: title, pattern: 'to (?<period>\\w+ \\d{4})', format: MMMM yyyy}\n"
                + columns);
    Reader named =
        Reader.of(
            head + "period: {from: sheet, pattern: '(?<period>\\d{4})', format: yyyy}\n" + columns);

    assertThat(titled.check("a.xlsx", workbook).period()).contains(YearMonth.of(2024, 3));
    assertThat(titled.rows(workbook)).containsExactly("3 [Kent]");
    assertThat(named.check("a.xlsx", workbook).rejects())
        .extracting(Problem::detail)
        .containsExactly(
            "the sheet's name or title states no month of the form yyyy; expected the month that"
                + " the delivery is for; correct it there, or the contract's period");
  }

  @Test
  void quotationMarksMayBeOrdinaryCharacters() {
    Reader reader = Reader.of(AREAS.replace("delimiter: \",\"", "delimiter: \"|\", quote: none"));

    assertThat(reader.rows("Month|Area|Count\n2024-01|The \"Fold\"|3\n"))
        .containsExactly("2 [2024-01-01, The \"Fold\", 3]");
  }
}
