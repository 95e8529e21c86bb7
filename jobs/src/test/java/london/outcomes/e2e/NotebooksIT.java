package london.outcomes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import london.outcomes.SharedSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every notebook, executed from a clean state on a lake that has something to show in each. */
@Execution(ExecutionMode.CONCURRENT)
final class NotebooksIT {

  private static final Duration LIMIT = Duration.ofMinutes(15);
  private static final Map<String, String> NOTHING = Map.of();

  /** Twice the width of a chart with its margins: sharp on dense screens. */
  private static final int WIDTH = 1896;

  private static final int WHITE = 0xFFFFFF;

  /** The colour of the words "SYNTHETIC DATA". */
  private static final int WARNING = 0x801650;

  @TempDir static Path work;

  private static Script.Result executed;

  @BeforeAll
  static void execute() {
    Script.run(LIMIT, NOTHING, "notebooks/make-lake", work.toString()).orThrow();
    executed = run("--lake", work.resolve("lake").toString(), "--to", out().toString());
  }

  private static Path out() {
    return work.resolve("out");
  }

  private static Script.Result run(String... args) {
    return Script.run(LIMIT, NOTHING, "notebooks/execute", args);
  }

  @Test
  void everyNotebookRunsToItsEnd() throws IOException {
    assertThat(executed.exitCode()).as(executed.out() + executed.err()).isZero();
    try (Stream<Path> files = Files.list(SharedSession.project().resolve("notebooks"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".ipynb")).toList()) {
        String name = file.getFileName().toString().replace(".ipynb", "");
        assertThat(executed.out()).contains(name + ": ").doesNotContain(name + ": nothing to show");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "start-here, 1",
    "violence-and-young-people, 2",
    "trust-and-its-gaps, 2",
    "how-a-figure-came-to-be, 2",
    "add-a-measure, 1"
  })
  void picturesAreDrawnAndSayThatTheyAreOfSyntheticData(String name, int count) throws IOException {
    for (int number = 1; number <= count; number++) {
      Path file = out().resolve(name + "-" + number + ".png");
      BufferedImage picture = ImageIO.read(file.toFile());
      assertThat(picture.getWidth()).isEqualTo(WIDTH);
      assertThat(picture.getHeight()).isBetween(WIDTH / 4, WIDTH);
      assertThat(share(picture, WHITE)).as("white in %s", file).isBetween(0.3, 0.97);
      assertThat(share(picture, WARNING)).as("warning in %s", file).isGreaterThan(0.001);
    }
    assertThat(out().resolve(name + "-" + (count + 1) + ".png")).doesNotExist();
    assertThat(descriptions(name))
        .hasSize(count)
        .allSatisfy(
            text ->
                assertThat(text)
                    .startsWith("SYNTHETIC DATA. ")
                    .contains("Source: ", "release 2")
                    .endsWith("Provenance: synthetic."));
  }

  @Test
  void figuresByHandAreThoseThatArePublished() throws IOException {
    // The notebooks stop where they are not; what they show is that they were looked at.
    assertThat(text("trust-and-its-gaps"))
        .contains("gap, lower end", "by hand", "published")
        .containsPattern("gap, points +(-?[0-9.]+) +\\1 +yes");
    assertThat(text("how-a-figure-came-to-be"))
        .contains("cells at version ", "the same")
        .containsPattern("ROBBERY OF PERSONAL PROPERTY,[A-Z]");
    assertThat(text("add-a-measure")).contains("categry_id", "exit code 78", "exit code 0");
  }

  @Test
  void whatCannotBeExecutedIsNamed() {
    Script.Result noLake = run("--lake", "/no/such/lake");
    assertThat(noLake.exitCode()).isEqualTo(66);
    assertThat(noLake.err()).contains("no curated tables in /no/such/lake: run ./outcomes demo");
    Script.Result noNotebook = run("--lake", work.resolve("lake").toString(), "nothing");
    assertThat(noNotebook.exitCode()).isEqualTo(66);
    assertThat(noNotebook.out()).contains("no such notebook: ", "notebooks/nothing.ipynb");
    Script.Result wrong = run("--fast");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("Usage: notebooks/execute");
  }

  private static double share(BufferedImage picture, int colour) {
    int width = picture.getWidth();
    int[] dots = picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width);
    return (double) IntStream.of(dots).filter(dot -> (dot & WHITE) == colour).count() / dots.length;
  }

  /** What stands in the place of a picture where none can be seen. */
  private static List<String> descriptions(String name) throws IOException {
    List<String> found = new ArrayList<>();
    for (JsonNode data : outputs(name)) {
      if (data.has("image/png")) {
        found.add(data.get("text/plain").asText());
      }
    }
    return found;
  }

  private static String text(String name) throws IOException {
    return String.join(
        "\n", outputs(name).stream().map(data -> data.path("text/plain").asText()).toList());
  }

  private static List<JsonNode> outputs(String name) throws IOException {
    JsonNode notebook = new ObjectMapper().readTree(out().resolve(name + ".ipynb").toFile());
    return notebook.findValues("data");
  }
}
