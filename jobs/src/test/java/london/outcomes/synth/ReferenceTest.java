package london.outcomes.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceTest {

  @Test
  void londonHasThirtyThreeBoroughsWithPeopleAndSmallAreas() throws IOException {
    List<Borough> boroughs = Reference.read(Extract.REFERENCE).boroughs();
    assertThat(boroughs).hasSize(33).isSortedAccordingTo((a, b) -> a.name().compareTo(b.name()));
    assertThat(boroughs.stream().filter(Borough::isCity)).hasSize(1);
    assertThat(boroughs.stream().mapToLong(Borough::residents).sum()).isEqualTo(8_799_697);
    assertThat(boroughs.stream().mapToInt(borough -> borough.lsoas().size()).sum())
        .isEqualTo(5_170);
  }

  @Test
  void namesOfSmallAreasAreUniqueAndLookReal() throws IOException {
    List<String> names =
        Reference.read(Extract.REFERENCE).boroughs().stream()
            .flatMap(borough -> borough.lsoas().stream())
            .map(Borough.Lsoa::name)
            .toList();
    assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[A-Z].* \\d{3}[A-E]"));
  }

  @Test
  void codesInUseFollowTheEditionOfTheMonth() throws IOException {
    Ground ground = Ground.of(Reference.read(Extract.REFERENCE), 7);
    assertThat(codesInUse(ground, "2022-02")).isEqualTo(4_835);
    assertThat(codesInUse(ground, "2022-03")).isEqualTo(5_170);
    assertThat(codesInUse(ground, "2023-05")).isEqualTo(5_170);
    assertThat(codesInUse(ground, "2023-06")).isEqualTo(4_994);
  }

  @Test
  void areasOfAForceAddUpToOne() throws IOException {
    Ground ground = Ground.of(Reference.read(Extract.REFERENCE), 7);
    for (Force force : Force.values()) {
      double sum = ground.areasOf(force).stream().mapToDouble(Ground.Area::weight).sum();
      assertThat(sum).isBetween(1 - 1e-9, 1 + 1e-9);
    }
    assertThat(ground.areasOf(Force.METROPOLITAN)).hasSize(33 + 5);
    assertThat(ground.areasOf(Force.CITY_OF_LONDON))
        .extracting(Ground.Area::name)
        .containsExactly("City of London", "Islington", "Tower Hamlets");
  }

  @Test
  void aBoroughWithoutPeopleIsNamedWithTheRemedy(@TempDir Path folder) throws IOException {
    copyReference(folder);
    Path population = folder.resolve("population.csv");
    List<String> others =
        Files.readAllLines(population).stream()
            .filter(line -> !line.startsWith("E09000007"))
            .toList();
    Files.write(population, others);
    assertThatThrownBy(() -> Reference.read(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "reference: population.csv has no row of E09000007, which area.csv has; add it there");
  }

  @Test
  void aMissingFolderIsNamed(@TempDir Path folder) {
    Path missing = folder.resolve("nowhere");
    assertThatThrownBy(() -> Reference.read(missing))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("nowhere");
  }

  private static long codesInUse(Ground ground, String month) {
    return ground.areasOf(Force.METROPOLITAN).stream()
        .filter(Ground.Area::isBorough)
        .mapToLong(area -> Ground.inUse(area, YearMonth.parse(month)).size())
        .sum();
  }

  private static void copyReference(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(Extract.REFERENCE)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
