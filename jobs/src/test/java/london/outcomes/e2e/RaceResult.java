package london.outcomes.e2e;

import io.delta.storage.LogStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What drivers claimed in a race for versions of one log, and what is there.
 *
 * @param claimed versions that drivers were told they have, each time it was told
 * @param stored versions that are there
 * @param last the greatest of them
 * @param lost claims whose version is not there, or is another's
 */
record RaceResult(int claimed, int stored, long last, List<String> lost) {

  private static final String TABLE = "race";

  /**
   * Lets drivers race, each in a process of its own, through the proxy; the bucket has no table.
   */
  static RaceResult of(
      S3Server s3,
      FaultyProxy proxy,
      Class<? extends LogStore> store,
      int count,
      int versions,
      Path work)
      throws IOException, InterruptedException {
    List<List<String>> drivers = new ArrayList<>();
    List<Path> claims = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      claims.add(Files.createTempFile(work, "claims", ".txt"));
      String table = "s3a://" + S3Server.BUCKET + "/" + TABLE;
      String last = claims.get(i).toString();
      drivers.add(List.of(store.getName(), table, Integer.toString(versions), last));
    }
    DriverProcess.race(VersionRace.class, 160, settings(s3, proxy), drivers);
    return of(stored(s3.bucket().resolve(TABLE)), claims);
  }

  private static RaceResult of(Map<Long, String> stored, List<Path> claims) throws IOException {
    List<String> lost = new ArrayList<>();
    int claimed = 0;
    for (Path file : claims) {
      for (String claim : Files.readAllLines(file)) {
        claimed++;
        String[] parts = claim.split(" ", 2);
        if (!parts[1].equals(stored.get(Long.parseLong(parts[0])))) {
          lost.add(claim);
        }
      }
    }
    long last = stored.keySet().stream().mapToLong(Long::longValue).max().orElse(-1);
    return new RaceResult(claimed, stored.size(), last, lost);
  }

  private static Map<Long, String> stored(Path table) throws IOException {
    Map<Long, String> stored = new TreeMap<>();
    try (Stream<Path> files = Files.list(table.resolve("_delta_log"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
        String name = file.getFileName().toString();
        stored.put(Long.parseLong(name.replace(".json", "")), Files.readString(file).strip());
      }
    }
    return stored;
  }

  /** What a driver needs to reach the server through the proxy. */
  static Map<String, String> settings(S3Server s3, FaultyProxy proxy) {
    Map<String, String> settings = s3.settings();
    settings.put("spark.hadoop.fs.s3a.endpoint", proxy.endpoint());
    // The least that S3A allows: a stall costs no more than it has to.
    settings.put("spark.hadoop.fs.s3a.connection.timeout", "15s");
    return settings;
  }
}
