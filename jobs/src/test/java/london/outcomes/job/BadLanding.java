package london.outcomes.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import london.outcomes.job.Workbench.Result;

/**
 * One landing folder with a file for each case, taken in once for all tests. Files that are to be
 * accepted are of the Metropolitan Police, month after month, so that none of them is late; those
 * to be rejected are of the City of London.
 */
final class BadLanding {

  static final String MET = "metropolitan";
  static final String CITY = "city-of-london";

  /** The first month of street files, all of whose crimes are accepted. */
  static final YearMonth FIRST = YearMonth.of(2012, 1);

  /** Made when a test asks for it: others only want a folder. */
  private static final class Once {
    private static final BadLanding TAKEN_IN = new BadLanding();
  }

  private final Workbench bench;
  private final Map<String, Case> cases = new LinkedHashMap<>();
  private final Map<String, YearMonth> next = new HashMap<>();
  private final Result result;
  private final Evidence evidence;

  private record Case(String path, byte[] bytes, long goodRows) {}

  private BadLanding() {
    bench = Workbench.tolerant(temporary());
    BadInputEncodingTest.deliver(this);
    BadInputSyntaxTest.deliver(this);
    BadInputSchemaTest.deliver(this);
    BadInputTypeTest.deliver(this);
    BadInputDomainTest.deliver(this);
    BadInputDeliveryTest.deliver(this);
    result = bench.run("ingest");
    evidence = new Evidence(bench);
  }

  static Seen seen(String id) {
    Case own = Once.TAKEN_IN.cases.get(id);
    return Once.TAKEN_IN.evidence.of(own.path, own.bytes, own.goodRows);
  }

  /** What a path that no case delivered in the usual way became. */
  static Seen seenAt(String path) {
    return Once.TAKEN_IN.evidence.of(path, new byte[0], 0);
  }

  static Result result() {
    return Once.TAKEN_IN.result;
  }

  static Evidence evidence() {
    return Once.TAKEN_IN.evidence;
  }

  Path folder() {
    return bench.landing;
  }

  /** The month that {@link #street} takes next. */
  YearMonth nextStreetMonth() {
    return next.getOrDefault(MET, FIRST);
  }

  void skipStreetMonth() {
    next("metropolitan", 2012);
  }

  DeliveredFile street(String id, Function<DeliveredFile, String> damage) {
    return streetBytes(id, file -> damage.apply(file).getBytes(UTF_8));
  }

  DeliveredFile streetBytes(String id, Function<DeliveredFile, byte[]> damage) {
    DeliveredFile file = DeliveredFile.street(MET, next(MET, 2012));
    return deliver(id, "street/", file, damage);
  }

  /** A street file that is not to be accepted. */
  DeliveredFile refused(String id, Function<DeliveredFile, String> damage) {
    return refusedBytes(id, file -> damage.apply(file).getBytes(UTF_8));
  }

  DeliveredFile refusedBytes(String id, Function<DeliveredFile, byte[]> damage) {
    DeliveredFile file = DeliveredFile.street(CITY, next(CITY, 2012));
    return deliver(id, "street/", file, damage);
  }

  DeliveredFile stops(String id, Function<DeliveredFile, String> damage) {
    DeliveredFile file = DeliveredFile.stops(MET, next("stops", 2016));
    return deliver(id, "stops/", file, f -> damage.apply(f).getBytes(UTF_8));
  }

  /** Outcomes of the crimes of a month that has been delivered. */
  DeliveredFile outcomes(String id, YearMonth crimes, Function<DeliveredFile, String> damage) {
    DeliveredFile file = DeliveredFile.outcomes(MET, next("outcomes", 2012), crimes);
    return deliver(id, "outcomes/", file, f -> damage.apply(f).getBytes(UTF_8));
  }

  /** A wide file of three months of its own; its good rows are cells. */
  DeliveredFile boroughs(String id, Function<DeliveredFile, String> damage) {
    String key = "boroughs";
    DeliveredFile file = DeliveredFile.boroughs(next(key, 2012), next(key, 2012), next(key, 2012));
    return deliver(id, "boroughs/" + id + "/", file, f -> damage.apply(f).getBytes(UTF_8));
  }

  DeliveredFile homicides(String id, Function<DeliveredFile, String> damage) {
    DeliveredFile file = DeliveredFile.homicides(next("homicides", 2003));
    return deliver(id, "homicides/" + id + "/", file, f -> damage.apply(f).getBytes(UTF_8));
  }

  DeliveredFile survey(String id, Function<DeliveredFile, String> damage) {
    DeliveredFile file = DeliveredFile.survey(next("survey", 2015));
    return deliver(id, "survey/" + id + "/", file, f -> damage.apply(f).getBytes(UTF_8));
  }

  /** Delivers bytes under a path of the test's choice. */
  void deliver(String id, String path, byte[] bytes) {
    bench.deliver(path, bytes);
    cases.put(id, new Case(path, bytes, 0));
  }

  private DeliveredFile deliver(
      String id, String folder, DeliveredFile file, Function<DeliveredFile, byte[]> damage) {
    long cells = folder.startsWith("boroughs") ? 3 : 1;
    long goodRows = file.rowCount() * cells;
    String path = folder + file.name();
    byte[] bytes = damage.apply(file);
    bench.deliver(path, bytes);
    if (cases.put(id, new Case(path, bytes, goodRows)) != null) {
      throw new IllegalArgumentException(id + " is delivered twice");
    }
    return file;
  }

  private YearMonth next(String series, int year) {
    YearMonth month = next.getOrDefault(series, YearMonth.of(year, 1));
    next.put(series, month.plusMonths(1));
    return month;
  }

  /** A folder that goes when the JVM does. */
  static Path temporary() {
    try {
      Path folder = Files.createTempDirectory("bad-input");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a file, or a folder with all that is in it. */
  static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
