package london.outcomes.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs notebooks in the real kernel process, over the real protocol. */
class NotebookExecutorTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void cellsShareOneStateAndTheirOutputsAreKept() throws Exception {
    Path notebook =
        givenNotebook(
            "import java.awt.image.BufferedImage;\nimport java.util.List;\n"
                + "import static london.outcomes.notebook.Kernel.display;\n"
                + "import london.outcomes.notebook.Table;",
            "int a = 6;\nSystem.out.println(\"one\");\nSystem.out.println(\"caf\u00e9 \u2013\");",
            "a * 7",
            "display(\"first\");\nnew BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB)",
            "Table.of(List.of(\"area\", \"count\"), List.of(List.of(\"A & B\", 1200)))");

    Files.createDirectories(folder.resolve("out"));
    Path stale = Files.createFile(folder.resolve("out/tiny-2.png"));

    assertThat(whenExecuted(notebook)).as(this::printed).isEqualTo(NotebookExecutor.DONE);

    assertThat(outputs(0)).isEmpty();
    assertThat(output(1, 0).get("text").getAsString()).isEqualTo("one\ncaf\u00e9 \u2013\n");
    assertThat(text(output(2, 0))).isEqualTo("42");
    assertThat(output(2, 0).get("execution_count").getAsInt()).isEqualTo(3);
    assertThat(text(output(3, 0))).isEqualTo("first");
    assertThat(text(output(4, 0))).isEqualTo("area   count\nA & B  1,200");
    assertThat(html(output(4, 0))).contains("<td", "A &amp; B", "1,200");
    BufferedImage picture = ImageIO.read(folder.resolve("out/tiny-1.png").toFile());
    assertThat(picture.getWidth()).isEqualTo(320);
    assertThat(picture.getHeight()).isEqualTo(200);
    assertThat(stale).doesNotExist();
    assertThat(printed()).contains("tiny, cell 10: ", "tiny: 5 code cells, 1 pictures, ");
  }

  @Test
  void firstFailingCellStopsTheRunAndIsNamed() throws Exception {
    Path notebook = givenNotebook("1 + 1", "int zero = 0;\nint b = 1 / zero;", "3 + 3");

    assertThat(whenExecuted(notebook)).isEqualTo(NotebookExecutor.FAILED);

    assertThat(printed())
        .endsWith(
            "tiny, cell 4: In [2], line 2, `int b = 1 / zero;`: ArithmeticException: / by zero\n");
    assertThat(text(output(0, 0))).isEqualTo("2");
    assertThat(output(1, 0).get("output_type").getAsString()).isEqualTo("error");
    assertThat(outputs(2)).isEmpty();
  }

  @Test
  void nothingToShowEndsTheNotebookAndIsNoFailure() throws Exception {
    Path notebook =
        givenNotebook(
            "import london.outcomes.notebook.NothingToShow;",
            "void find() {\n  throw new NothingToShow(\"No survey here.\");\n}\nfind();",
            "3 + 3");

    assertThat(whenExecuted(notebook)).isEqualTo(NotebookExecutor.DONE);

    assertThat(printed()).endsWith("tiny: nothing to show. No survey here.\n");
    assertThat(output(1, 0).get("traceback").getAsString()).isEqualTo("No survey here.");
    assertThat(outputs(2)).isEmpty();
  }

  @Test
  void commandsOfAStoppedCellDoNotOutliveIt() throws Exception {
    Path notebook = givenNotebook("new ProcessBuilder(\"sleep\", \"600\").start().waitFor();");

    assertThat(whenExecuted(notebook, "--timeout", "2")).isEqualTo(NotebookExecutor.FAILED);

    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
        .noneMatch(process -> process.info().commandLine().orElse("").endsWith("sleep 600"));
  }

  @Test
  void cellWithoutEndIsStopped() throws Exception {
    Path notebook = givenNotebook("while (true) Thread.sleep(50);");

    assertThat(whenExecuted(notebook, "--timeout", "1")).isEqualTo(NotebookExecutor.FAILED);

    assertThat(printed()).isEqualTo("tiny, cell 2: no end within 1 s\n");
  }

  @Test
  void kernelThatEndsIsAFailure() throws Exception {
    Path notebook = givenNotebook("Runtime.getRuntime().halt(7);");

    assertThat(whenExecuted(notebook)).isEqualTo(NotebookExecutor.FAILED);

    assertThat(printed()).startsWith("tiny, cell 2: the kernel ended with code 7; its log ends: ");
  }

  @Test
  void whatCannotBeExecutedIsNamed() throws Exception {
    assertThat(whenExecuted(folder.resolve("none.ipynb")))
        .isEqualTo(NotebookExecutor.INPUT_MISSING);
    assertThat(printed()).contains("no such notebook: ", "none.ipynb");
    assertThat(NotebookExecutor.run(List.of("--kernel"), new PrintStream(printed)))
        .isEqualTo(NotebookExecutor.USAGE);
    Path damaged = Files.writeString(folder.resolve("damaged.ipynb"), "{\"cells\": 3}");
    assertThat(whenExecuted(damaged)).isEqualTo(NotebookExecutor.FAILED);
    assertThat(printed()).contains("damaged.ipynb is not a notebook: ");
  }

  private Path givenNotebook(String... cells) throws IOException {
    JsonArray all = new JsonArray();
    for (String source : cells) {
      all.add(cell("markdown", "words"));
      all.add(cell("code", source));
    }
    JsonObject root = new JsonObject();
    root.add("cells", all);
    return Files.writeString(folder.resolve("tiny.ipynb"), root.toString());
  }

  private static JsonObject cell(String type, String source) {
    JsonArray lines = new JsonArray();
    source.lines().map(line -> line + "\n").forEach(lines::add);
    JsonObject cell = new JsonObject();
    cell.addProperty("cell_type", type);
    cell.add("source", lines);
    return cell;
  }

  private int whenExecuted(Path notebook, String... more) throws IOException {
    List<String> args = new ArrayList<>(List.of("--kernel", kernelspec().toString()));
    args.addAll(List.of("--to", folder.resolve("out").toString()));
    args.addAll(List.of(more));
    args.add(notebook.toString());
    return NotebookExecutor.run(args, new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  private Path kernelspec() throws IOException {
    JsonArray command = new JsonArray();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+UseSerialGC");
    command.add("-Dfile.encoding=US-ASCII");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Kernel.class.getName());
    command.add("{connection_file}");
    JsonObject spec = new JsonObject();
    spec.add("argv", command);
    return Files.writeString(folder.resolve("kernel.json"), spec.toString());
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private JsonArray outputs(int codeCell) throws IOException {
    String executed = Files.readString(folder.resolve("out/tiny.ipynb"));
    return JsonParser.parseString(executed)
        .getAsJsonObject()
        .getAsJsonArray("cells")
        .get(2 * codeCell + 1)
        .getAsJsonObject()
        .getAsJsonArray("outputs");
  }

  private JsonObject output(int codeCell, int number) throws IOException {
    return outputs(codeCell).get(number).getAsJsonObject();
  }

  private static String text(JsonObject output) {
    return output.getAsJsonObject("data").get("text/plain").getAsString();
  }

  private static String html(JsonObject output) {
    return output.getAsJsonObject("data").get("text/html").getAsString();
  }
}
