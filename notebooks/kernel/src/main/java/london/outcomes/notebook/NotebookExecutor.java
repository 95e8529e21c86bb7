package london.outcomes.notebook;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Executes notebooks from a clean state through the real kernel and the Jupyter protocol, without
 * Jupyter, and stops at the first cell that fails.
 */
public final class NotebookExecutor {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int INPUT_MISSING = 66;

  private static final String USAGE_TEXT =
      "usage: NotebookExecutor --kernel KERNEL.JSON --to DIR [--timeout SECONDS] NOTEBOOK...";

  /** How a cell ended; one with nothing to show ends its notebook, and that is no failure. */
  private enum End {
    DONE,
    NOTHING_TO_SHOW,
    FAILED
  }

  private final Path kernelspec;
  private final Path target;
  private final Duration timeout;
  private final PrintStream out;

  NotebookExecutor(Path kernelspec, Path target, Duration timeout, PrintStream out) {
    this.kernelspec = kernelspec;
    this.target = target;
    this.timeout = timeout;
    this.out = out;
  }

  /** Exit codes: 0 done or nothing to show, 1 a cell failed, 2 usage, 66 a file is missing. */
  public static void main(String[] args) {
    System.exit(run(List.of(args), System.out));
  }

  static int run(List<String> args, PrintStream out) {
    Path kernelspec = null;
    Path target = null;
    Duration timeout = Duration.ofSeconds(300);
    List<Path> notebooks = new ArrayList<>();
    try {
      for (int i = 0; i < args.size(); i++) {
        switch (args.get(i)) {
          case "--kernel" -> kernelspec = Path.of(args.get(++i));
          case "--to" -> target = Path.of(args.get(++i));
          case "--timeout" -> timeout = Duration.ofSeconds(Long.parseLong(args.get(++i)));
          default -> notebooks.add(Path.of(args.get(i)));
        }
      }
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      notebooks.clear();
    }
    if (kernelspec == null || target == null || notebooks.isEmpty()) {
      out.println(USAGE_TEXT);
      return USAGE;
    }
    return new NotebookExecutor(kernelspec, target, timeout, out).execute(notebooks);
  }

  private int execute(List<Path> notebooks) {
    try {
      for (Path file : notebooks) {
        if (!Files.isRegularFile(file)) {
          out.println("no such notebook: " + file);
          return INPUT_MISSING;
        }
      }
      Files.createDirectories(target);
      for (Path file : notebooks) {
        if (!execute(file)) {
          return FAILED;
        }
      }
      return DONE;
    } catch (IOException e) {
      out.println(e.getMessage());
      return FAILED;
    }
  }

  private boolean execute(Path file) throws IOException {
    long started = System.nanoTime();
    String name = file.getFileName().toString().replaceFirst("\\.ipynb$", "");
    Notebook notebook = Notebook.read(file);
    End end = End.DONE;
    try (KernelProcess kernel = KernelProcess.start(kernelspec, target.resolve(name + ".log"))) {
      for (Notebook.Cell cell : notebook.cells()) {
        end = execute(kernel, name, cell);
        if (end != End.DONE) {
          break;
        }
      }
    } finally {
      notebook.write(target.resolve(name + ".ipynb"));
    }
    int pictures = writePictures(notebook, name);
    if (end == End.DONE) {
      long seconds = Duration.ofNanos(System.nanoTime() - started).toSeconds();
      out.printf(
          "%s: %d code cells, %d pictures, %d s, in %s%n",
          name, notebook.cells().size(), pictures, seconds, target);
    }
    return end != End.FAILED;
  }

  /** Writes NAME-1.png and so on, and leaves none of an earlier run. */
  private int writePictures(Notebook notebook, String name) throws IOException {
    try (DirectoryStream<Path> old =
        Files.newDirectoryStream(
            target,
            file -> file.getFileName().toString().matches(Pattern.quote(name) + "-\\d+\\.png"))) {
      for (Path file : old) {
        Files.delete(file);
      }
    }
    int pictures = 0;
    for (byte[] picture : notebook.pictures()) {
      Files.write(target.resolve(name + "-" + ++pictures + ".png"), picture);
    }
    return pictures;
  }

  private End execute(KernelProcess kernel, String name, Notebook.Cell cell) {
    long started = System.nanoTime();
    try {
      Message reply = kernel.execute(cell.source(), timeout, cell::add);
      JsonObject content = reply.content();
      if (content.has("execution_count")) {
        cell.executed(content.get("execution_count").getAsInt());
      }
      if (reply.text("status").equals("ok")) {
        double seconds = (System.nanoTime() - started) / 1e9;
        out.printf(Locale.UK, "%s, cell %d: %.1f s%n", name, cell.number(), seconds);
        return End.DONE;
      }
      if (reply.text("ename").equals(NothingToShow.class.getSimpleName())) {
        out.println(name + ": nothing to show. " + reply.text("evalue"));
        return End.NOTHING_TO_SHOW;
      }
      out.println(name + ", cell " + cell.number() + ": " + reply.text("evalue"));
    } catch (IOException e) {
      out.println(name + ", cell " + cell.number() + ": " + e.getMessage());
    }
    return End.FAILED;
  }
}
