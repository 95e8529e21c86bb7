package london.outcomes.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunSummaryTest {

  private static final RunSummary.Headline RATE =
      new RunSummary.Headline(
          "asb-incidents",
          "Antisocial behaviour incidents",
          "incidents per 1,000 residents",
          "12 months to March 2026",
          "E12000007",
          "all",
          1234567.0,
          137.144,
          136.9,
          137.4,
          -2.345,
          -3.2,
          0.001,
          1.0,
          "ok",
          "synthetic");

  private static final RunSummary.Headline RATIO =
      new RunSummary.Headline(
          "ratio",
          "Stop and search, rate against White residents",
          "times the rate of White residents",
          "March 2026",
          "E12000007",
          "black",
          50.0,
          7.5,
          4.8,
          13.4,
          null,
          0.25,
          0.4,
          1.0,
          "ok",
          "open");

  private static RunSummary summary(RunSummary.Headline... headlines) {
    return new RunSummary(
        "20260515-120000",
        "run",
        "demo",
        "file:/lake",
        Entries.NOON,
        Entries.NOON.plusMillis(42_500),
        RunSummary.DONE,
        0,
        List.of(
            Entries.delivery("d1", "a.csv", DeliveryRecord.ACCEPTED, 1),
            Entries.delivery("d2", "b.csv", DeliveryRecord.ACCEPTED_WITH_WARNING, 2),
            Entries.delivery("d3", "c.csv", DeliveryRecord.REJECTED, 3),
            Entries.delivery("d4", "notes.txt", DeliveryRecord.IGNORED, 4)),
        List.of(
            Entries.finding("d1", "GEO_OUT_OF_AREA", Finding.WARN, 1500),
            Entries.finding("d2", "GEO_OUT_OF_AREA", Finding.WARN, 1),
            Entries.finding("d3", "HEADER_MISSING", Finding.REJECT, 0)),
        List.of("late.csv"),
        List.of("118 of 120 months of cells: what they rest on has not changed"),
        List.of(new Step("tally", "cells", 4, Map.of("offence", 2L), 12345, 1.5)),
        List.of(headlines),
        "state-1");
  }

  @Test
  void aPersonReadsWhatCameAndWhatBecameOfIt() {
    String text = SummaryText.of(summary(RATE, RATIO));
    assertThat(text.lines())
        .contains(
            "Run 20260515-120000, 42.5 s",
            "  source                    files    rows in   accepted quarantined  dropped "
                + " rejected",
            "  police-uk-street              3      2,000      1,980          14        6        "
                + " 1",
            "  (unknown file)                1          0          0           0        0        "
                + " 0",
            "  rejected: c.csv: HEADER_MISSING: It isn't there: 'Crime ID' \\ \"Month\"",
            "  still being written, left for the next run: late.csv",
            "  warn       GEO_OUT_OF_AREA        police-uk-street        1,501     2  what to"
                + " do",
            "  tally      cells              version 4        12,345 rows    1.5 s",
            "Tables:   file:/lake")
        .anyMatch(line -> line.startsWith("Measures, London, latest   *** SYNTHETIC DATA"))
        .anyMatch(
            line -> line.matches(".*1,234,567 +137.14 +136.90 to 137.40 +-2.3 %.*more than.*"))
        .anyMatch(
            line ->
                line.matches(
                    ".*Stop and search, .*…: black .* \\+0.25 .*within chance.* times the rate.*"));
    assertThat(text.lines())
        .as("said once, with its file")
        .noneMatch(l -> l.startsWith("  reject "));
  }

  @Test
  void aReasonThatHoldsForManyFilesIsSaidThreeTimes() {
    List<DeliveryRecord> refused =
        IntStream.range(0, 2000)
            .mapToObj(i -> Entries.delivery("d" + i, i + ".csv", DeliveryRecord.REJECTED, i))
            .toList();
    RunSummary one = summary(RATE);
    RunSummary many =
        new RunSummary(
            one.runId(),
            one.command(),
            one.environment(),
            one.lake(),
            one.startedAt(),
            one.finishedAt(),
            one.outcome(),
            one.exitCode(),
            refused,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            one.state());
    assertThat(SummaryText.of(many).lines().filter(l -> l.startsWith("  rejected: "))).hasSize(3);
    assertThat(SummaryText.of(many)).contains("… and 1,997 more files for this reason");
  }

  @Test
  void realDataIsNotCalledSynthetic() {
    assertThat(SummaryText.of(summary(RATIO))).doesNotContain("SYNTHETIC");
  }

  @Test
  void whatWasSkippedIsSaidWithTheReason() {
    assertThat(SummaryText.of(summary(RATE)))
        .contains("\nSkipped\n  118 of 120 months of cells: what they rest on has not changed\n");
    assertThat(summary(RATE).toJson()).contains("\"skipped\" : [ \"118 of 120 months");
  }

  @Test
  void aRunWithoutWorkSaysSo() {
    RunSummary nothing =
        RunSummary.nothing(
            "r", "run", "demo", "file:/lake", Entries.NOON, Entries.NOON.plusMillis(900));
    assertThat(SummaryText.of(nothing))
        .startsWith("Nothing to do: every file and definition is known. (0.9 s)")
        .doesNotContain("Delivered", "Measures");
  }

  @Test
  void aProgramReadsTheSame() throws IOException {
    String json = summary(RATE).toJson();
    JsonNode tree = new ObjectMapper().readTree(json);
    assertThat(tree.get("startedAt").asText()).isEqualTo("2026-05-15T12:00:00Z");
    assertThat(tree.get("exitCode").asInt()).isZero();
    assertThat(tree.get("deliveries")).hasSize(4);
    assertThat(tree.get("deliveries").get(0).get("months").get(0).asText()).isEqualTo("2026-03");
    assertThat(tree.get("deliveries").get(0).has("accepted")).isFalse();
    assertThat(tree.get("headlines").get(0).get("value").asDouble()).isEqualTo(137.144);
    assertThat(RunSummary.stateOf(json)).isEqualTo("state-1");
    assertThat(RunSummary.stateOf(summary(RATE).ending("state-2").toJson())).isEqualTo("state-2");
  }

  @Test
  void aSummaryOfSomebodyElseHasNoState() {
    assertThat(RunSummary.stateOf("{}")).isEmpty();
    assertThat(RunSummary.stateOf("half a fi")).isEmpty();
  }
}
