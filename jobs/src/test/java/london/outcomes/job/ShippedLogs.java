package london.outcomes.job;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import london.outcomes.SharedSession;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.WriterAppender;
import org.apache.logging.log4j.core.layout.PatternLayout;

/** What is logged while it is open, as a terminal and a cluster would show it. */
final class ShippedLogs implements AutoCloseable {

  private static final Path SETTINGS = SharedSession.project().resolve("deploy/spark");

  private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
  private final Map<String, StringWriter> texts = new TreeMap<>();

  ShippedLogs() throws IOException {
    add("log lines", "log4j2.properties");
    add("log objects", "log4j2-json.properties");
    context.updateLoggers();
  }

  private void add(String name, String file) throws IOException {
    Properties settings = new Properties();
    try (var reader = Files.newBufferedReader(SETTINGS.resolve(file))) {
      settings.load(reader);
    }
    PatternLayout layout =
        PatternLayout.newBuilder()
            .withConfiguration(context.getConfiguration())
            .withPattern(settings.getProperty("appender.console.layout.pattern"))
            .withAlwaysWriteExceptions(
                Boolean.parseBoolean(
                    settings.getProperty("appender.console.layout.alwaysWriteExceptions")))
            .build();
    StringWriter text = new StringWriter();
    texts.put(name, text);
    WriterAppender appender = WriterAppender.createAppender(layout, null, text, name, false, true);
    appender.start();
    context.getConfiguration().getRootLogger().addAppender(appender, Level.WARN, null);
  }

  Map<String, String> texts() {
    Map<String, String> all = new TreeMap<>();
    texts.forEach((name, text) -> all.put(name, text.toString()));
    return all;
  }

  @Override
  public void close() {
    texts.keySet().forEach(context.getConfiguration().getRootLogger()::removeAppender);
    context.updateLoggers();
  }
}
