package london.outcomes.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import london.outcomes.catalogue.ReferenceList;
import org.junit.jupiter.api.Test;

/**
 * Places and codes in {@code conf/reference}, against each other and against what was published.
 */
class ReferenceFactsTest {

  private static final Map<String, ReferenceList> LISTS =
      new ConfigFolder(Path.of(System.getProperty("project")).resolve("conf")).load().references();

  private static List<NamedCsvRecord> published(String file) throws IOException {
    Path path = Path.of(System.getProperty("samples", "../../shared/samples"), "reference", file);
    assumeTrue(Files.exists(path), "no published list at " + path);
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(path)) {
      return reader.stream().toList();
    }
  }

  /** Key to the row of a list. */
  private static Map<String, Map<String, String>> rows(String name) {
    ReferenceList list = LISTS.get(name);
    Map<String, Map<String, String>> rows = new TreeMap<>();
    for (List<String> row : list.rows()) {
      Map<String, String> fields = new TreeMap<>();
      list.columns().forEach(column -> fields.put(column, list.field(row, column)));
      rows.put(row.get(0), fields);
    }
    return rows;
  }

  @Test
  void everyLsoaLiesInOneBoroughAndItsWardInTheSame() {
    Map<String, Map<String, String>> wards = rows("ward");
    rows("lsoa")
        .forEach(
            (code, lsoa) -> {
              String ward = lsoa.get("ward_code");
              if (!ward.isEmpty()) {
                assertThat(wards.get(ward))
                    .as(code)
                    .containsEntry("borough_code", lsoa.get("borough_code"));
                assertThat(wards.get(ward).get("editions")).as(code).isIn("2024", "both");
              }
            });
    assertThat(rows("lsoa").values().stream().filter(r -> !r.get("editions").equals("2021")))
        .hasSize(4835);
    assertThat(rows("lsoa").values().stream().filter(r -> !r.get("editions").equals("2011")))
        .hasSize(4994)
        .noneMatch(r -> r.get("ward_code").isEmpty());
  }

  @Test
  void anOldLsoaHasAWardWhereAllThatCameOfItLieInThatOne() throws IOException {
    Map<String, String> wards =
        published("LSOA21_WD24_LAD24_london.csv").stream()
            .collect(Collectors.toMap(r -> r.getField("LSOA21CD"), r -> r.getField("WD24CD")));
    Map<String, Set<String>> came = new TreeMap<>();
    for (NamedCsvRecord row : published("LSOA11_LSOA21_LAD22_london.csv")) {
      came.computeIfAbsent(row.getField("LSOA11CD"), code -> new TreeSet<>())
          .add(wards.get(row.getField("LSOA21CD")));
    }
    rows("lsoa")
        .forEach(
            (code, lsoa) -> {
              Set<String> own =
                  lsoa.get("editions").equals("2011") ? came.get(code) : Set.of(wards.get(code));
              String expected = own.size() == 1 ? own.iterator().next() : "";
              assertThat(lsoa).as(code).containsEntry("ward_code", expected);
            });
  }

  @Test
  void codesStandAsPublishedButForTheMisprintsThatTheReadmeNames() throws IOException {
    Set<String> expected = new TreeSet<>();
    for (NamedCsvRecord row : published("home_office_offence_codes_by_period.csv")) {
      String code = row.getField("offence_code");
      String group = row.getField("offence_subgroup");
      boolean isMisprint =
          group.equals("Fraud: action fraud")
              || row.getField("offence_description").equals("Threats to kill") && code.equals("72");
      if (!isMisprint) {
        String from = row.getField("first_fy").substring(0, 4) + "-04-01";
        String last = row.getField("last_fy");
        String to =
            last.equals("2025/26") ? "" : Integer.parseInt(last.substring(0, 4)) + 1 + "-03-31";
        Stream.concat(
                Stream.of(code), code.contains("/") ? Stream.of(code.split("/")) : Stream.of())
            .forEach(own -> expected.add(String.join("|", own, from, to, group)));
      }
    }
    ReferenceList list = LISTS.get("offence_code");
    Set<String> seen =
        list.rows().stream()
            .map(
                r ->
                    Stream.of("ho_code", "valid_from", "valid_to", "ho_subgroup")
                        .map(column -> list.field(r, column))
                        .collect(Collectors.joining("|")))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(seen).isEqualTo(expected).hasSameSizeAs(list.rows());
  }
}
