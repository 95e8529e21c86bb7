package london.outcomes.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The list of bad input, {@code bad-input.csv} beside the samples, against the tests: each case is
 * named, as D01 is, in the display name of a test that shows its outcome.
 */
class BadInputLedgerTest {

  /** Cases without a test so far, and why. */
  private static final Map<String, String> OPEN =
      Map.of(
          "A08", "small bases of survey figures belong to the work on releases",
          "R02", "two runs at once belong to the work on running and recovering",
          "R03", "faults of disks and stores belong to the work on running and recovering",
          "R04", "clocks that move back belong to the work on running and recovering");

  private static final Pattern DISPLAY_NAME =
      Pattern.compile("@DisplayName\\(\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"[\\s+]*)+)\\)");
  private static final Pattern CASES =
      Pattern.compile("\\b([A-Z])([0-9]{2})(?:-[A-Z]?([0-9]{2}))?\\b");

  @Test
  @DisplayName("Each case of bad input is named by a test, or is known to be open")
  void eachCaseIsNamedByATest() throws IOException {
    Path list = Path.of(System.getProperty("samples", "")).resolveSibling("bad-input.csv");
    assumeTrue(Files.exists(list), "no bad-input.csv beside the samples: nothing to compare with");
    Set<String> missing = new TreeSet<>();
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(list)) {
      csv.forEach(row -> missing.add(row.getField("id")));
    }
    assertThat(missing).hasSizeGreaterThan(100);

    missing.removeAll(named());

    assertThat(missing).isEqualTo(new TreeSet<>(OPEN.keySet()));
  }

  @Test
  void rangesAndSentencesOverSeveralLinesAreRead() {
    assertThat(cases("@Display" + "Name(\"C03-C05, D01: it \\\"is\\\"\"\n + \" X07 so\") // E01"))
        .containsExactly("C03", "C04", "C05", "D01", "X07");
  }

  private static Set<String> named() {
    Set<String> named = new TreeSet<>();
    Sources.texts("jobs/src/test/java", ".java")
        .forEach((path, source) -> named.addAll(cases(source)));
    return named;
  }

  private static Set<String> cases(String source) {
    Set<String> cases = new TreeSet<>();
    for (Matcher name = DISPLAY_NAME.matcher(source); name.find(); ) {
      for (Matcher range = CASES.matcher(name.group(1)); range.find(); ) {
        int first = Integer.parseInt(range.group(2));
        int last = range.group(3) == null ? first : Integer.parseInt(range.group(3));
        for (int number = first; number <= last; number++) {
          cases.add("%s%02d".formatted(range.group(1), number));
        }
      }
    }
    return cases;
  }
}
