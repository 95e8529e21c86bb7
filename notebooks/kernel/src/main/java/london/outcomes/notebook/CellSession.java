package london.outcomes.notebook;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.VarSnippet;

/** Evaluates cells one after the other in one JShell inside this JVM. */
final class CellSession implements AutoCloseable {
  /** A snippet within its cell; the offset is that of its first character. */
  private record Origin(int cell, String text, int offset) {
    String at(long position) {
      int end = Math.min(text.length(), offset + (int) position);
      int line = (int) text.substring(0, end).lines().count();
      return place(Math.max(line, 1));
    }

    String atLine(int line) {
      return place((int) text.substring(0, offset + 1).lines().count() + line - 1);
    }

    private String place(int line) {
      String source = text.lines().skip(line - 1L).findFirst().orElse("").strip();
      return "In [" + cell + "], line " + line + ", `" + source + "`";
    }
  }

  private static final Set<SubKind> SHOWN =
      EnumSet.of(
          SubKind.TEMP_VAR_EXPRESSION_SUBKIND,
          SubKind.VAR_VALUE_SUBKIND,
          SubKind.OTHER_EXPRESSION_SUBKIND);

  private final CellExecution execution = new CellExecution();
  private final JShell shell =
      JShell.builder()
          .executionEngine(execution, Map.of())
          .compilerOptions("-classpath", System.getProperty("java.class.path"))
          .build();
  private final Map<String, Origin> origins = new HashMap<>();

  /**
   * The value of the cell's last expression, or null when it ends in anything else.
   *
   * @throws NothingToShow when the cell does
   */
  Object evaluate(int number, String text) throws CellFailure {
    List<Snippet> declared = new ArrayList<>();
    Object value = null;
    for (String rest = text; !rest.isBlank(); ) {
      CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      if (next.completeness() == Completeness.EMPTY) {
        break;
      }
      Origin origin = new Origin(number, text, text.length() - rest.stripLeading().length());
      if (!next.completeness().isComplete()) {
        throw new CellFailure(origin.at(1), "the statement has no end", List.of());
      }
      Snippet last = run(next.source(), origin, declared);
      boolean shown = SHOWN.contains(last.subKind()) && !endsInSemicolon(next.source());
      Object result = execution.takeValue();
      value = shown ? result : null;
      rest = next.remaining();
    }
    for (Snippet snippet : declared) {
      requireResolved(snippet);
    }
    return value;
  }

  private static boolean endsInSemicolon(String source) {
    return source.replaceFirst("(\\s|//[^\"\\n]*)+$", "").endsWith(";");
  }

  private Snippet run(String source, Origin origin, List<Snippet> declared) throws CellFailure {
    Snippet last = null;
    for (SnippetEvent event : shell.eval(source.stripLeading())) {
      if (event.causeSnippet() != null) {
        requireKept(event, origin);
        continue;
      }
      last = event.snippet();
      origins.put(last.id(), origin);
      declared.add(last);
      if (event.status() == Status.REJECTED) {
        throw rejected(last, origin);
      }
      if (event.exception() instanceof EvalException thrown
          && thrown.getExceptionClassName().equals(NothingToShow.class.getName())) {
        throw new NothingToShow(thrown.getMessage());
      }
      if (event.exception() != null) {
        throw thrown(event.exception(), origin);
      }
    }
    return last;
  }

  private CellFailure rejected(Snippet snippet, Origin origin) {
    Diag first = shell.diagnostics(snippet).filter(Diag::isError).findFirst().orElseThrow();
    String message =
        first.getMessage(Locale.ENGLISH).lines().map(String::strip).toList().toString();
    return new CellFailure(
        origin.at(first.getStartPosition() + 1),
        message.substring(1, message.length() - 1),
        List.of());
  }

  private CellFailure thrown(JShellException exception, Origin origin) {
    String place = null;
    List<String> trace = new ArrayList<>();
    for (StackTraceElement frame : exception.getStackTrace()) {
      Origin at = frame.getFileName() == null ? null : ofFile(frame.getFileName());
      trace.add(at == null ? frame.toString() : at.atLine(frame.getLineNumber()));
      place = place == null && at != null ? trace.get(trace.size() - 1) : place;
    }
    return new CellFailure(place == null ? origin.at(1) : place, describe(exception), trace);
  }

  /** JShell names the file of a snippet "#" and its id. */
  private Origin ofFile(String file) {
    return file.startsWith("#") ? origins.get(file.substring(1)) : null;
  }

  private static String describe(Throwable exception) {
    String what =
        exception instanceof EvalException thrown
            ? thrown.getExceptionClassName().replaceFirst(".*\\.", "") + ": " + thrown.getMessage()
            : String.valueOf(exception.getMessage());
    return exception.getCause() instanceof JShellException cause
        ? what + "; caused by " + describe(cause)
        : what;
  }

  /** A notebook reads from top to bottom: nothing may wait for a later cell. */
  private void requireResolved(Snippet snippet) throws CellFailure {
    if (snippet instanceof DeclarationSnippet declaration
        && shell.status(snippet) != Status.VALID
        && shell.status(snippet) != Status.OVERWRITTEN) {
      String missing = shell.unresolvedDependencies(declaration).collect(Collectors.joining(", "));
      throw new CellFailure(
          origins.get(snippet.id()).at(1), "no cell so far declares: " + missing, List.of());
    }
  }

  /** An import or a type that changes what earlier code means makes JShell empty its variables. */
  private void requireKept(SnippetEvent event, Origin origin) throws CellFailure {
    if (event.snippet() instanceof VarSnippet variable && event.status() != Status.OVERWRITTEN) {
      throw new CellFailure(
          origin.at(1),
          "this empties the variable `" + variable.name() + "`: put it in the first cell",
          List.of());
    }
  }

  @Override
  public void close() {
    shell.close();
  }
}
