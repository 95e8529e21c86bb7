package london.outcomes.endpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.spark.sql.SparkSession;

/**
 * Applies a file of statements to a catalogue: to the metastore that the settings of this process
 * name, or at another server, by JDBC.
 */
final class Registration {

  private Registration() {}

  /**
   * @param args a file of SQL statements; for another server its address for JDBC
   */
  public static void main(String[] args) throws IOException, SQLException {
    Statements statements = Statements.of(Files.readString(Path.of(args[0])));
    if (args.length > 1) {
      apply(statements, args[1]);
    } else {
      apply(statements);
    }
    System.out.println("registered by " + statements.all().size() + " statements");
  }

  private static void apply(Statements statements) {
    try (SparkSession session = CatalogueSession.open("registration")) {
      statements.all().forEach(session::sql);
    }
  }

  private static void apply(Statements statements, String url) throws SQLException {
    try (Connection connection = Client.connect(url);
        Statement statement = connection.createStatement()) {
      for (String one : statements.all()) {
        statement.execute(one);
      }
    }
  }
}
