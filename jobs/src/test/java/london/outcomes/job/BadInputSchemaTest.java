package london.outcomes.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers: columns are found by name, and a name that is not known is never guessed at. */
class BadInputSchemaTest {

  static void deliver(BadLanding landing) {
    landing.refused("S01", f -> f.text().replaceFirst("LSOA code", "Neighbourhood code"));
    landing.boroughs("S01 alias", f -> f.text().replaceFirst("Borough", "LookUp_Borough"));
    landing.street("S02", f -> eachLine(f.text(), ",Beat", ",A12"));
    landing.refused("S03", f -> eachLine(f.text(), "", "").replaceAll("(?m),[^,\n]*$", ""));
    landing.street("S04", f -> f.text().replaceAll("(?m)^([^,]*),([^,]*),(.*)$", "$3,$2,$1"));
    landing.refused("S05", f -> eachLine(f.text(), ",Month", ",2012-01"));
    landing.street("S06", f -> f.text().replaceFirst("Crime ID,Month", "crime  id,MONTH"));
    landing.refused("S07", f -> eachLine(f.text(), ",", ","));
    landing.refused("S07 blank", f -> eachLine(f.text(), ", ", ",x"));
    landing.boroughs("S08 dash", f -> eachLine(f.text(), ",2024-04", ",5"));
    landing.boroughs("S08 name", f -> eachLine(f.text(), ",Apr-24", ",5"));
    landing.boroughs("S08 added", f -> eachLine(f.text(), ",Refreshed", ",yes"));
    landing.boroughs("S08 month 13", f -> eachLine(f.text(), ",202413", ",5"));
    for (String name : new String[] {"_corrupt_record", "__rescued", "_Metadata"}) {
      landing.refused("F05 " + name, f -> eachLine(f.text(), "," + name, ",x"));
    }
  }

  private static String eachLine(String text, String behindHeader, String behindRow) {
    String[] lines = text.split("\n");
    String rows =
        Arrays.stream(lines).skip(1).map(l -> l + behindRow + "\n").collect(Collectors.joining());
    return lines[0] + behindHeader + "\n" + rows;
  }

  @Test
  @DisplayName("S01: a renamed column rejects the file, and the message names both names")
  void renamedColumnRejects() {
    BadLanding.seen("S01")
        .isRejected("SCHEMA_DRIFT", "'LSOA code'", "'Neighbourhood code'", "in the contract");
  }

  @Test
  @DisplayName("S01: a declared alias is the same column")
  void declaredAliasIsTheSameColumn() {
    BadLanding.seen("S01 alias").isAccepted();
  }

  @Test
  @DisplayName("S02: an added column is named and left in the raw file")
  void addedColumnIsLeftInTheRawFile() {
    Seen seen = BadLanding.seen("S02").isAcceptedWith("COLUMN_ADDED");

    assertThat(seen.finding("COLUMN_ADDED").message()).contains("'Beat'", "not in the contract");
    assertThat(seen.records()).allSatisfy(r -> assertThat(r.mkString()).doesNotContain("A12"));
  }

  @Test
  @DisplayName("S03: a missing column rejects the file")
  void missingColumnRejects() {
    BadLanding.seen("S03").isRejected("COLUMN_MISSING", "'Context'", "ask the supplier");
  }

  @Test
  @DisplayName("S04: columns in another order are the same columns")
  void columnsInAnotherOrderAreTheSame() {
    assertThat(BadLanding.seen("S04").isAccepted().records())
        .filteredOn(r -> r.schema().getFieldIndex("crime_id").isDefined())
        .hasSize(9)
        .allSatisfy(
            r -> {
              assertThat(r.<String>getAs("crime_id")).hasSize(64);
              assertThat(r.<String>getAs("borough_code")).isEqualTo("E09000002");
            });
  }

  @Test
  @DisplayName("S05: a name that stands twice rejects the file")
  void nameThatStandsTwiceRejects() {
    BadLanding.seen("S05").isRejected("DUPLICATE_COLUMN", "Fields 2 and 13", "'Month'");
  }

  @Test
  @DisplayName("S06: case and spacing of names do not matter, and are mentioned")
  void caseAndSpacingDoNotMatter() {
    Seen seen = BadLanding.seen("S06").isAcceptedWith("HEADER_NORMALISED", "HEADER_NORMALISED");

    assertThat(seen.findings()).anySatisfy(f -> assertThat(f.message()).contains("'crime  id'"));
    assertThat(seen.findings()).anySatisfy(f -> assertThat(f.message()).contains("'MONTH'"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"S07", "S07 blank"})
  @DisplayName("S07: a column without a name rejects the file")
  void columnWithoutANameRejects(String id) {
    BadLanding.seen(id).isRejected("HEADER_MISMATCH", "Field 13", "no name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "name"})
  @DisplayName("S08: a month in another spelling rejects a wide file instead of getting lost")
  void monthInAnotherSpellingRejects(String id) {
    String name = id.equals("dash") ? "'2024-04'" : "'Apr-24'";
    BadLanding.seen("S08 " + id).isRejected("SCHEMA_DRIFT", name, "[0-9]{6}");
  }

  @Test
  @DisplayName("S08, S02: an added column that is no month does not stop a wide file")
  void addedColumnDoesNotStopAWideFile() {
    BadLanding.seen("S08 added").isAcceptedWith("COLUMN_ADDED");
  }

  @Test
  @DisplayName("S08: cells of a month that is none are set aside")
  void cellsOfAMonthThatIsNoneAreSetAside() {
    Seen seen = BadLanding.seen("S08 month 13").holds(36);

    assertThat(seen.refused())
        .hasSize(12)
        .allSatisfy(
            r -> {
              assertThat(r.<String>getAs("rule_code")).isEqualTo("DATE_FORMAT");
              assertThat(r.<String>getAs("detail")).contains("202413", "yyyyMM");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"_corrupt_record", "__rescued", "_Metadata"})
  @DisplayName("F05: names that the platform keeps for itself reject the file")
  void reservedNamesReject(String name) {
    BadLanding.seen("F05 " + name).isRejected("RESERVED_NAME", "'" + name + "'", "rename");
  }
}
