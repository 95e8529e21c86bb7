package london.outcomes.endpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** Applies a file of statements to the metastore that the settings of this process name. */
final class Registration {

  private Registration() {}

  /**
   * @param args a file of SQL statements
   */
  public static void main(String[] args) throws IOException {
    Statements statements = Statements.of(Files.readString(Path.of(args[0])));
    try (SparkSession session = CatalogueSession.open("registration")) {
      statements.all().forEach(session::sql);
    }
    System.out.println("registered by " + statements.all().size() + " statements");
  }
}
