package london.outcomes.synth;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables in {@code conf/reference}: complete, consistent with one another, and tidy. */
class ReferenceTablesTest {

  private static final Set<String> GROUPS =
      Set.of("white", "mixed", "asian", "black", "other", "unknown");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "area.csv",
        "area_alias.csv",
        "area_centre.csv",
        "crime_type.csv",
        "ethnicity.csv",
        "lsoa.csv",
        "mps_category.csv",
        "outcome_type.csv",
        "population.csv"
      })
  void filesAreTidy(String file) throws IOException {
    String text = Files.readString(Extract.REFERENCE.resolve(file));
    assertThat(text).doesNotContain("\r").doesNotStartWith("\uFEFF").endsWith("\n");
    assertThat(text.lines()).doesNotHaveDuplicates().noneMatch(line -> line.endsWith(" "));
  }

  @Test
  void everyAreaHasAParentThatIsOneLevelAbove() {
    Map<String, NamedCsvRecord> areas = byKey("area.csv", "area_code");
    for (NamedCsvRecord area : areas.values()) {
      String parent = area.getField("parent_code");
      switch (area.getField("area_level")) {
        case "region" -> assertThat(parent).isEmpty();
        case "bcu" -> assertThat(parent).isEqualTo("E12000007");
        default -> assertThat(areas).containsKey(parent);
      }
    }
    assertThat(areas.get("E09000001").getField("force_id")).isEqualTo("city-of-london");
    assertThat(areas.get("unknown").getField("parent_code")).isEqualTo("E12000007");
    assertThat(areas.values()).filteredOn(a -> a.getField("area_level").equals("bcu")).hasSize(12);
  }

  @Test
  void everyUnitHasTwoToFourBoroughs() {
    Map<String, Long> boroughs =
        Extract.reference("area.csv").stream()
            .filter(area -> area.getField("parent_code").startsWith("BCU-"))
            .collect(Collectors.groupingBy(a -> a.getField("parent_code"), Collectors.counting()));
    assertThat(boroughs).hasSize(12).allSatisfy((unit, n) -> assertThat(n).isBetween(2L, 4L));
    assertThat(boroughs.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(32);
  }

  @Test
  void aliasesDifferByMoreThanCaseAndSpaceAndLeadToAreas() {
    Set<String> areas = byKey("area.csv", "area_code").keySet();
    Set<String> folded = new HashSet<>();
    for (NamedCsvRecord alias : Extract.reference("area_alias.csv")) {
      String name = alias.getField("alias_name");
      assertThat(folded.add(fold(name))).as(name).isTrue();
      assertThat(areas).contains(alias.getField("area_code"));
    }
    for (NamedCsvRecord area : Extract.reference("area.csv")) {
      assertThat(folded).contains(fold(area.getField("area_name")));
    }
  }

  @Test
  void smallAreasBelongToBoroughs() {
    Set<String> areas = byKey("area.csv", "area_code").keySet();
    List<NamedCsvRecord> lsoas = Extract.reference("lsoa.csv");
    assertThat(byKey("lsoa.csv", "lsoa_code")).hasSize(lsoas.size());
    assertThat(lsoas).allMatch(row -> areas.contains(row.getField("borough_code")));
    Map<String, Long> editions =
        lsoas.stream()
            .collect(Collectors.groupingBy(r -> r.getField("editions"), Collectors.counting()));
    assertThat(editions).isEqualTo(Map.of("both", 4_659L, "2011", 176L, "2021", 335L));
  }

  @Test
  void ethnicGroupsAddUpToTheTotalWithinRounding() {
    Map<String, Long> total = new HashMap<>();
    Map<String, Long> groups = new HashMap<>();
    for (NamedCsvRecord row : Extract.reference("population.csv")) {
      if (row.getField("vintage").equals("census-2021") && row.getField("sex").equals("all")) {
        boolean isTotal = row.getField("ethnicity").equals("all");
        long people = Long.parseLong(row.getField("people"));
        (isTotal ? total : groups).merge(row.getField("area_code"), people, Long::sum);
      }
    }
    assertThat(total).hasSize(33);
    total.forEach((area, sum) -> assertThat(groups.get(area)).isBetween(sum - 13, sum + 13));
  }

  @Test
  void everySmallAreaLiesInAWardOfTodayAndOfItsOwnBorough() {
    Map<String, NamedCsvRecord> wards = new HashMap<>();
    Extract.reference("ward.csv").forEach(ward -> wards.put(ward.getField("ward_code"), ward));
    for (NamedCsvRecord lsoa : Extract.reference("lsoa.csv")) {
      String code = lsoa.getField("ward_code");
      if (!code.isEmpty()) {
        assertThat(wards.get(code).getField("editions")).as(code).isIn("2024", "both");
        assertThat(wards.get(code).getField("borough_code"))
            .as(code)
            .isEqualTo(lsoa.getField("borough_code"));
      }
    }
  }

  @Test
  void womenAndMenAndAgesAddUpToAll() {
    Map<String, Long> people = new HashMap<>();
    for (NamedCsvRecord row : Extract.reference("population.csv")) {
      if (row.getField("ethnicity").equals("all")) {
        String key =
            row.getField("sex") + " " + row.getField("age_from") + "-" + row.getField("age_to");
        String place = row.getField("area_code") + " " + row.getField("vintage") + " ";
        people.put(place + key, Long.valueOf(row.getField("people")));
      }
    }
    people.forEach(
        (key, count) -> {
          if (key.endsWith("census-2021 all 0-120")) {
            String place = key.replace("all 0-120", "");
            assertThat(people.get(place + "female 0-120") + people.get(place + "male 0-120"))
                .as(key)
                .isEqualTo(count);
          } else if (key.endsWith("all 0-24")) {
            String place = key.replace("0-24", "");
            assertThat(sum(people, place, "0-9", "10-17", "18-24")).as(key).isEqualTo(count);
            assertThat(sum(people, place, "0-12", "13-19", "20-24")).as(key).isEqualTo(count);
          } else if (key.endsWith("mye-2020 all 0-120")) {
            String place = key.replace("0-120", "");
            assertThat(sum(people, place, "0-24", "25-34", "35-44", "45-54", "55-64", "65-120"))
                .as(key)
                .isEqualTo(count);
          }
        });
  }

  private static long sum(Map<String, Long> people, String place, String... ages) {
    return Stream.of(ages).mapToLong(own -> people.get(place + own)).sum();
  }

  @Test
  void youngPeopleAreAPartOfAll() {
    Map<String, Long> people = new HashMap<>();
    for (NamedCsvRecord row : Extract.reference("population.csv")) {
      if (row.getField("vintage").equals("mye-2020")) {
        String ages = row.getField("age_from") + " to " + row.getField("age_to");
        String key = row.getField("area_code") + ": " + ages;
        people.put(key, Long.valueOf(row.getField("people")));
      }
    }
    assertThat(people).hasSize(13 * 33).containsEntry("E09000007: 0 to 120", 279_516L);
    people.forEach(
        (key, count) -> {
          String area = key.substring(0, key.indexOf(':'));
          double part = (double) count / people.get(area + ": 0 to 120");
          if (key.endsWith(" 0 to 24")) {
            assertThat(part).as(key).isBetween(.2, .4);
            assertThat(people.get(area + ": 10 to 17")).as(key).isBetween(1L, count - 1);
          } else if (key.endsWith(" 65 to 120")) {
            assertThat(part).as(key).isBetween(.05, .25);
          }
        });
  }

  @Test
  void aCategoryHasOneName() {
    Map<String, Set<String>> names = new HashMap<>();
    for (NamedCsvRecord row : Extract.reference("mps_category.csv")) {
      String id = row.getField("category_id");
      assertThat(id).matches("[a-z]+(-[a-z]+)*");
      assertThat(row.getField("major_text")).isUpperCase();
      names.computeIfAbsent(id, key -> new HashSet<>()).add(row.getField("category_name"));
    }
    assertThat(names).hasSize(31).allSatisfy((id, n) -> assertThat(n).hasSize(1));
  }

  @Test
  void sanctionsAreTheDecisionsThatTheDefinitionNames() {
    Set<String> sanctions = Set.of("1", "2", "3", "4", "6", "7");
    for (NamedCsvRecord row : Extract.reference("outcome_type.csv")) {
      String type = row.getField("outcome_type_id");
      boolean isSanction = row.getField("is_sanction").equals("true");
      if (!type.isEmpty()) {
        assertThat(isSanction).as(row.getField("outcome_text")).isEqualTo(sanctions.contains(type));
      }
      if (row.getField("is_court_result").equals("true")) {
        assertThat(type).isEqualTo("1");
      }
    }
  }

  @Test
  void ethnicityTextsOfBothCodingsLeadToAGroup() {
    List<NamedCsvRecord> rows = Extract.reference("ethnicity.csv");
    assertThat(rows).hasSize(17 + 19).allMatch(row -> GROUPS.contains(row.getField("group_id")));
    assertThat(byKey("ethnicity.csv", "source_text"))
        .hasSize(rows.size())
        .hasEntrySatisfying(
            "Chinese or other ethnic group - Chinese (O1)",
            row -> assertThat(row.getField("group_id")).isEqualTo("asian"));
  }

  @Test
  void whatIsWrittenIsKnownToTheTables() {
    assertThat(byKey("crime_type.csv", "crime_type").keySet())
        .containsAll(Set.of(CrimeType.values()).stream().map(type -> type.title).toList());
    assertThat(byKey("outcome_type.csv", "outcome_text").keySet())
        .containsAll(Set.of(Outcome.values()).stream().map(outcome -> outcome.title).toList());
    Set<String> pairs =
        Extract.reference("mps_category.csv").stream()
            .map(row -> row.getField("major_text") + "/" + row.getField("minor_text"))
            .collect(Collectors.toSet());
    for (Minor minor : Minor.values()) {
      assertThat(pairs).contains(minor.majorText + "/" + minor.minorText);
    }
  }

  private static String fold(String name) {
    return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  private static Map<String, NamedCsvRecord> byKey(String file, String key) {
    return Extract.reference(file).stream()
        .collect(Collectors.toMap(row -> row.getField(key), row -> row));
  }
}
