package london.outcomes.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.Date;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import london.outcomes.SharedSession;
import london.outcomes.config.ConfigFolder;
import london.outcomes.insight.alike.AreasAlike;
import london.outcomes.insight.change.Changes;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Areas alike and parts of changes, of figures as they are published. */
class QuestionsTest {

  private static final String LONDON = "E12000007";
  private static final int BOROUGHS = 12;
  private static final StructType FACT =
      StructType.fromDDL(
          "measure_id STRING, window STRING, period_id STRING, period_end DATE, area_code STRING,"
              + " area_level STRING, group_type STRING, group_id STRING, count DOUBLE,"
              + " denominator DOUBLE, value DOUBLE, lower DOUBLE, upper DOUBLE,"
              + " change_status STRING, status STRING, provenance STRING");
  private static final StructType MEASURE =
      StructType.fromDDL("measure_id STRING, title STRING, kind STRING");
  private static final StructType PEOPLE =
      StructType.fromDDL(
          "area_code STRING, year INT, vintage STRING, age_from INT, age_to INT, sex STRING,"
              + " ethnicity STRING, people BIGINT");

  /** Measures of the catalogue: the first is what the others are types of. */
  private static final List<String> MEASURES =
      List.of(
          "neighbourhood-crime", "burglary-residential", "robbery-personal", "theft-from-person");

  private static Answer changes;
  private static Answer alike;

  @BeforeAll
  static void ask() {
    changes = changes(facts());
    alike = alike(facts(), 1);
  }

  @Test
  void aChangeIsExplainedByBoroughAndByTypeAndAddsUpInEach() {
    Answer answer = changes;

    List<Row> rows =
        answer
            .tables()
            .get("fact_change_part")
            .where("area_code = '" + LONDON + "'")
            .where("measure_id = '" + MEASURES.get(0) + "'")
            .collectAsList();

    for (String split : List.of("borough", "type")) {
      assertThat(sum(rows, split)).isCloseTo(sum(rows, "all"), within(1e-9));
    }
    assertThat(rows).extracting(r -> r.<String>getAs("part_id")).contains("unknown", "rest", "all");
    assertThat(rows).extracting(r -> r.<String>getAs("period_id")).containsOnly("R12-2026-03");
    assertThat(rows)
        .extracting(r -> r.<String>getAs("earlier_period_id"))
        .containsOnly("R12-2025-03");
    assertThat(answer.cards())
        .singleElement()
        .extracting(ModelCard::provenance)
        .isEqualTo("synthetic");
  }

  @Test
  void findingsDoNotDependOnTheOrderOfRowsOrOnPartitions() {
    List<Row> shuffled = new ArrayList<>(facts());
    Collections.shuffle(shuffled, new Random(4));

    assertThat(texts(changes(shuffled).tables().get("fact_change_part")))
        .isEqualTo(texts(changes.tables().get("fact_change_part")));
    Answer one = alike;
    Answer other = alike(shuffled, 3);
    for (String table : one.tables().keySet()) {
      assertThat(other.tables().get(table).collectAsList())
          .isNotEmpty()
          .isEqualTo(one.tables().get(table).collectAsList());
    }
    assertThat(texts(other.checks())).isEqualTo(texts(one.checks()));
    assertThat(other.cards()).isEqualTo(one.cards());
  }

  @Test
  void eachBoroughHasFivePeersAndAGroup() {
    Answer answer = alike;

    assertThat(answer.tables().get("fact_area_peer").count()).isEqualTo(5 * BOROUGHS);
    List<Row> groups = answer.tables().get("fact_area_group").collectAsList();
    assertThat(groups).hasSize(BOROUGHS);
    assertThat(groups)
        .allSatisfy(
            row -> {
              assertThat(row.<String>getAs("area_group_id")).startsWith("borough-");
              assertThat(row.<String>getAs("description")).isNotBlank();
              assertThat(row.<Double>getAs("stability")).isBetween(0.0, 1.0);
            });
  }

  private static Answer changes(List<Row> facts) {
    var catalogue = new ConfigFolder(SharedSession.project().resolve("conf")).load();
    return new Changes(catalogue).answer(Map.of("fact_measure", table(facts, FACT)));
  }

  private static Answer alike(List<Row> facts, int partitions) {
    List<Row> measures = new ArrayList<>();
    MEASURES.forEach(m -> measures.add(RowFactory.create(m, "Title of " + m, "rate")));
    Map<String, Dataset<Row>> tables =
        Map.of(
            "fact_measure",
            table(facts, FACT).repartition(partitions),
            "dim_measure",
            table(measures, MEASURE),
            "population",
            table(List.of(), PEOPLE));
    return new AreasAlike().answer(tables);
  }

  private static Dataset<Row> table(List<Row> rows, StructType schema) {
    return SharedSession.get().createDataFrame(rows, schema);
  }

  private static List<String> texts(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(Row::toString).sorted().toList();
  }

  private static double sum(List<Row> rows, String split) {
    return rows.stream()
        .filter(r -> split.equals(r.getAs("split_type")))
        .mapToDouble(r -> r.<Double>getAs("effect"))
        .sum();
  }

  /**
   * Types by borough, before and after; the whole has more than the types, and some of no place.
   */
  private static List<Row> facts() {
    Random dice = new Random(5);
    List<Row> rows = new ArrayList<>();
    for (String end : List.of("2025-03", "2026-03", "2024-03")) {
      double[] london = new double[MEASURES.size()];
      for (int b = 1; b <= BOROUGHS; b++) {
        double[] counts = new double[MEASURES.size()];
        for (int m = 1; m < counts.length; m++) {
          counts[m] = b * (100 + dice.nextInt(120));
          counts[0] += counts[m];
        }
        counts[0] += b * dice.nextInt(400);
        for (int m = 0; m < counts.length; m++) {
          london[m] += counts[m];
          rows.add(fact(m, end, "E090000%02d".formatted(b), "borough", counts[m], 1000.0 * b));
        }
      }
      for (int m = 0; m < london.length; m++) {
        rows.add(fact(m, end, "unknown", "borough", 7, Double.NaN));
        rows.add(
            fact(m, end, LONDON, "region", london[m] + 7, 1000.0 * BOROUGHS * (BOROUGHS + 1) / 2));
      }
    }
    return rows;
  }

  private static Row fact(
      int measure, String end, String area, String level, double count, double base) {
    boolean isPlaced = !Double.isNaN(base);
    double value = 1000 * count / base;
    return RowFactory.create(
        MEASURES.get(measure),
        "rolling-12",
        "R12-" + end,
        Date.valueOf(end + "-31"),
        area,
        level,
        "all",
        "all",
        count,
        isPlaced ? base : null,
        isPlaced ? value : null,
        isPlaced ? 0.9 * value : null,
        isPlaced ? 1.1 * value : null,
        "ok",
        isPlaced ? "ok" : "no-denominator",
        area.equals("E09000003") ? "synthetic" : "open");
  }
}
