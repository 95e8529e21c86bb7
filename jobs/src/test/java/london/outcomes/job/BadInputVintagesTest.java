package london.outcomes.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import london.outcomes.run.Finding;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** S08: files of many months. The newest vintage holds each month, whatever comes when. */
class BadInputVintagesTest {

  private static final LandingRounds DONE = LandingRounds.DONE;
  private static final String WIDE = "MPS Borough Level Crime (a).csv";

  @Test
  @DisplayName("S08: the months of a wide file are those of its header")
  void monthsOfAWideFileAreThoseOfItsHeader() {
    Seen seen = DONE.afterFirst.of("boroughs/b/" + WIDE, new byte[0], 36).isAccepted();

    assertThat(seen.delivery().months()).containsExactly("2024-02", "2024-03", "2024-04");
    assertThat(seen.delivery().vintage()).isEqualTo("2024-04");
  }

  @Test
  @DisplayName("S08: an older vintage behind a newer one supplies only what is missing")
  void olderVintageSuppliesOnlyWhatIsMissing() {
    Seen old = DONE.afterSecond.of("boroughs/a/" + WIDE, new byte[0], 36).holds(12);

    assertThat(old.delivery().months()).containsExactly("2024-01");
    assertThat(old.delivery().droppedCount()).isEqualTo(24);
    assertThat(old.codes()).containsExactly("SUPERSEDED");
    assertThat(old.finding("SUPERSEDED").effect()).isEqualTo(Finding.DROP);
    assertThat(old.finding("SUPERSEDED").message()).contains("newer vintage");
    assertThat(hundreds(DONE.afterSecond, "offences"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("2024-01", "1000", "2024-02", "0", "2024-03", "0", "2024-04", "0"));
  }

  @Test
  @DisplayName("S08: the next vintage moves the months forward and replaces what it restates")
  void nextVintageReplacesWhatItRestates() {
    DONE.afterThird.of("boroughs/c/" + WIDE, new byte[0], 36).isAccepted();

    assertThat(hundreds(DONE.afterThird, "offences"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "2024-01", "1000", "2024-02", "0", "2024-03", "2000", "2024-04", "2000", "2024-05",
                "2000"));
  }

  @Test
  @DisplayName("S08: a register is replaced by its newer vintage only")
  void registerIsReplacedByItsNewerVintageOnly() {
    List<String> places =
        DONE.afterThird.records().stream()
            .filter(r -> r.schema().getFieldIndex("victims").isDefined())
            .map(r -> month(r) + " " + r.getAs("borough_code"))
            .distinct()
            .toList();

    assertThat(places)
        .containsExactlyInAnyOrder("2024-02 E09000009", "2024-03 E09000022", "2024-04 E09000022");
  }

  @Test
  @DisplayName("S08: survey figures of an older vintage do not come back")
  void surveyFiguresOfAnOlderVintageDoNotComeBack() {
    assertThat(values(DONE.afterThird, "proportion"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("2023-12", "0.5", "2024-03", "0.6", "2024-06", "0.6"));
  }

  /** Which vintage each month's values are from: they were made 10, 1,000 and 2,000 and more. */
  private static Map<String, String> hundreds(Evidence evidence, String unit) {
    return published(evidence, unit, r -> Long.toString(value(r) / 100 * 100));
  }

  private static Map<String, String> values(Evidence evidence, String unit) {
    return published(evidence, unit, r -> Double.toString(r.<Double>getAs("value")));
  }

  private static long value(Row row) {
    return Math.round(row.<Double>getAs("value"));
  }

  private static Map<String, String> published(
      Evidence evidence, String unit, java.util.function.Function<Row, String> text) {
    return evidence.records().stream()
        .filter(r -> r.schema().getFieldIndex("unit").isDefined())
        .filter(r -> r.getAs("unit").equals(unit))
        .collect(
            Collectors.toMap(
                BadInputVintagesTest::month,
                text,
                (a, b) -> a.equals(b) ? a : a + " and " + b,
                TreeMap::new));
  }

  private static String month(Row row) {
    return row.getAs("month").toString().substring(0, 7);
  }
}
