package london.outcomes.job;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Environment;
import london.outcomes.config.ConfigFolder;
import london.outcomes.table.Lake;
import london.outcomes.table.Storage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Counts how often the 95 % intervals in {@code measures} and {@code gaps} hold what synthetic
 * extracts were made to have, for each kind of measure, and says what of the planted things was
 * found.
 */
final class CoverageBenchmark {

  private static final double LEAST = .93;
  private static final double MOST = .97;
  private static final int FEWEST = 200;

  /** Intervals of counts are exact and counts are whole: they cover more often than they say. */
  private static final List<String> CONSERVATIVE =
      List.of("count", "rate", "ratio", "rate-ratio", "median-days");

  private final SparkSession session;
  private final Catalogue catalogue;
  private final ExpectedFigures expected;
  private final Path work;

  private CoverageBenchmark(Path work) throws IOException {
    ConfigFolder conf = new ConfigFolder(work.resolve("kinds/conf"));
    Environment environment = conf.environment("demo");
    this.work = work;
    this.catalogue = conf.load();
    this.session = Sessions.open("coverage", environment);
    try (Stream<Path> files = Files.walk(work.resolve("parts"))) {
      this.expected =
          new ExpectedFigures(
              work.resolve("kinds/conf/reference"),
              files.filter(file -> file.endsWith("truth/expected.csv")).toList());
    }
  }

  /** Argument: the folder with the parts and the lakes. */
  public static void main(String[] args) throws IOException {
    CoverageBenchmark benchmark = new CoverageBenchmark(Path.of(args[0]));
    boolean isCovered = benchmark.intervals();
    new PlantedThings(benchmark.session, benchmark.catalogue, benchmark.expected, benchmark.work)
        .print();
    benchmark.session.stop();
    System.exit(isCovered ? 0 : 1);
  }

  /** How often intervals held, lay above, and lay below what is true. */
  private static final class Held {
    private final TreeSet<String> measures = new TreeSet<>();
    private int covered;
    private int above;
    private int below;

    private void see(CoverageFigure figure, double truth) {
      measures.add(figure.measure());
      double slack = 1e-9 * Math.max(1, Math.abs(truth));
      if (figure.lower() > truth + slack) {
        above++;
      } else if (figure.upper() < truth - slack) {
        below++;
      } else {
        covered++;
      }
    }

    private int all() {
      return covered + above + below;
    }

    private double share() {
      return (double) covered / all();
    }

    /** By how much the share may be off since there are only so many replicates. */
    private double error() {
      return 1.96 * Math.sqrt(.95 * .05 / all());
    }

    private String verdict(String kind) {
      if (all() < FEWEST) {
        return "TOO FEW";
      }
      if (share() < LEAST - error()) {
        return "UNDER";
      }
      if (share() <= MOST + error()) {
        return share() < LEAST || share() > MOST ? "within error" : "ok";
      }
      return CONSERVATIVE.contains(kind) ? "conservative" : "OVER";
    }
  }

  private boolean intervals() {
    Map<String, List<CoverageFigure>> figures = figures();
    Map<String, Held> kinds = new LinkedHashMap<>();
    Map<String, Held> measures = new LinkedHashMap<>();
    for (CoverageChecks.Check check : new CoverageChecks(expected).all()) {
      kinds.computeIfAbsent(check.kind(), k -> new Held());
      String key = check.measure() + "/" + check.window() + "/" + check.level();
      for (CoverageFigure figure : figures.getOrDefault(key, List.of())) {
        double truth = figure.hasInterval() ? check.truth().of(figure) : Double.NaN;
        if (Double.isFinite(truth)) {
          kinds.get(check.kind()).see(figure, truth);
          measures.computeIfAbsent(check.kind() + "  " + key, k -> new Held()).see(figure, truth);
        }
      }
    }
    print(kinds, true);
    System.out.println("\nby measure");
    print(measures, false);
    return kinds.entrySet().stream()
        .map(entry -> entry.getValue().verdict(entry.getKey()))
        .noneMatch(verdict -> verdict.equals(verdict.toUpperCase(java.util.Locale.ROOT)));
  }

  private static void print(Map<String, Held> rows, boolean isJudged) {
    System.out.printf(
        "%-60s %10s %8s %7s %7s %7s  %s%n",
        "kind", "replicates", "covered", "+-", "above", "below", "");
    rows.forEach(
        (name, held) ->
            System.out.printf(
                "%-60s %,10d %7.1f%% %6.1f%% %6.1f%% %6.1f%%  %s%n",
                name,
                held.all(),
                100 * held.share(),
                100 * held.error(),
                100.0 * held.above / held.all(),
                100.0 * held.below / held.all(),
                isJudged ? held.verdict(name) : ""));
  }

  private Dataset<Row> read(String table) {
    String root = work.resolve("kinds/lake").toString();
    return new Lake(session, Storage.of(session), catalogue, root).table(table).read();
  }

  /** Measures for everybody, rate ratios of each group, and gaps, by measure, window and level. */
  private Map<String, List<CoverageFigure>> figures() {
    Map<String, List<CoverageFigure>> figures = new HashMap<>();
    Map<String, Map<String, CoverageFigure>> groups = new HashMap<>();
    Dataset<Row> measures =
        read("measures")
            .where(col("status").equalTo("ok"))
            .where(
                col("group_id")
                    .equalTo("all")
                    .or(col("measure_id").equalTo("stop-search-rate-ratio")));
    for (Row row : measures.collectAsList()) {
      String place =
          String.join(
              "|", row.<String>getAs("measure_id"), row.getAs("period_id"), row.getAs("area_code"));
      Map<String, CoverageFigure> own = groups.computeIfAbsent(place, k -> new HashMap<>());
      CoverageFigure figure = CoverageFigure.ofMeasure(row, own);
      own.put(figure.group(), figure);
      boolean isCompared =
          !figure.measure().equals("stop-search-rate-ratio")
              || List.of("mixed", "asian", "black", "other").contains(figure.group());
      if (isCompared) {
        add(figures, figure);
      }
    }
    Dataset<Row> gaps =
        read("gaps")
            .where(col("status").equalTo("ok"))
            .where(col("group_type").equalTo("ethnicity"));
    for (Row row : gaps.collectAsList()) {
      add(figures, CoverageFigure.ofGap(row));
    }
    return figures;
  }

  private static void add(Map<String, List<CoverageFigure>> figures, CoverageFigure figure) {
    figures
        .computeIfAbsent(
            figure.measure() + "/" + figure.window() + "/" + figure.level(),
            key -> new ArrayList<>())
        .add(figure);
  }
}
