package london.outcomes.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** The SQL endpoint in a process of its own, and the JDBC driver of a BI tool. */
final class SqlEndpoint implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(4);
  private static final Path PROJECT = Path.of(System.getProperty("project"));

  private final Path dir;
  private final String said;
  private final Driver driver = driver();
  private final Thread hook = new Thread(this::stop);

  private SqlEndpoint(Path dir, String said) {
    this.dir = dir;
    this.said = said;
    // A test run that somebody interrupts leaves no server behind.
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Starts one that has its log in {@code dir}; returns when it listens. */
  static SqlEndpoint start(Path dir, String... options) {
    List<String> words = new ArrayList<>(List.of("--dir", dir.toString()));
    words.addAll(List.of(options));
    String said =
        Script.run(LIMIT, Map.of(), "deploy/sql-endpoint/start", words.toArray(String[]::new))
            .orThrow();
    return new SqlEndpoint(dir, said);
  }

  /** What the script tells of it. */
  String said(String key) {
    return said.lines()
        .filter(line -> line.startsWith(key + "="))
        .map(line -> line.substring(key.length() + 1))
        .findFirst()
        .orElseThrow();
  }

  Connection connect() throws SQLException {
    return connect("");
  }

  /**
   * @param settings of the client's choice, behind the address
   */
  Connection connect(String settings) throws SQLException {
    Properties person = new Properties();
    person.setProperty("user", "reader");
    return driver.connect(said("jdbc") + settings, person);
  }

  /** It has classes that are Spark's too, in other versions: none of them meets those of tests. */
  private static Driver driver() {
    try (Stream<Path> jars = Files.list(PROJECT.resolve("deploy/sql-endpoint/target/client"))) {
      URL[] urls = jars.map(SqlEndpoint::url).toArray(URL[]::new);
      ClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
      Class<?> type = Class.forName("org.apache.kyuubi.jdbc.KyuubiHiveDriver", true, loader);
      return (Driver) type.getConstructor().newInstance();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(hook);
    stop();
  }

  private void stop() {
    Script.run(LIMIT, Map.of(), "deploy/sql-endpoint/stop", "--dir", dir.toString()).orThrow();
  }
}
