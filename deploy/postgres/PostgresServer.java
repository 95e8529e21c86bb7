import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;

/** Runs PostgreSQL in a folder, on the loopback address, until this process is ended. */
final class PostgresServer {

  private PostgresServer() {}

  /**
   * @param args folder of the data, folder of the programs, port (0: a free one)
   */
  public static void main(String[] args) throws Exception {
    EmbeddedPostgres.Builder server =
        EmbeddedPostgres.builder()
            .setDataDirectory(Path.of(args[0]).toFile())
            .setOverrideWorkingDirectory(Path.of(args[1]).toFile())
            .setCleanDataDirectory(false)
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("max_connections", "100")
            .setServerConfig("shared_buffers", "256MB")
            .setServerConfig("max_wal_size", "2GB");
    int port = Integer.parseInt(args[2]);
    EmbeddedPostgres running = (port == 0 ? server : server.setPort(port)).start();
    System.out.println("listening on " + running.getPort());
    // It stops with this process, by the library's own hook.
    Thread.currentThread().join();
  }
}
