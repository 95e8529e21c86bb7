package london.outcomes.publish.mart;

import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import london.outcomes.catalogue.Failure;
import org.postgresql.Driver;
import org.postgresql.PGConnection;

/**
 * Where a PostgreSQL database is, and as whom we write there. Executors open connections too, so it
 * travels to them; it never prints the password.
 */
public final class MartAddress implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String SCHEME = "jdbc:postgresql:";

  private final String url;
  private final Properties settings = new Properties();

  /**
   * @param url such as {@code jdbc:postgresql://host/database}
   * @param user empty for what the driver finds by itself
   * @param password empty for none, or what a password file has
   * @throws Failure.Usage when it is no address, or holds a password: others see arguments
   */
  public MartAddress(String url, String user, String password) {
    if (!url.startsWith(SCHEME) || !new Driver().acceptsURL(url)) {
      throw new Failure.Usage(
          "'%s' is no address of a PostgreSQL database. Write jdbc:postgresql://HOST:PORT/DATABASE."
              .formatted(withoutSecrets(url)));
    }
    if (url.matches("(?i).*[?&](ssl)?password=.*")) {
      throw new Failure.Usage(
          "The address %s holds a password, and others see arguments. Set OUTCOMES_POSTGRES_PASSWORD, or keep a password file (.pgpass)."
              .formatted(withoutSecrets(url)));
    }
    this.url = url;
    settings.setProperty("ApplicationName", "outcomes publish");
    settings.setProperty("connectTimeout", "10");
    settings.setProperty("tcpKeepAlive", "true");
    if (!user.isEmpty()) {
      settings.setProperty("user", user);
    }
    if (!password.isEmpty()) {
      settings.setProperty("password", password);
    }
  }

  Connection connect() throws SQLException {
    return new Driver().connect(url, settings);
  }

  static PGConnection own(Connection connection) throws SQLException {
    return connection.unwrap(PGConnection.class);
  }

  private static String withoutSecrets(String url) {
    return url.replaceAll("\\?.*", "");
  }

  @Override
  public String toString() {
    return withoutSecrets(url);
  }
}
