package london.outcomes.publish.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import london.outcomes.publish.SpreadsheetText;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Open data are harmless in a spreadsheet, and still the same as the table. */
class FormulaGuardTest {

  private static final String[] BITS = {
    "'", "=", "+", "-", "@", ";", "|", "\n", "\t", " ", "\"", "a", "1", "5.2", "\u00a0", "\u200b",
    "\uFF1D", "\u2212", "\u2028"
  };

  @ParameterizedTest
  @CsvSource(
      value = {
        "=1+1   § '=1+1",
        "-5     § -5",
        "-5 C   § '-5 C",
        "a|=b   § a|'=b",
        "a - b  § a - b",
        "'=1    § ''=1"
      },
      delimiter = '§',
      quoteCharacter = '^')
  void whatASpreadsheetWouldRunHasAnApostropheBeforeIt(String text, String guarded) {
    assertThat(FormulaGuard.guard(text)).isEqualTo(guarded);
    assertThat(FormulaGuard.original(guarded)).isEqualTo(text);
  }

  @Test
  void everyHostileTextComesBackAndIsAsHarmlessAsInOtherExports() throws IOException {
    Path file =
        Path.of(System.getProperty("project"), "jobs/src/test/resources/hostile-strings.csv");
    int count = 0;
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : csv) {
        requireSafeAndSame(row.getField("text"));
        count++;
      }
    }
    assertThat(count).isEqualTo(500);
  }

  @RepeatedTest(200)
  void anyTextComesBack(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(9); i >= 0; i--) {
      text.append(BITS[random.nextInt(BITS.length)]);
    }
    requireSafeAndSame(text.toString());
  }

  private static void requireSafeAndSame(String text) {
    String guarded = FormulaGuard.guard(text);
    assertThat(FormulaGuard.original(guarded)).as(text).isEqualTo(text);
    assertThat(SpreadsheetText.safe(guarded)).as(text).isEqualTo(guarded);
  }
}
