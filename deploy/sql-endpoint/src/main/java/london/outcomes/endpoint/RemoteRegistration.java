package london.outcomes.endpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Applies a file of statements to the catalogue of another server, by JDBC. */
final class RemoteRegistration {

  private RemoteRegistration() {}

  /**
   * @param args a file of SQL statements, the server's address for JDBC
   */
  public static void main(String[] args) throws IOException, SQLException {
    Statements statements = Statements.of(Files.readString(Path.of(args[0])));
    try (Connection connection = Client.connect(args[1]);
        Statement statement = connection.createStatement()) {
      for (String one : statements.all()) {
        statement.execute(one);
      }
    }
    System.out.println("registered by " + statements.all().size() + " statements at " + args[1]);
  }
}
