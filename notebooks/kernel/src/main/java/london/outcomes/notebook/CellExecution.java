package london.outcomes.notebook;

import java.lang.reflect.Method;
import java.util.Map;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/**
 * Runs JShell's snippets on the calling thread of this JVM and keeps the object of the last one.
 *
 * <p>JShell's own "local" engine gives the value as text only, and waits for every thread that it
 * finds beside the snippet's: a session of Spark may start some before it looks, and it would wait
 * for ever.
 */
final class CellExecution extends DirectExecutionControl implements ExecutionControlProvider {
  private Object value;

  /** The value of the last snippet that ran, once. */
  Object takeValue() {
    Object taken = value;
    value = null;
    return taken;
  }

  @Override
  protected String invoke(Method snippet) throws Exception {
    value = null;
    // Spark finds the classes of the cells, lambdas included, through this loader.
    Thread.currentThread().setContextClassLoader(snippet.getDeclaringClass().getClassLoader());
    value = snippet.invoke(null);
    return "";
  }

  @Override
  public String name() {
    return "cells";
  }

  @Override
  public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
    return this;
  }
}
