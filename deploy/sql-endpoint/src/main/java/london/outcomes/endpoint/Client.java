package london.outcomes.endpoint;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.apache.kyuubi.jdbc.KyuubiHiveDriver;

/** A client of a HiveServer2. Spark brings another driver for the same addresses, an old one. */
final class Client {

  private static final String HIVE = "jdbc:hive2:";

  private Client() {}

  /**
   * Connects as nobody in particular, or as OUTCOMES_SQL_USER with OUTCOMES_SQL_PASSWORD.
   *
   * @throws SQLException when nobody answers there, or the address is of another kind
   */
  static Connection connect(String url) throws SQLException {
    Properties person = new Properties();
    person.setProperty("user", System.getenv().getOrDefault("OUTCOMES_SQL_USER", "reader"));
    person.setProperty("password", System.getenv().getOrDefault("OUTCOMES_SQL_PASSWORD", ""));
    return url.startsWith(HIVE)
        ? new KyuubiHiveDriver().connect(url, person)
        : DriverManager.getConnection(url, person);
  }
}
