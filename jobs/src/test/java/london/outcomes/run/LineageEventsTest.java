package london.outcomes.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import london.outcomes.run.ColumnOrigin.Way;
import london.outcomes.run.Described.Field;
import org.junit.jupiter.api.Test;

class LineageEventsTest {

  private static final LineageFacts FACTS =
      new LineageFacts(
          Map.of(
              "offence", table("conformed/offence", "crime_id", "string"),
              "measures", table("measures", "value", "double"),
              "fact_measure", table("curated/fact_measure", "value", "double")),
          Map.of(
              "police-uk-street",
              new LineageFacts.Source(
                  table("raw/police-uk-street", "crime_id", "text"),
                  Map.of("BAD_KEY", "crime_id", "HEADER_MISSING", ""),
                  Map.of(
                      "offence",
                      List.of(
                          new ColumnOrigin(
                              "crime_id",
                              "raw/police-uk-street",
                              "crime_id",
                              Way.IDENTITY,
                              ""))))));

  private static Described table(String name, String column, String type) {
    return new Described(name, "about " + name, List.of(new Field(column, type, "a column")));
  }

  private static RunSummary summary() {
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
            Entries.delivery("d2", "b.csv", DeliveryRecord.REJECTED, 2),
            Entries.delivery("d3", "notes.txt", DeliveryRecord.IGNORED, 3)),
        List.of(Entries.finding("d2", "HEADER_MISSING", Finding.REJECT, 0)),
        List.of(),
        List.of(),
        List.of(
            new Step("ingest", "offence", 4, Map.of(), 900, 1.5),
            new Step("ingest", "offence", 5, Map.of(), 90, 0.5),
            new Step("release", "fact_measure", 7, Map.of("measures", 6L), 12, 1)),
        List.of(),
        "");
  }

  private static List<JsonNode> complete() {
    return LineageSpec.events(new LineageEvents(summary(), FACTS).complete());
  }

  @Test
  void aRunAndEachTableThatItWroteStartAndEnd() {
    assertThat(complete())
        .extracting(e -> e.path("job").path("name").asText() + " " + e.path("eventType").asText())
        .containsExactly(
            "run START",
            "run.ingest.offence START",
            "run.ingest.offence COMPLETE",
            "run.release.fact_measure START",
            "run.release.fact_measure COMPLETE",
            "run COMPLETE");
    assertThat(complete().get(0).path("eventTime").asText()).isEqualTo("2026-05-15T12:00:00Z");
    assertThat(complete().get(1).path("eventTime").asText()).isEqualTo("2026-05-15T12:00:40.5Z");
  }

  @Test
  void aTableThatWasWrittenTwiceIsToldOnceWithAllItsRows() {
    JsonNode offence = LineageSpec.of(complete(), "run.ingest.offence").path("outputs").get(0);
    assertThat(offence.path("name").asText()).isEqualTo("conformed/offence");
    assertThat(offence.at("/facets/version/datasetVersion").asText()).isEqualTo("5");
    assertThat(offence.at("/outputFacets/outputStatistics/rowCount").asLong()).isEqualTo(990);
    assertThat(offence.at("/facets/schema/fields/0/description").asText()).isEqualTo("a column");
  }

  @Test
  void deliveriesAreJudgedByTheirRules() {
    JsonNode input = LineageSpec.of(complete(), "run").path("inputs").get(0);
    assertThat(input.path("name").asText()).isEqualTo("raw/police-uk-street");
    JsonNode metrics = input.at("/inputFacets/dataQualityMetrics");
    assertThat(metrics.path("rowCount").asLong()).isEqualTo(2000);
    assertThat(metrics.path("fileCount").asLong()).isEqualTo(2);
    assertThat(input.at("/inputFacets/dataQualityAssertions/assertions").toString())
        .isEqualTo(
            "[{\"assertion\":\"BAD_KEY\",\"success\":true,\"column\":\"crime_id\"},"
                + "{\"assertion\":\"HEADER_MISSING\",\"success\":false}]");
  }

  @Test
  void publishedNumbersAreMaskedCopiesOfTheMeasures() {
    JsonNode made = LineageSpec.of(complete(), "run.release.fact_measure").path("outputs").get(0);
    JsonNode value = made.at("/facets/columnLineage/fields/value/inputFields/0");
    assertThat(value.path("name").asText()).isEqualTo("measures");
    assertThat(value.at("/transformations/0/subtype").asText()).isEqualTo("TRANSFORMATION");
    assertThat(value.at("/transformations/0/masking").asBoolean()).isTrue();
  }

  @Test
  void aRunThatFailedSaysWhyAndWhatItWroteBefore() {
    List<JsonNode> events =
        LineageSpec.events(new LineageEvents(summary(), FACTS).failed("Transient, exit code 75"));
    JsonNode end = LineageSpec.of(events, "run");
    assertThat(end.path("eventType").asText()).isEqualTo("FAIL");
    assertThat(end.at("/run/facets/errorMessage/message").asText()).contains("exit code 75");
    assertThat(events).hasSize(6);
  }

  @Test
  void theSameRunHasTheSameIds() {
    assertThat(complete()).isEqualTo(complete());
  }
}
