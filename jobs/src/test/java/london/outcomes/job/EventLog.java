package london.outcomes.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import london.outcomes.SharedSession;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.EventLoggingListener;
import scala.Option;

/** Spark's own event log of what happens while it is open, as a history server would read it. */
final class EventLog implements AutoCloseable {

  private final Path folder;
  private final SparkContext context = SharedSession.get().sparkContext();
  private final EventLoggingListener listener;

  EventLog(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    SparkConf conf =
        context
            .getConf()
            .clone()
            .set("spark.eventLog.enabled", "true")
            .set("spark.eventLog.compress", "false")
            .set("spark.eventLog.rolling.enabled", "false");
    listener =
        new EventLoggingListener(
            "tests", Option.empty(), folder.toUri(), conf, context.hadoopConfiguration());
    listener.start();
    context.addSparkListener(listener);
  }

  /** All events so far; none follows. */
  String text() {
    try {
      context.listenerBus().waitUntilEmpty();
    } catch (TimeoutException e) {
      throw new IllegalStateException(e);
    }
    context.removeSparkListener(listener);
    listener.stop();
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        text.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  @Override
  public void close() {
    context.removeSparkListener(listener);
  }
}
