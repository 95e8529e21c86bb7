package london.outcomes.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import london.outcomes.stats.Estimate;
import london.outcomes.stats.Proportions;
import london.outcomes.stats.Rates;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is expected of the files is what intervals about their figures have to cover. */
class ExpectationTest {

  private static final Plan PLAN = new Plan(YearMonth.of(2025, 3), YearMonth.of(2025, 4), .03, 9);
  private static final Set<String> EXTRACTS = Set.of("open", "missing-episode");
  private static final int REDRAWS = 20;

  /** A figure as it was counted, and as it is expected. */
  private record Pair(double count, double of, double expectedCount, double expectedOf) {}

  @TempDir private static Path folder;
  private static Extract extract;

  @BeforeAll
  static void write() {
    extract = Extract.of(PLAN, new Orders(EXTRACTS, true, 0, REDRAWS), folder);
  }

  @Test
  void countsLieAboutTheirExpectationAsPoissonCountsDo() {
    List<Pair> pairs = pairs("police-uk-street", "rows", 5);
    double squares =
        pairs.stream()
            .mapToDouble(p -> Math.pow(p.count - p.expectedCount, 2) / p.expectedCount)
            .sum();
    double ofMeans = 1 + 1.0 / REDRAWS;
    assertThat(pairs).hasSizeGreaterThan(300);
    assertThat(squares / pairs.size() / ofMeans).isCloseTo(1, within(.15));
  }

  @Test
  void intervalsOfCountsAndSharesCoverWhatIsExpected() {
    List<Pair> rows = pairs("police-uk-street", "rows", 5);
    long covered =
        rows.stream().filter(p -> covers(Rates.count(p.count, .95), p.expectedCount)).count();
    assertThat((double) covered / rows.size()).isBetween(.93, .975);
    List<Pair> found = pairs("missing-episode", "found within 24 hours", 0);
    double share =
        found.stream().mapToDouble(Pair::expectedCount).sum()
            / found.stream().mapToDouble(Pair::expectedOf).sum();
    long within =
        found.stream()
            .filter(p -> covers(Proportions.wilson(p.count, p.of, 1, .95), share))
            .count();
    assertThat((double) within / found.size()).isGreaterThan(.88);
  }

  private static boolean covers(Estimate estimate, double truth) {
    return estimate.lower() <= truth && truth <= estimate.upper();
  }

  @Test
  void drawingAgainChangesNothingInTheFiles(@TempDir Path once) {
    Extract other = Extract.of(PLAN, new Orders(EXTRACTS, true, 0), once);
    Map<String, String> files = other.contents();
    files.remove("manifest.csv");
    assertThat(extract.contents()).containsAllEntriesOf(files).containsKey("truth/expected.csv");
  }

  @Test
  void redrawsGoTogetherWithTheTruth() {
    assertThatThrownBy(() -> new Orders(EXTRACTS, false, 0, 3))
        .hasMessage("synth: redraws are 3; give 0, or more than that together with --truth");
  }

  private static List<Pair> pairs(String source, String figure, double least) {
    Map<String, NamedCsvRecord> counted = byKey("truth/figures.csv", source, figure);
    return byKey("truth/expected.csv", source, figure).entrySet().stream()
        .filter(row -> number(row.getValue(), "count") >= least)
        .map(
            row -> {
              NamedCsvRecord own = counted.get(row.getKey());
              return new Pair(
                  own == null ? 0 : number(own, "count"),
                  own == null ? 0 : number(own, "of"),
                  number(row.getValue(), "count"),
                  number(row.getValue(), "of"));
            })
        .toList();
  }

  private static Map<String, NamedCsvRecord> byKey(String file, String source, String figure) {
    return extract.rows(file).stream()
        .filter(row -> row.getField("extract").equals(source))
        .filter(row -> row.getField("figure").equals(figure))
        .collect(
            Collectors.toMap(
                row -> row.getField("period") + row.getField("area") + "|" + row.getField("group"),
                row -> row,
                (one, other) -> one,
                TreeMap::new));
  }

  private static double number(NamedCsvRecord row, String column) {
    return Double.parseDouble(row.getField(column));
  }
}
