package london.outcomes.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import london.outcomes.SharedSession;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.config.ConfigFolder;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DimensionsTest {

  private static final Catalogue CATALOGUE =
      new ConfigFolder(SharedSession.project().resolve("conf")).load();

  /** Dimension to its rows. */
  private static final Map<String, List<Row>> ROWS = new TreeMap<>();

  @BeforeAll
  static void collect() {
    new Dimensions(SharedSession.get(), CATALOGUE)
        .all()
        .forEach((name, rows) -> ROWS.put(name, rows.collectAsList()));
  }

  private static Map<String, Row> byKey(String table, String... columns) {
    return ROWS.get(table).stream()
        .collect(
            Collectors.toMap(
                row ->
                    List.of(columns).stream()
                        .map(column -> row.<String>getAs(column))
                        .collect(Collectors.joining("/")),
                row -> row));
  }

  @Test
  void everyCuratedDimensionIsMadeWithTheColumnsOfItsDefinition() {
    assertThat(ROWS.keySet())
        .containsExactly("dim_area", "dim_group", "dim_measure", "dim_period", "dim_status");
    ROWS.forEach(
        (name, rows) ->
            assertThat(rows.get(0).schema().fieldNames())
                .containsExactlyElementsOf(CATALOGUE.table(name).columnNames()));
  }

  @Test
  void everyMeasureIsDescribed() {
    Map<String, Row> measures = byKey("dim_measure", "measure_id");
    assertThat(measures.keySet()).isEqualTo(CATALOGUE.entries().keySet());
    Row ratio = measures.get("stop-search-rate-ratio");
    assertThat(ratio.<String>getAs("kind")).isEqualTo("rate-ratio");
    assertThat(ratio.<String>getAs("better")).isEqualTo("towards");
    assertThat(ratio.<String>getAs("denominator"))
        .isEqualTo("residents aged 0 to 120 in 2021, census-2021");
    assertThat(ratio.<String>getAs("national_measure")).isNull();
    Row sanctioned = measures.get("offenders-sanctioned");
    assertThat(sanctioned.<String>getAs("denominator")).isEqualTo("offences-recorded");
    assertThat(sanctioned.<String>getList(sanctioned.fieldIndex("sources")))
        .containsExactly("police-uk-outcomes", "police-uk-street");
    assertThat(sanctioned.<String>getList(sanctioned.fieldIndex("recording_changes")))
        .hasSize(2)
        .allMatch(text -> text.matches("\\d{4}-\\d{2}-\\d{2}: .+"));
  }

  @Test
  void everyAreaHasItsParent() {
    Map<String, Row> areas = byKey("dim_area", "area_code");
    assertThat(areas.values())
        .filteredOn(row -> !row.getAs("area_level").equals("ward"))
        .hasSize(47);
    assertThat(areas.get("E05013652").<String>getAs("area_name")).isEqualTo("Belsize");
    assertThat(areas.get("E05013652").<String>getAs("parent_code")).isEqualTo("E09000007");
    // A ward of 2017 has no figures.
    assertThat(areas).doesNotContainKey("E05000026");
    assertThat(areas.get("E12000007").<String>getAs("parent_code")).isNull();
    areas.values().stream()
        .map(row -> row.<String>getAs("parent_code"))
        .filter(parent -> parent != null)
        .forEach(parent -> assertThat(areas).containsKey(parent));
  }

  @Test
  void periodsAreNamedOnceAndDated() {
    Map<String, Row> periods = byKey("dim_period", "period_id");
    Row year = periods.get("FY2025-26");
    assertThat(year.<String>getAs("period_name")).isEqualTo("Financial year 2025/26");
    assertThat(year.getAs("period_start").toString()).isEqualTo("2025-04-01");
    assertThat(year.getAs("period_end").toString()).isEqualTo("2026-03-31");
    assertThat(periods.get("2026-03").<String>getAs("financial_year")).isEqualTo("2025-26");
    assertThat(periods).containsKeys("2011-12", "R12-2026-03", "2025-26-Q4", "YTD-2026-03");
    assertThat(periods.keySet()).hasSameSizeAs(new HashSet<>(ROWS.get("dim_period")));
  }

  @Test
  void groupsAreInReadingOrderAndEverybodyIsFirst() {
    List<String> groups =
        ROWS.get("dim_group").stream()
            .filter(row -> List.of("all", "ethnicity").contains(row.<String>getAs("group_type")))
            .map(row -> row.getAs("sort_order") + " " + row.getAs("group_id"))
            .toList();
    assertThat(groups)
        .containsExactly(
            "0 all", "1 white", "2 mixed", "3 asian", "4 black", "5 other", "6 unknown");
  }
}
