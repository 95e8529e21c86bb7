package london.outcomes.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** House rules for the notebooks of this repository. */
class CommittedNotebooksTest {
  static List<Path> notebooks() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("notebooks", "..")))) {
      return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void notebookIsCommittedWithoutOutputsAndForOurKernel(Path file) throws IOException {
    JsonObject root = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    JsonObject kernelspec = root.getAsJsonObject("metadata").getAsJsonObject("kernelspec");
    assertThat(kernelspec.get("name").getAsString()).isEqualTo("outcomes-java");
    for (JsonElement cell : root.getAsJsonArray("cells")) {
      JsonArray outputs = cell.getAsJsonObject().getAsJsonArray("outputs");
      assertThat(outputs == null || outputs.isEmpty()).as("outputs in %s", file).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void everyImportIsInTheFirstCodeCell(Path file) throws IOException {
    List<Notebook.Cell> cells = Notebook.read(file).cells();
    for (Notebook.Cell cell : cells.subList(1, cells.size())) {
      assertThat(cell.source().lines()).noneMatch(line -> line.startsWith("import "));
    }
  }
}
