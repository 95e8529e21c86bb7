package london.outcomes.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A curated table is changed, and the contract that readers have is not. */
@DisplayName("A change of a curated table needs a version that says so")
class ContractCheckTest {

  private static final Path PROJECT = Path.of(System.getProperty("project"));
  private static final Path PUBLISHED = PROJECT.resolve("docs/contracts");

  @TempDir Path folder;

  private CopiedConf conf;
  private Path file;

  @BeforeEach
  void copy() {
    conf = new CopiedConf(folder);
    file = conf.folder().resolve("tables/dim_group.yaml");
  }

  @Test
  void whatIsPublishedIsWhatIsDefined() {
    assertThat(problems(PUBLISHED)).isEmpty();
  }

  @ParameterizedTest(name = "{0} needs {4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a column that goes     | (?m)^.*name: sort_order.*\\n | ''                        | sort_order is gone       | 2.0.0
          a column that is renamed | name: sort_order          | name: rank                | sort_order is gone; column rank is new | 2.0.0
          a column of another type | sort_order, type: int     | sort_order, type: bigint  | sort_order was a int     | 2.0.0
          a column that may be empty | type: int, nullable: false | type: int              | sort_order was never empty | 2.0.0
          another grain          | key: \\[group_type, group_id\\] | key: [group_type]      | the key was [group_type, group_id] | 2.0.0
          a column more          | (?m)^.*name: sort_order      | '  - {name: icon, type: string, comment: Sign}\n$0' | icon is new | 1.1.0
          other words            | Reading order                | Order of reading          | sort_order was described otherwise | 1.0.1
          """)
  void eachKindOfChangeNamesTheVersionThatItNeeds(
      String change, String from, String to, String what, String version) throws IOException {
    String text = Files.readString(file);
    String changed = text.replaceFirst(from, to.replace("\\n", "\n"));
    assertThat(changed).as("the change is one").isNotEqualTo(text);
    Files.writeString(file, changed);

    assertThat(problems(PUBLISHED))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.file()).isEqualTo("conf/tables/dim_group.yaml");
              assertThat(problem.toString()).contains(what, "Set `version: " + version + "`");
            });

    Files.writeString(file, changed.replace("version: 1.0.0", "version: " + version));
    assertThat(problems(PUBLISHED)).isEmpty();
  }

  @Test
  void aVersionDoesNotGoBack() throws IOException {
    Files.writeString(file, Files.readString(file).replace("version: 1.0.0", "version: 0.9.0"));
    assertThat(problems(PUBLISHED))
        .singleElement()
        .asString()
        .contains("readers already have 1.0.0");
  }

  @Test
  void aTableThatIsGoneIsMissed() throws IOException {
    Path promised = Files.createDirectories(folder.resolve("promised"));
    Files.copy(PUBLISHED.resolve("dim_group.odcs.yaml"), promised.resolve("dim_gone.odcs.yaml"));
    assertThat(problems(promised)).singleElement().asString().contains("dim_gone", "it is gone");
  }

  private List<ConfigProblem> problems(Path published) {
    ConfigFolder config = new ConfigFolder(conf.folder());
    return config.contractProblems(config.read().catalogue(), published);
  }
}
