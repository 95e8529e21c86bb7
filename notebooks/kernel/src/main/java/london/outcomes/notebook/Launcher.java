package london.outcomes.notebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The product's own commands, run as a reader types them: {@code ./outcomes check}. */
public final class Launcher {
  private Launcher() {}

  /**
   * How a command ended. In a notebook it looks as it does at a terminal.
   *
   * @param words the command's arguments
   * @param exitCode 0 when it is done; see {@code ./outcomes --help}
   * @param out its result
   * @param err what it said beside its result
   */
  public record Ended(List<String> words, int exitCode, String out, String err) {
    /** The result of a command that has to succeed. */
    public String orThrow() {
      if (exitCode != 0) {
        throw new IllegalStateException(this.toString());
      }
      return out;
    }

    @Override
    public String toString() {
      String said = (err.strip() + "\n" + out.strip()).strip();
      return "$ ./outcomes " + String.join(" ", words) + "\n" + said + "\nexit code " + exitCode;
    }
  }

  /** Runs a command to its end; what exit code it has is for the notebook to judge. */
  public static Ended run(String... words) {
    Path home = Path.of(System.getProperty("outcomes.home", "."));
    List<String> command = new ArrayList<>(List.of(home.resolve("outcomes").toString()));
    command.addAll(List.of(words));
    try {
      // Files, not pipes: nobody has to read them for the command to go on.
      Path out = Files.createTempFile("outcomes-", ".out");
      Path err = Files.createTempFile("outcomes-", ".err");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      // The notebook reads with the jar that was built for it: no other one may take its place.
      builder.environment().put("OUTCOMES_BUILD", "off");
      // A notebook's runs are short: the quick compiler alone serves them best.
      builder.environment().putIfAbsent("OUTCOMES_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
      int exitCode = endOf(builder.start());
      Ended ended = new Ended(List.of(words), exitCode, text(out), text(err));
      Files.delete(out);
      Files.delete(err);
      return ended;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int endOf(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
