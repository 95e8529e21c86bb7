package london.outcomes.e2e;

import io.delta.storage.LogStore;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;

/**
 * One of several drivers, a process of its own, that wants a number of versions of one Delta log.
 * It takes the next free version until it has them, as Delta does, and writes down each that it was
 * told it has. Without a session of Spark: the log store alone decides.
 */
final class VersionRace {

  private final LogStore log;
  private final Configuration configuration;
  private final String table;

  private VersionRace(LogStore log, Configuration configuration, String table) {
    this.log = log;
    this.configuration = configuration;
    this.table = table;
  }

  /** Takes the class of the log store, the table, how many versions, and the file for claims. */
  public static void main(String[] args) throws Exception {
    Configuration configuration = DriverProcess.configuration();
    LogStore log =
        (LogStore)
            Class.forName(args[0]).getConstructor(Configuration.class).newInstance(configuration);
    VersionRace race = new VersionRace(log, configuration, args[1]);
    // Connected before the race begins.
    log.resolvePathOnPhysicalStorage(race.path(0), configuration);
    DriverProcess.awaitStart();
    try (Writer claims = Files.newBufferedWriter(Path.of(args[3]))) {
      race.run(Integer.parseInt(args[2]), claims);
    }
  }

  private void run(int wanted, Writer claims) throws IOException {
    int won = 0;
    for (long version = 0; won < wanted; version++) {
      String content = "{\"commitInfo\":{\"txnId\":\"" + UUID.randomUUID() + "\"}}";
      if (isOurs(version, content)) {
        claims.write(version + " " + content + "\n");
        won++;
      }
    }
  }

  private boolean isOurs(long version, String content) {
    while (true) {
      try {
        log.write(path(version), List.of(content).iterator(), false, configuration);
        return true;
      } catch (FileAlreadyExistsException e) {
        return false;
      } catch (IOException e) {
        // Delta's commit would have failed, and the next run would try again.
        System.err.println("version " + version + ": " + e);
      }
    }
  }

  private org.apache.hadoop.fs.Path path(long version) {
    return new org.apache.hadoop.fs.Path("%s/_delta_log/%020d.json".formatted(table, version));
  }
}
