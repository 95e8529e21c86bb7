package london.outcomes.synth;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynthesisTest {

  private static final double SMALL = .01;

  @TempDir private Path folder;

  @Test
  void theSamePlanGivesTheSameBytes() {
    Map<String, String> one = small("2024-01", "2024-03", 7, "one").contents();
    Map<String, String> two = small("2024-01", "2024-03", 7, "two").contents();
    assertThat(two).isEqualTo(one);
  }

  @Test
  void writingAgainIntoTheSameFolderChangesNothing() {
    Map<String, String> one = small("2024-01", "2024-02", 7, "one").contents();
    Map<String, String> again = small("2024-01", "2024-02", 7, "one").contents();
    assertThat(again).isEqualTo(one);
  }

  @Test
  void anotherSeedGivesOtherRows() {
    String file = Extract.monthFile("2024-01", "metropolitan", "street");
    assertThat(small("2024-01", "2024-01", 8, "two").text(file))
        .isNotEqualTo(small("2024-01", "2024-01", 7, "one").text(file));
  }

  @Test
  void aMonthDoesNotDependOnTheMonthsAfterIt() {
    Map<String, String> few = small("2024-01", "2024-02", 7, "few").contents();
    Map<String, String> many = small("2024-01", "2024-06", 7, "many").contents();
    assertThat(few.keySet()).filteredOn(file -> file.startsWith("data-police-uk/")).hasSize(12);
    few.forEach(
        (file, text) -> {
          if (file.startsWith("data-police-uk/")) {
            assertThat(many.get(file)).as(file).isEqualTo(text);
          }
        });
  }

  @Test
  void columnsOfTheBoroughFileDoNotDependOnLaterMonthsEither() {
    List<NamedCsvRecord> few = borough(small("2024-01", "2024-02", 7, "few"), "202402");
    List<NamedCsvRecord> many = borough(small("2024-01", "2024-06", 7, "many"), "202406");
    assertThat(total(many, "202401")).isEqualTo(total(few, "202401")).isPositive();
    assertThat(total(many, "202402")).isEqualTo(total(few, "202402")).isPositive();
  }

  @Test
  void theManifestListsEveryOtherFileWithSizeAndHash() throws Exception {
    Extract extract = small("2024-01", "2024-03", 7, "one");
    List<NamedCsvRecord> rows = extract.rows("manifest.csv");
    assertThat(extract.header("manifest.csv")).isEqualTo("path,size,sha256,provenance");
    assertThat(rows)
        .extracting(row -> row.getField("path"))
        .isSorted()
        .containsExactlyElementsOf(
            extract.contents().keySet().stream().filter(f -> !f.equals("manifest.csv")).toList());
    for (NamedCsvRecord row : rows) {
      byte[] bytes = Files.readAllBytes(extract.folder().resolve(row.getField("path")));
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      assertThat(row.getField("size")).isEqualTo(Integer.toString(bytes.length));
      assertThat(row.getField("sha256")).isEqualTo(HexFormat.of().formatHex(hash));
      assertThat(row.getField("provenance")).isEqualTo("synthetic");
    }
  }

  @Test
  void filesWrittenAreReturnedTheManifestLast() {
    Extract extract = small("2024-01", "2024-01", 7, "one");
    assertThat(extract.files()).hasSize(extract.contents().size()).allMatch(Files::isRegularFile);
    assertThat(extract.files().get(extract.files().size() - 1))
        .isEqualTo(extract.folder().resolve("manifest.csv"));
  }

  @Test
  void theReadmeSaysThatNothingIsReal() {
    assertThat(small("2024-01", "2024-01", 7, "one").text("README.txt"))
        .startsWith("ALL FILES IN THIS FOLDER ARE SYNTHETIC.\n")
        .contains("outcomes synth", "No row is about a real person", "2024-01", "0.01", "7");
  }

  @Test
  void everyLocationSaysThatItIsSynthetic() {
    Extract extract = small("2024-01", "2024-01", 7, "one");
    for (String kind : List.of("street", "outcomes")) {
      assertThat(extract.months("metropolitan", kind))
          .extracting(row -> row.getField("Location"))
          .allMatch(
              location -> location.matches("(?i)no location|on or near synthetic street \\d+"));
    }
  }

  @Test
  void moreThanTwoYearsMakeAHistoricalFile() {
    Extract extract = small("2022-01", "2024-03", 7, "long");
    String name = "mps-borough-level/MPS Borough Level Crime (%s) to %s.csv";
    assertThat(extract.header(String.format(name, "Historical", "202203")))
        .isEqualTo("MajorText,MinorText,BoroughName,202201,202202,202203");
    assertThat(extract.header(String.format(name, "most recent 24 months", "202403")))
        .startsWith("MajorText,MinorText,BoroughName,202204,")
        .endsWith(",202403");
    assertThat(extract.contents()).containsKey("mps-homicide/Homicides_2022_2024.csv");
  }

  @Test
  void aPlanWithoutTheEndOfAQuarterHasNoSurvey() throws IOException {
    Extract extract = small("2024-01", "2024-02", 7, "one");
    assertThat(extract.contents().keySet()).noneMatch(file -> file.startsWith("pas-borough"));
  }

  private Extract small(String from, String to, long seed, String name) {
    return Extract.of(from, to, SMALL, seed, folder.resolve(name));
  }

  private static List<NamedCsvRecord> borough(Extract extract, String last) {
    String file = "mps-borough-level/MPS Borough Level Crime (most recent 24 months) to %s.csv";
    return extract.rows(String.format(file, last));
  }

  private static long total(List<NamedCsvRecord> rows, String month) {
    return rows.stream().mapToLong(row -> Long.parseLong(row.getField(month))).sum();
  }
}
