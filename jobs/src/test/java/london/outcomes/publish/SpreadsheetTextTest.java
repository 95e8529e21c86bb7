package london.outcomes.publish;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With {@code deploy/office/formulas}, which opens the same texts in a real spreadsheet. */
class SpreadsheetTextTest {

  /** How a spreadsheet sees a cell: after white space, quotes and what cannot be seen. */
  private static final Pattern RUNS =
      Pattern.compile(
          "[\\p{Z}\\p{C}\\s\"]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20\u2212].*", Pattern.DOTALL);

  private static List<String> hostile() throws IOException {
    Path file =
        Path.of(System.getProperty("project"), "jobs/src/test/resources/hostile-strings.csv");
    List<String> texts = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
      csv.forEach(row -> texts.add(row.getField("text")));
    }
    return texts;
  }

  @Test
  void noneOfFiveHundredHostileTextsBeginsAFormula() throws IOException {
    assertThat(hostile()).hasSize(500).doesNotHaveDuplicates();
    for (String text : hostile()) {
      String safe = SpreadsheetText.safe(text);
      assertThat(safe).as(text).doesNotMatch(RUNS);
      assertThat(safe.replace("'", "")).as("but for apostrophes").isEqualTo(text.replace("'", ""));
    }
  }

  /** People in most of Europe open files whose separator they think is a semicolon. */
  @ParameterizedTest
  @ValueSource(chars = {',', ';', '\t', '|'})
  void noneDoesForAReaderWithAnotherSeparator(char separator) throws IOException {
    StringWriter file = new StringWriter();
    CsvWriter writer = CsvWriter.builder().build(file);
    for (String text : hostile()) {
      writer.writeRecord("1", SpreadsheetText.safe(text), "a");
    }
    List<String> cells = new ArrayList<>();
    CsvReader.builder()
        .fieldSeparator(separator)
        .allowExtraCharsAfterClosingQuote(true)
        .allowMissingFields(true)
        .allowExtraFields(true)
        .ofCsvRecord(file.toString())
        .forEach(record -> cells.addAll(record.getFields()));
    assertThat(cells).isNotEmpty().noneMatch(cell -> RUNS.matcher(cell).matches());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Barking and Dagenham",
        "-5",
        "+1.5",
        "-0",
        "a-b",
        "a=b",
        "x@y",
        "3; 4",
        "O'Neill",
        "'=1+1",
        "line\nbreak",
        " 2024-03-01",
        "50 – 60"
      })
  void ordinaryTextStaysAsItIs(String text) {
    assertThat(SpreadsheetText.safe(text)).isEqualTo(text);
  }
}
