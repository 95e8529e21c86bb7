package london.outcomes.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a script of the working tree as a process, as a user does, and keeps what it said. */
final class Script {
  private static final Path PROJECT = Path.of(System.getProperty("project"));

  private Script() {}

  /** How a script ended: its exit code, and all that it wrote. */
  record Result(int exitCode, String out, String err) {

    /** The output, if the script ended well. */
    String orThrow() {
      if (exitCode != 0) {
        throw new IllegalStateException("exit code " + exitCode + "\n" + out + "\n" + err);
      }
      return out;
    }
  }

  /**
   * Runs {@code script}, a path from the project's root, and fails if it takes longer than {@code
   * limit}.
   */
  static Result run(
      Duration limit, Map<String, String> environment, String script, String... args) {
    List<String> command = new ArrayList<>(List.of(PROJECT.resolve(script).toString()));
    command.addAll(List.of(args));
    try {
      // Files, not pipes: nobody has to read them for the script to go on.
      Path out = Files.createTempFile("script", ".out");
      Path err = Files.createTempFile("script", ".err");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      // A test must not build what it tests, and must not run on some other Spark.
      builder.environment().put("OUTCOMES_BUILD", "off");
      builder.environment().remove("SPARK_HOME");
      builder.environment().putAll(environment);
      int exitCode = exitCode(builder.start(), limit);
      Result result = new Result(exitCode, Files.readString(out), Files.readString(err));
      Files.delete(out);
      Files.delete(err);
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int exitCode(Process process, Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new IllegalStateException(process.info().commandLine() + " took over " + limit);
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
