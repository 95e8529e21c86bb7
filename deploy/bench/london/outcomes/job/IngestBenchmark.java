package london.outcomes.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Environment;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.config.ConfigFolder;
import london.outcomes.ingest.Batch;
import london.outcomes.ingest.Delivery;
import london.outcomes.ingest.Intake;
import london.outcomes.ingest.PseudonymKey;
import london.outcomes.ingest.References;
import london.outcomes.ingest.SparkCsvIntake;
import london.outcomes.run.DeliveryRecord;
import london.outcomes.table.Lake;
import london.outcomes.table.Storage;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Times the ingest of street files against the same ingest behind Spark's own CSV reader: read,
 * judge, conform, and write the conformed tables and quarantine as Delta. Each round starts with an
 * empty lake, the two take turns in one process, and in the end both must have written the same. A
 * third only writes the records, which is the least that either has to do.
 */
final class IngestBenchmark {

  private static final String SOURCE = "police-uk-street";
  private static final List<String> TABLES = List.of("offence", "incident", "quarantine");
  private static final YearMonth AS_OF = YearMonth.of(2026, 4);

  /** Whose reader is behind the ingest; or no reader, but only the last write of typed records. */
  private enum Side {
    OURS,
    SPARK,
    WRITE
  }

  private final SparkSession session;
  private final Catalogue catalogue;
  private final SourceContract contract;
  private final Environment environment;
  private final Path work;
  private final RunContext run = new RunContext("benchmark", Instant.EPOCH, AS_OF, false);

  private IngestBenchmark(Path home, Path landing, Path work) {
    ConfigFolder conf = new ConfigFolder(home.resolve("conf"));
    this.catalogue = conf.load();
    this.contract = catalogue.sources().get(SOURCE);
    this.work = work;
    // The only one into which synthetic files may go.
    this.environment =
        conf.environment("demo").withLanding(landing.toString()).withLake(work.toString());
    this.session = Sessions.open("benchmark", environment);
  }

  /** Arguments: home of the project, landing folder, folder to work in, warm-up rounds, rounds. */
  public static void main(String[] args) {
    IngestBenchmark benchmark =
        new IngestBenchmark(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]));
    boolean isSame = benchmark.run(Integer.parseInt(args[3]), Integer.parseInt(args[4]));
    benchmark.session.stop();
    System.exit(isSame ? 0 : 1);
  }

  private boolean run(int warmUps, int rounds) {
    Map<Side, List<Round>> counted = new EnumMap<>(Side.class);
    for (int round = 1 - warmUps; round <= rounds; round++) {
      for (Side side : Side.values()) {
        Round done = side == Side.WRITE ? writing() : round(side);
        System.out.printf("%-8s %-6s %s%n", round < 1 ? "warm-up" : "round " + round, side, done);
        if (round > 0) {
          counted.computeIfAbsent(side, s -> new ArrayList<>()).add(done);
        }
      }
    }
    counted.forEach((side, done) -> System.out.printf("median   %-6s %s%n", side, medianOf(done)));
    List<Round> ours = counted.get(Side.OURS);
    List<Round> spark = counted.get(Side.SPARK);
    System.out.printf(
        "ours is %.2f times as fast, with %.2f times the processor time (medians of the pairs)%n",
        ratio(spark, ours, Round::seconds), ratio(ours, spark, Round::processorSeconds));
    String written = ours.get(0).written;
    boolean isSame =
        counted.values().stream().flatMap(List::stream).allMatch(r -> r.written.equals(written));
    System.out.println(
        isSame
            ? "All wrote " + written
            : "The records DIFFER: " + written(ours) + " and " + written(spark));
    return isSame;
  }

  private record Round(double seconds, double processorSeconds, long rows, String written) {
    @Override
    public String toString() {
      return "%7.2f s %7.2f s of processors %,10.0f rows a second"
          .formatted(seconds, processorSeconds, rows / seconds);
    }
  }

  private static Round medianOf(List<Round> rounds) {
    return new Round(
        median(rounds.stream().map(Round::seconds).toList()),
        median(rounds.stream().map(Round::processorSeconds).toList()),
        rounds.get(0).rows,
        rounds.get(0).written);
  }

  private static double ratio(
      List<Round> dividends, List<Round> divisors, ToDoubleFunction<Round> of) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < dividends.size(); i++) {
      ratios.add(of.applyAsDouble(dividends.get(i)) / of.applyAsDouble(divisors.get(i)));
    }
    return median(ratios);
  }

  private Round round(Side side) {
    delete(work);
    SparkSession own = session.newSession();
    SparkSession.setActiveSession(own);
    Lake lake = new Lake(own, Storage.of(own), catalogue, work.toString());
    IngestReport report = new IngestReport(run.id(), List.of());
    List<Delivery> deliveries =
        new Arrivals(lake, environment, List.of(contract), List.of(), report)
            .look()
            .get(contract.id());
    System.gc();
    long busy = processorTime();
    long start = System.nanoTime();
    ingest(lake, reader(own, lake, side), deliveries, report);
    double seconds = (System.nanoTime() - start) / 1e9;
    double processorSeconds = (processorTime() - busy) / 1e9;
    long read = report.records().stream().mapToLong(DeliveryRecord::rowCount).sum();
    return new Round(seconds, processorSeconds, read, written(lake));
  }

  /**
   * Writes what the round before wrote once more, as a fresh lake: records that are typed, checked
   * and in order need only be read from Parquet and written. No ingest can be faster.
   */
  private Round writing() {
    SparkSession own = session.newSession();
    SparkSession.setActiveSession(own);
    Path copy = work.resolveSibling("copy");
    delete(copy);
    Lake from = new Lake(own, Storage.of(own), catalogue, work.toString());
    Lake to = new Lake(own, Storage.of(own), catalogue, copy.toString());
    System.gc();
    long busy = processorTime();
    long start = System.nanoTime();
    for (String table : TABLES) {
      to.table(table).append(from.table(table).read(), run.note("copy", Map.of(), List.of()));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    double processorSeconds = (processorTime() - busy) / 1e9;
    long rows = TABLES.stream().mapToLong(table -> to.table(table).read().count()).sum();
    return new Round(seconds, processorSeconds, rows, written(to));
  }

  private static long processorTime() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private Function<List<Delivery>, Batch> reader(SparkSession own, Lake lake, Side side) {
    References references = new References(own, catalogue.references());
    if (side == Side.SPARK) {
      SparkCsvIntake intake = new SparkCsvIntake(own, references, AS_OF);
      return deliveries -> intake.read(contract, deliveries);
    }
    Intake intake =
        new Intake(own, references, lake.storage()::open, AS_OF, PseudonymKey.ofOneReading());
    return deliveries -> intake.read(contract, deliveries);
  }

  private void ingest(
      Lake lake,
      Function<List<Delivery>, Batch> reader,
      List<Delivery> deliveries,
      IngestReport report) {
    ContractIntake.Taken taken =
        new ContractIntake(
                session,
                catalogue,
                lake,
                new Holdings(List.of()),
                run,
                new Steps(what -> {}),
                new SupplierReports(lake))
            .take(reader, contract, deliveries, report);
    Dataset<Row> refused = taken.batch().quarantined(taken.accepted(), run.id()).coalesce(1);
    lake.table("quarantine").append(refused, run.note("ingest", Map.of(), List.of()));
    taken.batch().release();
  }

  /** Rows and a sum over all that they hold; where a row stood in its file Spark does not know. */
  private String written(Lake lake) {
    List<String> tables = new ArrayList<>();
    for (String table : TABLES) {
      Dataset<Row> rows =
          lake.table(table).read().drop("line_number", "byte_offset", "raw_text", "detail");
      Column[] columns =
          Stream.of(rows.columns())
              .flatMap(c -> Stream.of(col(c), col(c).isNull()))
              .toArray(Column[]::new);
      Row found =
          rows.select(xxhash64(columns).cast("decimal(38,0)").as("h"))
              .agg(count(lit(1)), sum("h"))
              .first();
      tables.add("%s: %,d rows, sum %s".formatted(table, found.getLong(0), found.getDecimal(1)));
    }
    return String.join("; ", tables);
  }

  private static Set<String> written(List<Round> rounds) {
    return rounds.stream().map(Round::written).collect(Collectors.toSet());
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
