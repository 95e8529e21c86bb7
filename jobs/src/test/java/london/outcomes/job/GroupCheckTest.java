package london.outcomes.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import london.outcomes.config.ConfigFolder;
import london.outcomes.config.ConfigProblem;
import london.outcomes.config.CopiedConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupCheckTest {

  private static final Map<String, Set<String>> COLUMNS =
      Map.of("sex", Set.of("Male", "Female"), "risk", Set.of("high", "low"));

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "lower(sex), female male",
        "\"CASE WHEN age < 18 THEN 'child' ELSE 'adult' END\", adult child",
        "\"CASE risk WHEN 'high' THEN 'very' END\", very",
        "\"if(is_child, 'child', risk)\", child high low",
        "\"coalesce(nullif(risk, 'low'), 'none')\", high low none",
        "\"concat(risk, ' ', lower(sex))\", high female/high male/low female/low male",
        "\"replace(risk, 'h', 'H')\", HigH low",
        "cast(NULL AS string), \"\"",
        "other, ?",
        "\"concat(risk, other)\", ?",
        "\"split(risk, 'i')[0]\", ?",
      })
  void tellsWhatAnExpressionMayGive(String expression, String expected) {
    Optional<Set<String>> texts =
        new PossibleTexts(column -> Optional.ofNullable(COLUMNS.get(column))).of(expression);
    String separator = expected.contains("/") ? "/" : " ";
    String all =
        String.join(separator, texts.map(t -> t.stream().sorted().toList()).orElse(List.of("?")));
    assertThat(all).isEqualTo(expected);
  }

  @Test
  void everyGroupOfTheProductCanBeFound() {
    ConfigFolder conf = new ConfigFolder(Path.of(System.getProperty("project")).resolve("conf"));
    assertThat(new GroupCheck(conf.load(), conf).problems()).isEmpty();
  }

  @Test
  void aGroupThatNoSourceDeliversIsNamed() throws IOException {
    assertThat(damaged("measures/stop-searches.yaml", "over 34, unknown", "over 35, unknown"))
        .containsExactly(
            "conf/measures/stop-searches.yaml:17: breakdowns[2].groups: nobody can be 'over 35'. The"
                + " column gives [10 to 17, 18 to 24, 25 to 34, over 34, under 10].");
    assertThat(damaged("sources/custody-detention.yaml", "[Male, Female, Other", "[Male, Female"))
        .containsExactly(
            "conf/measures/youth-custody-detentions.yaml:17: breakdowns[0].groups: nobody can be"
                + " 'other'. The column gives [female, male, unknown].");
  }

  private List<String> damaged(String file, String before, String after) throws IOException {
    CopiedConf copy = new CopiedConf(folder.resolve(file.replace('/', '-')));
    Path damaged = copy.folder().resolve(file);
    String sound = Files.readString(damaged);
    assertThat(sound).contains(before);
    Files.writeString(damaged, sound.replace(before, after));
    ConfigFolder conf = new ConfigFolder(copy.folder());
    return new GroupCheck(conf.load(), conf)
        .problems().stream().map(ConfigProblem::toString).toList();
  }
}
