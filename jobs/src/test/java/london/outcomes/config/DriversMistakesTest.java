package london.outcomes.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import london.outcomes.catalogue.Drivers;
import london.outcomes.catalogue.Failure;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an analyst can get wrong in {@code conf/insight/drivers.yaml} is named with its line. */
class DriversMistakesTest {

  private static final String FILE = "insight/drivers.yaml";

  @TempDir static Path folder;

  private static CopiedConf conf;

  @BeforeAll
  static void copy() {
    conf = new CopiedConf(folder);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @MethodSource
  void isNamedWithItsLine(String before, String after, String message) {
    int line = conf.lineOf(FILE, before);
    assertThat(conf.damage(FILE, before, after))
        .anyMatch(text -> text.startsWith("conf/" + FILE + ":" + line + ": " + message));
  }

  static Stream<Arguments> isNamedWithItsLine() {
    return Stream.of(
        arguments(
            "{measure: trust-mps",
            "{measure: trust",
            "outcomes[0].measure: no measure 'trust'. Name the id of a measure of a survey"),
        arguments(
            "{measure: trust-mps",
            "{measure: neighbourhood-crime",
            "outcomes[0].measure: neighbourhood-crime is no share of a sample. Name a measure"),
        arguments(
            "answer: is_trusting",
            "answer: is_trustful",
            "outcomes[0].answer: no column 'is_trustful'. Yes-or-no columns: "),
        arguments(
            "{column: is_informed",
            "{column: is_infromed",
            "factors[3].column: no column 'is_infromed'. Yes-or-no columns: is_satisfied_overall, "),
        arguments(
            "{column: is_informed",
            "{column: age_band",
            "factors[3].column: 'age_band' is no yes or no: string. Yes-or-no columns: "),
        arguments(
            "{column: is_informed",
            "{column: is_trusting",
            "factors[3].column: 'is_trusting' is what trust-mps asks: it would explain itself."
                + " Leave it out."),
        arguments(
            "controls: [age_band",
            "controls: [age",
            "controls: no column 'age'. Columns: month, force_id, "),
        arguments(
            "breakdowns: [sex",
            "breakdowns: [gender",
            "breakdowns: trust-mps is not broken down by 'gender'. Choose from: ethnicity, sex,"),
        arguments(
            "checks: [ethnicity, sex, age]",
            "checks: [faith]",
            "checks: trust-mps is not broken down by 'faith'."),
        arguments(
            "minimum-answered: 0.5",
            "minimum-answered: 50",
            "minimum-answered: '50' is not between 0 and 1."),
        arguments("minimum-answered", "at-least", "at-least: the key is not known here."),
        arguments(
            "theme: information, ", "", "factors[3].theme: the key is missing. Add `theme: "));
  }

  @Test
  void whatIsAControlIsNoFactorAsWell() {
    assertThat(conf.damage(FILE, "{column: is_informed", "{column: is_victim"))
        .anyMatch(text -> text.contains("'is_victim' is a factor or a control already"));
  }

  /** Such as a folder with few measures, to try something out. */
  @Test
  void aQuestionAboutAMeasureThatIsGoneStopsInsightAlone(@TempDir Path other) {
    ConfigFolder few = new ConfigFolder(new CopiedConf(other).only(Set.of("trust-mps")).folder());

    int line = conf.lineOf(FILE, "{measure: good-job-local");
    String mistake =
        "conf/" + FILE + ":" + line + ": outcomes[1].measure: no measure 'good-job-local'.";
    assertThat(CopiedConf.texts(few.read().problems()))
        .singleElement()
        .asString()
        .startsWith(mistake);
    assertThatThrownBy(few::loadForInsight)
        .isInstanceOf(Failure.Configuration.class)
        .hasMessageStartingWith(mistake);
    assertThat(few.load().measures()).containsOnlyKeys("trust-mps");
  }

  /** Definitions of releases before there were drivers can still be read. */
  @Test
  void withoutTheFileThereIsNothingToExplain() throws IOException {
    Path file = folder.resolve(FILE);
    String text = Files.readString(file);
    Files.delete(file);
    try {
      ConfigFolder.Checked checked = new ConfigFolder(folder).read();
      assertThat(checked.problems()).isEmpty();
      assertThat(checked.catalogue().drivers()).isEqualTo(Drivers.NONE);
    } finally {
      Files.writeString(file, text);
    }
  }
}
