package london.outcomes.endpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hive.service.Service;
import org.apache.hive.service.cli.thrift.ThriftCLIService;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.hive.thriftserver.HiveThriftServer2;

/**
 * Serves tables by the protocol of HiveServer2. It registers what a file of statements says, closes
 * itself to everything but queries, and only then listens. All settings come as {@code
 * -Dspark.…=…}.
 */
final class SqlEndpoint {

  /** The start script waits for this word, and reads the port after it. */
  private static final String READY = "listening on port ";

  private SqlEndpoint() {}

  /**
   * @param args a file of SQL statements
   */
  public static void main(String[] args) throws IOException {
    Statements registration = Statements.of(Files.readString(Path.of(args[0])));
    SparkSession session = CatalogueSession.open("sql endpoint");
    registration.all().forEach(session::sql);
    ReadOnly.begin();
    HiveThriftServer2 server = HiveThriftServer2.startWithContext(session.sqlContext());
    System.out.println(READY + port(server));
  }

  private static int port(HiveThriftServer2 server) {
    for (Service service : server.getServices()) {
      if (service instanceof ThriftCLIService thrift) {
        return thrift.getPortNumber();
      }
    }
    throw new IllegalStateException("no service of the endpoint listens");
  }
}
