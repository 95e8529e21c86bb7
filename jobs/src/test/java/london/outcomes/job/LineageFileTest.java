package london.outcomes.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import london.outcomes.SharedSession;
import london.outcomes.catalogue.Failure;
import london.outcomes.job.RunJob.Phase;
import london.outcomes.run.LineageSpec;
import london.outcomes.synth.Plan;
import london.outcomes.synth.Synthesis;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What a run leaves for catalogues of data. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class LineageFileTest {

  private static final YearMonth MONTH = YearMonth.of(2025, 6);
  private static final String[] DEMO = {"--env", "demo", "--as-of", "2026-05"};

  @TempDir static Path folder;

  private static Workbench bench;
  private static List<JsonNode> events;

  @BeforeAll
  static void run() throws IOException {
    bench = Workbench.of(folder, "offences-recorded");
    Path reference = SharedSession.project().resolve("conf/reference");
    Synthesis.write(new Plan(MONTH, MONTH, 0.02, 11), reference, bench.landing);
    bench.succeed("run", DEMO);
    events = LineageSpec.events(Files.readString(files().get(0)));
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(bench.lake.resolve("lineage"))) {
      return files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList();
    }
  }

  @Test
  @Order(1)
  void everyTableThatWasWrittenIsToldWithItsVersion() {
    List<String> told = new ArrayList<>();
    events.forEach(
        event ->
            event
                .path("outputs")
                .forEach(
                    o ->
                        told.add(
                            o.path("name").asText()
                                + " "
                                + o.at("/facets/version/datasetVersion").asText())));
    assertThat(told)
        .contains("conformed/offence 0", "cells 0", "measures 0", "curated/fact_measure 0");
    JsonNode cells = LineageSpec.of(events, "run.tally.cells");
    assertThat(cells.path("inputs"))
        .extracting(i -> i.path("name").asText())
        .contains("conformed/offence");
    assertThat(cells.path("outputs").get(0).path("namespace").asText())
        .isEqualTo("file:" + bench.lake);
  }

  /**
   * By hand, from conf/sources/police-uk-street.yaml: the borough is looked up by the LSOA and
   * 'unknown' where it has none; the crime id is taken as it is.
   */
  @Test
  @Order(1)
  void aConformedColumnIsTracedToTheDeliveredOnes() {
    JsonNode columns =
        LineageSpec.of(events, "run.ingest.offence")
            .path("outputs")
            .get(0)
            .at("/facets/columnLineage/fields");
    assertThat(of(columns, "crime_id"))
        .containsExactly("raw/police-uk-street.crime_id IDENTITY ''");
    assertThat(of(columns, "borough_code"))
        .containsExactly(
            "raw/police-uk-street.lsoa_code TRANSFORMATION 'coalesce(borough_code, 'unknown')'");
    assertThat(of(columns, "month")).containsExactly("raw/police-uk-street.month IDENTITY ''");
    assertThat(columns.has("delivery_id")).as("no delivered column").isFalse();
  }

  private static List<String> of(JsonNode columns, String column) {
    List<String> found = new ArrayList<>();
    for (JsonNode from : columns.path(column).path("inputFields")) {
      JsonNode how = from.path("transformations").get(0);
      found.add(
          "%s.%s %s '%s'"
              .formatted(
                  from.path("name").asText(),
                  from.path("field").asText(),
                  how.path("subtype").asText(),
                  how.path("description").asText()));
    }
    return found;
  }

  @Test
  @Order(1)
  void rowsThatCameInAreThoseOfTheLedger() {
    long told = 0;
    for (JsonNode input : LineageSpec.of(events, "run").path("inputs")) {
      told += input.at("/inputFacets/dataQualityMetrics/rowCount").asLong();
    }
    long entered =
        bench
            .table("delivery")
            .where("verdict LIKE 'accepted%'")
            .selectExpr("sum(accepted_count + quarantined_count + dropped_count)")
            .head()
            .getLong(0);
    assertThat(told).isEqualTo(entered).isPositive();
  }

  @Test
  @Order(2)
  void aRunWithNothingToDoLeavesNothing() throws IOException {
    bench.succeed("run", DEMO);
    assertThat(files()).hasSize(1);
  }

  @Test
  @Order(3)
  void aRunThatFailsIsToldWithoutTheWordsOfTheFault() throws IOException {
    Runnable guard =
        () -> {
          throw new Failure.Transient("the store of Mr Smith", null);
        };
    Synthesis.write(
        new Plan(MONTH.plusMonths(1), MONTH.plusMonths(1), 0.02, 11),
        SharedSession.project().resolve("conf/reference"),
        bench.landing);
    Throwable fault =
        catchThrowable(
            () ->
                bench.job("demo", guard).run("run", EnumSet.allOf(Phase.class), Optional.empty()));
    assertThat(fault).isInstanceOf(Failure.Transient.class);
    String told = Files.readString(files().get(1));
    JsonNode end = LineageSpec.of(LineageSpec.events(told), "run");
    assertThat(end.path("eventType").asText()).isEqualTo("FAIL");
    assertThat(told).contains("Transient, exit code 75").doesNotContain("Smith");
  }
}
