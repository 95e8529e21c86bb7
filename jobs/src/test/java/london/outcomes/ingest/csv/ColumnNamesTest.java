package london.outcomes.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnNamesTest {
  @ParameterizedTest
  @CsvSource({
    "Crime ID,crimeid",
    "' LSOA  code\t',lsoacode",
    "LSOA\u00A0code,lsoacode",
    "\u200BMonth\uFEFF,month",
    "crime_id,crime_id",
    "\u202EMonth\u202C,month",
    "İ,i\u0307"
  })
  @DisplayName("E08: keys leave out what a reader cannot see")
  void keysLeaveOutWhatCannotBeSeen(String name, String key) {
    assertThat(ColumnNames.key(name)).isEqualTo(key);
  }

  @Test
  @DisplayName("E10: a Cyrillic look-alike is another name")
  void lookAlikesAreOtherNames() {
    assertThat(ColumnNames.key("\u0410rea")).isNotEqualTo(ColumnNames.key("Area"));
  }

  @Test
  void visibleNamesKeepTheirCaseAndSingleSpaces() {
    assertThat(ColumnNames.visible("\uFEFF Crime\u00A0 ID ")).isEqualTo("Crime ID");
    assertThat(ColumnNames.visible("\u200B")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"_corrupt_record", "__a", " __A", "_metadata", "_rescued_data"})
  @DisplayName("F05: reserved names")
  void reservedNames(String name) {
    assertThat(ColumnNames.isReserved(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"_id", "corrupt_record", "a__b", "", "metadata"})
  void otherNamesAreNotReserved(String name) {
    assertThat(ColumnNames.isReserved(name)).isFalse();
  }

  @Test
  void recordRepeatsTheHeaderOnlyInAllItsFields() {
    String[] header = {"Crime ID", "", "Month"};

    assertThat(ColumnNames.areSame(new String[] {"crime id", "", "MONTH "}, header)).isTrue();
    assertThat(ColumnNames.areSame(new String[] {"\u200BCrime ID", "", "Month"}, header)).isTrue();
    assertThat(ColumnNames.areSame(new String[] {"Crime ID", "x", "Month"}, header)).isFalse();
    assertThat(ColumnNames.areSame(new String[] {"Crime ID", "", "2024"}, header)).isFalse();
    assertThat(ColumnNames.areSame(new String[] {"", "", ""}, header)).isFalse();
  }
}
