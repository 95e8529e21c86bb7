package london.outcomes.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are damaged as the list says, and nowhere else. */
class DirtTest {

  private static final Plan PLAN = new Plan(YearMonth.of(2025, 3), YearMonth.of(2025, 3), .1, 4);
  private static final Set<String> EXTRACTS =
      Set.of("open", "mps-offence", "nhs-apc", "uss", "tdiu", "cps-defendant", "missing-episode");
  private static final String STREET = Extract.monthFile("2025-03", "metropolitan", "street");

  @TempDir private static Path folder;
  private static Extract clean;
  private static Extract dirty;
  private static List<NamedCsvRecord> damage;

  @BeforeAll
  static void write() {
    clean = Extract.of(PLAN, Synthesis.ALL, folder.resolve("clean"));
    dirty = Extract.of(PLAN, new Orders(Set.of(Synthesis.ALL), false, .1), folder.resolve("dirty"));
    damage = dirty.rows("dirt.csv");
  }

  @Test
  void everyCaseIsInjected() {
    Set<String> injected =
        damage.stream().map(row -> row.getField("case")).collect(Collectors.toSet());
    Set<String> known = new HashSet<>(Set.of("D04", "D05"));
    RowFlaws.all().forEach(flaw -> known.add(flaw.id()));
    FileFlaws.all().forEach(flaw -> known.add(flaw.id()));
    assertThat(injected).isEqualTo(known).hasSizeGreaterThan(60);
  }

  @Test
  void theShareOfDamagedRowsIsTheOneThatWasAskedFor() {
    long rows = clean.text(STREET).lines().count() - 1;
    long damaged = damage.stream().filter(row -> row.getField("file").equals(STREET)).count();
    assertThat((double) damaged / rows).isCloseTo(.1, within(.003));
  }

  @Test
  void linesThatAreNotListedAreThoseOfTheCleanFile() throws IOException {
    for (String file : List.of(STREET, "mps-offence/mps-offence-2025-03.csv")) {
      Map<Long, NamedCsvRecord> listed =
          damage.stream()
              .filter(row -> row.getField("file").equals(file))
              .collect(Collectors.toMap(row -> Long.valueOf(row.getField("line")), row -> row));
      List<String> kept = new java.util.ArrayList<>(lines(clean.folder().resolve(file)));
      List<String> seen = lines(dirty.folder().resolve(file));
      List<String> undamaged = new java.util.ArrayList<>();
      for (int at = 0; at < seen.size(); at++) {
        NamedCsvRecord row = listed.get(at + 1L);
        if (row == null) {
          undamaged.add(seen.get(at));
        } else {
          kept.remove(row.getField("original"));
          at += row.getField("case").equals("C01") ? 1 : 0;
        }
      }
      // Rows of antisocial behaviour can be equal: which of them was damaged cannot be seen.
      assertThat(undamaged.stream().sorted()).as(file).isEqualTo(kept.stream().sorted().toList());
    }
  }

  private static List<String> lines(Path file) throws IOException {
    return List.of(Files.readString(file, StandardCharsets.ISO_8859_1).split("\n"));
  }

  @Test
  void filesWithoutADamageThatFitsStayAsTheyWere() {
    for (String file :
        List.of(
            "missing-episode/missing-episode-2025-03.csv",
            "mps-homicide/Homicides_2025_2025.csv")) {
      assertThat(dirty.text(file)).as(file).isEqualTo(clean.text(file));
    }
  }

  @Test
  void damagedFilesStandBesideTheGoodOnesAndInTheManifest() {
    Map<String, String> manifest =
        dirty.rows("manifest.csv").stream()
            .collect(Collectors.toMap(r -> r.getField("path"), r -> r.getField("provenance")));
    assertThat(damage)
        .filteredOn(row -> row.getField("line").isEmpty())
        .hasSizeGreaterThan(30)
        .allSatisfy(
            row -> {
              assertThat(row.getField("file")).startsWith("dirt/");
              assertThat(manifest).containsEntry(row.getField("file"), "synthetic");
              assertThat(dirty.folder().resolve(row.getField("file"))).isRegularFile();
            });
    assertThat(manifest).containsEntry("dirt.csv", "synthetic");
    assertThat(manifest.keySet()).noneMatch(file -> file.endsWith(".clean"));
  }

  @Test
  void theSamePlanGivesTheSameDirt(@TempDir Path again) throws IOException {
    Plan small = new Plan(PLAN.from(), PLAN.to(), .01, 4);
    Orders orders = new Orders(Set.of(Synthesis.OPEN), false, .1);
    Extract other = Extract.of(small, orders, again.resolve("once"));
    Extract twice = Extract.of(small, orders, again.resolve("twice"));
    for (String file : List.of("dirt.csv", "manifest.csv", STREET)) {
      assertThat(Files.readAllBytes(twice.folder().resolve(file)))
          .isEqualTo(Files.readAllBytes(other.folder().resolve(file)));
    }
  }

  @Test
  void tooMuchDirtIsRefused() {
    assertThatThrownBy(() -> new Orders(Set.of(Synthesis.OPEN), false, .5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("0.5", "0.1");
  }
}
