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
import london.outcomes.table.LocalDisk;

/**
 * What drivers claimed in a race for versions of one log, and what is there.
 *
 * @param claimed versions that drivers were told they have, each time it was told
 * @param stored versions that are there
 * @param last the greatest of them
 * @param lost claims whose version is not there, or is another's
 */
record RaceResult(int claimed, int stored, long last, List<String> lost) {

  /**
   * Lets drivers race in S3 through the proxy, each in a process of its own; the bucket has no
   * table.
   */
  static RaceResult of(
      S3Server s3,
      FaultyProxy proxy,
      Class<? extends LogStore> store,
      int drivers,
      int versions,
      Path work)
      throws IOException, InterruptedException {
    List<Path> claims = claims(drivers, work);
    race(settings(s3, proxy), store, "s3a://" + S3Server.BUCKET + "/race", versions, claims);
    return of(stored(s3.bucket().resolve("race")), claims);
  }

  /** Lets drivers race on a disk, as the launcher sets it up; the folder has no table. */
  static RaceResult onDisk(Class<? extends LogStore> store, int drivers, int versions, Path work)
      throws IOException, InterruptedException {
    List<Path> claims = claims(drivers, work);
    Path table = work.resolve("race");
    Files.createDirectories(table.resolve("_delta_log"));
    Map<String, String> settings = new TreeMap<>();
    settings.put("spark.hadoop.fs.file.impl", LocalDisk.class.getName());
    settings.put("spark.hadoop.fs.AbstractFileSystem.file.impl", LocalDisk.Context.class.getName());
    race(settings, store, table.toUri().toString(), versions, claims);
    return of(stored(table), claims);
  }

  private static void race(
      Map<String, String> settings,
      Class<? extends LogStore> store,
      String table,
      int versions,
      List<Path> claims)
      throws IOException, InterruptedException {
    List<List<String>> drivers = new ArrayList<>();
    for (Path file : claims) {
      drivers.add(List.of(store.getName(), table, Integer.toString(versions), file.toString()));
    }
    DriverProcess.race(VersionRace.class, 160, settings, drivers);
  }

  /** A file for each driver. */
  private static List<Path> claims(int drivers, Path work) throws IOException {
    List<Path> claims = new ArrayList<>();
    for (int i = 0; i < drivers; i++) {
      claims.add(Files.createTempFile(work, "claims", ".txt"));
    }
    return claims;
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
