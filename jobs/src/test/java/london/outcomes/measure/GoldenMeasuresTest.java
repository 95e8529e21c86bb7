package london.outcomes.measure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.current_date;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import london.outcomes.SharedSession;
import london.outcomes.catalogue.Denominator;
import london.outcomes.catalogue.Entry;
import london.outcomes.catalogue.Gap;
import london.outcomes.catalogue.Measure;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every measure says what its analyst worked out by hand from a few rows: {@code
 * conf/measures/ID.expected.yaml}. A measure without such a file fails.
 */
class GoldenMeasuresTest {

  private static final Map<String, Entry> ENTRIES = Definitions.CATALOGUE.entries();
  private static final Map<String, Measure> MEASURES = Definitions.CATALOGUE.measures();
  private static final double TOLERANCE = 1e-8;

  /**
   * Measure to {@code period/area/group} and to {@code period/area/breakdown=group} to the row; for
   * a gap with {@code /reference} behind it.
   */
  private static Map<String, Map<String, Row>> results;

  @BeforeAll
  static void evaluate() {
    Map<String, Measure> measures = new LinkedHashMap<>();
    Map<String, Gap> gaps = new LinkedHashMap<>();
    Map<String, YearMonth> last = new HashMap<>();
    Map<String, List<Covered>> covered = new LinkedHashMap<>();
    Map<String, List<Map<String, String>>> given = new LinkedHashMap<>();
    Set<String> told = new TreeSet<>();
    TreeSet<YearMonth> ends = new TreeSet<>();
    for (Entry entry : ENTRIES.values()) {
      if (Files.exists(GoldenFile.path(entry.id()))) {
        GoldenFile golden = GoldenFile.read(entry.id());
        Measure measure = compared(entry);
        if (entry instanceof Gap gap) {
          gaps.put(gap.id(), Copies.of(gap, measure.id()));
        }
        for (Measure own : apart(measure)) {
          measures.put(own.id(), own);
          last.put(own.id(), golden.last());
          golden.breakdowns(measure).forEach(type -> told.add(own.id() + "/" + type));
          covered.computeIfAbsent(own.table(), t -> new ArrayList<>()).addAll(golden.covered(own));
        }
        for (Measure fed : fed(measure)) {
          given
              .computeIfAbsent(fed.table(), t -> new ArrayList<>())
              .addAll(golden.given(measure, fed.table(), feeding(fed)));
        }
        ends.addAll(golden.ends());
      }
    }
    Dataset<Row> cells = cells(measures, given, covered, told);

    Map<String, Set<String>> forces = Definitions.forces(measures);
    List<Row> rows =
        new ArrayList<>(
            compared(
                measures,
                new Evaluate(measures, forces, Definitions.AREAS).measures(cells, ends, last)));
    rows.addAll(
        new Gaps(gaps, measures, forces, Definitions.AREAS)
            .gaps(cells, ends, last)
            .collectAsList());
    results = byKey(rows);
  }

  /** The figures beside their baselines, which are frozen from them. */
  private static List<Row> compared(Map<String, Measure> measures, Dataset<Row> evaluated) {
    Dataset<Row> values =
        SharedSession.get().createDataFrame(evaluated.collectAsList(), evaluated.schema());
    Baselines baselines = new Baselines(measures);
    Dataset<Row> none = Records.of(Definitions.CATALOGUE.table("baseline"), List.of(), "");
    Dataset<Row> frozen =
        baselines.toFreeze(values, none).withColumn("extract_date", current_date());
    return baselines.compare(values, frozen).collectAsList();
  }

  /** What a gap compares has the rows of the gap's own file, under an id of its own. */
  private static Measure compared(Entry entry) {
    if (entry instanceof Gap gap) {
      Measure of = MEASURES.get(gap.of());
      return Copies.named(of, gap.id() + "/" + of.id());
    }
    return (Measure) entry;
  }

  /** One pass over each table, as the product makes it, of the breakdowns that are told of. */
  private static Dataset<Row> cells(
      Map<String, Measure> measures,
      Map<String, List<Map<String, String>>> given,
      Map<String, List<Covered>> covered,
      Set<String> told) {
    Dataset<Row> amounts = null;
    for (String table : given.keySet()) {
      List<Measure> own = measures.values().stream().filter(m -> m.table().equals(table)).toList();
      Dataset<Row> records = Records.of(Definitions.CATALOGUE.table(table), given.get(table), "");
      Dataset<Row> tallied = new Tally(own).amounts(records);
      amounts = amounts == null ? tallied : amounts.unionByName(tallied);
    }
    Scaffold scaffold = new Scaffold(measures, Definitions.AREAS);
    List<Covered> all = covered.values().stream().flatMap(List::stream).toList();
    Dataset<Row> cells =
        Tally.cells(
            amounts,
            scaffold.places(SharedSession.get(), all),
            scaffold
                .groups(SharedSession.get())
                .where(concat_ws("/", col("measure_id"), col("group_type")).isInCollection(told)));
    // Computed once, for what is read several times.
    return SharedSession.get().createDataFrame(cells.collectAsList(), cells.schema()).coalesce(1);
  }

  /**
   * The measure, and the one it is set against, made to count only the rows of its own file: its
   * sources carry its name.
   */
  private static List<Measure> apart(Measure measure) {
    if (measure.denominator() instanceof Denominator.OfMeasure of) {
      String id = measure.id() + "/" + of.measureId();
      return List.of(
          Copies.of(measure, measure.id(), measure.id(), new Denominator.OfMeasure(id)),
          Copies.of(MEASURES.get(of.measureId()), id, measure.id(), new Denominator.None()));
    }
    return List.of(Copies.of(measure, measure.id(), measure.id(), measure.denominator()));
  }

  /** The measure, and the one that it is set against where that one has another table. */
  private static List<Measure> fed(Measure measure) {
    if (measure.denominator() instanceof Denominator.OfMeasure of) {
      Measure against = MEASURES.get(of.measureId());
      return against.table().equals(measure.table()) ? List.of(measure) : List.of(measure, against);
    }
    return List.of(measure);
  }

  private static String feeding(Measure measure) {
    String stored = Definitions.CATALOGUE.stored(measure.table()).name();
    return measure.sources().stream().filter(s -> feeds(s, stored)).findFirst().orElseThrow();
  }

  private static boolean feeds(String source, String table) {
    return Definitions.CATALOGUE.sources().get(source).conformed().stream()
        .anyMatch(mapping -> mapping.table().equals(table));
  }

  private static Map<String, Map<String, Row>> byKey(List<Row> rows) {
    Map<String, Map<String, Row>> all = new HashMap<>();
    for (Row row : rows) {
      Map<String, Row> own =
          all.computeIfAbsent(row.getAs("measure_id"), id -> new LinkedHashMap<>());
      boolean isGap = List.of(row.schema().fieldNames()).contains("reference_id");
      String reference = isGap ? "/" + row.getAs("reference_id") : "";
      String place = row.getAs("period_id") + "/" + row.getAs("area_code") + "/";
      String key = place + row.getAs("group_type") + "=" + row.getAs("group_id") + reference;
      assertThat(own.putIfAbsent(key, row)).as("a second row of " + key).isNull();
      // Short, for a group that is in one breakdown only.
      own.putIfAbsent(place + row.getAs("group_id") + reference, row);
    }
    return all;
  }

  @TestFactory
  Stream<DynamicTest> saysWhatItsAnalystExpects() {
    return ENTRIES.keySet().stream().map(id -> DynamicTest.dynamicTest(id, () -> check(id)));
  }

  private static void check(String id) {
    assertThat(GoldenFile.path(id)).as("write down what %s must say", id).exists();
    GoldenFile golden = GoldenFile.read(id);
    Map<String, Row> rows = results.getOrDefault(id, Map.of());
    List<String> differences = new ArrayList<>();
    for (Map<String, String> expected : golden.expect()) {
      compare(key(expected), expected, rows.get(key(expected)), differences);
    }
    for (Map<String, String> absent : golden.absent()) {
      if (rows.containsKey(key(absent))) {
        differences.add(key(absent) + ": must not be there, but is " + rows.get(key(absent)));
      }
    }
    assertThat(String.join("\n", differences)).isEmpty();
  }

  private static String key(Map<String, String> row) {
    String key = row.get("period") + "/" + row.get("area") + "/" + row.getOrDefault("group", "all");
    return row.containsKey("reference") ? key + "/" + row.get("reference") : key;
  }

  private static void compare(
      String key, Map<String, String> expected, Row row, List<String> differences) {
    if (row == null) {
      differences.add(key + ": is missing");
      return;
    }
    expected.forEach(
        (name, text) -> {
          if (!Set.of("period", "area", "group", "reference").contains(name)) {
            Object seen = row.getAs(name.replace('-', '_'));
            if (!isEqual(text, seen)) {
              differences.add(key + ": " + name + ": expected " + text + ", was " + seen);
            }
          }
        });
  }

  private static boolean isEqual(String expected, Object seen) {
    if (expected == null || seen == null) {
      return expected == null && seen == null;
    }
    if (seen instanceof Double number) {
      double wanted = Double.parseDouble(expected);
      return Math.abs(number - wanted) <= TOLERANCE * Math.max(1, Math.abs(wanted));
    }
    return expected.equals(seen.toString());
  }

  @Test
  void noExpectedValuesAreLeftOver() throws java.io.IOException {
    try (Stream<Path> files = Files.list(GoldenFile.path("x").getParent())) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".expected.yaml"))
              .map(name -> name.replace(".expected.yaml", ""))
              .toList();
      assertThat(ENTRIES.keySet()).containsAll(names);
    }
  }
}
