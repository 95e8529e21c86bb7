package london.outcomes.notebook;

import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A Jupyter kernel whose cells are Java and share one JVM, and so one Spark session. */
public final class Kernel extends BaseKernel {
  private static final int LONGEST_TRACE = 30;

  private static Kernel running;

  private final CellSession session = new CellSession();
  private volatile Thread evaluating;

  private Kernel() {}

  /** Shows a picture, a table or the text of anything, in the middle of a cell. */
  public static void display(Object value) {
    running.display(Display.of(value));
  }

  @Override
  public DisplayData eval(String cell) throws CellFailure {
    evaluating = Thread.currentThread();
    try {
      Object value = session.evaluate(executionCount.get() - 1, cell);
      return value == null ? null : Display.of(value);
    } finally {
      evaluating = null;
    }
  }

  @Override
  public void interrupt() {
    Thread thread = evaluating;
    if (thread != null) {
      thread.interrupt();
    }
  }

  @Override
  public List<String> formatError(Exception error) {
    if (error instanceof NothingToShow) {
      return List.of(error.getMessage());
    }
    if (!(error instanceof CellFailure failure)) {
      return super.formatError(error);
    }
    List<String> lines = new ArrayList<>();
    lines.add(failure.getMessage());
    failure.trace().stream()
        .limit(LONGEST_TRACE)
        .map(frame -> "    at " + frame)
        .forEach(lines::add);
    return lines;
  }

  @Override
  public LanguageInfo getLanguageInfo() {
    return new LanguageInfo.Builder("java")
        .version(System.getProperty("java.version"))
        .mimetype("text/x-java-source")
        .fileExtension(".jshell")
        .codemirror("text/x-java")
        .pygments("java")
        .build();
  }

  /** Serves one notebook; the argument is the connection file of the Jupyter protocol. */
  public static void main(String[] args) throws Exception {
    System.setProperty("java.awt.headless", "true");
    if (System.getProperty("log4j2.configurationFile") == null) {
      System.setProperty("log4j2.configurationFile", "log4j2-notebook.properties");
    }
    Logger.getLogger("").setLevel(Level.WARNING);
    // A notebook server that is killed does not say goodbye.
    ProcessHandle.current()
        .parent()
        .ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));

    JupyterConnection connection =
        new JupyterConnection(KernelConnectionProperties.parse(Files.readString(Path.of(args[0]))));
    running = new Kernel();
    running.becomeHandlerForConnection(connection);
    connection.connect();
    connection.waitUntilClose();
    // Spark leaves threads behind that would keep the JVM.
    System.exit(0);
  }
}
