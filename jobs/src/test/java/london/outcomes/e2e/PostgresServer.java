package london.outcomes.e2e;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real PostgreSQL in a process of its own, on a free port, as its script starts it. */
final class PostgresServer implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(4);

  private final Path dir;
  private final String url;
  private final Thread hook = new Thread(this::stop);

  private PostgresServer(Path dir, String url) {
    this.dir = dir;
    this.url = url;
    // A test run that somebody interrupts leaves no server behind.
    Runtime.getRuntime().addShutdownHook(hook);
  }

  static PostgresServer start(Path dir) {
    String said =
        Script.run(LIMIT, Map.of(), "deploy/postgres/start", "--dir", dir.toString()).orThrow();
    return new PostgresServer(dir, said.lines().findFirst().orElseThrow().replace("url=", ""));
  }

  String url() {
    return url;
  }

  Connection connect(String user) throws SQLException {
    return DriverManager.getConnection(url, user, "");
  }

  /** Rows of a query, each as its values with a bar between; empty values as in Java. */
  static List<String> rows(Connection connection, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          values.add(String.valueOf(result.getString(i)));
        }
        rows.add(String.join("|", values));
      }
    }
    return rows;
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(hook);
    stop();
  }

  private void stop() {
    Script.run(LIMIT, Map.of(), "deploy/postgres/stop", "--dir", dir.toString());
  }
}
