package london.outcomes.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import london.outcomes.config.ConfigFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person is told of a name that is almost that of a contract of ours. */
final class NearMissesTest {

  private static final NearMisses OURS =
      new NearMisses(
          new ConfigFolder(Path.of(System.getProperty("project", "..")).resolve("conf"))
              .load()
              .sources()
              .values());

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      value = {
        "cps/principal_offence_category_january.csv"
            + "^cps-principal-offence, but lacks the year; expected 20\\d{2}",
        "principal_offence_category_january_15.csv"
            + "^cps-principal-offence, but has '15' for the year; expected 20\\d{2}",
        "oct.csv^cps-principal-offence, but lacks the year; expected 20\\d{2}",
        "a.zip/2024-01/2024-01-kent-street.csv"
            + "^police-uk-street, but has 'kent' for the force; expected metropolitan|city-of-london",
        "2024-1-metropolitan-outcomes.csv.gz"
            + "^police-uk-outcomes, but has '2024-1' for the period; expected \\d{4}-\\d{2}",
        "evidence-2024-01.xlsx^evidence, but has 'xlsx' for the ending; expected csv",
        "TDIU-2024-Q1.csv^tdiu, but has other capital letters; expected tdiu-"
      })
  void aNameIsComparedWithTheClosestContract(String path, String expected) {
    assertThat(OURS.closest(path)).get().asString().startsWith("it comes closest to " + expected);
  }

  @ParameterizedTest
  @CsvSource({"notes.txt", "figures_2024.csv", "Thumbs.db", "2024/x.csv"})
  void aNameThatHasNothingOfAContractIsNearToNone(String path) {
    assertThat(OURS.closest(path)).isEmpty();
  }

  @Test
  void withoutContractsNothingIsNear() {
    assertThat(new NearMisses(List.of()).closest("a.csv")).isEmpty();
  }
}
